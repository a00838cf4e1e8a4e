// Opens a hand-over page again where there is no network. What it serves was put aside by the page itself (handover.js).

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  event.respondWith(
    fetch(event.request).catch(async (failure) => {
      const kept = await caches.match(event.request.url, { ignoreVary: true });
      if (!kept) throw failure;
      return kept;
    }),
  );
});
