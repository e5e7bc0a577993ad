import fc from 'fast-check';
import type { Condition } from '#domain/condition/condition.ts';
import { permissions } from '#domain/people/permission.ts';
import {
  editingProfiles,
  groups,
  moveKinds,
  type Machine,
  type MoveWay,
  type Stage,
  type Status,
  type Workflow
} from '#domain/workflow/document.ts';

/** Workflows that nobody would draw: statuses, moves and stages as chance has it. */

const conditions: Condition[] = [
  { field: 'client', op: 'present' },
  { field: 'lines', op: 'at-least', value: 1 },
  { field: 'outstanding', op: 'is', value: 0 },
  { field: 'net-received', op: 'at-most', value: 0 },
  { field: 'source.over', op: 'is', value: true },
  { field: 'source.over', op: 'is', value: false },
  {
    any: [
      { field: 'source.over', op: 'is', value: true },
      { field: 'outstanding', op: 'is', value: 0 }
    ]
  },
  // Neither of them ever holds.
  {
    all: [{ field: 'source.over', op: 'is', value: true }, { not: { field: 'source.over', op: 'is', value: true } }]
  },
  { field: 'ghost', op: 'present' }
];
const always: Condition = { all: [] };

const aCondition = fc.oneof(
  { weight: 8, arbitrary: fc.constant(always) },
  { weight: 3, arbitrary: fc.constantFrom(...conditions) }
);

/** `conditionOf`: what moves ask, besides what only the engine asks. */
export function anyWorkflow(conditionOf: fc.Arbitrary<Condition> = aCondition): fc.Arbitrary<Workflow> {
  return fc.integer({ min: 2, max: 7 }).chain((count) => {
    const ids = Array.from({ length: count }, (_, place) => `s${place}`);
    return fc
      .record({
        statuses: fc.tuple(...ids.map((id, order) => aStatus(id, order))),
        moves: fc.array(aMove(ids, conditionOf), { minLength: 1, maxLength: 12 }),
        start: fc.record({ hand: fc.constantFrom(...ids.slice(0, 2)), job: fc.constantFrom('s0', 's0', ...ids) }),
        stages: fc
          .subarray([aStage(1, {}), aStage(2, { EUR: 100_000 }), aStage(3, {})])
          .filter((all) => all.length < 3),
        granted: fc.subarray([...permissions], { minLength: 3 })
      })
      .map(({ statuses, moves, start, stages, granted }): Workflow => {
        const machine: Machine = { statuses, moves, stages, start: { ...start, imported: start.hand } };
        return {
          v: 1,
          id: 'any',
          label: 'Any',
          description: '',
          accounts: [],
          types: [{ id: 'invoice', label: 'Invoice', description: '', enabled: true, issuedBy: [] }],
          roles: [
            {
              id: 'owner',
              label: 'Owner',
              grants: granted.map((permission) => ({ permission, scope: 'all' as const }))
            }
          ],
          machines: { invoice: machine },
          rules: []
        };
      });
  });
}

function aStatus(id: string, order: number): fc.Arbitrary<Status> {
  return fc.record({
    id: fc.constant(id),
    label: fc.constant(id),
    description: fc.constant(''),
    group: order === 0 ? fc.constantFrom('ACTIVE' as const, 'ACTIVE' as const, ...groups) : fc.constantFrom(...groups),
    order: fc.constant(order),
    outcome: fc.constantFrom('neutral', 'positive', 'negative'),
    color: fc.constant('#2f6fdb'),
    editing: fc.constantFrom('closed' as const, 'limited' as const, ...editingProfiles),
    recomputed: fc.constant(false),
    settled: fc.nat({ max: 5 }).map((chance) => chance === 0),
    request: fc.nat({ max: 5 }).map((chance) => chance === 0),
    approvalStage: fc.constantFrom(null, null, null, 1, 2)
  });
}

function aMove(ids: readonly string[], aCondition: fc.Arbitrary<Condition>): fc.Arbitrary<MoveWay> {
  const from = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...ids).map((id) => ({ statuses: [id] })) },
    { weight: 1, arbitrary: fc.constantFrom(...groups).map((group) => ({ groups: [group] })) },
    { weight: 1, arbitrary: fc.constant('any' as const) }
  );
  const to: fc.Arbitrary<MoveWay['to']> = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...ids).map((status) => ({ status })) },
    { weight: 2, arbitrary: fc.constant('previous' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('first-active' as const, 'first-completed' as const).map((slot) => ({ slot }))
    }
  );
  return fc.record({
    from,
    to,
    kind: fc.constantFrom('forward' as const, 'forward' as const, ...moveKinds),
    label: fc.constantFrom('Go', 'Come'),
    actor: fc.constantFrom('any', 'person', 'platform'),
    permission: fc.constantFrom(...permissions),
    when: aCondition,
    guards: fc.array(
      aCondition.map((condition) => ({ why: 'condition' as const, if: condition })),
      { maxLength: 1 }
    ),
    requires: fc.constantFrom([], [], ['client']),
    reason: fc.boolean(),
    effects: fc.constantFrom<MoveWay['effects']>([], [], ['withdraw-signatures']),
    warnings: fc.constant([])
  });
}

function aStage(n: number, fromMinor: Stage['fromMinor']): Stage {
  return { n, approvers: { roles: [], people: [] }, quorum: 1, fromMinor, distinct: false };
}

/** A workflow in which a status is another one that is like it in all but its id: what stood there is replaced. */
export function renamedStatus(workflow: Workflow, from: string, to: string): Workflow {
  return JSON.parse(JSON.stringify(workflow).replaceAll(`"${from}"`, `"${to}"`)) as Workflow;
}
