// A piece of track, coloured by speed against the limits of the notice.
import Feature from 'ol/Feature.js';
import LineString from 'ol/geom/LineString.js';
import Point from 'ol/geom/Point.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import { fromLonLat } from 'ol/proj.js';
import { Circle, Fill, Stroke, Style } from 'ol/style.js';

/** Upper ends of the bands in km/h: the right-turn limit, the speed limit, and what lies above it. */
export const SPEED_BANDS = [
  { upTo: 10, colour: '#3b7dd8' },
  { upTo: 40, colour: '#2e9e5b' },
  { upTo: 60, colour: '#c9a100' },
  { upTo: Infinity, colour: '#c3221a' },
];
/** More dots than this would hide the line that they stand on. */
const DOTS_AT_MOST = 150;
const GAP_MS = 5 * 60_000;

export function bandOf(speedKph) {
  return SPEED_BANDS.find((band) => speedKph <= band.upTo);
}

export class Tracks {
  constructor(map) {
    this.map = map;
    this.source = new VectorSource();
    map.addLayer(new VectorLayer({ source: this.source, zIndex: 10 }));
  }

  clear() {
    this.source.clear();
  }

  /** Draws the fixes in place of what was drawn before, with a mark where something happened. */
  show(fixes, mark) {
    this.clear();
    for (let i = 1; i < fixes.length; i += 1) {
      if (Date.parse(fixes[i].at) - Date.parse(fixes[i - 1].at) > GAP_MS) continue;
      this.source.addFeature(segment(fixes[i - 1], fixes[i]));
    }
    if (fixes.length <= DOTS_AT_MOST) for (const fix of fixes) this.source.addFeature(dot(fix));
    if (mark) this.source.addFeature(markAt(mark));
    if (!this.source.isEmpty()) {
      this.map.getView().fit(this.source.getExtent(), { padding: [80, 80, 80, 80], maxZoom: 17, duration: 300 });
    }
  }
}

function segment(from, to) {
  const feature = new Feature(new LineString([fromLonLat([from.lon, from.lat]), fromLonLat([to.lon, to.lat])]));
  const { colour } = bandOf(Math.max(from.speedKph, to.speedKph));
  feature.setStyle([
    new Style({ stroke: new Stroke({ color: '#fff', width: 8 }), zIndex: 1 }),
    new Style({ stroke: new Stroke({ color: colour, width: 5 }), zIndex: 2 }),
  ]);
  return feature;
}

function dot(fix) {
  const feature = new Feature(new Point(fromLonLat([fix.lon, fix.lat])));
  feature.set('fix', fix);
  feature.setStyle(new Style({ image: new Circle({ radius: 3.5, fill: new Fill({ color: '#fff' }), stroke: new Stroke({ color: bandOf(fix.speedKph).colour, width: 2 }) }), zIndex: 3 }));
  return feature;
}

function markAt({ lon, lat }) {
  const feature = new Feature(new Point(fromLonLat([lon, lat])));
  feature.setStyle(new Style({ image: new Circle({ radius: 13, stroke: new Stroke({ color: '#c3221a', width: 4 }) }), zIndex: 4 }));
  return feature;
}
