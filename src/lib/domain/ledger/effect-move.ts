import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Job } from '#domain/job/job.ts';
import { isSourceChange } from '#domain/job/source-event.ts';
import { sourceTriggers, type MoveEffect, type Status } from '#domain/workflow/document.ts';
import { targetOf } from '#domain/workflow/machine.ts';
import { movesFrom } from '#domain/workflow/transition.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { leaveSuppressedMove } from './leave-item.ts';
import { hasReached, move } from './move.ts';
import { effectTarget, platform } from './effect-target.ts';
import type { Occasion } from './occasion.ts';
import type { Run } from './run.ts';

/**
 * Makes the move of an effect: directly, or along the shortest path that is open (BR2). Silent, suppressed or refused, in
 * this order (BR16). `loopsAt` names the rule whose own consequences set it off, and which would move once more.
 */
export function moveAlong(
  run: Run,
  invoice: Invoice,
  effect: MoveEffect,
  { loopsAt, occasion, job }: { loopsAt: string | null; occasion: Occasion | null; job?: Job | undefined }
): readonly Refusal[] {
  const status = run.machine.statusById.get(invoice.status);
  if (!status) return [{ why: 'dangling', what: invoice.status }];
  const target = effectTarget(run, invoice, effect);
  // BR12, BR16: nothing leads to a settled status from here, or what is cancelled has no aim any more.
  if (!target && (effect.to === 'settled' || status.group === 'CANCELLED')) return [];
  if (!target) return [{ why: 'dangling', what: JSON.stringify(effect.to) }];
  if (status.id === target.id) return [];
  if (job && isSuppressed(run, invoice, { status, target, occasion })) {
    leaveSuppressedMove(run, invoice, { job, target, occasion });
    return [];
  }
  // BR16: cancelled, or past it: nothing to do, and nothing to tell.
  if (hasReached(status, target) && !leadsBack(run, invoice, target)) return [];
  // What is not possible anyway turns in no circle.
  if (loopsAt !== null)
    return moveAlong(run.fork(), invoice, effect, { loopsAt: null, occasion, job }).length === 0
      ? [{ why: 'loop', rule: loopsAt }]
      : [];
  const direct = move(run, invoice, { to: target.id, reason: '' });
  if (direct.length === 0) return [];
  // BR16: what something else than this source closed stays closed, silently.
  if (status.group === 'CANCELLED') return [];
  const hasNoWay = direct.some(({ why }) => why === 'no-such-move' || why === 'actor');
  return effect.by === 'walk' && hasNoWay && walkTo(run, invoice, ({ id }) => id === target.id) ? [] : direct;
}

/**
 * BR2: the shortest path of forward moves whose guards all hold for the platform, found breadth first. Each step is
 * tried on a fork, since it may change what the next one asks; only a path that leads to its end is made.
 */
export function walkTo(run: Run, invoice: Invoice, isEnd: (status: Status, trail: Run) => boolean): boolean {
  const seen = new Set([invoice.status]);
  let trails = [run.fork()];
  while (trails.length > 0) {
    const longer: Run[] = [];
    for (const trail of trails) {
      const here = trail.get('invoice', invoice.id) ?? invoice;
      for (const { move: step, refusals } of movesFrom(trail.machine, trail.standing(here), platform, { reason: '' })) {
        if (refusals.length > 0 || step.way.kind !== 'forward' || seen.has(step.to.id)) continue;
        const next = trail.fork();
        if (move(next, here, { to: step.to.id, reason: '' }).length > 0) continue;
        seen.add(step.to.id);
        if (isEnd(step.to, next)) {
          run.adopt(next);
          return true;
        }
        longer.push(next);
      }
    }
    trails = longer;
  }
  return false;
}

/**
 * WR3, BR16: a change of the source that wants to move what does not follow it any more. What is cancelled, or has passed
 * a place that moves lead on to, is not even told.
 */
function isSuppressed(
  run: Run,
  invoice: Invoice,
  { status, target, occasion }: { status: Status; target: Status; occasion: Occasion | null }
): boolean {
  const trigger = sourceTriggers.find((known) => known === occasion?.meanings[0]?.trigger);
  if (!trigger || !isSourceChange(trigger) || status.recomputed || status.group === 'CANCELLED') return false;
  // BR6: where others of its jobs stand, one that is cancelled is no change, but may be the last that it waited for.
  if (trigger === 'job-cancelled' && run.picture(invoice).facts['source.cancelled'] === false) return false;
  return !(isForwardTarget(run, target) && hasReached(status, target));
}

function isForwardTarget(run: Run, target: Status): boolean {
  return run.machine.machine.moves.some(
    ({ kind, to }) => kind === 'forward' && to !== 'previous' && targetOf(run.machine, to, '', {}) === target.id
  );
}

/** Whether a way back names the platform (BR2): such a target is not passed by being further on. */
function leadsBack(run: Run, invoice: Invoice, target: Status): boolean {
  const ways = run.machine.waysByFrom.get(invoice.status) ?? [];
  return ways.some(
    ({ kind, actor, to }) =>
      kind !== 'forward' &&
      actor === 'platform' &&
      targetOf(run.machine, to, invoice.status, run.previousOf(invoice)) === target.id
  );
}
