import { base, build, files, version } from '$service-worker';
import { clientsClaim } from 'workbox-core';
import { addPlugins, cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { isBackupFile, nameHeader, sharedCache } from '#device/shared-files.ts';

declare const self: ServiceWorkerGlobalScope;

/**
 * The shell of every page. Those that Kit writes for single pages differ in nothing that matters, and some hosts do not
 * answer their addresses: a single 404 would make the whole install fail. It is in none of Kit's lists.
 */
const fallback = `${base}/200.html`;

/**
 * What Kit asks for when a page cannot be opened. From the network it would tell of a version that is not in charge yet,
 * and Kit would load the page anew without end to get it.
 */
const ownVersion = `${base}/_app/version.json`;

addPlugins([
  { cacheWillUpdate: async ({ request, response }) => ((await isWhatWasAsked(request, response)) ? response : null) }
]);
precacheAndRoute([
  // These carry a hash in their name; all others are told apart by the version of the build.
  ...build.filter((url) => !isLater(url)).map((url) => ({ url, revision: null })),
  ...[...files, fallback, ownVersion].map((url) => ({ url, revision: version }))
]);
registerRoute(new NavigationRoute(createHandlerBoundToURL(fallback)));

/**
 * The code of the pages that a first day does not need, such as reports and the editor of the workflow. A first install
 * stores it as soon as the app works without a network; an update stores it before it is offered, since it may be brought
 * in where there is none.
 */
const later = new Set(build.filter(isLater));
const laterCache = 'docket-later';

registerRoute(
  ({ url }) => later.has(url.pathname),
  async ({ request }) => (await caches.match(request)) ?? fetch(request)
);

// What another app shares comes as a form (the share target of the manifest). It never leaves the device.
registerRoute(
  ({ url }) => url.pathname === `${base}/import/shared`,
  async ({ request }) => {
    const shared = (await request.formData()).getAll('files').filter((entry) => entry instanceof File);
    const cache = await caches.open(sharedCache);
    const page = shared.some(({ name }) => isBackupFile(name)) ? 'settings/storage' : 'import';
    for (const [place, file] of shared.entries()) {
      const headers = { 'content-type': file.type, [nameHeader]: encodeURIComponent(file.name) };
      await cache.put(`${base}/import/shared/${Date.now()}-${place}`, new Response(file, { headers }));
    }
    return Response.redirect(`${base}/${page}`, 303);
  },
  'POST'
);

self.addEventListener('install', (event) => {
  if (self.registration.active) event.waitUntil(storeLater());
});
self.addEventListener('activate', (event) => event.waitUntil(dropOutdated()));

cleanupOutdatedCaches();
// Only the very first worker meets pages without one. It serves them, so that the first visit is already enough.
clientsClaim();

// A newer version waits until the person says so: never does the app change under an open form.
self.addEventListener('message', (event) => {
  const { type } = (event.data ?? {}) as { type?: unknown };
  if (type === 'SKIP_WAITING') void self.skipWaiting();
  if (type === 'STORE_LATER') event.waitUntil(tellWhetherStored(event.ports[0]));
});

// A notice was pressed: a window that is open comes to the front, and its page goes where the notice leads.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open((event.notification.data as { href: string }).href));
});

async function open(href: string): Promise<void> {
  const [window] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!window) {
    await self.clients.openWindow(href);
    return;
  }
  await window.focus();
  window.postMessage({ type: 'NOTICE_PRESSED', href });
}

async function tellWhetherStored(port: MessagePort | undefined): Promise<void> {
  try {
    await storeLater();
    port?.postMessage({ isStored: true });
  } catch {
    // Without a network the page asks again another time.
    port?.postMessage({ isStored: false });
  }
}

async function storeLater(): Promise<void> {
  const cache = await caches.open(laterCache);
  for (const url of later) {
    if (await cache.match(url)) continue;
    const request = new Request(url, { credentials: 'same-origin' });
    const response = await fetch(request);
    if (!(await isWhatWasAsked(request, response))) throw new Error(`${url} is not what was asked for`);
    await cache.put(url, response);
  }
}

async function dropOutdated(): Promise<void> {
  const cache = await caches.open(laterCache);
  for (const request of await cache.keys()) if (!later.has(new URL(request.url).pathname)) await cache.delete(request);
}

/** What the build calls so (scripts/build-stages.js). */
function isLater(url: string): boolean {
  return url.slice(url.lastIndexOf('/')).includes('later');
}

/**
 * Many hosts answer with a page whatever they do not have, and some still hand out the page of yesterday. Stored once,
 * either would break the app until the next version.
 */
async function isWhatWasAsked({ url }: Request, response: Response): Promise<boolean> {
  if (!response.ok) return false;
  const { pathname } = new URL(url);
  if (pathname === fallback) return isOfThisBuild(await response.clone().text());
  return pathname.endsWith('.html') || !(response.headers.get('content-type') ?? '').startsWith('text/html');
}

/** The shell begins with a script that only this build has. */
function isOfThisBuild(shell: string): boolean {
  return build.some((url) => url.includes('/entry/start.') && shell.includes(url));
}
