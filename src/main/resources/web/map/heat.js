// Where violations gather and at what hour: the map, the hours of the day, and the worst places.
import Feature from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import Heatmap from 'ol/layer/Heatmap.js';
import VectorSource from 'ol/source/Vector.js';
import { fromLonLat } from 'ol/proj.js';
import { layGround, makeMap } from './ground.js';
import { get } from './server.js';
import { element, text } from './texts.js';

const WORST = 10;
const HOURS = 24;

export async function openHeat(page) {
  const { from, to, type } = page.dataset;
  const map = makeMap(page.querySelector('#map'), page.dataset);
  page.map = map;
  const source = new VectorSource();
  map.addLayer(new Heatmap({ source, zIndex: 10, radius: 14, blur: 22, weight: 'weight' }));
  const ground = layGround(map);
  const query = new URLSearchParams({ from, to, ...(type ? { type } : {}) });
  try {
    const heat = await get(`/statistics/violations?${query}`);
    const board = new Board(page, map, source, heat);
    page.board = board;
    board.draw();
  } catch (refused) {
    page.querySelector('#total').textContent = refused.violations?.map(({ message }) => message).join(' ') || refused.message;
  }
  await ground;
  page.dataset.ready = 'yes';
}

class Board {
  constructor(page, map, source, heat) {
    Object.assign(this, { map, source, heat });
    this.total = page.querySelector('#total');
    this.hours = page.querySelector('#hours');
    this.places = page.querySelector('#places');
    this.link = page.querySelector('#records');
    this.records = this.link.getAttribute('href');
    this.chosen = new Set();
    this.drawHours();
  }

  drawHours() {
    const byHour = Array.from({ length: HOURS }, (_, hour) => this.heat.cells.reduce((sum, cell) => sum + cell.hours[hour], 0));
    const most = Math.max(1, ...byHour);
    this.hours.replaceChildren(...byHour.map((count, hour) => {
      const button = element('button', 'hour');
      button.type = 'button';
      button.setAttribute('aria-pressed', 'false');
      button.title = text('map.heat.hour', hour, count);
      const bar = element('i');
      bar.style.height = `${(count / most) * 100}%`;
      button.append(bar, element('span', hour % 3 ? 'visually-hidden' : '', String(hour)), element('span', 'visually-hidden', text('map.heat.hour', hour, count)));
      button.addEventListener('click', () => {
        if (this.chosen.has(hour)) this.chosen.delete(hour); else this.chosen.add(hour);
        button.setAttribute('aria-pressed', String(this.chosen.has(hour)));
        this.draw();
      });
      return button;
    }));
  }

  /** Of that cell, in the hours that were chosen, or at any. */
  count(cell) {
    return this.chosen.size ? cell.hours.reduce((sum, count, hour) => sum + (this.chosen.has(hour) ? count : 0), 0) : cell.total;
  }

  draw() {
    const cells = this.heat.cells.map((cell) => ({ ...cell, count: this.count(cell) })).filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
    const most = Math.max(1, cells[0]?.count || 0);
    this.source.clear();
    this.source.addFeatures(cells.map(({ lon, lat, count }) => new Feature({ geometry: new Point(fromLonLat([lon, lat])), weight: Math.max(0.15, count / most) })));
    const shown = this.chosen.size ? cells.reduce((sum, { count }) => sum + count, 0) : this.heat.total;
    this.link.href = this.address();
    this.total.replaceChildren(element('strong', 'big', String(shown)), ` ${text('map.heat.total')}`);
    this.places.replaceChildren(...(cells.length ? cells.slice(0, WORST).map((cell) => this.place(cell)) : [element('li', 'empty', text('map.violation.none'))]));
  }

  place({ lon, lat, place, count, hours }) {
    const item = element('li', 'heat-place');
    const worst = hours.indexOf(Math.max(...hours));
    const button = element('button', 'stop-button', text('map.heat.place', count, place || `${lon.toFixed(3)}, ${lat.toFixed(3)}`, worst));
    button.type = 'button';
    button.addEventListener('click', () => this.map.getView().animate({ center: fromLonLat([lon, lat]), zoom: 16, duration: 300 }));
    const records = element('a', '', text('map.heat.records'));
    records.href = this.address(`&near=${lon},${lat}`);
    item.append(button, ' ', records);
    return item;
  }

  /** The records that the map counts now. */
  address(more = '') {
    const hours = [...this.chosen].sort((one, other) => one - other).join();
    return this.records + (hours ? `&hours=${hours}` : '') + more;
  }
}
