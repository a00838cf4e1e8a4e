// The trucks: an arrow by heading, a colour by state, and a plate; gliding from report to report.
import Feature from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import { fromLonLat } from 'ol/proj.js';
import { Fill, Icon, Stroke, Style, Text } from 'ol/style.js';
import { FONT } from './ground.js';

/** Order is the order of the counts and of the legend. */
export const STATES = ['violating', 'moving', 'standing', 'offline'];
export const STATE_COLOURS = { violating: '#c3221a', moving: '#17693c', standing: '#0a4f8f', offline: '#7b8791' };

const MOVING_FROM_KPH = 3;
const OFFLINE_AFTER_MS = 5 * 60_000;
const VIOLATING_FOR_MS = 2 * 60_000;
const GLIDE_AT_MOST_MS = 4_000;
const JUMP_M = 3_000;
const FRAME_MS = 50;

export class Trucks {
  constructor(map, onCounts) {
    this.trucks = new Map();
    this.onCounts = onCounts;
    this.source = new VectorSource();
    this.layer = new VectorLayer({ source: this.source, zIndex: 20, declutter: true, updateWhileAnimating: true, updateWhileInteracting: true });
    map.addLayer(this.layer);
    this.selected = null;
    this.lastFrame = 0;
    requestAnimationFrame((now) => this.frame(now));
    setInterval(() => this.age(), 5_000);
  }

  /** A report from the stream. */
  report(position) {
    const target = fromLonLat([position.lon, position.lat]);
    let truck = this.trucks.get(position.plate);
    if (!truck) {
      truck = this.add(position, target);
    }
    const now = performance.now();
    const glide = Math.min(GLIDE_AT_MOST_MS, now - truck.reportedAt);
    const jump = document.hidden || Math.hypot(target[0] - truck.shown[0], target[1] - truck.shown[1]) > JUMP_M;
    Object.assign(truck, position, { from: jump ? target : truck.shown, to: target, glideFrom: now, glideMs: jump ? 0 : glide, reportedAt: now });
    if (jump) this.place(truck, target);
    this.restyle(truck);
  }

  /** Marks the truck as violating for a while; it may not have been seen yet. */
  violated(plate) {
    const truck = this.trucks.get(plate);
    if (!truck) return;
    truck.violatingUntil = Date.now() + VIOLATING_FOR_MS;
    this.restyle(truck);
  }

  /** The terminal of that plate came or went. */
  connection(plate, online) {
    const truck = this.trucks.get(plate);
    if (!truck) return;
    truck.online = online;
    this.restyle(truck);
  }

  find(plate) {
    return this.trucks.get(plate);
  }

  /** Plates that contain the letters typed, the best first. */
  search(typed) {
    const wanted = typed.trim().toUpperCase();
    return [...this.trucks.keys()].filter((plate) => plate.includes(wanted)).sort((a, b) => a.indexOf(wanted) - b.indexOf(wanted) || a.localeCompare(b, 'zh-CN'));
  }

  select(plate) {
    const before = this.trucks.get(this.selected);
    this.selected = plate;
    if (before) this.restyle(before);
    const truck = this.trucks.get(plate);
    if (truck) this.restyle(truck);
  }

  counts() {
    const counts = Object.fromEntries(STATES.map((state) => [state, 0]));
    for (const truck of this.trucks.values()) counts[truck.state] += 1;
    return counts;
  }

  add(position, target) {
    const feature = new Feature(new Point(target));
    feature.set('plate', position.plate);
    const truck = { plate: position.plate, feature, shown: target, reportedAt: performance.now(), violatingUntil: 0 };
    this.trucks.set(position.plate, truck);
    this.source.addFeature(feature);
    return truck;
  }

  frame(now) {
    if (now - this.lastFrame >= FRAME_MS) {
      this.lastFrame = now;
      for (const truck of this.trucks.values()) this.glide(truck, now);
    }
    requestAnimationFrame((next) => this.frame(next));
  }

  glide(truck, now) {
    if (!truck.glideMs) return;
    const share = Math.min(1, (now - truck.glideFrom) / truck.glideMs);
    this.place(truck, [truck.from[0] + (truck.to[0] - truck.from[0]) * share, truck.from[1] + (truck.to[1] - truck.from[1]) * share]);
    if (share === 1) truck.glideMs = 0;
  }

  place(truck, coordinate) {
    truck.shown = coordinate;
    truck.feature.getGeometry().setCoordinates(coordinate);
  }

  age() {
    for (const truck of this.trucks.values()) this.restyle(truck);
  }

  restyle(truck) {
    truck.state = stateOf(truck);
    truck.feature.setStyle(styleOf(truck, truck.plate === this.selected));
    this.onCounts(this.counts());
  }
}

function stateOf(truck) {
  if (truck.violatingUntil > Date.now()) return 'violating';
  if (truck.online === false || Date.now() - Date.parse(truck.at) > OFFLINE_AFTER_MS) return 'offline';
  return truck.speedKph >= MOVING_FROM_KPH ? 'moving' : 'standing';
}

function styleOf(truck, selected) {
  const arrow = truck.state === 'moving' || truck.state === 'violating';
  return new Style({
    zIndex: truck.state === 'violating' ? 2 : 1,
    image: new Icon({
      img: symbol(truck.state, selected),
      rotation: arrow ? (truck.headingDeg * Math.PI) / 180 : 0,
      rotateWithView: true,
      declutterMode: 'none',
      scale: 0.5,
    }),
    text: new Text({
      text: truck.state === 'violating' ? `${truck.plate} ${Math.round(truck.speedKph)} km/h` : truck.plate,
      font: `${selected || truck.state === 'violating' ? 'bold ' : ''}13px ${FONT}`,
      offsetY: 22,
      fill: new Fill({ color: truck.state === 'violating' ? STATE_COLOURS.violating : '#17212b' }),
      stroke: new Stroke({ color: '#fff', width: 4 }),
    }),
  });
}

const symbols = new Map();

/** The drawing of a state, 2 px to the screen's one: an arrow for what drives, a disc for what stands. */
export function symbol(state, selected = false) {
  const key = `${state}${selected}`;
  if (!symbols.has(key)) symbols.set(key, draw(state, selected));
  return symbols.get(key);
}

function draw(state, selected) {
  const canvas = document.createElement('canvas');
  canvas.width = 72;
  canvas.height = 72;
  const pen = canvas.getContext('2d');
  pen.translate(36, 36);
  if (selected || state === 'violating') {
    pen.beginPath();
    pen.arc(0, 0, 32, 0, 2 * Math.PI);
    pen.lineWidth = 5;
    pen.strokeStyle = selected ? '#f0b429' : `${STATE_COLOURS.violating}88`;
    pen.stroke();
  }
  pen.beginPath();
  if (state === 'moving' || state === 'violating') {
    pen.moveTo(0, -24);
    pen.lineTo(17, 20);
    pen.lineTo(0, 11);
    pen.lineTo(-17, 20);
    pen.closePath();
  } else {
    pen.arc(0, 0, state === 'offline' ? 10 : 14, 0, 2 * Math.PI);
  }
  pen.lineJoin = 'round';
  pen.lineWidth = 5;
  pen.strokeStyle = state === 'offline' ? STATE_COLOURS.offline : '#fff';
  pen.fillStyle = state === 'offline' ? '#fff' : STATE_COLOURS[state];
  pen.stroke();
  pen.fill();
  return canvas;
}
