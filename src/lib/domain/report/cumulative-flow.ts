import type { Visits } from './visits.ts';

export interface FlowOptions {
  /** Which visits count; all, if it is missing. */
  readonly isIn?: (visit: number) => boolean;
}

/**
 * How many cases are in each status, by its code, at each of the instants, which ascend. A status is left as the next is
 * entered: at that instant the case is in the next.
 */
export function cumulativeFlow(
  { count, statuses, entered, left, labels }: Visits,
  instants: ArrayLike<number>,
  { isIn }: FlowOptions = {}
): Int32Array[] {
  // How many more than at the instant before; summed up at the end.
  const flow = labels.map(() => new Int32Array(instants.length + 1));
  for (let visit = 0; visit < count; visit += 1) {
    if (isIn && !isIn(visit)) continue;
    const first = placeFrom(instants, entered[visit]!);
    const end = Number.isNaN(left[visit]!) ? instants.length : placeFrom(instants, left[visit]!);
    if (end <= first) continue;
    const more = flow[statuses[visit]!]!;
    more[first]! += 1;
    more[end]! -= 1;
  }
  return flow.map((more) => {
    for (let place = 1; place < instants.length; place += 1) more[place]! += more[place - 1]!;
    return more.subarray(0, instants.length);
  });
}

/** The place of the first instant that is not before this one. */
function placeFrom(instants: ArrayLike<number>, instantMs: number): number {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (instants[middle]! < instantMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
