// Opens pages again where there is no network: the hand-over page that a driver has scanned, and a signed-in driver's list with
// the loads on it. What it serves was put aside by the pages themselves (offline.js), and is asked for only when the network
// gives nothing.

const LIST = '/manifests';
const DAY_MS = 24 * 60 * 60 * 1000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** What was put aside under that address, unless it is a page of yesterday. */
async function kept(address) {
  const found = await caches.match(address, { ignoreSearch: true, ignoreVary: true });
  const at = Number(found?.headers.get('X-Kept-At') ?? Date.now());
  return Date.now() - at < DAY_MS ? found : undefined;
}

async function instead(request, failure) {
  const page = request.mode === 'navigate';
  const found = (await kept(request.url)) ?? (page && !new URL(request.url).pathname.startsWith('/h/') ? await kept(LIST) : undefined);
  if (!found) throw failure;
  return found;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const served = request.mode === 'navigate' || pathname.startsWith('/static/') || pathname.endsWith('.svg');
  if (request.method !== 'GET' || origin !== location.origin || !served) return;
  event.respondWith(fetch(request).catch((failure) => instead(request, failure)));
});
