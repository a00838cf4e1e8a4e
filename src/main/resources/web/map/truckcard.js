// One truck in the panel, kept up to date while it is shown.
import { get } from './server.js';
import { ageText, clockTime, element, speedText, text } from './texts.js';

export class TruckCard {
  constructor(box) {
    this.box = box;
    this.plate = null;
  }

  show(truck) {
    this.plate = truck.plate;
    this.carrier = '…';
    this.draw(truck);
    this.nameCarrier(truck);
  }

  /** The stream names the carrier by its number; the registry knows the name. */
  async nameCarrier(truck) {
    this.carrier = await get(`/organizations/${truck.carrier}`).then((carrier) => carrier.name, () => '—');
    this.report(truck);
  }

  close() {
    this.plate = null;
    this.box.replaceChildren();
  }

  report(truck) {
    if (truck && truck.plate === this.plate && this.box.dataset.shows === 'truck') this.draw(truck);
  }

  draw(truck) {
    const state = element('span', `truck-state truck-${truck.state}`, text(`map.state.${truck.state}`));
    const facts = element('dl', 'facts');
    facts.append(
      ...fact(text('map.truck.speed'), speedText(truck.speedKph), 'big'),
      ...fact(text('map.truck.heading'), `${text(`map.heading.${Math.round(truck.headingDeg / 45) % 8}`)} ${truck.headingDeg}°`),
      ...fact(text('map.truck.reported'), `${clockTime(truck.at)}（${ageText(truck.at)}）`),
      ...fact(text('map.truck.carrier'), this.carrier),
    );
    const link = element('a', 'btn btn-outline-primary', text('map.truck.day'));
    link.href = `/vehicles/${encodeURIComponent(truck.plate)}`;
    const head = element('div', 'head');
    head.append(element('h2', 'plate', truck.plate), state);
    this.box.dataset.shows = 'truck';
    this.box.replaceChildren(head, facts, link);
  }
}

export function fact(name, value, className) {
  return [element('dt', '', name), element('dd', className, value)];
}
