// A driver confirms where there may be no network. What he confirmed is kept on his phone with the phone's time and sent when
// the network is back: from this page, or from whatever page of ours he opens next.

const KEPT = 'liandan-handover';
const AGAIN_MS = 15_000;
/** Answers that say nothing about the confirmation itself: it is sent again. */
const NOT_NOW = new Set([401, 408, 429]);

let sending = false;

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? [];
  } catch {
    return [];
  }
}

function keep(confirmations) {
  localStorage.setItem(KEPT, JSON.stringify(confirmations));
}

/** The phone's clock, in the district's zone, as every time is shown. */
function phoneTime(iso) {
  return new Date(iso).toLocaleTimeString('zh-CN', { hour12: false, timeZone: 'Asia/Shanghai' });
}

/** A line about each confirmation, made once, above everything else on the page. */
function notice(confirmation) {
  const id = `kept-${confirmation.id}`;
  let line = document.getElementById(id);
  if (!line) {
    line = document.createElement('p');
    line.id = id;
    line.setAttribute('role', 'status');
    document.getElementById('main').prepend(line);
  }
  return line;
}

function show(confirmation, look, text) {
  const line = notice(confirmation);
  line.className = `notice notice-${look} kept`;
  line.textContent = `${confirmation.load} ${text}`;
}

function fill(text, first, second) {
  return text.replace('{0}', first).replace('{1}', second);
}

async function send(confirmation) {
  const response = await fetch(confirmation.url, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: confirmation.body,
  });
  if (response.status >= 500 || (NOT_NOW.has(response.status) && response.status !== 401)) throw new Error('not now');
  return { status: response.status, answer: await response.json() };
}

function told(confirmation, { status, answer }) {
  const words = confirmation.words;
  if (status === 401) {
    show(confirmation, 'warn', words.login);
    return false;
  }
  if (answer.state === 'CONFIRMED') {
    show(confirmation, 'good', `${words.done} ${fill(words.times, answer.declaredAt, answer.receivedAt)}`);
    document.getElementById('linkForm')?.remove();
    forgetPage(confirmation);
  } else {
    show(confirmation, 'bad', answer.sentences.join(' '));
    const form = document.getElementById('linkForm');
    if (form) {
      form.hidden = false;
      // what was at fault can be put right at once
      delete form.dataset.sent;
    }
  }
  return true;
}

async function sendAll() {
  if (sending) return;
  sending = true;
  try {
    for (const confirmation of kept()) {
      try {
        if (told(confirmation, await send(confirmation))) {
          keep(kept().filter((other) => other.id !== confirmation.id));
        }
      } catch {
        show(confirmation, 'warn', fill(confirmation.words.saved, phoneTime(confirmation.declaredAt), ''));
      }
    }
  } finally {
    sending = false;
  }
}

// The page itself is kept too, where the browser allows it (https, or this machine): closed by mistake on a site without a
// network, it opens again. It goes when its load is confirmed.

async function keepPage(form) {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return;
  await navigator.serviceWorker.register('/handover-worker.js', { scope: '/h/' });
  const parts = performance.getEntriesByType('resource').map((entry) => entry.name);
  const cache = await caches.open(KEPT);
  await cache.put(location.href, new Response(document.documentElement.outerHTML, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }));
  await cache.addAll([...new Set(parts.filter((part) => part.startsWith(location.origin) && !part.includes('/h/')))]);
  await navigator.serviceWorker.ready;
  form.dataset.kept = 'yes';
}

function forgetPage(confirmation) {
  if ('caches' in window) {
    caches.open(KEPT).then((cache) => Promise.all(['', '/driver'].map((end) => cache.delete(confirmation.url + end))));
  }
}

const linkForm = document.getElementById('linkForm');
if (linkForm) keepPage(linkForm).catch(() => {});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches?.('form[data-queue]') || event.defaultPrevented) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  const declaredAt = new Date().toISOString();
  body.set('declaredAt', declaredAt);
  const confirmation = {
    id: body.get('confirmation'),
    url: form.getAttribute('action'),
    body: body.toString(),
    declaredAt,
    load: form.dataset.load,
    words: {
      saved: form.dataset.saved,
      done: form.dataset.done,
      times: form.dataset.times,
      login: form.dataset.login,
    },
  };
  keep([...kept().filter((other) => other.id !== confirmation.id), confirmation]);
  show(confirmation, 'warn', form.dataset.sending);
  form.hidden = true;
  window.scrollTo(0, 0);
  sendAll();
});

window.addEventListener('online', sendAll);
setInterval(() => {
  if (kept().length > 0) sendAll();
}, AGAIN_MS);
sendAll();
