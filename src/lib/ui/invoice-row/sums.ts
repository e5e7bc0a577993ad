import type { ColumnSum } from '#services/columns/sums.ts';

/** Issued before received, which are never summed; one's own currency first. */
export function inOrderOfSums(sums: readonly ColumnSum[], currency: string): ColumnSum[] {
  const rank = (sum: ColumnSum): number => (sum.direction === 'received' ? 2 : 0) + (sum.currency === currency ? 0 : 1);
  return [...sums].sort((left, right) => rank(left) - rank(right) || (left.currency < right.currency ? -1 : 1));
}
