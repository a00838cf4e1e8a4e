// One vehicle's day: its track by speed, its figures, and what it was flagged for.
import { fromLonLat } from 'ol/proj.js';
import { layGround, makeMap } from './ground.js';
import { get, simplifiedTrack, track } from './server.js';
import { Replay } from './replay.js';
import { stopsOf } from './timeline.js';
import { Tracks } from './tracks.js';
import { clockTime, districtDay, durationText, element, measureText, printed, speedText, text } from './texts.js';
import { fact } from './truckcard.js';
import { lookOf, markTurns, turnLine, turnText } from './turns.js';
import { typeText } from './violations.js';

const DAY_MS = 24 * 3_600_000;
/** Less than the width of the line that is drawn. */
const TOLERANCE_M = 3;

export async function openVehicle(page) {
  const { plate, from } = page.dataset;
  const to = new Date(Date.parse(from) + DAY_MS).toISOString();
  const map = makeMap(page.querySelector('#map'), page.dataset);
  const tracks = new Tracks(map);
  // above the day: the minutes around a finding, until it is pressed again
  const piece = new Tracks(map);
  const figures = page.querySelector('#figures');
  const list = page.querySelector('#violations');
  page.map = map;
  await layGround(map);
  try {
    const { fixes, reports } = await simplifiedTrack(plate, from, to, TOLERANCE_M);
    const violations = await get(`/violations?plate=${encodeURIComponent(plate)}&from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}&size=100`);
    // who may not read manifests sees the day without them
    const manifests = await get(`/manifests?plate=${encodeURIComponent(plate)}&from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}&size=100`).catch(() => []);
    const { turns } = await get(`/vehicles/${encodeURIComponent(plate)}/right-turns?day=${districtDay(from)}`);
    for (const fix of fixes) fix.ms = Date.parse(fix.at);
    const stops = stopsOf(fixes);
    tracks.show(fixes);
    figures.replaceChildren(...dayFigures(fixes, reports, violations, stops));
    list.replaceChildren(...(violations.length ? violations.map((violation) => line(violation, plate, piece, page)) : [element('li', 'empty', text('map.day.clean'))]));
    if (fixes.length > 1) {
      const flagged = violations.map((violation) => ({ ...violation, words: `${typeText(violation)} ${measureText(violation)}` }));
      const toTurn = (turn) => goTo(page.replay, map, Date.parse(turn.at), turn);
      const marks = turns.map((turn) => ({ ms: Date.parse(turn.at), look: lookOf(turn).name, words: `${clockTime(turn.at)} ${text('map.turn')} ${turnText(turn)}`, open: () => toTurn(turn) }));
      page.replay = new Replay(map, page.querySelector('#replay'), { fixes, stops, manifests, violations: flagged, turns: marks });
      markTurns(map, turns, toTurn);
      if (turns.length) page.querySelector('#turns').replaceChildren(...turns.map((turn) => turnLine(turn, toTurn)));
      page.querySelector('#stops').replaceChildren(...stops.map((stop) => stopLine(stop, page.replay, map)));
      page.querySelector('#manifests').replaceChildren(...manifests.map(manifestLine));
    }
  } catch (refused) {
    figures.replaceChildren(element('p', 'notice notice-bad', refused.message));
  }
  page.dataset.ready = 'yes';
}

function dayFigures(fixes, reports, violations, stops) {
  if (fixes.length === 0) return [element('p', 'empty', text('map.day.empty'))];
  const facts = element('dl', 'facts');
  facts.append(
    ...fact(text('map.day.first'), clockTime(fixes[0].at)),
    ...fact(text('map.day.last'), clockTime(fixes.at(-1).at)),
    ...fact(text('map.day.reports'), String(reports)),
    ...fact(text('map.day.distance'), `${(lengthM(fixes) / 1000).toFixed(1)} km`),
    ...fact(text('map.day.fastest'), speedText(Math.max(...fixes.map((fix) => fix.speedKph)))),
    ...fact(text('map.day.stops'), `${stops.length}（${durationText(Math.round(stops.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0) / 1000))}）`),
    ...fact(text('map.day.violations'), String(violations.filter(({ category }) => category === 'VIOLATION').length)),
  );
  return [facts];
}

function line(violation, plate, piece, page) {
  const item = element('li', 'violation');
  const button = element('button', 'violation-button');
  button.type = 'button';
  button.append(
    element('span', 'violation-type', typeText(violation)),
    element('time', '', clockTime(violation.startedAt)),
    element('span', 'violation-speed', measureText(violation)),
  );
  button.setAttribute('aria-pressed', 'false');
  button.addEventListener('click', async () => {
    const shown = button.getAttribute('aria-pressed') === 'true';
    for (const other of item.parentElement.querySelectorAll('[aria-pressed]')) other.setAttribute('aria-pressed', 'false');
    piece.clear();
    if (shown) return;
    button.setAttribute('aria-pressed', 'true');
    page.replay?.stop();
    page.replay?.show(Date.parse(violation.startedAt));
    const start = new Date(Date.parse(violation.startedAt) - 60_000).toISOString();
    const end = new Date(Date.parse(violation.endedAt || violation.startedAt) + 60_001).toISOString();
    const [lon, lat] = violation.location.coordinates;
    piece.show(await track(plate, start, end), { lon, lat });
  });
  item.append(button);
  return item;
}

/** A stop; pressing it puts the replay there. */
function stopLine({ fromMs, toMs, lon, lat }, replay, map) {
  const item = element('li');
  const button = element('button', 'stop-button', `${clockTime(new Date(fromMs).toISOString())} – ${clockTime(new Date(toMs).toISOString())} · ${durationText(Math.round((toMs - fromMs) / 1000))}`);
  button.type = 'button';
  button.addEventListener('click', () => goTo(replay, map, fromMs, { lon, lat }));
  item.append(button);
  return item;
}

/** Puts the replay to that moment and the map to that place. */
function goTo(replay, map, ms, { lon, lat }) {
  replay.stop();
  replay.show(ms);
  map.getView().animate({ center: fromLonLat([lon, lat]), zoom: 16, duration: 300 });
}

function manifestLine({ number, origin, destination, handedOverAt, receivedAt }) {
  const item = element('li');
  const link = element('a', '', printed(number));
  link.href = `/manifests/${number}`;
  item.append(link, element('span', 'card-soft', ` ${origin} → ${destination} · ${clockTime(handedOverAt)}${receivedAt ? ` – ${clockTime(receivedAt)}` : ''}`));
  return item;
}

/** Length over ground; at the size of a district a flat cosine is right to a part in a thousand. */
function lengthM(fixes) {
  let metres = 0;
  for (let i = 1; i < fixes.length; i += 1) {
    const north = (fixes[i].lat - fixes[i - 1].lat) * 111_195;
    const east = (fixes[i].lon - fixes[i - 1].lon) * 111_195 * Math.cos((fixes[i].lat * Math.PI) / 180);
    metres += Math.hypot(north, east);
  }
  return metres;
}
