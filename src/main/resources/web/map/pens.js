// Draw many small drawings of one sheet at once, each gliding from where it was to where it is. One pen asks the graphics card,
// or what stands in for it; the other draws on a plain canvas, for browsers whose administrator or driver forbids the first.
// Both are given the same things: the trucks when they change, and the moment and the map's matrix for each frame.
import { CELL_PX, cellOf, reachOf, sheet } from './sprites.js';
import { placeOf } from './trucks.js';

/** Sheets are drawn at twice the size, so that they are sharp on dense screens too. */
const SIDE_PX = CELL_PX / 2;
/** Numbers of a corner, and corners of a truck. */
const NUMBERS = 11;
const CORNERS = 4;

const VERTEX = `#version 300 es
in vec2 to;
in vec2 from;
in vec2 glide;
in float heading;
in vec2 corner;
in vec2 cell;
uniform mat2 turn;
uniform vec2 shift;
uniform vec2 size;
uniform float now;
uniform float rotation;
uniform vec2 sheetSize;
out vec2 texel;
void main() {
  float share = clamp((now - glide.x) / glide.y, 0.0, 1.0);
  float angle = heading + rotation;
  vec2 off = corner * 0.5;
  vec2 at = turn * mix(from, to, share) + shift + vec2(cos(angle) * off.x - sin(angle) * off.y, sin(angle) * off.x + cos(angle) * off.y);
  texel = (cell + corner) / sheetSize;
  gl_Position = vec4((at / size * 2.0 - 1.0) * vec2(1.0, -1.0), 0.0, 1.0);
}`;

const FRAGMENT = `#version 300 es
precision mediump float;
in vec2 texel;
uniform sampler2D drawings;
out vec4 colour;
void main() { colour = texture(drawings, texel); }`;

/** The best pen that this browser has for that canvas. */
export function penFor(canvas) {
  // the drawings are smooth by themselves; smoothing all of a wide screen again costs more than drawing them
  const gl = canvas.getContext('webgl2', { antialias: false, depth: false, powerPreference: 'low-power' });
  return gl ? new CardPen(canvas, gl) : new PlainPen(canvas);
}

function headingOf(truck) {
  return truck.state === 'moving' || truck.state === 'violating' ? (truck.headingDeg * Math.PI) / 180 : 0;
}

/**
 * Draws with WebGL 2: one call for all trucks, their gliding computed by the shader. Each truck has four corners of its own: what
 * stands in for a graphics card draws copies of one shape one by one, which takes three times as long.
 */
class CardPen {
  constructor(canvas, gl) {
    this.canvas = canvas;
    this.gl = gl;
    this.trucks = [];
    this.start();
    canvas.addEventListener('webglcontextlost', (event) => { event.preventDefault(); this.lost = true; });
    canvas.addEventListener('webglcontextrestored', () => { this.start(); this.load(this.trucks, performance.now()); });
  }

