import { base, build, files, prerendered, version } from '$service-worker';

/** As the documentation of SvelteKit shows it, for what works without a network. */
const all = [...build, ...files, ...prerendered];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(version).then((cache) => cache.addAll(all)));
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET' || !event.request.url.includes(base)) return;
  event.respondWith(
    caches
      .open(version)
      .then((cache) => cache.match(event.request))
      .then((response) => response ?? fetch(event.request))
  );
});
