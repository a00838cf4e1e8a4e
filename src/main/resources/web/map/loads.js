// What the trucks carry: the manifests under way by plate, read once and kept up to date by the stream.
import { get } from './server.js';

const PAGE = 1000;
const PAGES_AT_MOST = 10;
/** States of a manifest whose load is on a truck or stands before the gate. */
export const UNDER_WAY = ['IN_TRANSIT', 'DELIVERED'];

export class Loads {
  /** @param onChange hears the map of plate to manifest */
  constructor(onChange) {
    this.byPlate = new Map();
    this.onChange = onChange;
  }

  /** All that is under way now. */
  async load() {
    for (let page = 0; page < PAGES_AT_MOST; page += 1) {
      const lines = await get(`/manifests?${UNDER_WAY.map((state) => `state=${state}`).join('&')}&size=${PAGE}&page=${page}`);
      for (const line of lines) if (line.plate) this.byPlate.set(line.plate, line);
      if (lines.length < PAGE) break;
    }
    this.onChange(this.byPlate);
  }

  /** News of one manifest from the stream. */
  async step({ number, state, plate }) {
    if (!plate) return;
    if (!UNDER_WAY.includes(state)) {
      if (this.byPlate.get(plate)?.number === number) this.byPlate.delete(plate);
    } else {
      const manifest = await get(`/manifests/${number}`).catch(() => null);
      this.byPlate.set(plate, { number, state, plate, ...summary(manifest) });
    }
    this.onChange(this.byPlate);
  }

  /** The plate that travels under the manifest with these letters in its number, or nothing. */
  plateOf(typed) {
    const letters = typed.replace(/[-\s]/g, '').toUpperCase();
    if (letters.length < 4) return null;
    for (const { number, plate } of this.byPlate.values()) if (number.includes(letters)) return plate;
    return null;
  }

  /** The different values of one field, in order, for a list to choose from. */
  values(field) {
    return [...new Set([...this.byPlate.values()].map((manifest) => manifest[field]).filter(Boolean))].sort((a, b) => a.localeCompare(b, 'zh-CN'));
  }
}

function summary(manifest) {
  if (!manifest) return {};
  const { producer, originPlace, destinationPlace } = manifest;
  return {
    wasteCategory: producer.wasteCategory,
    volumeM3: producer.volumeM3,
    origin: originPlace.name,
    destination: destinationPlace.name,
    handedOverAt: producer.handedOverAt,
  };
}
