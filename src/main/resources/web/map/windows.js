// Hours of the week at which a route may be driven, or a zone is closed: a row for each window, none for always.
import { element, text } from './texts.js';

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS = [1, 2, 3, 4, 5];

export class Windows {
  constructor(box) {
    this.rows = box.querySelector('[data-rows]');
    box.querySelector('[data-add]').addEventListener('click', () => this.add({ days: WORKDAYS, starts: '07:00', ends: '09:00' }));
  }

  /** Shows those windows and no others. */
  show(windows) {
    this.rows.replaceChildren();
    for (const window of windows) this.add(window);
  }

  add({ days, starts, ends }) {
    const row = element('fieldset', 'window');
    row.append(element('legend', 'visually-hidden', text('map.drawing.window')));
    const chosen = element('div', 'window-days');
    for (const day of WEEK) {
      const label = element('label');
      const box = element('input', 'form-check-input');
      box.type = 'checkbox';
      box.value = day;
      box.checked = days.includes(day);
      label.append(box, text(`map.day.${day}`));
      chosen.append(label);
    }
    const gone = element('button', 'btn btn-outline-secondary btn-sm', text('map.drawing.window.remove'));
    gone.type = 'button';
    gone.addEventListener('click', () => row.remove());
    const times = element('div', 'window-times');
    times.append(this.time('starts', starts), '–', this.time('ends', ends), gone);
    row.append(chosen, times);
    this.rows.append(row);
  }

  time(which, value) {
    const input = element('input', 'form-control');
    input.type = 'time';
    input.required = true;
    input.dataset.which = which;
    input.setAttribute('aria-label', text(`map.drawing.window.${which}`));
    input.value = value.slice(0, 5);
    return input;
  }

  /** The windows as the server takes them. */
  read() {
    return [...this.rows.children].map((row) => ({
      days: [...row.querySelectorAll(':checked')].map(({ value }) => Number(value)),
      starts: row.querySelector('[data-which=starts]').value,
      ends: row.querySelector('[data-which=ends]').value,
    }));
  }
}
