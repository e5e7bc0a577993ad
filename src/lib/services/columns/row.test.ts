import { expect, test } from 'vitest';
import { daysInStatus } from './row.ts';

test('a day in a status is over after twenty-four hours, wherever one is', () => {
  const entered = Date.UTC(2026, 2, 1, 19);
  expect(daysInStatus(entered, entered)).toBe(0);
  expect(daysInStatus(entered, entered + 86_399_999)).toBe(0);
  expect(daysInStatus(entered, entered + 86_400_000)).toBe(1);
  // A clock that was set back.
  expect(daysInStatus(entered, entered - 1)).toBe(0);
});
