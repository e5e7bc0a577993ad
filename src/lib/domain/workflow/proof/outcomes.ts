import type { Status } from '#domain/workflow/document.ts';
import { stationAfter } from '#domain/workflow/approval.ts';
import { isUnfinished } from '#domain/workflow/machine.ts';
import { factsIn, type Edge } from './graph.ts';
import { isDecided, satisfy } from './satisfy.ts';

/** A status that a signature may lead on to; not sure where that hangs on what invoice it is. */
export interface Lead {
  readonly to: Status;
  readonly isSure: boolean;
}

/** With more than these, whatever may come of a signature counts as coming of it. */
const doubtsMax = 6;

/**
 * BR3: the statuses that completing a stage may lead to, and `null` where nothing moves; empty where approving is not
 * offered. Each choice of ways that may exist beside the sure ones is asked of the engine.
 */
export function outcomesOf(
  from: Status,
  leads: readonly Lead[],
  { stage, stillOpen }: { stage: number; stillOpen: readonly number[] }
): ReadonlySet<Status | null> {
  const doubts = leads.filter(({ isSure }) => !isSure);
  if (doubts.length > doubtsMax) return new Set([null, ...leads.map(({ to }) => to)]);
  const outcomes = new Set<Status | null>();
  for (let choice = 0; choice < 2 ** doubts.length; choice += 1) {
    const targets = leads
      .filter((lead) => lead.isSure || (choice & (2 ** doubts.indexOf(lead))) !== 0)
      .map(({ to }) => to);
    const stations = targets
      .filter(({ approvalStage }) => approvalStage !== null)
      .sort((left, right) => (left.approvalStage ?? 0) - (right.approvalStage ?? 0));
    const closes = isUnfinished(from.group) && targets.some(({ group }) => group === 'COMPLETED');
    if (stations.length > 0 || closes) outcomes.add(stationAfter(stations, stage, stillOpen));
  }
  return outcomes;
}

/** Whether a way is there at all, as far as *approve* asks: only a `when` that fails for certain hides it. */
export function isThere({ way: { when, kind, actor } }: Edge, from: Status): 'sure' | 'maybe' | 'never' {
  if (kind !== 'forward' || actor === 'platform') return 'never';
  // What nobody can tell does not hide a way.
  if (satisfy({ not: when }, factsIn(from)).is === 'never') return 'sure';
  return isDecided(when) && satisfy(when, factsIn(from)).is === 'never' ? 'never' : 'maybe';
}
