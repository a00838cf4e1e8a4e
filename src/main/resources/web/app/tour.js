// Shows somebody around: what stands on this page, one thing after the other. By itself once per person where the server says so (the
// demo), otherwise when asked for from the help.
const STOPS = [
  ['header.bar', 'tour.welcome'],
  ['nav a[href="/map"]', 'tour.map'],
  ['nav a[href="/violations"]', 'tour.violations'],
  ['nav a[href="/violations/inbox"]', 'tour.triage'],
  ['nav a[href="/heat"]', 'tour.heat'],
  ['nav a[href="/dashboard"]', 'tour.dashboard'],
  ['nav a[href="/manifests"]', 'tour.manifests'],
  ['main a[href="/manifests/board"]', 'tour.board'],
  ['main a[href="/manifests/new"]', 'tour.new'],
  ['nav a[href="/gate"], main a[href="/gate"]', 'tour.gate'],
  ['nav a[href="/ledgers"]', 'tour.ledgers'],
  ['nav a[href="/registry"]', 'tour.registry'],
  ['nav a[href="/drawing"]', 'tour.drawing'],
  ['nav a[href="/terminals"]', 'tour.terminals'],
  ['nav a[href="/rule-settings"]', 'tour.rules'],
  ['nav a[href="/operations"]', 'tour.operations'],
  ['nav a[href="/users"]', 'tour.users'],
  ['nav a[href="/audit"]', 'tour.audit'],
  ['#inbox', 'tour.inbox'],
  ['a.bar-button[href="/help"]', 'tour.help'],
];

const source = document.querySelector('#tour-texts');
if (source) {
  const seen = `liandan-tour:${document.body.dataset.user}`;
  if (source.dataset.asked === 'true' || !remembered(seen)) {
    const texts = JSON.parse(source.textContent);
    const stops = STOPS.map(([selector, key]) => [[...document.querySelectorAll(selector)].find((one) => one.checkVisibility()), texts[key]])
      .filter(([target]) => target);
    if (stops.length > 1) {
      // once begun it has been seen: whoever goes on working is not stopped on the next page
      remember(seen);
      new Tour(stops, texts);
    }
  }
}

function remembered(key) {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    // nothing can be remembered here: once on each page would be too much
    return true;
  }
}

function remember(key) {
  try {
    localStorage.setItem(key, 'seen');
  } catch {
    // nothing can be remembered here, and nothing was: see above
  }
}

function Tour(stops, texts) {
  const before = document.activeElement;
  const box = document.createElement('section');
  box.className = 'tour sheet';
  box.tabIndex = -1;
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-label', texts['tour.title']);
  const words = document.createElement('p');
  words.setAttribute('aria-live', 'polite');
  const place = document.createElement('span');
  place.className = 'tour-place';
  const back = button('btn btn-outline-secondary', texts['tour.back'], () => show(at - 1));
  const next = button('btn btn-primary', '', () => (at + 1 < stops.length ? show(at + 1) : end()));
  const leave = button('btn btn-link', texts['tour.leave'], end);
  const buttons = document.createElement('div');
  buttons.className = 'actions';
  buttons.append(leave, place, back, next);
  box.append(words, buttons);
  document.body.append(box);
  let at = 0;
  show(0);
  next.focus();
  document.addEventListener('keydown', byKey);

  function show(number) {
    stops[at][0].classList.remove('tour-here');
    at = number;
    const [target, sentence] = stops[at];
    target.classList.add('tour-here');
    target.scrollIntoView({ block: 'nearest' });
    words.textContent = sentence;
    place.textContent = `${at + 1} / ${stops.length}`;
    back.disabled = at === 0;
    next.textContent = at + 1 < stops.length ? texts['tour.next'] : texts['tour.done'];
    box.classList.toggle('tour-above', target.getBoundingClientRect().top > window.innerHeight / 2);
  }

  function byKey(event) {
    if (event.key === 'Escape') end();
  }

  function end() {
    stops[at][0].classList.remove('tour-here');
    document.removeEventListener('keydown', byKey);
    box.remove();
    before?.focus();
  }
}

function button(style, label, action) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = style;
  made.textContent = label;
  made.addEventListener('click', action);
  return made;
}