  start() {
    const { gl } = this;
    this.lost = false;
    const program = gl.createProgram();
    for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
      const shader = gl.createShader(kind);
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program));
    gl.useProgram(program);
    this.uniforms = Object.fromEntries(['turn', 'shift', 'size', 'now', 'rotation', 'sheetSize']
      .map((name) => [name, gl.getUniformLocation(program, name)]));
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    let first = 0;
    for (const [name, count] of [['to', 2], ['from', 2], ['glide', 2], ['heading', 1], ['corner', 2], ['cell', 2]]) {
      const place = gl.getAttribLocation(program, name);
      gl.enableVertexAttribArray(place);
      gl.vertexAttribPointer(place, count, gl.FLOAT, false, NUMBERS * 4, first * 4);
      first += count;
    }
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    this.indexed = 0;
    const drawings = sheet();
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, drawings);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    gl.uniform2f(this.uniforms.sheetSize, drawings.width, drawings.height);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  }

  /** Numbers of a shader have seven digits: places are told from the first truck on, moments from this one. */
  load(trucks, now) {
    this.trucks = trucks;
    this.zero = now;
    this.origin = trucks.length ? trucks[0].to : [0, 0];
    if (this.lost) return;
    const { gl, origin: [x, y] } = this;
    const values = new Float32Array(trucks.length * CORNERS * NUMBERS);
    let at = 0;
    for (const truck of trucks) {
      const [cellX, cellY] = cellOf(truck.state, truck.manifest !== null, truck.selected);
      const [above, below, halfAbove, halfBelow] = reachOf(truck.state, truck.selected);
      const corners = [[-halfAbove, above], [halfAbove, above], [-halfBelow, below], [halfBelow, below]];
      for (const [cornerX, cornerY] of corners) {
        values.set([
          truck.to[0] - x, truck.to[1] - y, truck.from[0] - x, truck.from[1] - y,
          (truck.glideFrom - now) / 1000, Math.max(0.001, truck.glideMs / 1000), headingOf(truck),
          cornerX, cornerY, cellX + CELL_PX / 2, cellY + CELL_PX / 2,
        ], at);
        at += NUMBERS;
      }
    }
    gl.bufferData(gl.ARRAY_BUFFER, values, gl.DYNAMIC_DRAW);
    this.index(trucks.length);
  }

  /** Two triangles a truck, for at least that many. */
  index(count) {
    if (count <= this.indexed) return;
    this.indexed = Math.max(count, 2 * this.indexed);
    const triangles = new Uint32Array(this.indexed * 6);
    for (let i = 0; i < this.indexed; i += 1) triangles.set([0, 1, 2, 1, 3, 2].map((corner) => i * CORNERS + corner), i * 6);
    this.gl.bufferData(this.gl.ELEMENT_ARRAY_BUFFER, triangles, this.gl.STATIC_DRAW);
  }

  draw({ width, height, matrix: [a, b, c, d, e, f], rotation }, now) {
    if (this.lost) return;
    const { gl, uniforms, origin: [x, y] } = this;
    gl.viewport(0, 0, this.canvas.width, this.canvas.height);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.uniformMatrix2fv(uniforms.turn, false, [a, b, c, d]);
    gl.uniform2f(uniforms.shift, a * x + c * y + e, b * x + d * y + f);
    gl.uniform2f(uniforms.size, width, height);
    gl.uniform1f(uniforms.now, (now - this.zero) / 1000);
    gl.uniform1f(uniforms.rotation, rotation);
    gl.drawElements(gl.TRIANGLES, this.trucks.length * 6, gl.UNSIGNED_INT, 0);
  }
}

/** Draws on a plain canvas, truck by truck. */
class PlainPen {
  constructor(canvas) {
    this.canvas = canvas;
    this.pen = canvas.getContext('2d');
    this.drawings = sheet();
    this.trucks = [];
  }

  load(trucks) {
    this.trucks = trucks;
  }

  draw({ width, height, matrix: [a, b, c, d, e, f], rotation }, now) {
    const { pen } = this;
    const ratio = this.canvas.width / width;
    pen.resetTransform();
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    for (const truck of this.trucks) {
      const [x, y] = placeOf(truck, now);
      const left = a * x + c * y + e;
      const top = b * x + d * y + f;
      if (left < -SIDE_PX || top < -SIDE_PX || left > width + SIDE_PX || top > height + SIDE_PX) continue;
      const angle = headingOf(truck) + rotation;
      const cos = Math.cos(angle) * ratio;
      const sin = Math.sin(angle) * ratio;
      pen.setTransform(cos, sin, -sin, cos, left * ratio, top * ratio);
      pen.drawImage(this.drawings, ...cellOf(truck.state, truck.manifest !== null, truck.selected), CELL_PX, CELL_PX, -SIDE_PX / 2, -SIDE_PX / 2, SIDE_PX, SIDE_PX);
    }
  }
}
