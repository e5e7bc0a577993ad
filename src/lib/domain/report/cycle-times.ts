import { passedMs, spreadOf, type Spread } from './spread.ts';
import type { Visits } from './visits.ts';

/** Cases that got from one end to the other, column by column, in their order. */
export interface CycleTimes {
  readonly cases: Uint32Array;
  readonly startedMs: Float64Array;
  readonly finishedMs: Float64Array;
  /** Null: none has finished. */
  readonly spread: Spread | null;
}

export interface CycleOptions {
  /** By code of the status: the first entry into such a one is the start of the case. */
  readonly isStart: (status: number) => boolean;
  /** The first entry into such a one from then on is its end; cases that have none are left out. */
  readonly isEnd: (status: number) => boolean;
  /** Which cases count; all, if it is missing. */
  readonly isIn?: (caseNumber: number) => boolean;
}

/** From the first entry into one status to the first into another. */
export function cycleTimes(visits: Visits, { isStart, isEnd, isIn }: CycleOptions): CycleTimes {
  return timesOf(visits, isIn, (from, to) => {
    let start = from;
    while (start < to && !isStart(visits.statuses[start]!)) start += 1;
    let end = start;
    while (end < to && !isEnd(visits.statuses[end]!)) end += 1;
    return end < to ? { start, end } : null;
  });
}

/** From the first entry of each case into anything to its last: nothing, where there is but one. */
export function throughput(visits: Visits, { isIn }: Pick<CycleOptions, 'isIn'> = {}): CycleTimes {
  return timesOf(visits, isIn, (from, to) => ({ start: from, end: to - 1 }));
}

function timesOf(
  { count, cases, entered }: Visits,
  isIn: CycleOptions['isIn'],
  endsOf: (from: number, to: number) => { start: number; end: number } | null
): CycleTimes {
  let caseCount = 0;
  for (let visit = 0; visit < count; visit += 1) if (visit === 0 || cases[visit] !== cases[visit - 1]) caseCount += 1;
  const finishedCases = new Uint32Array(caseCount);
  const startedMs = new Float64Array(caseCount);
  const finishedMs = new Float64Array(caseCount);
  let finished = 0;
  for (let from = 0, to = 0; from < count; from = to) {
    while (to < count && cases[to] === cases[from]) to += 1;
    if (isIn && !isIn(cases[from]!)) continue;
    const ends = endsOf(from, to);
    if (ends === null) continue;
    finishedCases[finished] = cases[from]!;
    startedMs[finished] = entered[ends.start]!;
    finishedMs[finished] = entered[ends.end]!;
    finished += 1;
  }
  const columns = {
    cases: finishedCases.subarray(0, finished),
    startedMs: startedMs.subarray(0, finished),
    finishedMs: finishedMs.subarray(0, finished)
  };
  const tookMs = columns.startedMs.map((ms, place) => passedMs(ms, finishedMs[place]!));
  return { ...columns, spread: spreadOf(tookMs) };
}
