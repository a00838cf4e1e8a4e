// The page /verify: reads a code by camera or from text, checks its signature here, and asks for the state now where there is a network.
import { codeIn, isSigned, read } from './code.js';

const KEYS = '/api/v1/signing-keys/platform';
const $ = (selector) => document.querySelector(selector);
const MINUTE = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

let camera = null;

if ('serviceWorker' in navigator) navigator.serviceWorker.register('/verify-worker.js', { scope: '/verify' });

function show(name) {
  for (const verdict of document.querySelectorAll('[data-verdict]')) verdict.hidden = verdict.dataset.verdict !== name;
}

function word(kind, name) {
  return $(`[data-words="${kind}"] [value="${name}"]`)?.textContent ?? name;
}

function fill(said) {
  const values = {
    number: said.number.replace(/^(.{6})(.{8})(.{6})(.)$/, '$1-$2-$3-$4'),
    plate: said.plate,
    category: word('category', said.category),
    volumes: `${said.producedM3} → ${said.receivedM3} m³`,
    decision: word('decision', said.decision),
    producer: said.producer,
    carrier: said.carrier,
    receiver: said.receiver,
    handedOverAt: MINUTE.format(said.handedOverAt),
    receivedAt: MINUTE.format(said.receivedAt),
    asOf: MINUTE.format(said.asOf),
    version: said.version,
    issuer: said.issuer,
  };
  for (const [name, value] of Object.entries(values)) $(`[data-field="${name}"]`).textContent = value;
}

async function check(text) {
  $('#said').hidden = true;
  $('#now').hidden = true;
  const code = codeIn(text);
  if (!code) {
    // a short code says nothing by itself
    if (/^.{21,27}-[0-9a-f]{16}$/.test(text.trim())) await ask(text.trim());
    else show('nothing');
    return;
  }
  let said;
  try {
    said = read(code);
  } catch {
    show('nothing');
    return;
  }
  let keys;
  try {
    keys = await (await fetch(KEYS)).json();
  } catch {
    show('keyless');
    return;
  }
  const good = isSigned(said, keys, window.SmCryptoV2.sm2);
  show(good ? 'good' : 'bad');
  if (!good) return;
  fill(said);
  $('#said').hidden = false;
  await ask(code);
}

/** The state now, where there is a network. */
async function ask(code) {
  const now = $('#now');
  try {
    const answer = await fetch('/verify/' + encodeURIComponent(code), { headers: { Accept: 'application/json' }, cache: 'no-store' });
    if (answer.status === 404) {
      show('unknown');
      return;
    }
    if (answer.status === 429) {
      show('slow');
      return;
    }
    if (!answer.ok) throw new Error(answer.status);
    const state = await answer.json();
    now.querySelector('[data-now="state"]').textContent = word('state', state.state);
    now.querySelector('[data-now="number"]').textContent = state.printedNumber;
    now.querySelector('[data-now="plate"]').textContent = state.plate ?? '';
    now.querySelector('[data-now="volumes"]').textContent = `${state.producedM3} → ${state.receivedM3 ?? '…'} m³`;
    now.querySelector('[data-now="changed"]').hidden = state.current;
    now.hidden = false;
    $('#offline').hidden = true;
    if ($('#said').hidden) show('');
  } catch {
    $('#offline').hidden = false;
  }
}

async function film() {
  const video = $('#film');
  if (camera) {
    stop();
    return;
  }
  try {
    camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  } catch {
    show('blind');
    return;
  }
  video.srcObject = camera;
  video.hidden = false;
  await video.play();
  look(video, document.createElement('canvas'));
}

function stop() {
  camera?.getTracks().forEach((track) => track.stop());
  camera = null;
  $('#film').hidden = true;
}

function look(video, canvas) {
  if (!camera) return;
  if (video.videoWidth) {
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    const paint = canvas.getContext('2d', { willReadFrequently: true });
    paint.drawImage(video, 0, 0);
    const found = window.jsQR(paint.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height);
    if (found && codeIn(found.data)) {
      stop();
      $('#code').value = found.data;
      check(found.data);
      return;
    }
  }
  setTimeout(() => look(video, canvas), 150);
}

/** A picture of a code, for machines without a camera. */
async function picture(file) {
  const bitmap = await createImageBitmap(file);
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  const paint = canvas.getContext('2d');
  paint.drawImage(bitmap, 0, 0);
  const found = window.jsQR(paint.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height);
  $('#code').value = found?.data ?? '';
  check(found?.data ?? '');
}

$('#check').addEventListener('submit', (event) => {
  event.preventDefault();
  check($('#code').value);
});
$('#camera').addEventListener('click', film);
$('#picture').addEventListener('change', (event) => event.target.files[0] && picture(event.target.files[0]));

const here = decodeURIComponent(location.pathname.replace(/^\/verify\/?/, ''));
if (here) {
  $('#code').value = here;
  check(here);
}
