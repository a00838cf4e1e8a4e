// Draws the trucks. Arrows and discs stand on a canvas of their own between the map's layers, which a pen draws again for each
// frame while something glides; the map below is left alone meanwhile. Plates are written on a canvas above it, and only as many
// as can be read. From afar, groups are drawn instead.
import Feature from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import Layer from 'ol/layer/Layer.js';
import VectorLayer from 'ol/layer/Vector.js';
import ClusterSource from 'ol/source/Cluster.js';
import VectorSource from 'ol/source/Vector.js';
import { containsCoordinate } from 'ol/extent.js';
import { Circle, Fill, Stroke, Style, Text } from 'ol/style.js';
import { ALARM_INK, FONT, INK, RIM } from './ground.js';
import { penFor } from './pens.js';
import { STATE_COLOURS, STATES } from './sprites.js';
import { placeOf } from './trucks.js';

const HIT_PX = 16;
/** More plates than this cover one another. */
const LABELS_AT_MOST = 120;
const LABEL_EVERY_MS = 120;
/** Farther away than this, that many trucks are a blur. */
const GROUP_FROM_RESOLUTION_M = 60;
const GROUP_FROM_TRUCKS = 150;
const GROUP_PX = 56;
const GROUP_EVERY_MS = 1000;

export class TruckLayer {
  /** @param trucks the model, once it is made */
  constructor(map) {
    this.map = map;
    // plate to truck, of those that are wanted
    this.shown = new Map();
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'trucks';
    this.pen = penFor(this.canvas);
    this.sprites = new Layer({ zIndex: 20, render: (frame) => this.render(frame) });
    this.labels = new VectorSource();
    this.writing = new VectorLayer({ source: this.labels, zIndex: 22, declutter: true, updateWhileAnimating: true, updateWhileInteracting: true });
    this.groups = new ClusterSource({ distance: GROUP_PX, minDistance: GROUP_PX * 0.7 });
    this.grouping = new VectorLayer({ source: this.groups, zIndex: 21, style: groupStyle, visible: false });
    for (const layer of [this.sprites, this.grouping, this.writing]) map.addLayer(layer);
    this.labelled = new Map();
    this.writtenAt = 0;
    this.groupedAt = 0;
    this.glidesUntil = 0;
    this.frames = 0;
    this.loaded = false;
    this.grouped = true;
    this.followed = null;
    map.on('moveend', () => this.regroup());
    map.on('pointerdrag', () => { this.followed = null; });
    requestAnimationFrame((now) => this.frame(now));
  }

  watch(trucks) {
    this.trucks = trucks;
  }

  /** Those trucks are to be drawn anew. */
  draw(trucks) {
    for (const truck of trucks) {
      if (truck.wanted) this.shown.set(truck.plate, truck); else this.shown.delete(truck.plate);
      this.glidesUntil = Math.max(this.glidesUntil, truck.glideFrom + truck.glideMs);
    }
    this.loaded = false;
    this.regroup();
  }

  /** The map has drawn what lies below; the canvas takes on its size and place. */
  render({ size: [width, height], pixelRatio, coordinateToPixelTransform, viewState }) {
    const across = Math.round(width * pixelRatio);
    const down = Math.round(height * pixelRatio);
    if (this.canvas.width !== across || this.canvas.height !== down) Object.assign(this.canvas, { width: across, height: down });
    this.view = { width, height, matrix: [...coordinateToPixelTransform], rotation: viewState.rotation };
    this.paint(performance.now());
    return this.canvas;
  }

  paint(now) {
    if (!this.loaded) {
      this.loaded = true;
      this.pen.load([...this.shown.values()].sort((one, other) => rank(one) - rank(other)), now);
    }
    this.frames += 1;
    this.pen.draw(this.view, now);
  }

  frame(now) {
    if (this.followed && this.trucks) {
      const truck = this.trucks.find(this.followed);
      if (truck) this.map.getView().setCenter(placeOf(truck, now));
    }
    if (this.view && this.sprites.getVisible() && (!this.loaded || now <= this.glidesUntil + 50)) this.paint(now);
    if (now - this.writtenAt >= LABEL_EVERY_MS) {
      this.writtenAt = now;
      this.write(now);
    }
    if (this.grouping.getVisible() && now - this.groupedAt >= GROUP_EVERY_MS) this.gather(now);
    requestAnimationFrame((next) => this.frame(next));
  }

