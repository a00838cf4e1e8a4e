// The district at work: trucks, violations as they happen, and the evidence behind each.
import { layGround, makeMap } from './ground.js';
import { fillLegend } from './legend.js';
import { Filters } from './filters.js';
import { Loads } from './loads.js';
import { get, openStream } from './server.js';
import { STATES } from './sprites.js';
import { TruckLayer } from './trucklayer.js';
import { Trucks, placeOf } from './trucks.js';
import { Tracks } from './tracks.js';
import { Violations } from './violations.js';
import { TruckCard } from './truckcard.js';
import { clockTime, element, text } from './texts.js';

export async function openWall(wall) {
  const map = makeMap(wall.querySelector('#map'), wall.dataset);
  const panel = new Panel(wall);
  const tracks = new Tracks(map);
  const layer = new TruckLayer(map);
  const trucks = new Trucks((changed) => { layer.draw(changed); showCounts(wall, trucks.counts()); });
  layer.watch(trucks);
  const card = new TruckCard(wall.querySelector('#detail'), (plate) => layer.follow(plate));
  const loads = new Loads((byPlate) => { trucks.loads(byPlate); filters.offer(loads); });
  const filters = new Filters(wall, (filter) => trucks.sieve(filter));
  trucks.sieve(filters.filter);
  const violations = new Violations({
    list: wall.querySelector('#violations'),
    detail: wall.querySelector('#detail'),
    toasts: wall.querySelector('#toasts'),
    tracks,
    onOpen: (plate) => { layer.follow(null); trucks.select(plate); panel.showDetail(); },
    onKnown: (violation) => trucks.violated(violation),
  });

  const openTruck = (plate) => {
    const truck = trucks.find(plate);
    if (!truck) return;
    tracks.clear();
    trucks.select(plate);
    card.show(truck);
    panel.showDetail();
    map.getView().animate({ center: placeOf(truck, performance.now()), zoom: Math.max(map.getView().getZoom(), 15), duration: 300 });
  };

  panel.onBack = () => { tracks.clear(); layer.follow(null); trucks.select(null); card.close(); violations.close(); };
  map.on('singleclick', (event) => {
    const truck = layer.at(event.pixel);
    if (truck) openTruck(truck.plate); else layer.enter(event.pixel);
  });
  map.on('pointermove', (event) => {
    if (!event.dragging) map.getTargetElement().style.cursor = layer.at(event.pixel) ? 'pointer' : '';
  });
  const groups = wall.querySelector('#groups');
  groups.addEventListener('change', () => layer.group(groups.checked));
  search(wall, trucks, loads, openTruck);
  fillLegend(wall.querySelector('#legend'));

  openStream({
    position: (positions) => { trucks.report(positions); card.report(trucks.find(card.plate)); },
    terminal: (events) => events.forEach((event) => trucks.connection(event.plate, event.online)),
    violation: (events) => events.forEach((violation) => violations.arrived(violation)),
    manifest: (events) => events.forEach((step) => loads.step(step)),
  }, (state) => showStream(wall, state));

  wall.map = map;
  wall.layer = layer;
  const reading = loads.load().catch(() => {});
  await violations.load();
  const ground = await layGround(map);
  await reading;
  if (ground.failures.length) wall.querySelector('#toasts').append(element('p', 'toast-line', `${text('map.ground.failed')} ${ground.failures.join(' ')}`));
  map.once('rendercomplete', () => { wall.dataset.ready = 'yes'; });
  map.render();
}

/** The right-hand panel shows the list or one thing of it. */
class Panel {
  constructor(wall) {
    this.panel = wall.querySelector('#panel');
    this.panel.querySelector('#back').addEventListener('click', () => {
      this.panel.dataset.view = 'list';
      this.onBack();
    });
    this.onBack = () => {};
  }

  showDetail() {
    this.panel.dataset.view = 'detail';
    this.panel.scrollTop = 0;
  }
}

function showCounts(wall, counts) {
  for (const state of STATES) {
    const shown = wall.querySelector(`[data-count="${state}"]`);
    const value = String(counts[state]);
    if (shown.textContent !== value) shown.textContent = value;
  }
}

function showStream(wall, state) {
  const line = wall.querySelector('#stream');
  line.dataset.state = state;
  line.textContent = state === 'live' ? text('map.stream.live') : state === 'lost' ? text('map.stream.lost', clockTime(new Date().toISOString())) : text('map.stream.ended');
}

/** By plate, or by the number of the manifest that a truck travels under or has travelled under. */
function search(wall, trucks, loads, openTruck) {
  const form = wall.querySelector('#search');
  const input = form.querySelector('input');
  const matches = wall.querySelector('#plates');
  input.addEventListener('input', () => {
    matches.replaceChildren(...trucks.search(input.value).slice(0, 12).map((plate) => {
      const option = element('option');
      option.value = plate;
      return option;
    }));
    input.setCustomValidity('');
    if (trucks.find(input.value)) openTruck(input.value);
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    delete form.dataset.sent;
    const [byPlate] = trucks.search(input.value);
    const plate = byPlate || loads.plateOf(input.value) || await plateOfManifest(input.value);
    if (plate && trucks.find(plate)) {
      openTruck(plate);
    } else {
      input.setCustomValidity(text('map.search.none', input.value));
      input.reportValidity();
    }
  });
}

async function plateOfManifest(typed) {
  const number = typed.replace(/[-\s]/g, '').toUpperCase();
  if (!/^[0-9]{20}[0-9A-Z]$/.test(number)) return null;
  return get(`/manifests/${number}`).then((manifest) => manifest.carrier?.plate, () => null);
}
