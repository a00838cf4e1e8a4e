// Violations as they happen, newest first, and the evidence behind one.
import { get, track } from './server.js';
import { clockTime, districtDay, element, measure, measureText, pick, speedText, text } from './texts.js';
import { fact } from './truckcard.js';

const LIST_AT_MOST = 200;
const TOAST_MS = 12_000;
const BEFORE_MS = 60_000;
const AFTER_MS = 45_000;

export class Violations {
  constructor({ list, detail, toasts, tracks, onOpen, onKnown }) {
    Object.assign(this, { list, detail, toasts, tracks, onOpen, onKnown });
    this.lines = new Map();
    this.open = null;
  }

  /** What happened before the page was opened. */
  async load() {
    const since = encodeURIComponent(new Date(Date.now() - 24 * 3_600_000).toISOString());
    try {
      const [violations, hints] = await Promise.all([
        get(`/violations?category=VIOLATION&from=${since}&size=100`),
        get(`/violations?category=HINT&from=${since}&size=20`),
      ]);
      for (const violation of [...violations, ...hints]) if (!this.lines.has(violation.id)) this.put(violation);
      for (const violation of violations) this.onKnown(violation);
    } catch (refused) {
      this.list.replaceChildren(element('li', 'empty', refused.message));
    }
    this.showWhenEmpty();
  }

  /** One from the stream: new, or news of one that is in the list. Terminals' own alarms have a page of their own. */
  arrived(violation) {
    if (violation.category === 'TERMINAL_ALARM') return;
    const isNew = !this.lines.has(violation.id);
    this.put(violation);
    if (violation.category === 'VIOLATION') {
      this.onKnown(violation);
      if (isNew) this.toast(violation);
    }
    if (this.open === violation.id) this.show(violation.id);
  }

  put(violation) {
    const line = element('li', 'violation');
    const button = element('button', 'violation-button');
    button.type = 'button';
    button.append(
      element('span', 'violation-type', typeText(violation)),
      element('time', '', clockTime(violation.startedAt)),
      element('span', 'plate', violation.plate),
      element('span', 'violation-speed', measureText(violation)),
    );
    if (violation.category !== 'VIOLATION') {
      line.classList.add('violation-other');
      button.append(element('span', 'violation-open', categoryText(violation)));
    } else if (!violation.endedAt) button.append(element('span', 'violation-open', text('map.violation.goingOn')));
    button.addEventListener('click', () => this.show(violation.id));
    line.append(button);
    line.dataset.id = violation.id;
    line.dataset.started = Date.parse(violation.startedAt);
    const before = this.lines.get(violation.id);
    if (before) before.replaceWith(line); else this.insert(line);
    this.lines.set(violation.id, line);
    while (this.list.children.length > LIST_AT_MOST) {
      this.lines.delete(Number(this.list.lastElementChild.dataset.id));
      this.list.lastElementChild.remove();
    }
    this.showWhenEmpty();
  }

  /** At its place in time, newest first: what comes late from a reconnected terminal is not news. */
  insert(line) {
    const older = [...this.list.children].find((other) => Number(other.dataset.started) <= Number(line.dataset.started));
    if (older) older.before(line); else this.list.append(line);
  }

  showWhenEmpty() {
    const none = this.list.querySelector('.empty');
    if (this.lines.size === 0 && !none) this.list.append(element('li', 'empty', text('map.violation.none')));
    if (this.lines.size > 0 && none) none.remove();
  }

  toast(violation) {
    const toast = element('button', 'toast-line');
    toast.type = 'button';
    const found = measure(violation);
    toast.append(
      element('strong', '', `${typeText(violation)} ${violation.plate}`),
      element('span', '', found ? `${found.measured}（${text('map.violation.limit')} ${found.limit}）` : ''),
    );
    toast.addEventListener('click', () => { toast.remove(); this.show(violation.id); });
    this.toasts.append(toast);
    while (this.toasts.children.length > 4) this.toasts.firstElementChild.remove();
    setTimeout(() => toast.remove(), TOAST_MS);
  }

  close() {
    this.open = null;
  }

