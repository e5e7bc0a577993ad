import { expect, test } from 'vitest';
import { summed } from './summed.ts';
import type { ColumnSum } from './sums.ts';

const sum = (currency: string, totalMinor: number): ColumnSum => ({
  direction: 'issued',
  currency,
  count: 1,
  totalMinor,
  outstandingMinor: 0,
  overdueMinor: 0,
  overflow: false
});

test('sums of one currency are one, and say so where they are too large together', () => {
  const large = 5_000_000_000_000_000;
  expect(summed([sum('EUR', large), sum('USD', 1), sum('EUR', large)])).toEqual([
    { ...sum('EUR', 2 * large), count: 2, overflow: true },
    sum('USD', 1)
  ]);
});
