// What has changed in a list since this person last looked at it on this device: marked, and counted above the list.
const since = new Map();

function mark() {
  for (const list of document.querySelectorAll('[data-seen]')) {
    const key = `liandan-seen:${document.body.dataset.user}:${location.pathname}`;
    // as long as the page is open, what was new when it was opened stays marked
    if (!since.has(key)) since.set(key, read(key));
    const last = since.get(key);
    const changed = last === null ? [] : [...list.querySelectorAll('[data-changed]')].filter((one) => Number(one.dataset.changed) > last);
    for (const one of changed) one.classList.add('changed');
    const said = list.querySelector('[data-seen-count]');
    if (said && changed.length > 0) {
      said.hidden = false;
      said.textContent = said.dataset.seenCount.replace('{0}', changed.length);
    }
    // a part of the list, by filter or page, is not all that is new
    if (!location.search) write(key, list.dataset.seen);
  }
}

function read(key) {
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? null : Number(kept);
  } catch {
    return null;
  }
}

function write(key, millis) {
  try {
    localStorage.setItem(key, millis);
  } catch {
    // nothing can be kept here: nothing is marked
  }
}

mark();
document.body.addEventListener('htmx:load', mark);
