// What somebody has typed is kept on the phone until it is sent, for a battery that dies: per person and form, a day long. It holds
// names and phone numbers, so it goes at logout, and when somebody else signs in.

const PREFIX = 'liandan-draft:';
const KEPT_MS = 24 * 60 * 60 * 1000;
const NOT_KEPT = new Set(['hidden', 'password', 'file', 'submit', 'button']);

const user = document.body.dataset.user;
const ofUser = `${PREFIX}${user}:`;

function keyOf(form) {
  return `${ofUser}${form.dataset.draft}`;
}

function read(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    return draft && Date.now() - draft.at < KEPT_MS ? draft : null;
  } catch {
    return null;
  }
}

function write(key, draft) {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // a full or forbidden store: the form works as it would without
  }
}

function forgetWhere(condition) {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && condition(key)) localStorage.removeItem(key);
  }
}

function fields(form) {
  return [...form.elements].filter((field) => field.name && !NOT_KEPT.has(field.type));
}

function entries(form) {
  return fields(form)
    .filter((field) => (field.type !== 'radio' && field.type !== 'checkbox') || field.checked)
    .map((field) => [field.name, field.value]);
}

function fill(form, kept) {
  for (const field of fields(form)) {
    const chosen = kept.some(([name, value]) => name === field.name && value === field.value);
    if (field.type === 'radio' || field.type === 'checkbox') {
      field.checked = chosen;
    } else {
      const typed = kept.find(([name]) => name === field.name);
      if (typed) field.value = typed[1];
    }
  }
}

/** Puts what was kept back; what a choice brings in from the server is filled when it has come. */
function restore(form, kept) {
  fill(form, kept);
  document.addEventListener('htmx:afterSwap', () => fill(form, kept), { once: true });
  const chosen = form.querySelector('[hx-trigger*="change"]') && form.querySelector('input[name=wasteCategory]:checked');
  (chosen ?? form).dispatchEvent(new Event('change', { bubbles: true }));
}

function offer(form, draft) {
  const line = document.createElement('div');
  line.className = 'notice notice-warn draft-offer';
  line.setAttribute('role', 'status');
  const words = document.body.dataset;
  const time = new Date(draft.at).toLocaleString(document.documentElement.lang, { dateStyle: 'short', timeStyle: 'short', hour12: false, timeZone: 'Asia/Shanghai' });
  line.append(`${words.draftFound} ${time} `);
  for (const [label, look, act] of [
    [words.draftRestore, 'btn-primary', () => restore(form, draft.entries)],
    [words.draftDrop, 'btn-outline-primary', () => localStorage.removeItem(keyOf(form))],
  ]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `btn ${look}`;
    button.textContent = label;
    button.addEventListener('click', () => {
      line.remove();
      act();
    });
    line.append(button, ' ');
  }
  form.before(line);
}

if (user) {
  forgetWhere((key) => !key.startsWith(ofUser) || !read(key));
  const here = new Set();
  for (const form of document.querySelectorAll('form[data-draft]')) {
    const key = keyOf(form);
    here.add(key);
    const draft = read(key);
    // a refused form comes back filled in by the server
    const refused = document.querySelector('[role=alert]');
    if (draft && !refused && JSON.stringify(draft.entries) !== JSON.stringify(entries(form))) offer(form, draft);
    form.addEventListener('input', () => write(key, { at: Date.now(), entries: entries(form) }));
    form.addEventListener('submit', () => write(key, { at: Date.now(), entries: entries(form), sent: true }));
  }
  // it was sent, and the answer is not the form again: it has been taken
  forgetWhere((key) => !here.has(key) && read(key)?.sent);
}

document.addEventListener('submit', (event) => {
  if (event.target.getAttribute('action') === '/logout') forgetWhere(() => true);
});
