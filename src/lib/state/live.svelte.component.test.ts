import { flushSync } from 'svelte';
import { expect, onTestFinished, test, vi } from 'vitest';
import { watched } from '#device/watched.ts';
import { live, type Answer } from '#state/live.svelte.ts';

test('an answer is pending, then ready', async () => {
  const [changes] = watched(0);
  const shown = show(() =>
    live(
      () => Promise.resolve('yes'),
      () => [changes]
    )
  );
  expect(shown).toEqual([{ status: 'pending' }]);
  await settled();
  expect(shown).toEqual([{ status: 'pending' }, { status: 'ready', value: 'yes' }]);
});

test('an answer that fails says why, and may come yet after a change', async () => {
  const [changes, change] = watched(0);
  const error = new Error('not now');
  const ask = vi.fn<() => Promise<string>>().mockRejectedValueOnce(error).mockResolvedValue('yes');
  const shown = show(() => live(ask, () => [changes]));
  await settled();
  expect(shown.at(-1)).toEqual({ status: 'failed', error });
  change(1);
  await settled();
  expect(shown.at(-1)).toEqual({ status: 'ready', value: 'yes' });
});

test('a question that throws at once has failed', () => {
  const [changes] = watched(0);
  const error = new Error('no data');
  const shown = show(() =>
    live(
      () => {
        throw error;
      },
      () => [changes]
    )
  );
  expect(shown).toEqual([{ status: 'failed', error }]);
});

test('a change asks again and keeps the old answer until the new one is there', async () => {
  const [changes, change] = watched(0);
  let value = 'old';
  const shown = show(() =>
    live(
      () => Promise.resolve(value),
      () => [changes]
    )
  );
  await settled();
  value = 'new';
  change(1);
  await settled();
  expect(shown.slice(1)).toEqual([
    { status: 'ready', value: 'old' },
    { status: 'ready', value: 'new' }
  ]);
});

test('a burst of changes asks once more, not once each', async () => {
  const [changes, change] = watched(0);
  const ask = vi.fn(() => Promise.resolve(changes.value));
  const shown = show(() => live(ask, () => [changes]));
  for (let count = 1; count <= 10; count += 1) change(count);
  await settled();
  expect(shown.at(-1)).toEqual({ status: 'ready', value: 10 });
  expect(ask).toHaveBeenCalledTimes(2);
});

test('another question gets an answer of its own', async () => {
  const [changes] = watched(0);
  let id = $state('a');
  const shown = show(() =>
    live(
      () => Promise.resolve(id),
      () => [changes]
    )
  );
  await settled();
  id = 'b';
  flushSync();
  expect(shown.at(-1)).toEqual({ status: 'pending' });
  await settled();
  expect(shown.at(-1)).toEqual({ status: 'ready', value: 'b' });
});

test('nobody asks for an answer that is not shown any more', async () => {
  const [changes, change] = watched(0);
  const ask = vi.fn(() => Promise.resolve(1));
  const stop = $effect.root(() => {
    const answer = live(ask, () => [changes]);
    $effect(() => {
      expect(answer.current.status).not.toBe('failed');
    });
  });
  flushSync();
  await settled();
  stop();
  await settled();
  change(1);
  await settled();
  expect(ask).toHaveBeenCalledOnce();
});

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
}

function show<T>(make: () => { current: Answer<T> }): Answer<T>[] {
  const shown: Answer<T>[] = [];
  const stop = $effect.root(() => {
    const answer = make();
    $effect(() => void shown.push(answer.current));
  });
  onTestFinished(stop);
  flushSync();
  return shown;
}
