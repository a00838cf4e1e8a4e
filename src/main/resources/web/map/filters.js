// What the officer wants to see: kept in the address, so that a wall comes back as it was set up.
import { get } from './server.js';
import { element, text } from './texts.js';
import { NO_FILTER } from './trucks.js';
import { STATES } from './sprites.js';

const FIELDS = ['load', 'carrier', 'origin', 'destination', 'wasteCategory'];

export class Filters {
  /** @param onChange hears the filter */
  constructor(wall, onChange) {
    this.form = wall.querySelector('#filters');
    this.tiles = [...wall.querySelectorAll('.counts [data-state]')];
    this.summary = wall.querySelector('#filtered');
    this.onChange = onChange;
    this.filter = fromAddress();
    for (const tile of this.tiles) tile.addEventListener('click', () => this.toggle(tile.dataset.state));
    this.form.addEventListener('change', () => this.set(Object.fromEntries(FIELDS.map((field) => [field, this.form.elements[field].value]))));
    wall.querySelector('#clear').addEventListener('click', () => this.set(NO_FILTER));
    this.nameCarriers();
    this.show();
  }

  /** The choices that depend on what is under way. */
  offer(loads) {
    this.choices('origin', loads.values('origin').map((name) => [name, name]));
    this.choices('destination', loads.values('destination').map((name) => [name, name]));
    this.choices('wasteCategory', loads.values('wasteCategory').map((code) => [code, text(`map.waste.${code}`)]));
  }

  async nameCarriers() {
    const carriers = await get('/organizations?size=1000').catch(() => []);
    this.choices('carrier', carriers.filter(({ roles }) => !roles || roles.includes('CARRIER')).map(({ id, name }) => [String(id), name]));
  }

  choices(field, entries) {
    const select = this.form.elements[field];
    const before = this.filter[field];
    select.replaceChildren(select.options[0], ...entries.map(([value, words]) => {
      const option = element('option', '', words);
      option.value = value;
      return option;
    }));
    select.value = before;
  }

  toggle(state) {
    const on = this.filter.states.includes(state);
    this.set({ states: on ? this.filter.states.filter((other) => other !== state) : [...this.filter.states, state] });
  }

  set(changes) {
    this.filter = { ...this.filter, ...changes };
    const query = new URLSearchParams();
    if (this.filter.states.length) query.set('states', this.filter.states.join(','));
    for (const field of FIELDS) if (this.filter[field]) query.set(field, this.filter[field]);
    window.history.replaceState(null, '', query.size ? `#${query}` : window.location.pathname);
    this.show();
    this.onChange(this.filter);
  }

  show() {
    for (const tile of this.tiles) tile.setAttribute('aria-pressed', String(this.filter.states.includes(tile.dataset.state)));
    let set = this.filter.states.length ? 1 : 0;
    for (const field of FIELDS) {
      this.form.elements[field].value = this.filter[field];
      if (this.filter[field]) set += 1;
    }
    this.summary.hidden = set === 0;
    if (set) this.form.closest('details').open = this.form.closest('details').open || FIELDS.some((field) => this.filter[field]);
  }
}

function fromAddress() {
  const query = new URLSearchParams(window.location.hash.slice(1));
  const filter = { ...NO_FILTER, states: (query.get('states') || '').split(',').filter((state) => STATES.includes(state)) };
  for (const field of FIELDS) filter[field] = query.get(field) || '';
  return filter;
}
