import type { Workflow } from '#domain/workflow/document.ts';
import { presets } from '#domain/workflow/presets.ts';
import { prove } from '#domain/workflow/proof/prove.ts';
import { largeWorkflow } from '#tests/builders/large-workflow.ts';
import { shortestPathLengths, stateMachineOf } from '#tests/builders/state-machine.ts';
import { measure, type Measured } from './measure.ts';

/** Workflows as large as any that is drawn, and the one that most people have. */
export const provedWorkflows = {
  agency: presets.agency,
  '60 statuses, 400 moves': largeWorkflow({ statuses: 60, moves: 400, stages: 0 }),
  '60 statuses, 400 moves, 2 stages': largeWorkflow({ statuses: 60, moves: 400, stages: 2 })
};

/**
 * The whole proof beside a breadth-first search over the same graph, and beside the shortest paths of XState, which knows
 * no guards, stages, amounts or rules here. Each round works on copies of its own, as an editor does, so that nothing is
 * remembered.
 */
export function measureProof(document: Workflow): Measured<'prove' | 'search' | 'getShortestPaths'> {
  const text = JSON.stringify(document);
  const copy = (): Workflow => JSON.parse(text) as Workflow;
  return measure(
    {
      prove: () => prove(copy()),
      search: () => search(copy()),
      getShortestPaths: () => shortestPathLengths(stateMachineOf(copy()))
    },
    { rounds: 30, times: 2 }
  );
}

/** Where one gets to from the start, over moves whose ends are written down: what the simplest proof would do. */
function search({ machines: { invoice } }: Workflow): number {
  const targets = new Map<string, string[]>();
  for (const { id, group } of invoice.statuses)
    for (const { from, to } of invoice.moves) {
      const selects = from === 'any' || ('groups' in from ? from.groups.includes(group) : from.statuses.includes(id));
      if (selects && to !== 'previous' && 'status' in to) targets.set(id, [...(targets.get(id) ?? []), to.status]);
    }
  const seen = new Set([invoice.start.hand]);
  for (const status of seen) for (const target of targets.get(status) ?? []) seen.add(target);
  return seen.size;
}
