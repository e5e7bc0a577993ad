import { expect, test } from 'vitest';
import { heldNames, hold } from './tab-hold.ts';

test('what a tab holds is seen until it lets go', async () => {
  const release = hold('a form');
  await expect.poll(async () => (await heldNames()).has('a form')).toBe(true);
  release();
  expect((await heldNames()).has('a form')).toBe(false);
});
