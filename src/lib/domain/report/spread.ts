/** How durations are spread. */
export interface Spread {
  readonly n: number;
  readonly minMs: number;
  readonly medianMs: number;
  readonly meanMs: number;
  readonly p90Ms: number;
  readonly maxMs: number;
  readonly totalMs: number;
}

/** Sorts the durations in place. Null: there are none, of which nothing can be said. */
export function spreadOf(durationsMs: Float64Array): Spread | null {
  const n = durationsMs.length;
  if (n === 0) return null;
  durationsMs.sort();
  const totalMs = sum(durationsMs);
  return {
    n,
    minMs: durationsMs[0]!,
    medianMs: quantile(durationsMs, 0.5),
    meanMs: totalMs / n,
    p90Ms: quantile(durationsMs, 0.9),
    maxMs: durationsMs[n - 1]!,
    totalMs
  };
}

/** Where clocks were set back in between, no time has passed. */
export function passedMs(fromMs: number, toMs: number): number {
  return toMs > fromMs ? toMs - fromMs : 0;
}

/** Linear between the two closest ranks, as numpy and spreadsheets do it (type 7 of Hyndman and Fan). */
function quantile(sorted: Float64Array, share: number): number {
  const rank = (sorted.length - 1) * share;
  const below = Math.floor(rank);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  const rest = rank - below;
  // From the nearer end, so that it never lies outside of the two.
  return rest < 0.5 ? low + (high - low) * rest : high - (high - low) * (1 - rest);
}

/** By Neumaier: years of milliseconds, a million times, leave the whole numbers that a float can tell apart. */
function sum(numbers: Float64Array): number {
  let total = 0;
  let lost = 0;
  for (const number of numbers) {
    const next = total + number;
    lost += Math.abs(total) >= Math.abs(number) ? total - next + number : number - next + total;
    total = next;
  }
  return total + lost;
}
