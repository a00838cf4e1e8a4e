// One truck in the panel, kept up to date while it is shown.
import { get } from './server.js';
import { ageText, clockTime, element, printed, speedText, text } from './texts.js';

export class TruckCard {
  /** @param onFollow hears the plate that is to be kept in the middle, or null */
  constructor(box, onFollow) {
    this.box = box;
    this.plate = null;
    this.following = false;
    this.onFollow = onFollow;
  }

  show(truck) {
    this.plate = truck.plate;
    this.following = false;
    this.onFollow(null);
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
      ...load(truck.manifest),
    );
    const link = element('a', 'btn btn-outline-primary', text('map.truck.day'));
    link.href = `/vehicles/${encodeURIComponent(truck.plate)}`;
    const head = element('div', 'head');
    head.append(element('h2', 'plate', truck.plate), state);
    this.box.dataset.shows = 'truck';
    const { activeElement } = document;
    const hadFocus = activeElement?.id === 'follow' && this.box.contains(activeElement);
    this.box.replaceChildren(head, facts, this.followButton(), link);
    if (hadFocus) this.box.querySelector('#follow').focus();
  }

  followButton() {
    const button = element('button', 'btn btn-outline-primary', this.following ? text('map.truck.unfollow') : text('map.truck.follow'));
    button.type = 'button';
    button.id = 'follow';
    button.setAttribute('aria-pressed', String(this.following));
    button.addEventListener('click', () => {
      this.following = !this.following;
      this.onFollow(this.following ? this.plate : null);
      button.textContent = this.following ? text('map.truck.unfollow') : text('map.truck.follow');
      button.setAttribute('aria-pressed', String(this.following));
    });
    return button;
  }
}

/** What it carries, from where to where. */
function load(manifest) {
  if (!manifest) return fact(text('map.truck.load'), text('map.truck.noManifest'));
  const link = element('a', '', printed(manifest.number));
  link.href = `/manifests/${manifest.number}`;
  const number = element('dd');
  number.append(link);
  return [
    element('dt', '', text('map.truck.manifest')), number,
    ...(manifest.wasteCategory ? fact(text('map.truck.load'), `${text(`map.waste.${manifest.wasteCategory}`)} ${manifest.volumeM3} m³`) : []),
    ...(manifest.origin ? fact(text('map.truck.way'), `${manifest.origin} → ${manifest.destination}`) : []),
  ];
}

export function fact(name, value, className) {
  return [element('dt', '', name), element('dd', className, value)];
}
