import { expect, test, vi } from 'vitest';
import { followWorker, type PageOfWorker, type WorkerOfPage } from '#device/update.ts';

const hourMs = 60 * 60 * 1000;

test('the first install ends ready for offline use, and does not reload', async () => {
  const { update, tell, page } = follow({ controlled: false });
  tell('activated');
  tell('controlling');
  await settled();
  expect(update.state.value).toEqual({ kind: 'ready-offline' });
  expect(page.reload).not.toHaveBeenCalled();
});

test('a page that finds a worker in charge is ready for offline use at once', async () => {
  const { update } = follow({ active: true });
  await settled();
  expect(update.state.value).toEqual({ kind: 'ready-offline' });
});

test('a first install that cannot store every file is told, not silent', async () => {
  const { update, tell } = follow({ controlled: false });
  tell('redundant');
  await settled();
  expect(update.state.value.kind).toBe('failed');
});

test('an update that cannot be stored leaves the present version ready', async () => {
  const { update, tell } = follow({ active: true });
  await settled();
  tell('redundant');
  expect(update.state.value).toEqual({ kind: 'ready-offline' });
});

test('a registration that is refused is told with its reason', async () => {
  const { update } = follow({ refused: new Error('not secure') });
  await settled();
  expect(update.state.value).toEqual({ kind: 'failed', reason: 'not secure' });
});

test('an update waits until it is applied, and drafts are safe before the worker changes and before the reload', async () => {
  const { update, tell, page, worker, calls } = follow({ active: true });
  tell('waiting');
  await settled();
  expect(update.state.value).toEqual({ kind: 'waiting' });
  expect(worker.messageSkipWaiting).not.toHaveBeenCalled();

  await update.apply();
  tell('controlling');
  await settled();
  expect(update.state.value).toEqual({ kind: 'activated' });
  expect(calls).toEqual(['flush', 'skip waiting', 'flush', 'reload']);
  expect(page.reload).toHaveBeenCalledOnce();
});

test('drafts that cannot be stored keep the present version', async () => {
  const { update, tell, worker } = follow({ active: true, flush: () => Promise.reject(new Error('disk full')) });
  tell('waiting');
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

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function follow(given: { controlled?: boolean; active?: boolean; refused?: Error; flush?: () => Promise<void> } = {}) {
  const listeners: Record<string, () => void> = {};
  const calls: string[] = [];
  const clock = { ms: 0 };
  let onVisibilityChange = (): void => undefined;
  const registration = { active: given.active === true ? {} : null } as ServiceWorkerRegistration;
  const worker = {
    register: vi.fn(() => (given.refused ? Promise.reject(given.refused) : Promise.resolve(registration))),
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
    show: () => onVisibilityChange()
  };
}
