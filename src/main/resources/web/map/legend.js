// What the colours and shapes mean; drawn by the same code as the map, so it cannot tell another story.
import { PLACE_COLOURS } from './ground.js';
import { SPEED_BANDS } from './tracks.js';
import { CELL_PX, STATES, symbol } from './sprites.js';
import { element, text } from './texts.js';

export function fillLegend(legend) {
  legend.append(
    group(text('map.legend.trucks'), [...STATES.map((state) => truckLine(state, true, text(`map.state.${state}`))), truckLine('moving', false, text('map.legend.empty'))]),
    group(text('map.legend.places'), Object.entries(PLACE_COLOURS).map(([kind, colour]) => swatch(text(`map.kind.${kind}`), colour, 'swatch-area'))),
    group(text('map.legend.speed'), SPEED_BANDS.map((band, i) => swatch(bandText(band, SPEED_BANDS[i - 1]), band.colour, 'swatch-line'))),
  );
}

function bandText(band, below) {
  if (!below) return `≤ ${band.upTo} km/h`;
  return band.upTo === Infinity ? `> ${below.upTo} km/h` : `${below.upTo}–${band.upTo} km/h`;
}

function group(title, lines) {
  const box = element('section');
  const list = element('ul');
  list.append(...lines);
  box.append(element('h3', '', title), list);
  return box;
}

function truckLine(state, loaded, words) {
  const line = element('li', '', words);
  const image = document.createElement('canvas');
  image.width = CELL_PX;
  image.height = CELL_PX;
  image.getContext('2d').drawImage(symbol(state, loaded), 0, 0);
  line.prepend(image);
  return line;
}

function swatch(words, colour, kind) {
  const line = element('li', '', words);
  const mark = element('i', kind);
  mark.style.background = kind === 'swatch-area' ? `${colour}33` : colour;
  mark.style.borderColor = colour;
  line.prepend(mark);
  return line;
}
