// The right turns of a day, with what was measured: marks on the map, and lines of a list. Lawful ones too.
import Feature from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import { fromLonLat } from 'ol/proj.js';
import { Circle, Fill, Stroke, Style, Text } from 'ol/style.js';
import { clockTime, element, pick, speedText, text } from './texts.js';

/** By verdict: class of marks, colour on the map, and a sign for whoever cannot tell colours. */
const LOOKS = {
  COMPLIANT: { name: 'lawful', colour: '#1f7a45', sign: '✓' },
  OBSERVED: { name: 'fast', colour: '#b3261e', sign: '!' },
  PROVEN: { name: 'fast', colour: '#b3261e', sign: '!' },
  UNDETERMINABLE: { name: 'unknown', colour: '#55636f', sign: '?' },
};

export function lookOf({ verdict }) {
  return LOOKS[verdict];
}

/** Speed and limit on one line; of a turn that was proven too fast the speed is the least that it can have been. */
export function turnText(turn) {
  if (turn.measuredKph === undefined) return `${text('map.turn.unknown')}（${pick(turn.words, turn.wordsEnglish)}）`;
  const relation = turn.verdict === 'COMPLIANT' ? '≤' : '＞';
  return `${turn.verdict === 'PROVEN' ? '≥ ' : ''}${speedText(turn.measuredKph)} ${relation} ${speedText(turn.limitKph)}`;
}

/** Puts the turns on the map; pressing one tells. */
export function markTurns(map, turns, onTurn) {
  const source = new VectorSource();
  const layer = new VectorLayer({ source, zIndex: 15, declutter: true });
  for (const turn of turns) {
    const feature = new Feature(new Point(fromLonLat([turn.lon, turn.lat])));
    const { colour, sign } = lookOf(turn);
    feature.set('turn', turn);
    feature.setStyle(new Style({
      image: new Circle({ radius: 7, fill: new Fill({ color: '#fff' }), stroke: new Stroke({ color: colour, width: 3 }) }),
      text: new Text({ text: turn.measuredKph === undefined ? sign : `${turn.measuredKph.toFixed(1)} ${sign}`, offsetY: -17, font: '600 12px sans-serif', fill: new Fill({ color: colour }), stroke: new Stroke({ color: '#fff', width: 4 }) }),
    }));
    source.addFeature(feature);
  }
  map.addLayer(layer);
  map.on('click', ({ pixel }) => {
    const hit = map.forEachFeatureAtPixel(pixel, (feature) => feature.get('turn'), { layerFilter: (one) => one === layer, hitTolerance: 6 });
    if (hit) onTurn(hit);
  });
}

/** One line of the list; pressing it goes there. */
export function turnLine(turn, onTurn) {
  const { name, sign } = lookOf(turn);
  const item = element('li');
  const button = element('button', `stop-button turn-${name}`, `${clockTime(turn.at)} · ${sign} ${turnText(turn)}`);
  button.type = 'button';
  button.addEventListener('click', () => onTurn(turn));
  item.append(button);
  return item;
}
