import { passedMs, spreadOf, type Spread } from './spread.ts';
import type { Visits } from './visits.ts';

export interface StatusTime {
  readonly status: string;
  /** Visits that have ended; null: none has. */
  readonly closed: Spread | null;
  /** Visits that go on. */
  readonly stillThere: number;
  /** What they have waited so far, together. */
  readonly stillThereMs: number;
  /**
   * How long a visit takes, by Kaplan and Meier, who count what goes on for as long as it is known. Closed visits alone
   * are those that were quick. Null: too many go on to say it.
   */
  readonly estimated: { readonly medianMs: number | null; readonly p90Ms: number | null };
}

export interface TimeInStatusOptions {
  readonly nowMs: number;
  /** Which visits count; all, if it is missing. */
  readonly isIn?: (visit: number) => boolean;
}

/** How long visits of each status take that has any, in the order of the labels. */
export function timeInStatus(visits: Visits, options: TimeInStatusOptions): StatusTime[] {
  const { closedMs, runningMs } = durationsByStatus(visits, options);
  return visits.labels.flatMap((status, code) => {
    const closed = closedMs.of(code).sort();
    const running = runningMs.of(code).sort();
    if (closed.length + running.length === 0) return [];
    const spread = spreadOf(closed);
    return {
      status,
      closed: spread,
      stillThere: running.length,
      stillThereMs: running.reduce((total, ms) => total + ms, 0),
      estimated: { medianMs: lastingAt(0.5, closed, running), p90Ms: lastingAt(0.1, closed, running) }
    };
  });
}

export interface SurvivalStep {
  /** So long after entering … */
  readonly ms: number;
  /** … this share is still there, from here to the next step … */
  readonly share: number;
  /** … reckoned from so many, who were there until then. */
  readonly atRisk: number;
}

/** The curve of Kaplan and Meier: the share that is still in the status so long after it was entered. */
export function survivalCurve(visits: Visits, status: string, options: TimeInStatusOptions): SurvivalStep[] {
  const code = visits.labels.indexOf(status);
  if (code < 0) return [];
  const { closedMs, runningMs } = durationsByStatus(visits, options);
  const steps: SurvivalStep[] = [];
  walkCurve(closedMs.of(code).sort(), runningMs.of(code).sort(), (ms, share, atRisk) => {
    steps.push({ ms, share, atRisk });
    return true;
  });
  return steps;
}

/** The durations of one status after those of the other, in one array each: nothing is made for a single visit. */
interface ByStatus {
  of(code: number): Float64Array;
}

function durationsByStatus(
  visits: Visits,
  { nowMs, isIn }: TimeInStatusOptions
): { closedMs: ByStatus; runningMs: ByStatus } {
  const { count, statuses, entered, left, labels } = visits;
  const closedStarts = new Uint32Array(labels.length + 1);
  const runningStarts = new Uint32Array(labels.length + 1);
  for (let visit = 0; visit < count; visit += 1) {
    if (isIn && !isIn(visit)) continue;
    const starts = Number.isNaN(left[visit]!) ? runningStarts : closedStarts;
    starts[statuses[visit]! + 1]! += 1;
  }
  for (let code = 0; code < labels.length; code += 1) {
    closedStarts[code + 1]! += closedStarts[code]!;
    runningStarts[code + 1]! += runningStarts[code]!;
  }
  const closedMs = new Float64Array(closedStarts[labels.length]!);
  const runningMs = new Float64Array(runningStarts[labels.length]!);
  const nextClosed = closedStarts.slice();
  const nextRunning = runningStarts.slice();
  for (let visit = 0; visit < count; visit += 1) {
    if (isIn && !isIn(visit)) continue;
    const code = statuses[visit]!;
    if (Number.isNaN(left[visit]!)) runningMs[nextRunning[code]!++] = passedMs(entered[visit]!, nowMs);
    else closedMs[nextClosed[code]!++] = passedMs(entered[visit]!, left[visit]!);
  }
  return {
    closedMs: { of: (code) => closedMs.subarray(closedStarts[code], closedStarts[code + 1]) },
    runningMs: { of: (code) => runningMs.subarray(runningStarts[code], runningStarts[code + 1]) }
  };
}

/** The first time at which no more than this share is still there; null: the curve does not come down so far. */
function lastingAt(shareMost: number, closedMs: Float64Array, runningMs: Float64Array): number | null {
  let lastingMs: number | null = null;
  walkCurve(closedMs, runningMs, (ms, share) => {
    // A product of fractions that comes to a half is a float's breadth off it.
    if (share > shareMost + 1e-12) return true;
    lastingMs = ms;
    return false;
  });
  return lastingMs;
}

/**
 * Step by step down the curve, until it is told to stop. Both lists are sorted. What is still there after exactly the
 * time in which another left was there until then: it is at risk.
 */
function walkCurve(
  closedMs: Float64Array,
  runningMs: Float64Array,
  step: (ms: number, share: number, atRisk: number) => boolean
): void {
  // Between two visits that go on, fractions cancel each other out: 4/5 · 3/4 is 3 of 5, without any rounding.
  let shareThen = 1;
  let atRiskThen = 0;
  let censoredThen = -1;
  let censored = 0;
  for (let place = 0; place < closedMs.length;) {
    const ms = closedMs[place]!;
    while (censored < runningMs.length && runningMs[censored]! < ms) censored += 1;
    const atRisk = closedMs.length - place + runningMs.length - censored;
    if (censored !== censoredThen) {
      if (atRiskThen > 0) shareThen *= (atRisk + censored - censoredThen) / atRiskThen;
      atRiskThen = atRisk;
      censoredThen = censored;
    }
    const first = place;
    while (place < closedMs.length && closedMs[place] === ms) place += 1;
    const remaining = atRisk - (place - first);
    if (!step(ms, (shareThen * remaining) / atRiskThen, atRisk)) return;
  }
}
