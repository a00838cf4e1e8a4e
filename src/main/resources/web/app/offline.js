// Pages that open again where there is no network, where the browser allows it (https, or this machine): the hand-over page that
// was scanned, until its load is confirmed; and for a driver his list and the loads that wait on it, a day long. They show names
// and numbers, so they go at logout, and when somebody else signs in.

const SCANNED = 'liandan-handover';
const PAGES = 'liandan-pages';
const LIST = '/manifests';
const WORKER = '/offline-worker.js';
const NOTE = 'liandan-kept-pages';
/** The most urgent come first; a driver carries one at a time. */
const MOST = 12;

const { user, keepsPages, keptAt, keptWords } = document.body.dataset;
const possible = 'serviceWorker' in navigator && 'caches' in window;

function html(text) {
  return new Response(text, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'X-Kept-At': String(Date.now()) } });
}

/** A page that says of itself, when it is opened again, since when it lies here. */
function dated(text) {
  return text.replace('<body ', `<body data-kept-at="${new Date().toISOString()}" `);
}

/** Scripts, styles and pictures of the page that is open. */
async function keepParts(cache) {
  const parts = performance.getEntriesByType('resource').map((entry) => new URL(entry.name));
  const own = parts.filter(({ origin, pathname }) => origin === location.origin && (pathname.startsWith('/static/') || pathname.endsWith('.svg')));
  const lacking = [];
  for (const path of new Set(own.map(({ pathname }) => pathname))) {
    if (!(await cache.match(path))) lacking.push(path);
  }
  await cache.addAll(lacking);
}

async function keepScanned(form) {
  await navigator.serviceWorker.register(WORKER, { scope: '/h/' });
  const cache = await caches.open(SCANNED);
  await cache.put(location.pathname, html(document.documentElement.outerHTML));
  await keepParts(cache);
  await navigator.serviceWorker.ready;
  form.dataset.kept = 'yes';
}

/** A load is confirmed: its scanned page is of no use to anybody. */
export function forgetScanned(address) {
  if ('caches' in window) {
    caches.open(SCANNED).then((cache) => Promise.all(['', '/driver'].map((end) => cache.delete(address + end))));
  }
}

/** Which pages lie here, whose they are, and the change that each shows. */
function noted() {
  try {
    const note = JSON.parse(localStorage.getItem(NOTE));
    return note?.user === user ? note.pages : {};
  } catch {
    return {};
  }
}

async function put(cache, path) {
  const answer = await fetch(path, { headers: { Accept: 'text/html' }, redirect: 'error' });
  if (!answer.ok) throw new Error(String(answer.status));
  await cache.put(path, html(dated(await answer.text())));
}

/** Puts the list and its loads aside, each when it has changed. */
async function keepList() {
  const list = document.getElementById('groups');
  if (!list || keptAt) return;
  const cards = [...list.querySelectorAll('[data-keep]')].slice(0, MOST);
  const wanted = Object.fromEntries(cards.map((card) => [card.dataset.keep, card.dataset.changed]));
  wanted[LIST] = [...list.querySelectorAll('[data-changed]')].map((card) => card.dataset.changed).join();
  const before = noted();
  const cache = await caches.open(PAGES);
  for (const gone of Object.keys(before).filter((path) => !(path in wanted))) await cache.delete(gone);
  for (const [path, change] of Object.entries(wanted)) {
    if (before[path] !== change) await put(cache, path);
  }
  localStorage.setItem(NOTE, JSON.stringify({ user, pages: wanted }));
  await keepParts(cache);
  list.dataset.kept = 'yes';
}

let keeping = Promise.resolve();

function keepAgain() {
  // one after the other; what could not be had now is had the next time
  keeping = keeping.then(keepList).catch(() => {});
}

function forgetPages() {
  localStorage.removeItem(NOTE);
  caches.delete(PAGES);
}

if (possible) {
  const scanned = document.getElementById('linkForm');
  if (scanned) keepScanned(scanned).catch(() => {});
  if (keepsPages) {
    if (localStorage.getItem(NOTE) && Object.keys(noted()).length === 0) forgetPages();
    navigator.serviceWorker.register(WORKER, { scope: '/' }).then(keepAgain, () => {});
    document.body.addEventListener('htmx:load', keepAgain);
  } else if (user && localStorage.getItem(NOTE)) {
    forgetPages();
  }
  document.addEventListener('submit', (event) => {
    if (event.target.getAttribute('action') === '/logout') forgetPages();
  });
}

if (keptAt) {
  const line = document.createElement('p');
  line.className = 'notice notice-warn';
  line.setAttribute('role', 'status');
  const time = new Date(keptAt).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' });
  const again = document.createElement('a');
  again.href = location.href;
  again.textContent = document.body.dataset.keptAgain;
  line.append(keptWords.replace('{0}', time), ' ', again);
  document.getElementById('main').prepend(line);
}
