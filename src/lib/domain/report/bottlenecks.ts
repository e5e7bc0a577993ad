import { timeInStatus, type TimeInStatusOptions } from './time-in-status.ts';
import type { Visits } from './visits.ts';

export interface Bottleneck {
  readonly status: string;
  /** All that was waited in it, by visits that have ended and by those that go on. */
  readonly waitedMs: number;
  /** Of all that was waited anywhere; 0 where nobody has waited. */
  readonly share: number;
  readonly visits: number;
  readonly stillThere: number;
}

/**
 * Where time goes, most of it first; the order of the labels where it is the same. What is done waits for ever: leave
 * out the visits of final statuses by `isIn`.
 */
export function bottlenecks(visits: Visits, options: TimeInStatusOptions): Bottleneck[] {
  const times = timeInStatus(visits, options).map(({ status, closed, stillThere, stillThereMs }) => ({
    status,
    waitedMs: (closed?.totalMs ?? 0) + stillThereMs,
    visits: (closed?.n ?? 0) + stillThere,
    stillThere
  }));
  const allMs = times.reduce((total, { waitedMs }) => total + waitedMs, 0);
  return times
    .map((time) => ({ ...time, share: allMs === 0 ? 0 : time.waitedMs / allMs }))
    .sort((one, other) => other.waitedMs - one.waitedMs);
}
