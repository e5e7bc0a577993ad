import { build, prerendered, version } from '$service-worker';
import { clientsClaim, setCacheNameDetails } from 'workbox-core';
import { precacheAndRoute } from 'workbox-precaching';

// The app's own worker would take it for a cache of its own that nobody needs any more.
setCacheNameDetails({ precache: 'stored' });
precacheAndRoute([
  ...build.map((url) => ({ url, revision: null })),
  ...prerendered.map((url) => ({ url, revision: version }))
]);
clientsClaim();
