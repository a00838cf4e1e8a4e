// The officer's inbox by keyboard: going on is instant, because the next finding is fetched while this one is read. Forms and links do
// the same without this script.
import htmx from 'htmx.org';

const FIELDS = 'input, select, textarea, [contenteditable]';
const TO_NEXT = ['j', 'ArrowDown'];
const TO_PREVIOUS = ['k', 'ArrowUp'];
const ACTIONS = ['c', 'd', 'm', 'h', 'u', '?'];

/** Parts by address, as promises: the one that is looked at, and those around it. */
const fetched = new Map();

const inbox = () => document.getElementById('triage');
const rows = () => [...document.querySelectorAll('[data-finding]')];
const current = () => document.querySelector('[data-finding][aria-current]');

function fetchPart(row) {
  const address = row.dataset.part;
  if (!fetched.has(address)) {
    const part = fetch(address, { headers: { 'HX-Request': 'true' } }).then((answer) => {
      // whoever has been signed out meanwhile gets the page, which asks to sign in
      if (!answer.ok || answer.redirected) throw new Error(`${answer.status} ${address}`);
      return answer.text();
    });
    part.catch(() => fetched.delete(address));
    fetched.set(address, part);
  }
  return fetched.get(address);
}

function fetchAround(row) {
  const all = rows();
  const at = all.indexOf(row);
  for (const near of [all[at + 1], all[at - 1]]) if (near) fetchPart(near);
}

/** One stop for the tab key in the list: the chosen row. */
function rove(chosen) {
  for (const row of rows()) {
    row.tabIndex = row === chosen ? 0 : -1;
    if (row === chosen) row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
  }
}

/** Resolved when the evidence beside the list is that of the chosen row again. */
let shown = Promise.resolve();

function choose(row) {
  shown = show(row);
}

async function show(row) {
  rove(row);
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
  history.replaceState(null, '', row.href);
  // nobody decides about one finding while the row of another is marked
  const before = document.getElementById('chosen');
  if (before) before.inert = true;
  let part;
  try {
    part = await fetchPart(row);
  } catch {
    location.assign(row.href);
    return;
  }
  const outdated = document.getElementById('chosen');
  // somebody quick has gone on meanwhile
  if (current() !== row || !outdated) return;
  outdated.outerHTML = part;
  htmx.process(document.getElementById('chosen'));
  fetchAround(row);
}

function step(by) {
  const all = rows();
  const at = all.indexOf(current());
  const row = all[Math.min(all.length - 1, Math.max(0, at + by))];
  if (row && row !== current()) choose(row);
}

/** Opens what has something to be filled in, presses what has not. */
function use(control) {
  const dialog = control.dataset.dialog;
  if (dialog) {
    document.getElementById(dialog).showModal();
  } else if (control.matches('summary')) {
    const part = control.parentElement;
    for (const other of document.querySelectorAll('#chosen details.act[open]')) if (other !== part) other.open = false;
    part.open = true;
    part.querySelector('select, input:not([type=hidden])')?.focus();
  } else {
    control.click();
  }
}

async function useKey(key) {
  await shown;
  const control = inbox()?.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (control && !control.closest('[inert], .htmx-request')) use(control);
}

function close() {
  for (const open of document.querySelectorAll('#chosen details.act[open]')) open.open = false;
  current()?.focus();
}

document.addEventListener('keydown', (event) => {
  if (!inbox() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector('dialog[open]')) return;
  if (event.key === 'Escape') {
    close();
    return;
  }
  // keys are the inbox's while it has the focus, or nothing has
  const inHand = document.activeElement;
  if (event.target.closest(FIELDS) || (inHand !== document.body && inHand?.id !== 'main' && !inbox().contains(inHand))) return;
  const arrow = event.key.startsWith('Arrow');
  if (arrow && inHand?.closest('.table-box')) return;
  if (TO_NEXT.includes(event.key)) step(1);
  else if (TO_PREVIOUS.includes(event.key)) step(-1);
  else if (ACTIONS.includes(event.key.toLowerCase())) useKey(event.key.toLowerCase());
  else return;
  event.preventDefault();
});

document.addEventListener('click', (event) => {
  const row = event.target.closest('[data-finding]');
  if (row && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    choose(row);
    return;
  }
  const opener = event.target.closest('[data-dialog]');
  if (opener) document.getElementById(opener.dataset.dialog).showModal();
});

// a refusal says why, in the page itself
document.addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.target?.id === 'triage' && event.detail.xhr.status >= 400 && event.detail.xhr.status < 500) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

function begin() {
  if (!inbox()) return;
  for (const opener of inbox().querySelectorAll('[data-dialog]')) opener.hidden = false;
  const chosen = current();
  rove(chosen ?? rows()[0]);
  if (chosen) fetchAround(chosen);
}

document.addEventListener('htmx:afterSettle', (event) => {
  if (event.detail.target?.id !== 'triage' && event.detail.elt?.id !== 'triage') return;
  fetched.clear();
  begin();
  const address = inbox().dataset.address;
  if (address) history.replaceState(null, '', address);
  (current() ?? inbox().querySelector('a, button'))?.focus();
  // a region that was there before is read out; one that comes with its words is not
  document.getElementById('triageNews').textContent = inbox().querySelector('[data-said]')?.textContent ?? '';
});

begin();
