// Draws the trucks. Arrows and discs are one WebGL layer, rebuilt once for each frame of the stream; the gliding between
// two reports happens in the shader, so thousands move as smoothly as ten. Plates are written on a canvas above it, and only
// as many as can be read. From afar, groups are drawn instead.
import Feature from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import VectorLayer from 'ol/layer/Vector.js';
import WebGLVectorLayer from 'ol/layer/WebGLVector.js';
import ClusterSource from 'ol/source/Cluster.js';
import VectorSource from 'ol/source/Vector.js';
import { containsCoordinate } from 'ol/extent.js';
import { Circle, Fill, Stroke, Style, Text } from 'ol/style.js';
import { ALARM_INK, FONT, INK, RIM } from './ground.js';
import { CELL_PX, STATE_COLOURS, STATES, cellOf, sheet } from './sprites.js';
import { placeOf } from './trucks.js';

const SCALE = 0.5;
const HIT_PX = 16;
/** More plates than this cover one another. */
const LABELS_AT_MOST = 120;
const LABEL_EVERY_MS = 120;
/** Farther away than this, that many trucks are a blur. */
const GROUP_FROM_RESOLUTION_M = 60;
const GROUP_FROM_TRUCKS = 150;
const GROUP_PX = 56;

const LEFT = ['clamp', ['-', 1, ['/', ['-', ['var', 'now'], ['get', 'glideFrom']], ['get', 'glideS']]], 0, 1];
const STYLE = {
  'icon-src': sheet(),
  'icon-size': [CELL_PX, CELL_PX],
  'icon-offset': ['array', ['get', 'cellX'], ['get', 'cellY']],
  'icon-scale': SCALE,
  'icon-rotation': ['get', 'rotation'],
  'icon-displacement': ['array', ['/', ['*', ['get', 'backX'], LEFT], ['resolution']], ['/', ['*', ['get', 'backY'], LEFT], ['resolution']]],
};

export class TruckLayer {
  /** @param trucks the model, once it is made */
  constructor(map) {
    this.map = map;
    this.features = new Map();
    this.source = new VectorSource();
    this.sprites = new WebGLVectorLayer({ source: this.source, zIndex: 20, style: STYLE, variables: { now: 0 }, disableHitDetection: true });
    this.labels = new VectorSource();
    this.writing = new VectorLayer({ source: this.labels, zIndex: 22, declutter: true, updateWhileAnimating: true, updateWhileInteracting: true });
    this.groups = new ClusterSource({ distance: GROUP_PX, minDistance: GROUP_PX * 0.7 });
    this.grouping = new VectorLayer({ source: this.groups, zIndex: 21, style: groupStyle, visible: false });
    for (const layer of [this.sprites, this.grouping, this.writing]) map.addLayer(layer);
    this.labelled = new Map();
    this.writtenAt = 0;
    this.glidesUntil = 0;
    this.frames = 0;
    this.grouped = true;
    this.followed = null;
    // shader numbers have seven digits: seconds since the page was opened, not since 1970
    this.zero = performance.now();
    map.on('moveend', () => this.regroup());
    map.on('pointerdrag', () => { this.followed = null; });
    requestAnimationFrame((now) => this.frame(now));
  }

  watch(trucks) {
    this.trucks = trucks;
  }

  /** Those trucks are to be drawn anew. */
  draw(trucks) {
    for (const truck of trucks) this.place(truck);
    this.regroup();
  }

  place(truck) {
    let feature = this.features.get(truck.plate);
    if (!truck.wanted) {
      if (feature) {
        this.source.removeFeature(feature);
        this.features.delete(truck.plate);
      }
      return;
    }
    const added = !feature;
    if (added) {
      feature = new Feature(new Point(truck.to));
      feature.truck = truck;
    }
    const [cellX, cellY] = cellOf(truck.state, truck.manifest !== null, truck.selected);
    const driving = truck.state === 'moving' || truck.state === 'violating';
    const rotation = driving ? (truck.headingDeg * Math.PI) / 180 : 0;
    // what is displaced is turned with the drawing, so the way back is turned against it
    const backX = truck.from[0] - truck.to[0];
    const backY = truck.from[1] - truck.to[1];
    const turnedX = Math.cos(rotation) * backX - Math.sin(rotation) * backY;
    const turnedY = Math.sin(rotation) * backX + Math.cos(rotation) * backY;
    feature.setProperties({
      cellX, cellY, rotation, backX: turnedX, backY: turnedY,
      glideFrom: (truck.glideFrom - this.zero) / 1000,
      glideS: Math.max(0.001, truck.glideMs / 1000),
    }, true);
    this.glidesUntil = Math.max(this.glidesUntil, truck.glideFrom + truck.glideMs);
    if (added) {
      this.features.set(truck.plate, feature);
      this.source.addFeature(feature);
    } else {
      // tells the layer of all of it at once
      feature.getGeometry().setCoordinates(truck.to);
    }
  }

  frame(now) {
    if (this.followed && this.trucks) {
      const truck = this.trucks.find(this.followed);
      if (truck) this.map.getView().setCenter(placeOf(truck, now));
    }
    if (now <= this.glidesUntil + 50) {
      this.frames += 1;
      this.sprites.updateStyleVariables({ now: (now - this.zero) / 1000 });
    }
    if (now - this.writtenAt >= LABEL_EVERY_MS) {
      this.writtenAt = now;
      this.write(now);
    }
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
    const far = this.grouped && this.features.size >= GROUP_FROM_TRUCKS && this.map.getView().getResolution() > GROUP_FROM_RESOLUTION_M;
    if (far === this.grouping.getVisible()) return;
    this.groups.setSource(far ? this.source : null);
    this.grouping.setVisible(far);
    this.sprites.setVisible(!far);
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

/** A group wears the colour of its worst. */
function groupStyle(group) {
  const trucks = group.get('features').map((feature) => feature.truck);
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

