import { throughput } from './cycle-times.ts';
import { movesMatrix } from './moves-matrix.ts';
import type { Spread } from './spread.ts';
import { timeInStatus } from './time-in-status.ts';
import { variantsOf, type Variant } from './variants.ts';
import type { Visits } from './visits.ts';

/** An event log in figures, as process mining knows them. All times are in seconds. */
export interface EventLogReport {
  readonly cases: number;
  readonly events: number;
  readonly variants: number;
  readonly activities: ReadonlyMap<string, number>;
  readonly start: ReadonlyMap<string, number>;
  readonly end: ReadonlyMap<string, number>;
  readonly transitions: readonly Transition[];
  readonly dwell: ReadonlyMap<string, SpreadInSeconds>;
  readonly throughput: SpreadInSeconds;
  readonly topVariants: readonly Variant[];
}

interface Transition {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly median: number;
  readonly mean: number;
  readonly p90: number;
}

/** Of nothing there is a total, and nothing else. */
interface SpreadInSeconds {
  readonly n: number;
  readonly min: number | null;
  readonly median: number | null;
  readonly mean: number | null;
  readonly p90: number | null;
  readonly max: number | null;
  readonly total: number;
}

/**
 * Names are ordered by their counts, then as they first occur, case after case; transitions by their counts, then by
 * name; times by their total, then by name.
 */
export function reportEventLog(visits: Visits): EventLogReport {
  const { count, cases, statuses, labels } = visits;
  const isFirst = (visit: number) => visit === 0 || cases[visit] !== cases[visit - 1];
  const isLast = (visit: number) => visit + 1 === count || cases[visit] !== cases[visit + 1];
  const countsOf = (isCounted: (visit: number) => boolean) => countStatuses({ count, statuses, labels }, isCounted);
  const start = countsOf(isFirst);
  const variants = variantsOf(visits, { topCount: 5 });
  return {
    cases: [...start.values()].reduce((total, more) => total + more, 0),
    events: count,
    variants: variants.count,
    activities: countsOf(() => true),
    start,
    end: countsOf(isLast),
    transitions: transitionsOf(visits),
    dwell: dwellOf(visits),
    throughput: inSeconds(throughput(visits).spread),
    topVariants: variants.top
  };
}

function countStatuses(
  { count, statuses, labels }: Pick<Visits, 'count' | 'statuses' | 'labels'>,
  isCounted: (visit: number) => boolean
): Map<string, number> {
  const counts = new Uint32Array(labels.length);
  const codes: number[] = [];
  for (let visit = 0; visit < count; visit += 1) {
    if (!isCounted(visit)) continue;
    const code = statuses[visit]!;
    if (counts[code] === 0) codes.push(code);
    counts[code]! += 1;
  }
  codes.sort((one, other) => counts[other]! - counts[one]!);
  return new Map(codes.map((code) => [labels[code]!, counts[code]!]));
}

function transitionsOf(visits: Visits): Transition[] {
  return movesMatrix(visits)
    .moves.map(({ from, to, count, before }) => {
      const { median, mean, p90 } = inSeconds(before);
      return { from, to, count, median: median ?? 0, mean: mean ?? 0, p90: p90 ?? 0 };
    })
    .sort(
      (one, other) => other.count - one.count || compareNames(one.from, other.from) || compareNames(one.to, other.to)
    );
}

function dwellOf(visits: Visits): Map<string, SpreadInSeconds> {
  return new Map(
    // What goes on is not reported, so that it does not matter when now is.
    timeInStatus(visits, { nowMs: 0 })
      .flatMap(({ status, closed }) => (closed === null ? [] : { status, closed }))
      .sort((one, other) => other.closed.totalMs - one.closed.totalMs || compareNames(one.status, other.status))
      .map(({ status, closed }) => [status, inSeconds(closed)])
  );
}

function inSeconds(spread: Spread | null): SpreadInSeconds {
  if (spread === null) return { n: 0, min: null, median: null, mean: null, p90: null, max: null, total: 0 };
  return {
    n: spread.n,
    min: spread.minMs / 1000,
    median: spread.medianMs / 1000,
    mean: spread.meanMs / 1000,
    p90: spread.p90Ms / 1000,
    max: spread.maxMs / 1000,
    total: spread.totalMs / 1000
  };
}

/** By code points, as all the world but UTF-16 orders text: there, emoji come before some letters of one unit. */
function compareNames(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let place = 0; place < length; place += 1) {
    const difference = rankOf(one.charCodeAt(place)) - rankOf(other.charCodeAt(place));
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Surrogates stand for what comes after all other code units. */
function rankOf(codeUnit: number): number {
  return codeUnit >= 0xd800 && codeUnit < 0xe000 ? codeUnit + 0x1_0000 : codeUnit;
}
