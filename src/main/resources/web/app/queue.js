// A driver confirms where there may be no network: <form data-queue>. What he confirmed is kept on his phone with the phone's
// time and sent when the network is back, from this page or from whatever page of ours he opens next. It is his: nothing is
// sent while somebody else is signed in.
import { forgetScanned } from './offline.js';

const KEPT = 'liandan-handover';
const AGAIN_MS = 15_000;
/** Answers that say nothing about the confirmation itself: it is sent again. */
const NOT_NOW = new Set([408, 429]);

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

/** The form that the confirmation was given with, while it is on the page. */
function formOf(confirmation) {
  return [...document.querySelectorAll('form[data-queue]')].find((form) => form.getAttribute('action') === confirmation.url);
}

async function send(confirmation) {
  const response = await fetch(confirmation.url, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: confirmation.body,
    // whoever must sign in again is led to the login, which is no answer to this
    redirect: 'manual',
  });
  if (response.type === 'opaqueredirect' || response.status === 401) return { login: true };
  if (response.status >= 500 || NOT_NOW.has(response.status)) throw new Error('not now');
  return { answer: await response.json() };
}

/** Each fault beside its field, and what it is folded away in open. */
function mark(form, faults) {
  for (const line of form.querySelectorAll('.field-error')) line.remove();
  for (const block of form.querySelectorAll('.field-bad')) block.classList.remove('field-bad');
  for (const { field, sentence } of faults) {
    const block = field && form.elements[field] && [...form.querySelectorAll('.field, fieldset')].find((one) => one.querySelector(`[name="${CSS.escape(field)}"]`) && !one.querySelector('.field'));
    if (!block) continue;
    block.classList.add('field-bad');
    block.closest('details')?.setAttribute('open', '');
    const line = document.createElement('p');
    line.className = 'field-error';
    line.textContent = sentence;
    block.append(line);
  }
}

/** Shows what came of it; whether that was the last word. */
function told(confirmation, { login, answer }) {
  const words = confirmation.words;
  if (login) {
    show(confirmation, 'warn', words.login);
    return false;
  }
  const form = formOf(confirmation);
  if (answer.state === 'CONFIRMED') {
    show(confirmation, 'good', `${words.done} ${fill(words.times, answer.declaredAt, answer.receivedAt)}`);
    form?.remove();
    forgetScanned(confirmation.url);
    // the page shows the load as it was before
    if (form?.dataset.next) location.assign(form.dataset.next);
  } else {
    const faults = answer.faults ?? [{ field: '', sentence: answer.detail ?? '' }];
    show(confirmation, 'bad', faults.map(({ sentence }) => sentence).join(' '));
    if (form) {
      form.hidden = false;
      // what was at fault can be put right at once
      delete form.dataset.sent;
      mark(form, faults);
    }
  }
  return true;
}

async function sendAll() {
  if (sending) return;
  sending = true;
  const user = document.body.dataset.user ?? '';
  try {
    for (const confirmation of kept()) {
      const own = !confirmation.user || confirmation.user === user;
      if (!own && user) continue;
      try {
        if (told(confirmation, own ? await send(confirmation) : { login: true })) {
          keep(kept().filter((other) => other.id !== confirmation.id));
        }
      } catch {
        show(confirmation, 'warn', fill(confirmation.words.saved, phoneTime(confirmation.declaredAt), ''));
        // said once is enough: the page may have been opened again
        formOf(confirmation)?.setAttribute('hidden', '');
      }
    }
  } finally {
    sending = false;
  }
}

/** A name for this press of the button: sent twice, it counts once. */
function pressed() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches?.('form[data-queue]') || event.defaultPrevented) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  const declaredAt = new Date().toISOString();
  body.set('declaredAt', declaredAt);
  if (!body.has('confirmation')) body.set('confirmation', pressed());
  const url = form.getAttribute('action');
  const confirmation = {
    id: body.get('confirmation'),
    user: document.body.dataset.user ?? '',
    url,
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
