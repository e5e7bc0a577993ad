import { slots, type Effect } from '#domain/workflow/document.ts';
import type { Fault } from './finding.ts';
import type { Graph } from './graph.ts';

/** BR1: positions that no status holds, although a rule that is on or a move aims at them. */
export function emptySlots({ document, compiled }: Graph): Extract<Fault, { why: 'slot-empty' }>[] {
  const { moves, statuses } = document.machines.invoice;
  return slots
    .filter((slot) => compiled.slots[slot] === null)
    .flatMap((slot) => {
      const aims = (to: unknown): boolean => typeof to === 'object' && to !== null && 'slot' in to && to.slot === slot;
      const rules = document.rules
        .filter(({ enabled, of, then }) => enabled && of !== 'job' && then.some((effect) => isAiming(effect, aims)))
        .map(({ id }) => id);
      const aiming = moves.flatMap(({ to }, index) => (aims(to) ? [index] : []));
      if (rules.length === 0 && aiming.length === 0) return [];
      const isThere = slot === 'last-approval' && statuses.some(({ group }) => group === 'APPROVAL');
      const because = isThere ? ('not-positive' as const) : ('no-status' as const);
      return [{ why: 'slot-empty' as const, slot, because, rules, moves: aiming }];
    });
}

/** The last APPROVAL is also how far a job's approval signs (BR4). */
function isAiming(effect: Effect, aims: (to: unknown) => boolean): boolean {
  if (effect.do === 'move') return aims(effect.to);
  if (effect.do === 'sign') return aims({ slot: 'last-approval' });
  return effect.do === 'bring-in' && aims({ slot: 'first-active' });
}
