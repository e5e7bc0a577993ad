import fc from 'fast-check';
import { expect, it } from 'vitest';
import { always, type Condition } from '#domain/condition/condition.ts';
import { permissions } from '#domain/people/permission.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { largeWorkflow } from '#tests/builders/large-workflow.ts';
import { shortestPathLengths, stateMachineOf } from '#tests/builders/state-machine.ts';
import { anyWorkflow } from '#tests/builders/workflows.ts';
import { graphOf } from './graph.ts';
import { pathsOf } from './paths.ts';

it('where nothing stands in the way, the shortest ways are as long as XState finds them [BR3]', () => {
  let steps = 0;
  fc.assert(
    fc.property(anyWorkflow(fc.constant(always)), (document) => {
      const plain = withoutObstacles(document);
      const lengths = pathLengths(plain);
      expect(lengths).toEqual(shortestPathLengths(stateMachineOf(plain)));
      steps += [...lengths.values()].reduce((sum, length) => sum + length, 0);
    }),
    { numRuns: 200 }
  );
  expect(steps).toBeGreaterThan(200);
});

it('they are so in a workflow of 60 statuses and 400 moves, too', () => {
  const document = largeWorkflow({ statuses: 60, moves: 400, stages: 0 });
  const lengths = pathLengths(document);
  expect(lengths.size).toBe(60);
  expect(lengths).toEqual(shortestPathLengths(stateMachineOf(document)));
});

it('a condition that is made to keep the proof busy is given up on, and its way counts as closed', () => {
  const document = largeWorkflow({ statuses: 6, moves: 12, stages: 1 });
  const { invoice } = document.machines;
  // So many amounts of money have to be tried beside each other that it would take hours.
  const when: Condition = {
    all: Array.from({ length: 40 }, (_, at) => ({
      any: [
        { field: 'total', op: 'at-least', value: at },
        { field: 'outstanding', op: 'at-most', value: -at },
        { field: 'lines', op: 'is', value: at + 2 }
      ]
    }))
  };
  const moves = invoice.moves.map((way) => ({ ...way, when }));
  const paths = pathsOf(graphOf({ ...document, machines: { invoice: { ...invoice, moves } } }));
  expect(paths.to.size).toBeLessThan(6);
});

function pathLengths(document: Workflow): Map<string, number> {
  const graph = graphOf(document);
  return new Map([...pathsOf(graph).to].map(([status, { steps }]) => [graph.statuses[status]?.id ?? '', steps.length]));
}

/** Statuses and moves as they are, one start, everything granted, and no way that depends on what was before. */
function withoutObstacles(document: Workflow): Workflow {
  const { invoice } = document.machines;
  const grants = permissions.map((permission) => ({ permission, scope: 'all' as const }));
  return {
    ...document,
    roles: [{ id: 'owner', label: 'Owner', grants }],
    machines: {
      invoice: {
        ...invoice,
        start: { hand: 's0', job: 's0', imported: 's0' },
        stages: [],
        moves: invoice.moves
          .filter(({ to }) => to !== 'previous')
          .map((way) => ({ ...way, actor: 'any', requires: [] }))
      }
    }
  };
}
