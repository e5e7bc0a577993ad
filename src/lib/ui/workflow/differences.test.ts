import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permissions } from '#domain/people/permission.ts';
import { compareWorkflows } from '#domain/workflow/compare.ts';
import { editingProfiles, groups, moveKinds, workflowSchema, type Workflow } from '#domain/workflow/document.ts';
import { withMachine } from '#domain/workflow/editing/machine.ts';
import {
  changedStart,
  changedStatus,
  placedStatus,
  withoutStatus,
  withStatus
} from '#domain/workflow/editing/statuses.ts';
import { presets } from '#domain/workflow/presets.ts';
import { chooseLocale } from '#ui/words/language.ts';
import { explainDifferences } from './differences.ts';

chooseLocale('en-GB');

const { agency, training } = presets;
const context = { currency: 'EUR', nameOf: (id: string) => (id === 'p1' ? 'Ada' : undefined) };

function said(before: Workflow, after: Workflow): string[] {
  return explainDifferences(before, after, context).flatMap(({ sentences }) => sentences);
}

/** With ids that no sentence could hold by chance. */
function strange(document: Workflow): Workflow {
  const { statuses } = document.machines.invoice;
  const named = [statuses, document.types, document.roles, document.rules, document.accounts].flat();
  const ids = new Map(named.map(({ id }, index) => [id, `zz9${index}`]));
  const renamed = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string')
      return [
        'id',
        'status',
        'statuses',
        'type',
        'hand',
        'job',
        'imported',
        'issuedBy',
        'enables',
        'roles',
        'value'
      ].includes(key)
        ? (ids.get(value) ?? value)
        : value;
    if (Array.isArray(value)) return value.map((one) => renamed(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, renamed(inner, name)]));
  };
  return workflowSchema.parse(renamed(document));
}

const documents = Object.values(presets).map(strange);
/** The ids that come of them have a hyphen, which no sentence has. */
const label = fc.constantFrom('Handed over', 'Under dispute', 'Written off', 'Zur Prüfung');

/** Something that a person could do to a workflow in the editor; `n` chooses where. */
const edits: ((document: Workflow, n: number, name: string) => Workflow)[] = [
  (document, n, name) => changedStatus(document, statusAt(document, n), { label: name }),
  (document, n) => changedStatus(document, statusAt(document, n), { editing: editingProfiles[n % 5]! }),
  (document, n) => changedStatus(document, statusAt(document, n), { color: '#123456', description: 'Another one.' }),
  (document, n) =>
    changedStatus(document, statusAt(document, n), {
      outcome: (['neutral', 'positive', 'negative'] as const)[n % 3]!,
      settled: n % 2 === 0,
      request: n % 3 === 0,
      recomputed: n % 2 === 1,
      approvalStage: n % 4 === 0 ? null : n % 4
    }),
  (document, n) => placedStatus(document, statusAt(document, n), { group: groups[n % 4]!, before: null }),
  (document, n) =>
    placedStatus(document, statusAt(document, n), { group: groups[n % 4]!, before: statusAt(document, n + 1) }),
  (document, n, name) =>
    withStatus(document, {
      label: name,
      group: groups[n % 4]!,
      from: [statusAt(document, n)],
      to: [statusAt(document, n + 1)]
    }).workflow,
  (document, n) =>
    document.machines.invoice.statuses.length > 1 ? withoutStatus(document, statusAt(document, n)) : document,
  (document, n) =>
    changedStart(document, {
      origin: (['hand', 'job', 'imported'] as const)[n % 3]!,
      id: statusAt(document, n),
      ...(n % 2 === 0 ? { type: document.types[n % document.types.length]!.id } : {})
    }),
  (document, n, name) => withMove(document, n, { label: name, reason: n % 2 === 0, kind: moveKinds[n % 4]! }),
  (document, n) =>
    withMove(document, n, {
      permission: permissions[n % 5]!,
      actor: (['any', 'person', 'platform'] as const)[n % 3]!,
      effects: n % 2 === 0 ? ['number', 'withdraw-signatures'] : ['archive'],
      requires: n % 2 === 0 ? ['issue-day', 'net-received'] : []
    }),
  (document, n) =>
    withMove(document, n, {
      when: { all: [{ field: 'status', op: 'in', value: [statusAt(document, n), statusAt(document, n + 1)] }] },
      guards: [{ why: 'condition', if: { not: { field: 'type', op: 'is', value: document.types[0]!.id } } }],
      warnings: n % 2 === 0 ? [{ why: 'source-open', if: { field: 'source.over', op: 'is', value: false } }] : []
    }),
  (document, n) =>
    withMachine(document, (machine) => ({ ...machine, moves: machine.moves.filter((_, at) => at !== n) })),
  (document, n) =>
    withMachine(document, (machine) => ({
      ...machine,
      stages: [
        ...machine.stages.filter((stage) => stage.n !== 1 + (n % 3)),
        {
          n: 1 + (n % 3),
          approvers: { roles: n % 2 === 0 ? [document.roles[0]!.id] : [], people: n % 3 === 0 ? ['p1', 'zz7'] : [] },
          quorum: 1 + (n % 4),
          fromMinor: n % 2 === 0 ? { EUR: n * 1_000 } : {},
          distinct: n % 2 === 1
        }
      ]
    })),
  (document, n, name) => ({
    ...document,
    rules: document.rules.map((rule) => ({
      ...rule,
      enabled: n % 2 === 0,
      label: n % 3 === 0 ? name : rule.label,
      on: n % 4 === 0 ? [{ event: 'status-entered' as const, kinds: ['override' as const] }] : rule.on
    }))
  }),
  (document) => ({ ...document, rules: [] }),
  (document, n, name) => ({
    ...document,
    roles: [
      ...document.roles.map((role, at) =>
        at === n % document.roles.length
          ? {
              ...role,
              grants: [{ permission: permissions[n % 5]!, scope: n % 2 === 0 ? ('own' as const) : ('all' as const) }]
            }
          : role
      ),
      ...(n % 3 === 0 ? [{ id: `zz6${n}`, label: name, grants: [] }] : [])
    ]
  }),
  (document, n, name) => ({
    ...document,
    types: document.types.map((type) => ({ ...type, label: name, enabled: n % 2 === 0, issuedBy: [] })),
    accounts: document.accounts.map((account) => ({ ...account, enables: [] }))
  }),
  (document, _n, name) => ({ ...document, label: name, description: `${name}, in short.` }),
  (_document, n) => documents[n % documents.length]!
];

