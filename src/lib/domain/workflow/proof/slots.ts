import { slots } from '#domain/workflow/document.ts';
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
        .filter(({ enabled, then }) => enabled && then.some(({ to }) => aims(to)))
        .map(({ id }) => id);
      const aiming = moves.flatMap(({ to }, index) => (aims(to) ? [index] : []));
      if (rules.length === 0 && aiming.length === 0) return [];
      const isThere = slot === 'last-approval' && statuses.some(({ group }) => group === 'APPROVAL');
      const because = isThere ? ('not-positive' as const) : ('no-status' as const);
      return [{ why: 'slot-empty' as const, slot, because, rules, moves: aiming }];
    });
}
