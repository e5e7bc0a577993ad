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

/** Reorders the durations. Null: there are none, of which nothing can be said. */
export function spreadOf(durationsMs: Float64Array): Spread | null {
  const n = durationsMs.length;
  if (n === 0) return null;
  const totalMs = sum(durationsMs);
  let minMs = Infinity;
  let maxMs = -Infinity;
  for (const ms of durationsMs) {
    if (ms < minMs) minMs = ms;
    if (ms > maxMs) maxMs = ms;
  }
  const medianMs = quantile(durationsMs, 0.5);
  return { n, minMs, medianMs, meanMs: totalMs / n, p90Ms: quantile(durationsMs, 0.9), maxMs, totalMs };
}

/** Where clocks were set back in between, no time has passed. */
export function passedMs(fromMs: number, toMs: number): number {
  return toMs > fromMs ? toMs - fromMs : 0;
}

/** Linear between the two closest ranks, as numpy and spreadsheets do it (type 7 of Hyndman and Fan). */
function quantile(numbers: Float64Array, share: number): number {
  const rank = (numbers.length - 1) * share;
  const below = Math.floor(rank);
  const above = Math.min(below + 1, numbers.length - 1);
  settle(numbers, below, 0);
  settle(numbers, above, below);
  const low = numbers[below]!;
  const high = numbers[above]!;
  const rest = rank - below;
  // From the nearer end, so that it never lies outside of the two.
  return rest < 0.5 ? low + (high - low) * rest : high - (high - low) * (1 - rest);
}

/**
 * Brings the number of this rank to its place, smaller ones before it, larger ones behind: Hoare's way to find it, which
 * takes a fifth of the time of sorting. What stands before `low` must be no larger than the rest.
 */
function settle(numbers: Float64Array, rank: number, low: number): void {
  let high = numbers.length - 1;
  for (let rounds = 0; low < high; rounds += 1) {
    if (rounds === roundsMax) {
      numbers.subarray(low, high + 1).sort();
      return;
    }
    const pivot = middleOf(numbers[low]!, numbers[(low + high) >>> 1]!, numbers[high]!);
    let left = low;
    let right = high;
    while (left <= right) {
      while (numbers[left]! < pivot) left += 1;
      while (numbers[right]! > pivot) right -= 1;
      if (left > right) break;
      const moved = numbers[left]!;
      numbers[left] = numbers[right]!;
      numbers[right] = moved;
      left += 1;
      right -= 1;
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else return;
  }
}

/** As many as a million takes, twice; in an order that was made for it, each round would take away but one. */
const roundsMax = 64;

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
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