function statusAt({ machines }: Workflow, n: number): string {
  const { statuses } = machines.invoice;
  return statuses[n % statuses.length]!.id;
}

function withMove(document: Workflow, n: number, changes: Partial<Workflow['machines']['invoice']['moves'][number]>) {
  return withMachine(document, (machine) => ({
    ...machine,
    moves: machine.moves.map((way, at) => (at === n % machine.moves.length ? { ...way, ...changes } : way))
  }));
}

const edited = fc
  .tuple(
    fc.constantFrom(...documents),
    fc.array(fc.tuple(fc.constantFrom(...edits), fc.nat({ max: 60 }), label), { minLength: 1, maxLength: 6 })
  )
  .map(([document, steps]) => ({
    before: document,
    after: steps.reduce((current, [edit, n, name]) => edit(current, n, name), document)
  }));

describe('what two workflows differ in', () => {
  it('is told in sentences, and never by a name that only machines know [B54]', () => {
    fc.assert(
      fc.property(edited, ({ before, after }) => {
        for (const sentence of [...said(before, after), ...said(after, before)]) {
          expect(sentence).toMatch(/^\S.*\.$/u);
          expect(sentence).not.toMatch(
            /zz\d|[a-z][A-Z]|\b[a-z]+-[a-z]+\b|_|undefined|null|NaN|\[object|“”|: ?[;.]| {2}/u
          );
        }
      }),
      { numRuns: 300 }
    );
  });

  it('is never passed over in silence, and nothing is told where nothing differs', () => {
    fc.assert(
      fc.property(edited, ({ before, after }) => {
        expect(said(before, after).length > 0).toBe(compareWorkflows(before, after).length > 0);
      }),
      { numRuns: 300 }
    );
  });

  it('calls what was renamed and moved by both names [B46]', () => {
    const renamed = changedStatus(presets['small-business'], 'sent', { label: 'Delivered' });
    expect(said(presets['small-business'], renamed)).toEqual(['“Sent” is called “Delivered” now.']);
    const moved = placedStatus(presets['small-business'], 'disputed', { group: 'ACTIVE', before: null });
    expect(said(presets['small-business'], moved)).toContain('“Disputed” was moved to Active.');
  });

  it('keeps the old name of what is gone', () => {
    const sentences = said(agency, withoutStatus(agency, 'rejected'));
    expect(sentences).toContain('“Rejected” is gone.');
    expect(sentences).toContain('Move “Reject”, from Awaiting Approval to Rejected, is gone.');
  });

  it('tells of a move what it asks now, instead of what it asked', () => {
    const at = agency.machines.invoice.moves.findIndex(({ label: name }) => name === 'Submit to client');
    expect(said(agency, withMove(agency, at, { permission: 'admin', reason: true }))).toEqual([
      'Move “Submit to client”, from Approved to Submitted: wants the permission “Admin” instead of the permission “Edit”; wants a reason now.'
    ]);
  });

  it('tells of a stage from which amount on it applies [BR3]', () => {
    const banded = withMachine(agency, (machine) => ({
      ...machine,
      stages: machine.stages.map((stage) => ({ ...stage, fromMinor: { EUR: 1_000_000 } }))
    }));
    expect(said(agency, banded)).toEqual([
      'Stage 1: from €10,000.00 on and always in other currencies instead of always.'
    ]);
  });

  it('tells once of all places that were changed', () => {
    const placed = placedStatus(placedStatus(training, 'paid', { group: 'COMPLETED', before: 'final' }), 'draft', {
      group: 'ACTIVE',
      before: null
    });
    expect(said(training, placed)).toEqual(['The order of the statuses was changed.']);
  });
});
