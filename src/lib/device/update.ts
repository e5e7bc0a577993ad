import { Workbox } from 'workbox-window';
import { whenIdle } from './idle.ts';
import { trustedScriptUrl } from './trusted-script.ts';
import { watched, type Watched } from '#device/watched.ts';

/** What the service worker means for the person in front of the page. */
export type UpdateState =
  /** This browser, or this address without https, has no service workers: the app works, but only online. */
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'installing' }
  /** Everything the app is made of is stored: it opens without a network. */
  | { readonly kind: 'ready-offline' }
  /** A newer version is stored too and waits for `apply`. A plain reload does not bring it in. */
  | { readonly kind: 'waiting' }
  /** The newer version is in charge; the page is about to reload. */
  | { readonly kind: 'activated' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface Update {
  readonly state: Watched<UpdateState>;
  /** Lets the waiting version take over, after drafts are safe. The page then reloads, and so does every other tab. */
  apply(): Promise<void>;
  /** Looks for a newer version now. False: the server could not be reached. */
  check(): Promise<boolean>;
  /**
   * Goes over to the newest version that can be had now, and loads the page anew in any case: for a page that a newer
   * version has left behind. A plain reload would only bring back the version that is stored here.
   */
  renew(): Promise<void>;
  stop(): void;
}

/** The part of Workbox that is used here, so that tests can play it. */
export type WorkerOfPage = Pick<Workbox, 'register' | 'update' | 'messageSkipWaiting' | 'addEventListener'>;

/** The part of the page that is used here, likewise. */
export interface PageOfWorker {
  isControlled(): boolean;
  isVisible(): boolean;
  onVisibilityChange(listener: () => void): () => void;
  nowMs(): number;
  /** Has a worker in charge store what a first install leaves for later; false: it cannot be had now. */
  storeLater(active: ServiceWorker): Promise<boolean>;
  /** Writes what is typed but not yet stored. Nothing reloads before it is done. */
  flushDrafts(): Promise<void>;
  reload(): void;
}

const checkEveryMs = 60 * 60 * 1000;

/** Registers the service worker and follows it. */
export function watchUpdate(scriptUrl: string, flushDrafts: () => Promise<void>): Update {
  if (!('serviceWorker' in navigator)) {
    const [state] = watched<UpdateState>({ kind: 'unsupported' });
    return {
      state,
      apply: () => Promise.resolve(),
      check: () => Promise.resolve(false),
      renew() {
        location.reload();
        return Promise.resolve();
      },
      stop: () => undefined
    };
  }
  // The worker's own file must come from the server each time, else an update could be missed for a day.
  const worker = new Workbox(trustedScriptUrl('docket-service-worker', scriptUrl), { updateViaCache: 'none' });
  return followWorker(worker, {
    isControlled: () => navigator.serviceWorker.controller !== null,
    isVisible: () => document.visibilityState === 'visible',
    onVisibilityChange(listener) {
      document.addEventListener('visibilitychange', listener);
      return () => document.removeEventListener('visibilitychange', listener);
    },
    nowMs: () => Date.now(),
    async storeLater(active) {
      await whenIdle();
      return askWorker(active, { type: 'STORE_LATER' });
    },
    flushDrafts,
    reload: () => location.reload()
  });
}

export function followWorker(worker: WorkerOfPage, page: PageOfWorker): Update {
  const [state, setState] = watched<UpdateState>({ kind: 'installing' });
  const fail = (error: unknown): void => setState({ kind: 'failed', reason: reasonOf(error) });
  let wasControlled = page.isControlled();
  let isRenewing = false;
  let checkedAtMs = page.nowMs();
  const check = async (): Promise<boolean> => {
    checkedAtMs = page.nowMs();
    try {
      await worker.update();
      return true;
    } catch (error) {
      // Without a network (a TypeError) there is no update to find: the next look is in an hour.
      if (error instanceof TypeError) return false;
      throw error;
    }
  };

  worker.addEventListener('controlling', () => {
    // The first worker of all takes over a page that is already its own version: only a change of worker reloads.
    if (!wasControlled) {
      wasControlled = true;
      return;
    }
    setState({ kind: 'activated' });
    page.flushDrafts().then(() => page.reload(), isRenewing ? () => page.reload() : fail);
  });

  let active: ServiceWorker | null = null;
  /** It opens without a network already; ready is what has all pages there. */
  const storeRest = async (): Promise<void> => {
    if (active && (await page.storeLater(active)) && state.value.kind === 'installing')
      setState({ kind: 'ready-offline' });
  };

  const followOne = (registration: ServiceWorkerRegistration, one: ServiceWorker): void =>
    one.addEventListener('statechange', () => {
      if (one.state === 'installed' && registration.active) setState({ kind: 'waiting' });
      if (state.value.kind !== 'installing') return;
      if (one.state === 'activated') {
        active = one;
        storeRest().catch(fail);
      }
      // A first install that ends like this has failed: one missing file is enough, and nothing else tells.
      if (one.state === 'redundant') fail('the files for offline use could not be stored');
    });

  const registered = worker.register();
  registered.then((registration) => {
    if (!registration) return;
    ({ active } = registration);
    storeRest().catch(fail);
    if (registration.waiting) setState({ kind: 'waiting' });
    // A page that was loaded past a worker in charge is taken over by the next one only: that is an update, too.
    if (registration.active?.state === 'activated') wasControlled = true;
    // Workbox follows no worker that another page has brought, and only the first newer version of a page.
    if (registration.installing) followOne(registration, registration.installing);
    registration.addEventListener('updatefound', () => {
      if (registration.installing) followOne(registration, registration.installing);
    });
  }, fail);

  const stop = page.onVisibilityChange(() => {
    if (page.isVisible() && state.value.kind === 'installing') storeRest().catch(fail);
    if (!page.isVisible() || page.nowMs() - checkedAtMs < checkEveryMs) return;
    check().catch(fail);
  });

  return {
    state,
    async apply() {
      await page.flushDrafts();
      worker.messageSkipWaiting();
    },
    check,
    async renew() {
      isRenewing = true;
      const registration = await registered.catch(() => undefined);
      // A look that another tab has begun is joined, also where it began before the network was back: then once more.
      if (registration && ((await check()) || (await check()))) await settled(registration);
      if (registration?.waiting) worker.messageSkipWaiting();
      else page.reload();
    },
    stop
  };
}

/** Waits until nothing is being installed any more: it is stored, or it could not be. */
function settled({ installing }: ServiceWorkerRegistration): Promise<void> {
  return new Promise((resolve) => {
    if (installing) installing.addEventListener('statechange', () => resolve(), { once: true });
    else resolve();
  });
}

function askWorker(worker: ServiceWorker, message: { readonly type: 'STORE_LATER' }): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<{ isStored: boolean }>) => {
      port1.close();
      resolve(data.isStored);
    };
    worker.postMessage(message, [port2]);
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
