import { passedMs, spreadOf, type Spread } from './spread.ts';
import type { Visits } from './visits.ts';

export interface Moves {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** Time spent in `from` before. */
  readonly before: Spread;
  /** How many of them led back to a status that the case had been in; a move from a status to itself does. */
  readonly reworkCount: number;
}

export interface MovesMatrix {
  /** Each pair that occurs, in the order of the labels. */
  readonly moves: readonly Moves[];
  /** How often each status was entered, by code. */
  readonly entries: Uint32Array;
  /** Cases with a move that led back. */
  readonly reworkCases: number;
}

export interface MovesOptions {
  /** Which visits count: entering one, and the move that ends it. All, if it is missing. */
  readonly isIn?: (visit: number) => boolean;
}

/** Who moved from where to where, how often, and after how long. */
export function movesMatrix(visits: Visits, { isIn }: MovesOptions = {}): MovesMatrix {
  const { count, cases, statuses, labels } = visits;
  const entries = new Uint32Array(labels.length);
  const starts = new Uint32Array(labels.length + 1);
  const isMove = new Uint8Array(count);
  for (let visit = 0; visit < count; visit += 1) {
    if (isIn && !isIn(visit)) continue;
    entries[statuses[visit]!]! += 1;
    if (visit + 1 === count || cases[visit] !== cases[visit + 1]) continue;
    isMove[visit] = 1;
    starts[statuses[visit]! + 1]! += 1;
  }
  for (let code = 0; code < labels.length; code += 1) starts[code + 1]! += starts[code]!;

  const byOrigin = new Uint32Array(starts[labels.length]!);
  const next = starts.slice();
  for (let visit = 0; visit < count; visit += 1) if (isMove[visit]) byOrigin[next[statuses[visit]!]!++] = visit;

  const { isRework, reworkCases } = reworkOf(visits, isMove);
  const byTarget = targetsOf(visits, isRework);
  const moves = labels.flatMap((_, from) => byTarget(from, byOrigin.subarray(starts[from], starts[from + 1])));
  return { moves, entries, reworkCases };
}

/** Marks each move to a status in which its case has been before. */
function reworkOf(
  { count, cases, statuses, labels }: Visits,
  isMove: Uint8Array
): { isRework: Uint8Array; reworkCases: number } {
  const isRework = new Uint8Array(count);
  // By status, the last case that has been in it, counted from 1: nothing needs to be cleared between two cases.
  const lastCase = new Uint32Array(labels.length);
  let ordinal = 0;
  let reworkCases = 0;
  let hasRework = false;
  for (let visit = 0; visit < count; visit += 1) {
    if (visit === 0 || cases[visit] !== cases[visit - 1]) {
      ordinal += 1;
      hasRework = false;
    } else if (isMove[visit - 1] && lastCase[statuses[visit]!] === ordinal) {
      isRework[visit - 1] = 1;
      if (!hasRework) reworkCases += 1;
      hasRework = true;
    }
    lastCase[statuses[visit]!] = ordinal;
  }
  return { isRework, reworkCases };
}

/** Sorts the moves from one status by where they lead. A table of all pairs would be empty nearly everywhere. */
function targetsOf(visits: Visits, isRework: Uint8Array): (from: number, origins: Uint32Array) => Moves[] {
  const { statuses, entered, left, labels } = visits;
  const counts = new Uint32Array(labels.length);
  const reworkCounts = new Uint32Array(labels.length);
  const next = new Uint32Array(labels.length);
  return (from, origins) => {
    const targets: number[] = [];
    for (const visit of origins) {
      const to = statuses[visit + 1]!;
      if (counts[to] === 0) targets.push(to);
      counts[to]! += 1;
      reworkCounts[to]! += isRework[visit]!;
    }
    targets.sort((one, other) => one - other);
    let start = 0;
    for (const to of targets) {
      next[to] = start;
      start += counts[to]!;
    }
    const durationsMs = new Float64Array(origins.length);
    for (const visit of origins) durationsMs[next[statuses[visit + 1]!]!++] = passedMs(entered[visit]!, left[visit]!);
    return targets.flatMap((to) => {
      const end = next[to]!;
      const count = counts[to]!;
      const before = spreadOf(durationsMs.subarray(end - count, end));
      const reworkCount = reworkCounts[to]!;
      counts[to] = 0;
      reworkCounts[to] = 0;
      return before === null ? [] : { from: labels[from]!, to: labels[to]!, count, before, reworkCount };
    });
  };
}
