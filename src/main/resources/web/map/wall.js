// The district at work: trucks, violations as they happen, and the evidence behind each.
import { fromLonLat } from 'ol/proj.js';
import { layGround, makeMap } from './ground.js';
import { fillLegend } from './legend.js';
import { openStream } from './server.js';
import { Trucks, STATES } from './trucks.js';
import { Tracks } from './tracks.js';
import { Violations } from './violations.js';
import { TruckCard } from './truckcard.js';
import { clockTime, element, text } from './texts.js';

export async function openWall(wall) {
  const map = makeMap(wall.querySelector('#map'), wall.dataset.tiandituKey);
  const panel = new Panel(wall);
  const tracks = new Tracks(map);
  const trucks = new Trucks(map, (counts) => showCounts(wall, counts));
  const card = new TruckCard(wall.querySelector('#detail'));
  const violations = new Violations({
    list: wall.querySelector('#violations'),
    detail: wall.querySelector('#detail'),
    toasts: wall.querySelector('#toasts'),
    tracks,
    onOpen: (plate) => { trucks.select(plate); panel.showDetail(); },
    onNew: (violation) => trucks.violated(violation.plate),
  });

  const openTruck = (plate) => {
    const truck = trucks.find(plate);
    if (!truck) return;
    tracks.clear();
    trucks.select(plate);
    card.show(truck);
    panel.showDetail();
    map.getView().animate({ center: truck.shown, zoom: Math.max(map.getView().getZoom(), 15), duration: 300 });
  };

  panel.onBack = () => { tracks.clear(); trucks.select(null); card.close(); violations.close(); };
  map.on('singleclick', (event) => {
    const plate = map.forEachFeatureAtPixel(event.pixel, (feature) => feature.get('plate'), { hitTolerance: 6, layerFilter: (layer) => layer === trucks.layer });
    if (plate) openTruck(plate);
  });
  map.on('pointermove', (event) => {
    if (event.dragging) return;
    const over = map.hasFeatureAtPixel(event.pixel, { hitTolerance: 6, layerFilter: (layer) => layer === trucks.layer });
    map.getTargetElement().style.cursor = over ? 'pointer' : '';
  });
  search(wall, trucks, openTruck);
  fillLegend(wall.querySelector('#legend'));

  openStream({
    position: (position) => { trucks.report(position); card.report(trucks.find(position.plate)); },
    terminal: (event) => trucks.connection(event.plate, event.online),
    violation: (violation) => violations.arrived(violation),
  }, (state) => showStream(wall, state));

  wall.map = map;
  await violations.load();
  const ground = await layGround(map);
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

function search(wall, trucks, openTruck) {
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
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    delete form.dataset.sent;
    const [plate] = trucks.search(input.value);
    if (plate) {
      openTruck(plate);
    } else {
      input.setCustomValidity(text('map.search.none', input.value));
      input.reportValidity();
    }
  });
}
