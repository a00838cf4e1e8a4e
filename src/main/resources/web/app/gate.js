// A tone when a truck drives into the gate's fence. Off until somebody switches it on; the browser wants a touch before it may sound.

const WANTED = 'liandan-gate-sound';
const TONES_HZ = [660, 880];
const TONE_S = 0.18;
const LOUDNESS = 0.2;

const button = document.getElementById('gateSound');
if (button) {
  let audio;
  let wanted = localStorage.getItem(WANTED) === 'on';

  function play() {
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

  function showWanted() {
    button.setAttribute('aria-pressed', String(wanted));
  }

  function inside() {
    return new Map([...document.querySelectorAll('[data-inside]')].map((card) => [card.dataset.inside, card.dataset.plate]));
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

  let known = inside();
  document.addEventListener('htmx:afterSwap', () => {
    const now = inside();
    const entered = [...now].filter(([number]) => !known.has(number)).map(([, plate]) => plate);
    known = now;
    if (entered.length === 0) return;
    const news = document.getElementById('gateNews');
    news.textContent = `${entered.join(' ')} ${news.dataset.entered}`;
    if (wanted) play();
  });
}
