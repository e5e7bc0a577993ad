import { expect, test, vi } from 'vitest';
import { followWorker, type PageOfWorker, type WorkerOfPage } from '#device/update.ts';

const hourMs = 60 * 60 * 1000;

test('the first install ends ready for offline use, and does not reload', async () => {
  const { update, tell, calls, install } = follow({ controlled: false });
  await settled();
  await install('activated');
  tell('controlling');
  await settled();
  expect(update.state.value).toEqual({ kind: 'ready-offline' });
  expect(calls).toEqual([]);
});

test('a page that finds a worker in charge is ready for offline use at once', async () => {
  const { update } = follow({ active: true });
  await settled();
  expect(update.state.value).toEqual({ kind: 'ready-offline' });
});

test('a first install is not ready for offline use before the pages that it left for later are stored, too', async () => {
  const { update, page, install, show } = follow({ controlled: false, isWhole: false });
  await settled();
  await install('activated');
  expect(update.state.value).toEqual({ kind: 'installing' });
  page.storeLater.mockResolvedValue(true);
  show();
  await settled();
  expect(update.state.value).toEqual({ kind: 'ready-offline' });
});

test('a first install that cannot store every file is told, not silent', async () => {
  const { update, install } = follow({ controlled: false });
  await settled();
  await install('redundant');
  expect(update.state.value.kind).toBe('failed');
});

test.each([
  ['activated', 'ready-offline'],
  ['redundant', 'failed']
] as const)('an install that another page has begun, and that ends %s, is followed: %s', async (end, kind) => {
  const { update, finish } = follow({ controlled: false, installing: true });
  await settled();
  await finish(end);
  expect(update.state.value.kind).toBe(kind);
});

test('an update that cannot be stored leaves the present version ready', async () => {
  const { update, install } = follow({ active: true });
  await settled();
  await install('redundant');
  expect(update.state.value).toEqual({ kind: 'ready-offline' });
});

test('a registration that is refused is told with its reason', async () => {
  const { update } = follow({ refused: new Error('not secure') });
  await settled();
  expect(update.state.value).toEqual({ kind: 'failed', reason: 'not secure' });
});

test('an update waits until it is applied, and drafts are safe before the worker changes and before the reload', async () => {
  const { update, tell, worker, calls, install } = follow({ active: true });
  await settled();
  await install('installed');
  expect(update.state.value).toEqual({ kind: 'waiting' });
  expect(worker.messageSkipWaiting).not.toHaveBeenCalled();

  await update.apply();
  tell('controlling');
  await settled();
  expect(update.state.value).toEqual({ kind: 'activated' });
  expect(calls).toEqual(['flush', 'skip waiting', 'flush', 'reload']);
});

test('drafts that cannot be stored keep the present version', async () => {
  const { update, worker, install } = follow({ active: true, flush: () => Promise.reject(new Error('disk full')) });
  await settled();
  await install('installed');
  await expect(update.apply()).rejects.toThrow('disk full');
  expect(worker.messageSkipWaiting).not.toHaveBeenCalled();
});

test('another tab that applied the update reloads this one, unless its drafts cannot be stored', async () => {
  const { update, tell, page } = follow({ active: true, flush: () => Promise.reject(new Error('disk full')) });
  tell('controlling');
  await settled();
  expect(update.state.value).toEqual({ kind: 'failed', reason: 'disk full' });
  expect(page.reload).not.toHaveBeenCalled();
});

test('a tab open since the very first visit still reloads when an update takes over', async () => {
  const { tell, page } = follow({ controlled: false });
  tell('controlling');
  tell('controlling');
  await settled();
  expect(page.reload).toHaveBeenCalledOnce();
});

test('updates are looked for when the page is shown again, at most once an hour', () => {
  const { worker, show, clock } = follow({ active: true });
  show();
  clock.ms += hourMs - 1;
  show();
  expect(worker.update).not.toHaveBeenCalled();
  clock.ms += 1;
  show();
  show();
  expect(worker.update).toHaveBeenCalledOnce();
});

test('looking for an update without a network is no failure', async () => {
  const { update, worker, show, clock } = follow({ active: true });
  await settled();
  worker.update.mockRejectedValue(new TypeError('Failed to fetch'));
  clock.ms += hourMs;
  show();
  await settled();
  expect(update.state.value).toEqual({ kind: 'ready-offline' });
});

