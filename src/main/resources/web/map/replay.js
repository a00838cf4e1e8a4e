// Plays a vehicle's day on the map: the truck where it was, its speed, and the line of time under it.
import Feature from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import { containsCoordinate } from 'ol/extent.js';
import { fromLonLat } from 'ol/proj.js';
import { Icon, Style } from 'ol/style.js';
import { symbol } from './sprites.js';
import { clockTime, speedText, text } from './texts.js';
import { Timeline } from './timeline.js';

const GAP_MS = 5 * 60_000;

export class Replay {
  /**
   * @param box with #play, #pace, #now and #timeline
   * @param day {fixes, stops, manifests, violations, turns}
   */
  constructor(map, box, day) {
    this.map = map;
    this.day = day;
    this.now = day.fixes[0].ms;
    this.playing = false;
    this.truck = new Feature(new Point(fromLonLat([day.fixes[0].lon, day.fixes[0].lat])));
    map.addLayer(new VectorLayer({ source: new VectorSource({ features: [this.truck] }), zIndex: 20, updateWhileAnimating: true }));
    this.button = box.querySelector('#play');
    this.pace = box.querySelector('#pace');
    this.line = box.querySelector('#now');
    this.timeline = new Timeline(box.querySelector('#timeline'), day, (ms) => { this.stop(); this.show(ms); });
    this.button.addEventListener('click', () => (this.playing ? this.stop() : this.start()));
    box.hidden = false;
    this.show(this.now);
  }

  /** The moment that is shown, ms; the truck is put where it was. */
  show(ms) {
    this.now = ms;
    const { place, speedKph, headingDeg, known } = this.at(ms);
    this.truck.getGeometry().setCoordinates(place);
    const driving = speedKph >= 3;
    this.truck.setStyle(new Style({ image: new Icon({ img: symbol(known ? (driving ? 'moving' : 'standing') : 'offline', true, true), rotation: driving ? (headingDeg * Math.PI) / 180 : 0, rotateWithView: true, scale: 0.5 }) }));
    const words = `${clockTime(new Date(ms).toISOString())} · ${known ? speedText(speedKph) : text('map.replay.unknown')}`;
    if (this.line.textContent !== words) this.line.textContent = words;
    this.timeline.show(ms, words);
    const view = this.map.getView();
    if (this.playing && !containsCoordinate(view.calculateExtent(this.map.getSize()), place)) view.setCenter(place);
  }

  /** Between two reports it is on the line between them; in a gap where it was last seen, and not known. */
  at(ms) {
    const { fixes } = this.day;
    let low = 0;
    let high = fixes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (fixes[middle].ms <= ms) low = middle; else high = middle - 1;
    }
    const before = fixes[low];
    const after = fixes[low + 1];
    const from = fromLonLat([before.lon, before.lat]);
    if (!after || ms <= before.ms) return { place: from, ...before, known: true };
    if (after.ms - before.ms > GAP_MS) return { place: from, ...before, known: false };
    const share = (ms - before.ms) / (after.ms - before.ms);
    const to = fromLonLat([after.lon, after.lat]);
    return {
      place: [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share],
      speedKph: before.speedKph + (after.speedKph - before.speedKph) * share,
      headingDeg: before.headingDeg,
      known: true,
    };
  }

  start() {
    const end = this.day.fixes.at(-1).ms;
    if (this.now >= end) this.now = this.day.fixes[0].ms;
    this.playing = true;
    this.button.textContent = text('map.replay.pause');
    let last = performance.now();
    const step = (at) => {
      if (!this.playing) return;
      const next = Math.min(end, this.now + (at - last) * Number(this.pace.value));
      last = at;
      this.show(next);
      if (next >= end) this.stop(); else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  stop() {
    this.playing = false;
    this.button.textContent = text('map.replay.play');
  }
}
