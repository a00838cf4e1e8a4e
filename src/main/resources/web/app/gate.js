// A tone when a truck drives into the gate's fence. Off until somebody switches it on; the browser wants a touch before it may sound.

const WANTED = 'liandan-gate-sound';
const TONES_HZ = [660, 880];
const TONE_S = 0.18;
const LOUDNESS = 0.2;

const button = document.getElementById('gateSound');
if (button) {
  let audio;
  const news = document.getElementById('gateNews');
  let wanted = localStorage.getItem(WANTED) === 'on';

  function play() {
    // counted for those who cannot hear it
    button.dataset.sounded = String(Number(button.dataset.sounded || 0) + 1);
    audio ??= new AudioContext();
    audio.resume().then(() => {
      TONES_HZ.forEach((hertz, index) => {
        const start = audio.currentTime + index * TONE_S;
        const tone = new OscillatorNode(audio, { frequency: hertz });
        const loudness = new GainNode(audio, { gain: LOUDNESS });
        // fades out: a tone that is cut off clicks
        loudness.gain.setValueAtTime(LOUDNESS, start);
        loudness.gain.exponentialRampToValueAtTime(0.001, start + TONE_S);
        tone.connect(loudness).connect(audio.destination);
        tone.start(start);
        tone.stop(start + TONE_S);
      });
    });
  }

  function unlock() {
    audio ??= new AudioContext();
    audio.resume();
    if (news.textContent === news.dataset.locked) news.textContent = '';
  }

  function showWanted() {
    button.setAttribute('aria-pressed', String(wanted));
  }

  function inside(page) {
    return new Map([...page.querySelectorAll('[data-inside]')].map((card) => [card.dataset.inside, card.dataset.plate]));
  }

  button.hidden = false;
  button.addEventListener('click', () => {
    wanted = !wanted;
    localStorage.setItem(WANTED, wanted ? 'on' : 'off');
    showWanted();
    // says at once what it will sound like
    if (wanted) play();
  });
  showWanted();

  // no tone without a touch: until there was one since the page came, it says so
  if (wanted) {
    news.textContent = news.dataset.locked;
    for (const kind of ['pointerdown', 'keydown']) document.addEventListener(kind, unlock, { once: true });
  }

  let known = inside(document);

  function compare(page) {
    const now = inside(page);
    const entered = [...now].filter(([number]) => !known.has(number)).map(([, plate]) => plate);
    known = now;
    if (entered.length === 0) return;
    news.textContent = `${entered.join(' ')} ${news.dataset.entered}`;
    if (wanted) play();
  }

  document.addEventListener('htmx:afterSwap', () => {
    compare(document);
    // the first load that comes brings along whose gate it is
    const { dataset } = document.getElementById('queue');
    for (const [field, value] of [['handlerName', dataset.handlerName], ['handlerPhone', dataset.handlerPhone]]) {
      const input = document.getElementById(field);
      if (!input.value) input.value = value;
    }
  });

  // the list stands still while somebody has a card in hand; who drives in is told all the same
  document.addEventListener('liandan:paused', async () => {
    const answer = await fetch(window.location.href).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (page.getElementById('queue')) compare(page);
  });
}
