// Keeps the page /verify and what it needs, so that it works where there is no network. What is newer in the network wins.
const CACHE = 'liandan-verify-1';
const NEEDED = ['/verify', '/checking/verify.js', '/checking/code.js', '/checking/sm-crypto-v2.js', '/checking/jsqr.js',
  '/api/v1/signing-keys/platform', '/icon.svg', '/icons.svg', '/verify.webmanifest'];

async function keep() {
  const cache = await caches.open(CACHE);
  const page = await (await fetch('/verify', { credentials: 'omit' })).text();
  // scripts and styles whose names change with their content
  const bundled = [...page.matchAll(/(?:src|href)="(\/static\/[^"]+)"/g)].map((match) => match[1]);
  await cache.addAll([...NEEDED, ...bundled].map((path) => new Request(path, { credentials: 'omit' })));
}

self.addEventListener('install', (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  const page = request.mode === 'navigate' && /^\/verify(\/|$)/.test(url.pathname);
  const kept = page ? '/verify' : url.pathname;
  const about = url.pathname.startsWith('/verify/') && !page;
  if (about) return;
  event.respondWith(fetch(request).then((answer) => {
    if (answer.ok && (url.pathname === '/verify' || NEEDED.includes(url.pathname)) && !page) {
      const copy = answer.clone();
      event.waitUntil(caches.open(CACHE).then((cache) => cache.put(url.pathname, copy)));
    }
    return answer;
  }).catch(async () => (await caches.match(kept, { cacheName: CACHE })) ?? Response.error()));
});
