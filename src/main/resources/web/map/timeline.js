// One day of one vehicle on a line of time: how fast it went, where it stood, under which manifests it travelled and what it
// was flagged for. The line is the slider of the replay too.
import { bandOf } from './tracks.js';
import { clockTime, durationText, element, printed, text } from './texts.js';

const STANDING_BELOW_KPH = 3;
const STOP_FROM_MS = 3 * 60_000;
const GAP_MS = 5 * 60_000;
const HEIGHT = 64;
const SVG = 'http://www.w3.org/2000/svg';

/** Stretches in which the vehicle stood for some minutes: {from, to} in ms and the place. */
export function stopsOf(fixes) {
  const stops = [];
  let first = null;
  let last = null;
  const end = () => {
    if (first && last.ms - first.ms >= STOP_FROM_MS) stops.push({ fromMs: first.ms, toMs: last.ms, lon: first.lon, lat: first.lat });
    first = null;
  };
  for (const fix of fixes) {
    if (first && fix.ms - last.ms > GAP_MS) end();
    if (fix.speedKph < STANDING_BELOW_KPH) {
      first = first || fix;
      last = fix;
    } else {
      end();
    }
  }
  end();
  return stops;
}

export class Timeline {
  /**
   * @param box element that it fills
   * @param day {fixes, stops, manifests, violations, turns}, fixes with ms in order of time; of turns ms, look, words and open()
   * @param onTime hears the moment that was chosen, ms
   */
  constructor(box, day, onTime) {
    this.day = day;
    this.onTime = onTime;
    this.fromMs = day.fixes[0].ms;
    this.toMs = Math.max(day.fixes.at(-1).ms, this.fromMs + 1000);
    this.svg = document.createElementNS(SVG, 'svg');
    this.svg.setAttribute('viewBox', `0 0 1000 ${HEIGHT}`);
    this.svg.setAttribute('preserveAspectRatio', 'none');
    this.svg.setAttribute('aria-hidden', 'true');
    this.slider = element('input', 'timeline-slider');
    Object.assign(this.slider, { type: 'range', min: this.fromMs, max: this.toMs, step: 1000, value: this.fromMs });
    this.slider.setAttribute('aria-label', text('map.replay.time'));
    this.slider.addEventListener('input', () => onTime(Number(this.slider.value)));
    box.replaceChildren(this.svg, this.slider);
    this.draw();
  }

  /** Moves the thumb; nobody is told. */
  show(ms, words) {
    this.slider.value = ms;
    this.slider.setAttribute('aria-valuetext', words);
  }

  x(ms) {
    return ((ms - this.fromMs) / (this.toMs - this.fromMs)) * 1000;
  }

  draw() {
    const { fixes, stops, manifests, violations, turns } = this.day;
    for (const { handedOverAt, receivedAt, number } of manifests) {
      const from = Math.max(this.fromMs, Date.parse(handedOverAt));
      const to = Math.min(this.toMs, receivedAt ? Date.parse(receivedAt) : this.toMs);
      if (to > from) this.bar(from, to, 0, 8, 'timeline-manifest', `${text('map.truck.manifest')} ${printed(number)}`);
    }
    const fastest = Math.max(70, ...fixes.map((fix) => fix.speedKph));
    for (let i = 1; i < fixes.length; i += 1) {
      const [from, to] = [fixes[i - 1], fixes[i]];
      if (to.ms - from.ms > GAP_MS) continue;
      const height = Math.max(1, (Math.max(from.speedKph, to.speedKph) / fastest) * (HEIGHT - 14));
      const bar = this.bar(from.ms, to.ms, HEIGHT - height, height);
      bar.setAttribute('fill', bandOf(Math.max(from.speedKph, to.speedKph)).colour);
    }
    for (const { fromMs, toMs } of stops) this.bar(fromMs, toMs, HEIGHT - 5, 5, 'timeline-stop', `${text('map.replay.stop')} ${durationText(Math.round((toMs - fromMs) / 1000))}`);
    for (const violation of violations) {
      const from = Date.parse(violation.startedAt);
      this.bar(from, Math.max(from, Date.parse(violation.endedAt || violation.startedAt)), 8, HEIGHT - 8, 'timeline-violation', `${clockTime(violation.startedAt)} ${violation.words}`);
    }
    // above the speeds, so that what lies under them stays to be seen
    for (const { ms, look, words, open } of turns) this.bar(ms, ms, 10, 14, `timeline-turn turn-${look}`, words).addEventListener('click', open);
  }

  bar(fromMs, toMs, y, height, className, title) {
    const bar = document.createElementNS(SVG, 'rect');
    bar.setAttribute('x', this.x(fromMs));
    bar.setAttribute('width', Math.max(className?.startsWith('timeline-turn') ? 4 : 1.5, this.x(toMs) - this.x(fromMs)));
    bar.setAttribute('y', y);
    bar.setAttribute('height', height);
    if (className) bar.setAttribute('class', className);
    if (title) {
      const words = document.createElementNS(SVG, 'title');
      words.textContent = title;
      bar.append(words);
    }
    this.svg.append(bar);
    return bar;
  }
}
