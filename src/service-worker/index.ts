import { base, build, files, prerendered, version } from '$service-worker';
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;

/** The shell of every page without one of its own (an invoice, a job). It is in none of Kit's lists. */
const fallback = `${base}/200.html`;

// The root is listed as the bare base path, which is outside of this worker's scope and on some hosts a 404;
// and a single 404 would make the whole install fail.
const pages = prerendered.map((path) => (path === base || path === '' ? `${base}/` : path));

precacheAndRoute([
  // These carry a hash in their name; all others are told apart by the version of the build.
  ...build.map((url) => ({ url, revision: null })),
  ...[...files, ...pages, fallback].map((url) => ({ url, revision: version }))
]);
registerRoute(new NavigationRoute(createHandlerBoundToURL(fallback)));

cleanupOutdatedCaches();
// Only the very first worker meets pages without one. It serves them, so that the first visit is already enough.
clientsClaim();

// A newer version waits until the person says so: never does the app change under an open form.
self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
