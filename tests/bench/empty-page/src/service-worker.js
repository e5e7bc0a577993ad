import { build, prerendered, version } from '$service-worker';
import { clientsClaim } from 'workbox-core';
import { precacheAndRoute } from 'workbox-precaching';

precacheAndRoute([
  ...build.map((url) => ({ url, revision: null })),
  ...prerendered.map((url) => ({ url, revision: version }))
]);
clientsClaim();