test('a newer version that comes after one that could not be stored is offered in the same tab', async () => {
  const { update, install } = follow({ active: true });
  await settled();
  await install('redundant');
  expect(update.state.value).toEqual({ kind: 'ready-offline' });
  await install('installed');
  expect(update.state.value).toEqual({ kind: 'waiting' });
});

test('a page loaded past the worker in charge is taken over by the next one, and loads anew', async () => {
  const { tell, calls } = follow({ controlled: false, active: true });
  await settled();
  tell('controlling');
  await settled();
  expect(calls).toEqual(['flush', 'reload']);
});

test('a page that was left behind waits until the newest version is stored, and goes over although drafts fail', async () => {
  const { update, worker, calls, tell, install } = follow({ active: true, flush: () => Promise.reject(new Error()) });
  await settled();
  worker.update.mockImplementation(() => install('installed'));
  await update.renew();
  expect(calls).toEqual(['skip waiting']);
  tell('controlling');
  await settled();
  expect(calls).toEqual(['skip waiting', 'flush', 'reload']);
});

test.each([
  ['there is nothing newer', () => Promise.resolve()],
  ['there is no network', () => Promise.reject(new TypeError('Failed to fetch'))]
])('a page that was left behind loads anew where %s', async (_, look) => {
  const { update, worker, calls } = follow({ active: true });
  worker.update.mockImplementation(look);
  await update.renew();
  expect(calls).toEqual(['reload']);
});

test('a look that began before the network was back is not the last one', async () => {
  const { update, worker, calls, install } = follow({ active: true });
  await settled();
  worker.update.mockImplementation(() => install('installed'));
  worker.update.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  await update.renew();
  expect(calls).toEqual(['skip waiting']);
});

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function follow(
  given: {
    controlled?: boolean;
    active?: boolean;
    installing?: boolean;
    refused?: Error;
    /** What a first install leaves for later can be had. */
    isWhole?: boolean;
    flush?: () => Promise<void>;
  } = {}
) {
  const listeners: Record<string, () => void> = {};
  const calls: string[] = [];
  const clock = { ms: 0 };
  let onVisibilityChange = (): void => undefined;
  const registration = Object.assign(new EventTarget(), {
    active: given.active === true ? { state: 'activated' } : null,
    installing: given.installing === true ? new EventTarget() : null,
    waiting: null as EventTarget | null
  });
  /** What is being installed ends so. */
  const finish = async (state: ServiceWorkerState): Promise<void> => {
    const { installing } = registration;
    if (!installing) throw new Error('nothing is being installed');
    Object.assign(registration, { installing: null, waiting: state === 'installed' ? installing : null });
    Object.assign(installing, { state }).dispatchEvent(new Event('statechange'));
    await settled();
  };
  const worker = {
    register: vi.fn(() =>
      given.refused
        ? Promise.reject(given.refused)
        : Promise.resolve(registration as unknown as ServiceWorkerRegistration)
    ),
    update: vi.fn(() => Promise.resolve()),
    messageSkipWaiting: vi.fn(() => void calls.push('skip waiting')),
    addEventListener: vi.fn((type: string, listener: () => void) => void (listeners[type] = listener))
  } satisfies WorkerOfPage;
  const page = {
    isControlled: () => given.controlled ?? true,
    isVisible: () => true,
    onVisibilityChange: (listener: () => void) => {
      onVisibilityChange = listener;
      return () => undefined;
    },
    nowMs: () => clock.ms,
    storeLater: vi.fn(() => Promise.resolve(given.isWhole ?? true)),
    flushDrafts: () => {
      calls.push('flush');
      return given.flush?.() ?? Promise.resolve();
    },
    reload: vi.fn(() => void calls.push('reload'))
  } satisfies PageOfWorker;
  const update = followWorker(worker, page);
  return {
    update,
    worker,
    page,
    calls,
    clock,
    tell: (type: string) => listeners[type]?.(),
    show: () => onVisibilityChange(),
    finish,
    /** A worker is found, and ends so. */
    install: async (state: ServiceWorkerState): Promise<void> => {
      Object.assign(registration, { installing: new EventTarget() });
      registration.dispatchEvent(new Event('updatefound'));
      await finish(state);
    }
  };
}
