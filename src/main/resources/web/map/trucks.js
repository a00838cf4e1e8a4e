// What is known of the trucks: where each is and was, in what state, what it carries, and which of them are wanted. Nothing
// here draws; see trucklayer.js.
import { fromLonLat } from 'ol/proj.js';
import { UNDER_WAY } from './loads.js';
import { STATES } from './sprites.js';

const MOVING_FROM_KPH = 3;
const OFFLINE_AFTER_MS = 5 * 60_000;
const VIOLATING_FOR_MS = 2 * 60_000;
const GLIDE_AT_MOST_MS = 4_000;
const JUMP_M = 3_000;
const AGE_EVERY_MS = 5_000;

/** Everything is wanted. */
export const NO_FILTER = Object.freeze({ states: [], load: '', carrier: '', origin: '', destination: '', wasteCategory: '' });

export class Trucks {
  /**
   * @param onChange hears which trucks are to be drawn anew; a whole frame of the stream at once
   */
  constructor(onChange) {
    this.byPlate = new Map();
    this.onChange = onChange;
    this.selected = null;
    this.filter = NO_FILTER;
    this.manifests = new Map();
    // news of a violation may come before the truck itself
    this.violations = new Map();
    setInterval(() => this.changed(this.byPlate.values()), AGE_EVERY_MS);
  }

  /** The reports of one frame of the stream. */
  report(positions) {
    const now = performance.now();
    const changed = [];
    for (const position of positions) {
      const to = fromLonLat([position.lon, position.lat]);
      let truck = this.byPlate.get(position.plate);
      if (!truck) {
        truck = { plate: position.plate, to, from: to, glideFrom: now, glideMs: 0, reportedAt: now };
        this.byPlate.set(position.plate, truck);
      }
      const shown = placeOf(truck, now);
      const jump = document.hidden || Math.hypot(to[0] - shown[0], to[1] - shown[1]) > JUMP_M;
      const glideMs = jump ? 0 : Math.min(GLIDE_AT_MOST_MS, now - truck.reportedAt);
      Object.assign(truck, position, { from: jump ? to : shown, to, glideFrom: now, glideMs, reportedAt: now });
      changed.push(truck);
    }
    this.changed(changed);
  }

  /** The terminal of that plate came or went. */
  connection(plate, online) {
    const truck = this.byPlate.get(plate);
    if (!truck) return;
    truck.online = online;
    this.changed([truck]);
  }

  /** A violation of that plate began, goes on or has ended. */
  violated({ id, plate, endedAt }) {
    const of = this.violations.get(plate) || new Map();
    of.set(id, endedAt ? Date.parse(endedAt) + VIOLATING_FOR_MS : Infinity);
    this.violations.set(plate, of);
    const truck = this.byPlate.get(plate);
    if (truck) this.changed([truck]);
  }

  /** The manifests under way have changed: plate to manifest. */
  loads(byPlate) {
    this.manifests = byPlate;
    this.changed(this.byPlate.values());
  }

  find(plate) {
    return this.byPlate.get(plate);
  }

  /** Those that the filter lets through. */
  wanted() {
    return [...this.byPlate.values()].filter((truck) => truck.wanted);
  }

  /** Plates that contain the letters typed, the best first. */
  search(typed) {
    const letters = typed.trim().toUpperCase();
    return [...this.byPlate.keys()].filter((plate) => plate.includes(letters)).sort((a, b) => a.indexOf(letters) - b.indexOf(letters) || a.localeCompare(b, 'zh-CN'));
  }

  select(plate) {
    const before = this.byPlate.get(this.selected);
    this.selected = plate;
    const truck = this.byPlate.get(plate);
    this.changed([before, truck].filter(Boolean));
  }

  /** Shows only what passes; see NO_FILTER. */
  sieve(filter) {
    this.filter = filter;
    this.changed(this.byPlate.values());
  }

  /** How many are in each state, of those that pass every part of the filter but the state. */
  counts() {
    const counts = Object.fromEntries(STATES.map((state) => [state, 0]));
    for (const truck of this.byPlate.values()) if (truck.passes) counts[truck.state] += 1;
    return counts;
  }

  changed(trucks) {
    const list = [...trucks];
    const nowMs = Date.now();
    for (const truck of list) this.judge(truck, nowMs);
    this.onChange(list);
  }

  judge(truck, nowMs) {
    const violating = this.violating(truck.plate, nowMs);
    truck.manifest = this.manifests.get(truck.plate) || null;
    truck.state = stateOf(truck, violating, nowMs);
    truck.passes = passes(truck, this.filter);
    truck.wanted = truck.plate === this.selected || (truck.passes && (this.filter.states.length === 0 || this.filter.states.includes(truck.state)));
    truck.selected = truck.plate === this.selected;
  }

  violating(plate, nowMs) {
    const of = this.violations.get(plate);
    if (!of) return false;
    for (const [id, untilMs] of of) if (untilMs <= nowMs) of.delete(id);
    if (of.size === 0) this.violations.delete(plate);
    return of.size > 0;
  }
}

/** Where a truck is shown at that moment, on its way from report to report; map units. */
export function placeOf(truck, now) {
  if (!truck.glideMs) return truck.to;
  const share = Math.min(1, Math.max(0, (now - truck.glideFrom) / truck.glideMs));
  return [truck.from[0] + (truck.to[0] - truck.from[0]) * share, truck.from[1] + (truck.to[1] - truck.from[1]) * share];
}

function stateOf(truck, violating, nowMs) {
  if (violating) return 'violating';
  if (truck.online === false || nowMs - Date.parse(truck.at) > OFFLINE_AFTER_MS) return 'offline';
  return truck.speedKph >= MOVING_FROM_KPH ? 'moving' : 'standing';
}

function passes(truck, { load, carrier, origin, destination, wasteCategory }) {
  if (carrier && String(truck.carrier) !== carrier) return false;
  if (load === 'LOADED' && !truck.manifest) return false;
  if (load === 'NO_MANIFEST' && truck.manifest) return false;
  if (UNDER_WAY.includes(load) && truck.manifest?.state !== load) return false;
  if (origin && truck.manifest?.origin !== origin) return false;
  if (destination && truck.manifest?.destination !== destination) return false;
  return !wasteCategory || truck.manifest?.wasteCategory === wasteCategory;
}
