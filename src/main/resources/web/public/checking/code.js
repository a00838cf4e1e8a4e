// A certificate's code: what it says, and whether a key of the platform has signed it. docs/proof.md has it byte by byte.
const PREFIX = 'LD1.';
const FIRST = Date.UTC(2020, 0, 1);
const DAY_MS = 86_400_000;
const SIGNATURE_BYTES = 64;
const CATEGORIES = ['', 'ENGINEERING_SOIL', 'ENGINEERING_SLURRY', 'ENGINEERING_WASTE', 'DEMOLITION_WASTE', 'RENOVATION_WASTE'];
const DECISIONS = ['', 'ACCEPTED', 'PARTIALLY_ACCEPTED', 'REJECTED'];
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The code in a text: alone, or at the end of the address that a QR code holds; null where there is none. */
export function codeIn(text) {
  const start = text.lastIndexOf(PREFIX);
  const code = start < 0 ? '' : text.slice(start).trim();
  return /^LD1\.[A-Za-z0-9_-]{100,396}$/.test(code) ? code : null;
}

/** What the code says. Throws where it is none. */
export function read(code) {
  const whole = bytes(code.slice(PREFIX.length));
  const content = whole.subarray(0, whole.length - SIGNATURE_BYTES);
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  let at = 0;
  const number = (width) => {
    let value = 0;
    for (let i = 0; i < width; i++) value = value * 256 + view.getUint8(at++);
    return value;
  };
  const take = (length) => {
    if (at + length > content.length) throw new RangeError('too short');
    at += length;
    return content.subarray(at - length, at);
  };
  if (number(1) !== 1) throw new RangeError('another form');
  const day = new Date(FIRST + number(2) * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
  const body = '150203' + day + String(number(3)).padStart(6, '0');
  const head = hex(take(32));
  const parties = [take(12), take(12), take(12)].map(creditCode);
  const codes = number(1);
  const said = {
    number: body + checkCharacter(body),
    head,
    producer: parties[0],
    carrier: parties[1],
    receiver: parties[2],
    category: CATEGORIES[codes >> 3],
    decision: DECISIONS[codes & 7],
    producedM3: number(3) / 1000,
    receivedM3: number(3) / 1000,
    handedOverAt: new Date(FIRST + number(4) * 60_000),
    receivedAt: new Date(FIRST + number(4) * 60_000),
    asOf: new Date(FIRST + number(4) * 1000),
    version: number(2),
    plate: new TextDecoder('utf-8', { fatal: true }).decode(take(number(1))),
    issuer: hex(take(8)),
  };
  if (at !== content.length || !said.category || !said.decision) throw new RangeError('not a code');
  return { ...said, message: content, signature: hex(whole.subarray(content.length)) };
}

/** Whether one of the platform's keys has signed it, while that key was in use. */
export function isSigned(said, keys, sm2) {
  const key = keys.find((one) => one.id === said.issuer && one.holder === 'PLATFORM');
  return Boolean(key)
    && said.asOf >= new Date(key.validFrom)
    && (!key.validTo || said.asOf < new Date(key.validTo))
    && sm2.doVerifySignature(said.message, said.signature, key.point, { hash: true, userId: '1234567812345678' });
}

function bytes(base64url) {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (c) => c.charCodeAt(0));
}

function hex(part) {
  return Array.from(part, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function creditCode(part) {
  return BigInt('0x' + hex(part)).toString(36).toUpperCase().padStart(18, '0');
}

/** ISO/IEC 7064 MOD 37,36. */
function checkCharacter(body) {
  let product = 36;
  for (const c of body) {
    const sum = (product + ALPHABET.indexOf(c)) % 36;
    product = ((sum === 0 ? 36 : sum) * 2) % 37;
  }
  return ALPHABET[(37 - product) % 36];
}
