export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** The smallest that so large a share of all does not exceed. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** How a time grows with the number of invoices: 0 not at all, 1 as they do. The slope of the logarithms. */
export function growthExponent(points: readonly (readonly [count: number, ms: number])[]): number {
  const logs = points.map(([count, ms]) => [Math.log(count), Math.log(ms)] as const);
  const mean = (place: 0 | 1): number => logs.reduce((sum, log) => sum + log[place], 0) / logs.length;
  const [meanCount, meanMs] = [mean(0), mean(1)];
  const spread = logs.reduce((sum, [count]) => sum + (count - meanCount) ** 2, 0);
  return logs.reduce((sum, [count, ms]) => sum + (count - meanCount) * (ms - meanMs), 0) / spread;
}
