// The drawings of trucks: an arrow for what drives, a disc for what stands; filled when it carries a load under a manifest,
// hollow when it is empty. One sheet of them is a texture of the map, single ones stand in the legend.

/** Order is the order of the counts, of the legend and of the sheet. */
export const STATES = ['violating', 'moving', 'standing', 'offline'];
export const STATE_COLOURS = { violating: '#c3221a', moving: '#17693c', standing: '#0a4f8f', offline: '#6b7680' };
const DISC_RADIUS = { standing: 14, offline: 10 };
const SELECTED_COLOUR = '#f0b429';
/** What is seen through a hollow truck: the ground, by day or by night. */
const HOLLOW = document.documentElement.dataset.bsTheme === 'dark' ? '#10161c' : '#fff';

/** Side of one drawing in pixels; shown at half, so that it is sharp on dense screens too. */
export const CELL_PX = 72;

/** Place of a drawing on the sheet, pixels. */
export function cellOf(state, loaded, selected) {
  return [(STATES.indexOf(state) * 2 + (loaded ? 1 : 0)) * CELL_PX, selected ? CELL_PX : 0];
}

/**
 * What of its cell a drawing fills, texels from its middle: above, below, and half its width above and below. Whoever draws
 * thousands in software pays for each texel, and most of a cell is empty.
 */
export function reachOf(state, selected) {
  if (selected || state === 'violating') return [-CELL_PX / 2, CELL_PX / 2, CELL_PX / 2, CELL_PX / 2];
  if (state === 'moving') return [-29, 25, 5.5, 25];
  const radius = DISC_RADIUS[state] + 6;
  return [-radius, radius, radius, radius];
}

const SHEET_SIZE = [STATES.length * 2 * CELL_PX, 2 * CELL_PX];

/** All drawings on one picture. */
export function sheet() {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = SHEET_SIZE;
  const pen = canvas.getContext('2d');
  for (const state of STATES) {
    for (const loaded of [false, true]) {
      for (const selected of [false, true]) {
        pen.drawImage(symbol(state, loaded, selected), ...cellOf(state, loaded, selected));
      }
    }
  }
  return canvas;
}

/** One drawing. */
export function symbol(state, loaded = true, selected = false) {
  const canvas = document.createElement('canvas');
  canvas.width = CELL_PX;
  canvas.height = CELL_PX;
  const pen = canvas.getContext('2d');
  pen.translate(CELL_PX / 2, CELL_PX / 2);
  if (selected || state === 'violating') halo(pen, selected ? SELECTED_COLOUR : `${STATE_COLOURS.violating}88`);
  outline(pen, state);
  pen.lineJoin = 'round';
  pen.lineWidth = 10;
  pen.strokeStyle = '#fff';
  pen.stroke();
  pen.lineWidth = 5;
  pen.strokeStyle = STATE_COLOURS[state];
  pen.stroke();
  pen.fillStyle = loaded ? STATE_COLOURS[state] : HOLLOW;
  pen.fill();
  return canvas;
}

function halo(pen, colour) {
  pen.beginPath();
  pen.arc(0, 0, 32, 0, 2 * Math.PI);
  pen.lineWidth = 5;
  pen.strokeStyle = colour;
  pen.stroke();
}

function outline(pen, state) {
  pen.beginPath();
  if (state === 'moving' || state === 'violating') {
    pen.moveTo(0, -23);
    pen.lineTo(16, 19);
    pen.lineTo(0, 10);
    pen.lineTo(-16, 19);
    pen.closePath();
  } else {
    pen.arc(0, 0, DISC_RADIUS[state], 0, 2 * Math.PI);
  }
}
