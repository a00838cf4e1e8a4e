// The words of this page, put into it by the server in the reader's language.
const table = JSON.parse(document.getElementById('texts').textContent);

/** The text of that key with {0}, {1} … replaced. */
export function text(key, ...values) {
  const words = table[key];
  if (words === undefined) throw new Error(`no text for key '${key}'`);
  return values.reduce((soFar, value, i) => soFar.replace(`{${i}}`, value), words);
}

const CLOCK = { timeZone: 'Asia/Shanghai', hourCycle: 'h23', hour: '2-digit', minute: '2-digit', second: '2-digit' };
const timeOfDay = new Intl.DateTimeFormat('zh-CN', CLOCK);
const dayAndTime = new Intl.DateTimeFormat('zh-CN', { ...CLOCK, month: '2-digit', day: '2-digit' });
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** One of two words, for names that carry both languages themselves. */
export function pick(chinese, english) {
  return document.documentElement.lang === 'zh' ? chinese : english;
}

/** The reader's half of a sentence that the server writes in Chinese with the English one behind it; all of it where it cannot be told apart. */
export function half(sentence) {
  const both = /^(.*[\p{Script=Han}\u3000-\u303f\uff00-\uffef][^\p{L}]*)(\p{Script=Latin}[^\p{Script=Han}]*)$/u.exec(sentence);
  return both ? pick(both[1], both[2]).trim() : sentence;
}

/** The day of that instant in the district, ISO. */
export function districtDay(iso) {
  return day.format(new Date(iso));
}

/** Hour to second in the district's time; with month and day when it is not today. */
export function clockTime(iso) {
  if (!iso) return '';
  const date = new Date(iso);
  return day.format(date) === day.format(new Date()) ? timeOfDay.format(date) : dayAndTime.format(date);
}

/** A manifest's number as it is printed. */
export function printed(number) {
  return number.replace(/^(.{6})(.{8})(.{6})(.)$/, '$1-$2-$3-$4');
}

/** A speed with its unit, to one decimal place as the limits are written. */
export function speedText(speedKph) {
  return speedKph === null || speedKph === undefined ? '—' : `${Number(speedKph).toFixed(1)} km/h`;
}

/** A duration in whole seconds. */
export function durationText(seconds) {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** What was measured and its limit, with their units: speeds, distances or durations; null for kinds that compare nothing. */
export function measure({ limitKph, measuredKph, limitM, measuredM, limitS, measuredS }) {
  if (Number.isFinite(measuredKph)) return { measured: speedText(measuredKph), limit: speedText(limitKph) };
  if (Number.isFinite(measuredM)) return { measured: `${measuredM} m`, limit: `${limitM} m` };
  if (Number.isFinite(measuredS)) return { measured: durationText(measuredS), limit: durationText(limitS) };
  return null;
}

/** The same on one line, or nothing. */
export function measureText(violation) {
  const found = measure(violation);
  return found ? `${found.measured} ＞ ${found.limit}` : '';
}

/** How long ago, in words that a glance takes in. */
export function ageText(iso, now = Date.now()) {
  const seconds = Math.max(0, Math.round((now - Date.parse(iso)) / 1000));
  if (seconds < 60) return text('map.age.seconds', seconds);
  if (seconds < 3600) return text('map.age.minutes', Math.floor(seconds / 60));
  return text('map.age.hours', Math.floor(seconds / 3600));
}

/** An element with text and class; text is never read as HTML. */
export function element(tag, className, content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (content !== undefined) made.textContent = content;
  return made;
}
