// One vehicle's day: its track by speed, its figures, and what it was flagged for.
import { layGround, makeMap } from './ground.js';
import { get, simplifiedTrack, track } from './server.js';
import { Tracks } from './tracks.js';
import { clockTime, element, measureText, speedText, text } from './texts.js';
import { fact } from './truckcard.js';
import { typeText } from './violations.js';

const DAY_MS = 24 * 3_600_000;
/** Less than the width of the line that is drawn. */
const TOLERANCE_M = 3;

export async function openVehicle(page) {
  const { plate, from, tiandituKey } = page.dataset;
  const to = new Date(Date.parse(from) + DAY_MS).toISOString();
  const map = makeMap(page.querySelector('#map'), tiandituKey);
  const tracks = new Tracks(map);
  const figures = page.querySelector('#figures');
  const list = page.querySelector('#violations');
  page.map = map;
  await layGround(map);
  try {
    const { fixes, reports } = await simplifiedTrack(plate, from, to, TOLERANCE_M);
    const violations = await get(`/violations?plate=${encodeURIComponent(plate)}&from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}&size=100`);
    tracks.show(fixes);
    figures.replaceChildren(...dayFigures(fixes, reports, violations));
    list.replaceChildren(...(violations.length ? violations.map((violation) => line(violation, plate, tracks)) : [element('li', 'empty', text('map.day.clean'))]));
  } catch (refused) {
    figures.replaceChildren(element('p', 'notice notice-bad', refused.message));
  }
  page.dataset.ready = 'yes';
}

function dayFigures(fixes, reports, violations) {
  if (fixes.length === 0) return [element('p', 'empty', text('map.day.empty'))];
  const facts = element('dl', 'facts');
  facts.append(
    ...fact(text('map.day.first'), clockTime(fixes[0].at)),
    ...fact(text('map.day.last'), clockTime(fixes.at(-1).at)),
    ...fact(text('map.day.reports'), String(reports)),
    ...fact(text('map.day.distance'), `${(lengthM(fixes) / 1000).toFixed(1)} km`),
    ...fact(text('map.day.fastest'), speedText(Math.max(...fixes.map((fix) => fix.speedKph)))),
    ...fact(text('map.day.violations'), String(violations.filter(({ category }) => category === 'VIOLATION').length)),
  );
  return [facts];
}

function line(violation, plate, tracks) {
  const item = element('li', 'violation');
  const button = element('button', 'violation-button');
  button.type = 'button';
  button.append(
    element('span', 'violation-type', typeText(violation)),
    element('time', '', clockTime(violation.startedAt)),
    element('span', 'violation-speed', measureText(violation)),
  );
  button.addEventListener('click', async () => {
    const start = new Date(Date.parse(violation.startedAt) - 60_000).toISOString();
    const end = new Date(Date.parse(violation.endedAt || violation.startedAt) + 60_001).toISOString();
    const [lon, lat] = violation.location.coordinates;
    tracks.show(await track(plate, start, end), { lon, lat });
  });
  item.append(button);
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
