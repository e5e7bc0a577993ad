import { isSafe, type ColumnSum } from './sums.ts';

/** Sums, each of one direction and currency. */
export function summed(sums: readonly ColumnSum[]): ColumnSum[] {
  const byPurse = new Map<string, ColumnSum>();
  for (const sum of sums) {
    const purse = `${sum.direction} ${sum.currency}`;
    const before = byPurse.get(purse);
    byPurse.set(purse, before ? sumOf(before, sum) : sum);
  }
  return [...byPurse.values()];
}

function sumOf(left: ColumnSum, right: ColumnSum): ColumnSum {
  const amounts = {
    totalMinor: left.totalMinor + right.totalMinor,
    outstandingMinor: left.outstandingMinor + right.outstandingMinor,
    overdueMinor: left.overdueMinor + right.overdueMinor
  };
  const { direction, currency } = left;
  const overflow = left.overflow || right.overflow || !isSafe(amounts);
  return { direction, currency, count: left.count + right.count, ...amounts, overflow };
}