  /** The evidence of one violation, and the piece of track it happened on. */
  async show(id) {
    this.open = id;
    this.detail.dataset.shows = 'violation';
    for (const line of this.lines.values()) line.classList.toggle('selected', Number(line.dataset.id) === id);
    try {
      const violation = await get(`/violations/${id}`);
      if (this.open !== id) return;
      this.onOpen(violation.plate);
      this.detail.replaceChildren(...evidence(violation));
      await this.showTrack(violation);
    } catch (refused) {
      this.detail.replaceChildren(element('p', 'notice notice-bad', refused.message));
    }
  }

  async showTrack(violation) {
    const from = new Date(Date.parse(violation.startedAt) - BEFORE_MS).toISOString();
    const to = new Date(Date.parse(violation.endedAt || violation.startedAt) + AFTER_MS).toISOString();
    const fixes = await track(violation.plate, from, to);
    if (this.open !== violation.id) return;
    const [lon, lat] = violation.location.coordinates;
    this.tracks.show(fixes, { lon, lat });
    this.detail.append(element('p', 'hint', fixes.length ? text('map.evidence.track', fixes.length) : text('map.evidence.noTrack')));
  }
}

/** The type's word. */
export function typeText({ typeName, typeNameEnglish }) {
  return pick(typeName, typeNameEnglish);
}

/** Of what is not established by the platform itself: what it is instead. */
function categoryText({ category }) {
  return category === 'HINT' ? text('map.category.hint') : text('map.category.alarm');
}

function evidence(violation) {
  const head = element('div', 'head');
  head.append(element('h2', 'violation-type', typeText(violation)), element('span', 'plate', violation.plate));
  const facts = element('dl', 'facts');
  const clause = `“${pick(violation.clause, violation.clauseEnglish)}”`;
  const found = measure(violation);
  facts.append(
    ...(violation.category === 'VIOLATION' ? [] : fact(text('map.evidence.category'), categoryText(violation))),
    ...(found ? fact(text('map.evidence.measured'), found.measured, 'big bad') : []),
    ...(found ? fact(text('map.evidence.limit'), found.limit, 'big') : []),
    ...fact(text('map.evidence.when'), when(violation)),
    ...fact(text('map.evidence.established'), pick(violation.established, violation.establishedEnglish)),
    ...fact(text('map.evidence.rule'), `${violation.rule} ${clause}`),
    ...(violation.route ? fact(text('map.evidence.route'), violation.route) : []),
    ...(violation.zone ? fact(text('map.evidence.zone'), violation.zone) : []),
    ...fact(text('map.truck.carrier'), violation.organization),
  );
  const link = element('a', 'btn btn-outline-primary', text('map.truck.day'));
  link.href = `/vehicles/${encodeURIComponent(violation.plate)}?day=${districtDay(violation.startedAt)}`;
  return [head, facts, files(violation.files || []), reportTable(violation.evidence.reports, violation.limitKph), link];
}

/** What the terminal recorded: pictures at once, anything else behind a link. */
function files(found) {
  const box = element('div', 'files');
  for (const { href, kind, name } of found) {
    const link = element('a', '', kind === 'IMAGE' ? undefined : name);
    link.href = href;
    if (kind === 'IMAGE') {
      const picture = element('img');
      picture.src = href;
      picture.alt = name;
      picture.loading = 'lazy';
      link.append(picture);
    }
    box.append(link);
  }
  return box;
}

/** The reports that the finding rests on; those above the limit are marked. */
function reportTable(reports, limitKph) {
  const box = element('details', 'more');
  box.append(element('summary', '', text('map.evidence.reports', reports.length)));
  const table = element('table', 'table table-sm');
  for (const report of reports) {
    const row = element('tr');
    row.append(
      element('td', '', clockTime(report.at)),
      element('td', `number${report.speedKph > limitKph ? ' bad' : ''}`, speedText(report.speedKph)),
      element('td', 'number', `${report.headingDeg}°`),
    );
    table.append(row);
  }
  box.append(table);
  return box;
}

function when({ startedAt, endedAt, category }) {
  if (endedAt === startedAt || (!endedAt && category !== 'VIOLATION')) return clockTime(startedAt);
  if (!endedAt) return `${clockTime(startedAt)} ${text('map.violation.goingOn')}`;
  const seconds = Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
  return `${clockTime(startedAt)} – ${clockTime(endedAt)}（${text('map.seconds', seconds)}）`;
}