  /** The truck under that pixel, or nothing. */
  at(pixel) {
    if (this.grouping.getVisible()) return null;
    const now = performance.now();
    const reach = HIT_PX * this.map.getView().getResolution();
    const [x, y] = this.map.getCoordinateFromPixel(pixel);
    let nearest = null;
    let least = reach;
    for (const truck of this.trucks.wanted()) {
      const [truckX, truckY] = placeOf(truck, now);
      const away = Math.hypot(truckX - x, truckY - y);
      if (away < least) {
        nearest = truck;
        least = away;
      }
    }
    return nearest;
  }

  /** Goes nearer to the group under that pixel; false when there is none. */
  enter(pixel) {
    if (!this.grouping.getVisible()) return false;
    const group = this.map.forEachFeatureAtPixel(pixel, (feature) => feature, { hitTolerance: 4, layerFilter: (layer) => layer === this.grouping });
    if (!group) return false;
    const view = this.map.getView();
    view.animate({ center: group.getGeometry().getCoordinates(), zoom: view.getZoom() + 2, duration: 300 });
    return true;
  }

  /** Keeps that truck in the middle until the map is dragged or null is given. */
  follow(plate) {
    this.followed = plate;
  }

  group(wanted) {
    this.grouped = wanted;
    this.regroup();
  }

  regroup() {
    const far = this.grouped && this.shown.size >= GROUP_FROM_TRUCKS && this.map.getView().getResolution() > GROUP_FROM_RESOLUTION_M;
    if (far === this.grouping.getVisible()) return;
    this.grouping.setVisible(far);
    this.sprites.setVisible(!far);
    if (far) this.gather(performance.now()); else this.groups.setSource(null);
  }

  /** The groups as they are at that moment. */
  gather(now) {
    this.groupedAt = now;
    this.groups.setSource(new VectorSource({ features: [...this.shown.values()].map((truck) => new Feature({ geometry: new Point(truck.to), truck })) }));
  }

  write(now) {
    if (!this.trucks) return;
    const size = this.map.getSize();
    if (!size) return;
    const inView = this.map.getView().calculateExtent(size);
    const seen = this.trucks.wanted().filter((truck) => containsCoordinate(inView, truck.to));
    const all = seen.length <= LABELS_AT_MOST && !this.grouping.getVisible();
    const named = new Set();
    for (const truck of seen) {
      if (all || truck.selected || truck.state === 'violating') named.add(truck);
      if (named.size === LABELS_AT_MOST) break;
    }
    for (const [truck, label] of this.labelled) {
      if (!named.has(truck)) {
        this.labels.removeFeature(label);
        this.labelled.delete(truck);
      }
    }
    for (const truck of named) this.label(truck, now);
  }

  label(truck, now) {
    const place = placeOf(truck, now);
    let label = this.labelled.get(truck);
    if (!label) {
      label = new Feature(new Point(place));
      this.labelled.set(truck, label);
      this.labels.addFeature(label);
    } else {
      label.getGeometry().setCoordinates(place);
    }
    const { selected } = truck;
    const words = truck.state === 'violating' ? `${truck.plate} ${Math.round(truck.speedKph)} km/h` : truck.plate;
    const key = `${words}|${truck.state}|${selected}`;
    if (label.key === key) return;
    label.key = key;
    label.setStyle(labelStyle(words, truck.state === 'violating', selected));
  }
}

function labelStyle(words, violating, selected) {
  return new Style({
    zIndex: violating || selected ? 2 : 1,
    text: new Text({
      text: words,
      font: `${selected || violating ? 'bold ' : ''}13px ${FONT}`,
      offsetY: 22,
      fill: new Fill({ color: violating ? ALARM_INK : INK }),
      stroke: new Stroke({ color: RIM, width: 4 }),
    }),
  });
}

/** What matters most is drawn last, above the others. */
function rank(truck) {
  return truck.selected ? 1 : -STATES.indexOf(truck.state);
}

/** A group wears the colour of its worst. */
function groupStyle(group) {
  const trucks = group.get('features').map((feature) => feature.get('truck'));
  const worst = STATES.find((state) => trucks.some((truck) => truck.state === state)) || 'offline';
  return new Style({
    image: new Circle({
      radius: 12 + 4 * Math.log10(trucks.length),
      fill: new Fill({ color: STATE_COLOURS[worst] }),
      stroke: new Stroke({ color: '#fff', width: 3 }),
    }),
    text: new Text({ text: String(trucks.length), font: `bold 13px ${FONT}`, fill: new Fill({ color: '#fff' }) }),
  });
}

