import { describe, expect, it } from 'vitest';
import type { Facts } from '#domain/condition/condition.ts';
import { ask } from '#domain/ledger/ask.ts';
import { MemoryLedger } from '#domain/ledger/memory.ts';
import { minorToDecimal } from '#domain/money/currency.ts';
import { arrivalOf } from '#domain/scenario/arrival.ts';
import { changedWorkflow, workflowOf, type WorkflowChanges } from '#domain/scenario/workflow-shorthand.ts';
import type { Machine, MoveEffect, MoveWay, Rule, Status, Workflow } from '#domain/workflow/document.ts';
import type { PresetId } from '#domain/workflow/preset-id.ts';
import { presets } from '#domain/workflow/presets.ts';
import { createInvoice, linesOf, owner, setUp } from '#tests/builders/commands.ts';
import { startMs } from '#tests/builders/plays.ts';
import { replay } from '#tests/builders/replay.ts';
import { twoStages } from '#tests/builders/two-stages.ts';
import { isFault, type Finding, type Path } from './finding.ts';
import { prove } from './prove.ts';

const all = Object.entries(presets) as [PresetId, Workflow][];

describe('what ships', () => {
  it.each([...all, ['two stages', twoStages] as const])('proves without a fault or a hint: %s', (_name, document) => {
    expect(prove(document)).toEqual([]);
  });

  it.each(all)('proves with a stage that anybody signs, too: %s', (_id, preset) => {
    expect(prove(withStage(preset)).filter(isFault)).toEqual([]);
  });
});

describe('a seeded fault is found', () => {
  const startOf = ({ machines }: Workflow): string => machines.invoice.start.hand;

  it.each(all)('no move into a status: %s', (_id, preset) => {
    for (const { id } of preset.machines.invoice.statuses.filter((status) => status.id !== startOf(preset)))
      expect(prove(withMoves(preset, (moves) => moves.filter(({ to }) => !isTo(to, id))))).toContainEqual({
        why: 'unreachable',
        status: id
      });
  });

  it.each(all)('no way to COMPLETED: %s', (_id, preset) => {
    const completed = preset.machines.invoice.statuses.filter(({ group }) => group === 'COMPLETED').map(({ id }) => id);
    const cut = withMoves(preset, (moves) => moves.filter(({ to }) => !completed.some((id) => isTo(to, id))));
    const findings = prove(cut);
    expect(findings).toContainEqual(expect.objectContaining({ why: 'dead-end', status: startOf(preset) }));
    for (const { path } of findings.filter((finding) => finding.why === 'dead-end'))
      if (path) expect(replay(cut, path)).toBeTruthy();
  });

  it.each(all)('a rule that aims at a status that is gone: %s', (_id, preset) => {
    const aiming = withRule(preset, { to: { status: 'ghost' } });
    expect(prove(aiming)).toContainEqual({
      why: 'dangling',
      what: 'status',
      id: 'ghost',
      at: { in: 'rule', rule: 'extra' }
    });
  });

  it.each([
    ['small-business', 'no-status'],
    ['agency', 'not-positive'],
    ['training', 'not-positive']
  ] as const)('a rule that aims at an empty slot: %s [BR1]', (id, because) => {
    const alone = { ...presets[id], rules: [] };
    const unapproved = withStatuses(alone, (status) => ({ ...status, outcome: 'negative' }));
    const aiming = withRule(unapproved, { to: { slot: 'last-approval' } });
    const found = { why: 'slot-empty', slot: 'last-approval', because, rules: ['extra'], moves: [] };
    expect(prove(aiming)).toContainEqual(found);
    const asleep = { ...aiming, rules: aiming.rules.map((rule) => ({ ...rule, enabled: false })) };
    expect(prove(asleep).map(({ why }) => why)).not.toContain('slot-empty');
  });

  it.each(all)('a start in a status that is not active, of everything or of one type: %s [B20]', (_id, preset) => {
    for (const group of ['APPROVAL', 'COMPLETED', 'CANCELLED'] as const) {
      const found = { why: 'start-not-active', status: startOf(preset) };
      const moved = withStatuses(preset, (status) => (status.id === startOf(preset) ? { ...status, group } : status));
      expect(prove(moved)).toContainEqual(found);
      const status = preset.machines.invoice.statuses.find((one) => one.group === group)?.id ?? '';
      const ofType = changedWorkflow(preset, { start: { byType: { [preset.types[0]?.id ?? '']: { job: status } } } });
      expect(prove(ofType).some(({ why }) => why === 'start-not-active')).toBe(status !== '');
    }
  });

  it.each(all)('two stages of one number: %s [BR3]', (_id, preset) => {
    const doubled = changedWorkflow(preset, { stages: [{ n: 1 }, { n: 1, quorum: 2 }] });
    expect(prove(doubled)).toContainEqual({ why: 'stage-twice', stage: 1 });
  });

  it.each(all)('two buttons of one name: %s', (_id, preset) => {
    const from = startOf(preset);
    const doubled = changedWorkflow(preset, {
      statuses: [{ id: 'lost', group: 'CANCELLED' }],
      moves: [
        { from, to: 'lost', kind: 'cancel', label: 'Put away' },
        { from, to: cancelledIn(preset), kind: 'cancel', label: 'Put away' }
      ]
    });
    const { length } = preset.machines.invoice.moves;
    expect(prove(doubled)).toContainEqual({
      why: 'same-label',
      status: from,
      label: 'Put away',
      moves: [length, length + 1]
    });
  });

  it.each(all)('a stage whose role is gone, or whose people are: %s', (_id, preset) => {
    const stages = [{ n: 1, roles: ['ghost'], people: ['nobody'] }];
    const document = changedWorkflow(preset, { stages });
    const at = { in: 'stage', stage: 1 };
    expect(prove(document)).toContainEqual({ why: 'dangling', what: 'role', id: 'ghost', at });
    expect(prove(document).some((finding) => finding.why === 'dangling' && finding.what === 'person')).toBe(false);
    const person = { why: 'dangling', what: 'person', id: 'nobody', at };
    expect(prove(document, { people: ['ada'] })).toContainEqual(person);
  });

  it.each(all)('a guard, a field or a rule over what nobody knows: %s [BR17]', (_id, preset) => {
    const ghost = { field: 'ghost', op: 'present' } as const;
    const move = preset.machines.invoice.moves.length;
    const to = cancelledIn(preset);
    for (const way of [
      { when: ghost },
      { guards: [{ why: 'condition' as const, if: ghost }] },
      { requires: ['ghost'] }
    ]) {
      const moves = [{ from: startOf(preset), to, kind: 'cancel' as const, label: 'Lose', ...way }];
      const at = { in: 'move', move };
      expect(prove(changedWorkflow(preset, { moves }))).toContainEqual({ why: 'unknown-fact', fact: 'ghost', at });
    }
    const at = { in: 'rule', rule: 'extra' };
    expect(prove(withRule(preset, {}, { if: ghost }))).toContainEqual({ why: 'unknown-fact', fact: 'ghost', at });
  });

  it.each(all)('a rule that never acts: %s [BR2]', (id, preset) => {
    const idle = (rule: Workflow): unknown[] => prove(rule).filter(({ why }) => why === 'rule-idle');
    const settled = { to: 'settled' } as const;
    const contradiction = {
      all: [
        { field: 'outstanding', op: 'is' as const, value: 0 },
        { not: { field: 'outstanding', op: 'at-most' as const, value: 10 } }
      ]
    };
    const found = (because: string): unknown[] => [{ why: 'rule-idle', rule: 'extra', because }];
    expect(idle(withRule(preset, settled))).toEqual([]);
    expect(idle(withRule(preset, settled, { if: contradiction }))).toEqual(found('condition'));
    expect(idle(withRule(preset, settled, { on: [] }))).toEqual(found('trigger'));
    // Final is a person's alone, and nothing takes the others back to their start.
    const status = id === 'training' ? 'final' : startOf(preset);
    expect(idle(withRule(preset, { to: { status }, by: 'walk' }))).toEqual(found('effect'));
    const signing = withRule(preset, settled);
    const rules = signing.rules.map((rule) =>
      rule.id === 'extra' ? { ...rule, then: [{ do: 'sign' as const }] } : rule
    );
    expect(idle({ ...signing, rules })).toEqual(found('signature'));
  });

  it.each(all)('a way out of CANCELLED past the stages: %s [BR3]', (_id, preset) => {
    const to = preset.machines.invoice.statuses.find(({ group }) => group === 'COMPLETED')?.id ?? '';
    const document = withStage(preset, {
      moves: [{ from: cancelledIn(preset), to, kind: 'restore', label: 'Bring back' }]
    });
    expectUnsigned(document, to, 2);
  });

  it.each(all)('a completed status that is open to edits: %s [BR10]', (_id, preset) => {
    const to = preset.machines.invoice.statuses.find(({ group }) => group === 'COMPLETED')?.id ?? '';
    const document = withStage(preset, { statuses: [{ id: to, editing: 'open' }] });
    expectUnsigned(document, to, preset === presets.agency ? 4 : 3);
  });

  it.each(['small-business', 'agency'] as const)('a cancellation that takes signatures along: %s [BR7]', (id) => {
    const document = withMoves(withStage(presets[id]), (moves) =>
      moves.map((way) => (way.kind === 'cancel' ? { ...way, effects: ['withdraw-signatures'] } : way))
    );
    expectUnsigned(document, id === 'agency' ? 'submitted' : 'sent', id === 'agency' ? 5 : 4);
  });

  it.each(all)('a stage, a type, an account or a start that is gone: %s', (_id, preset) => {
    const status = startOf(preset);
    const staged = changedWorkflow(preset, { statuses: [{ id: status, approvalStage: 9 }] });
    const at = { in: 'status', status };
    expect(prove(staged)).toContainEqual({ why: 'dangling', what: 'stage', id: '9', at });
    const [type = { id: '' }] = preset.types;
    const issued = changedWorkflow(preset, { types: [{ id: type.id, issuedBy: ['ghost'] }] });
    const inType = { in: 'type', type: type.id };
    expect(prove(issued)).toContainEqual({ why: 'dangling', what: 'account', id: 'ghost', at: inType });
    const begun = changedWorkflow(preset, { start: { hand: 'ghost', byType: { none: { job: status } } } });
    const what = { why: 'dangling', what: 'status', id: 'ghost', at: { in: 'start', origin: 'hand', type: null } };
    expect(prove(begun)).toContainEqual(what);
    const none = { why: 'dangling', what: 'type', id: 'none', at: { in: 'start', origin: null, type: 'none' } };
    expect(prove(begun)).toContainEqual(none);
  });
});

describe('a way past a stage', () => {
  it('can be gone in a ledger, command by command [BR3]', () => {
    const moves = [{ from: 'voided', to: 'submitted', kind: 'restore' as const, label: 'Bring back' }];
    const ways = [
      changedWorkflow(presets.agency, { moves }),
      changedWorkflow(presets.agency, { statuses: [{ id: 'submitted', editing: 'open' }] }),
      changedWorkflow(twoStages, { statuses: [{ id: 'submitted', editing: 'review' }] }),
      withMoves(presets.agency, (known) =>
        known.map((way) => (way.kind === 'cancel' ? { ...way, effects: ['withdraw-signatures'] } : way))
      )
    ];
    for (const document of ways) {
      const [finding] = prove(document).filter((one) => one.why === 'unsigned');
      const ledger = walked(document, finding!.path);
      const invoice = ledger.get('invoice', 'a')!;
      expect(invoice.status).toBe(finding!.status);
      const context = { device: 'one', n: 99, at: startMs + 99, now: startMs, today: '2026-01-15', by: owner };
      const open = ask(ledger, invoice, context).stages.filter((stage) => stage.signedCount < stage.quorum);
      expect(open.map(({ n }) => n)).toEqual(finding!.stages);
    }
  });
});

describe('a hint', () => {
  const hints = (document: Workflow, facts: readonly Facts[] = []): Finding[] =>
    prove(document, { facts }).filter((finding) => !isFault(finding));

  it('tells of going forward to where more is open', () => {
    const open = changedWorkflow(presets.agency, { statuses: [{ id: 'approved', editing: 'open' }] });
    const closed = changedWorkflow(open, { statuses: [{ id: 'awaiting-approval', editing: 'limited' }] });
    expect(hints(open)).toEqual([]);
    expect(hints(closed)).toContainEqual({ why: 'more-open', move: 1, from: 'awaiting-approval', to: 'approved' });
  });

  it('tells of colours that are hard to tell apart, and not of one colour for one group [B58]', () => {
    const close = changedWorkflow(presets['small-business'], { statuses: [{ id: 'disputed', color: '#7c4ddf' }] });
    expect(hints(close)).toEqual([{ why: 'alike-colors', statuses: ['sent', 'disputed'] }]);
  });

  it('tells of colours that usually say something else, and leaves colours of one’s own alone [B58] [B63]', () => {
    const recolored = (id: string, color: string): Finding[] =>
      hints(changedWorkflow(presets.agency, { statuses: [{ id, color }] })).filter(
        ({ why }) => why === 'unusual-color'
      );
    expect(recolored('rejected', '#2f8c58')).toEqual([{ why: 'unusual-color', status: 'rejected', color: 'green' }]);
    expect(recolored('paid', '#cf3f45')).toEqual([{ why: 'unusual-color', status: 'paid', color: 'red' }]);
    expect(recolored('voided', '#2f6fdb')).toEqual([{ why: 'unusual-color', status: 'voided', color: 'blue' }]);
    expect(recolored('proforma', '#78818f')).toEqual([{ why: 'unusual-color', status: 'proforma', color: 'grey' }]);
    expect(recolored('approved', '#7c4ddb')).toEqual([{ why: 'unusual-color', status: 'approved', color: 'purple' }]);
    expect(recolored('rejected', '#b7791f')).toEqual([]);
    expect(recolored('rejected', '#00a0a0')).toEqual([]);
    for (const preset of Object.values(presets)) expect(hints(preset)).toEqual([]);
  });

  it('tells of stages that are left out, and of many statuses [B57] [B74]', () => {
    const stages = [{ n: 1 }, { n: 4 }];
    expect(hints(changedWorkflow(presets.agency, { stages }))).toEqual([{ why: 'stage-gap', missing: [2, 3] }]);
    const more = Array.from({ length: 6 }, (_, place) => ({ id: `more-${place}`, group: 'CANCELLED' as const }));
    const many = changedWorkflow(presets.agency, { statuses: more });
    expect(hints(many)).toContainEqual({ why: 'many-statuses', count: 13, max: 12 });
    expect(hints(many)).toContainEqual({ why: 'unused', status: 'more-0' });
  });

  it('tells of a rule that is blocked by all that is there', () => {
    const rules = [{ id: 'send', on: ['payment-recorded' as const], to: 'sent' }];
    const document = changedWorkflow(presets['small-business'], { rules });
    const facts = { status: 'draft', client: '', lines: 0, outstanding: 0, received: 0, credited: 0, number: '' };
    const money = { 'net-received': 0, 'removes-money': false };
    const blocked = { why: 'always-blocked', rule: 'send', tried: 2 };
    expect(
      hints(document, [
        { ...facts, ...money },
        { ...facts, ...money, lines: 1 }
      ])
    ).toEqual([blocked]);
    expect(hints(document, [{ ...facts, ...money, lines: 1, client: 'Acme' }])).toEqual([]);
  });
});

it('says once what two conditions of one move name and the workflow has not', () => {
  const wrong = { all: [{ field: 'status', op: 'is' as const, value: 'ghost' }] };
  const document = withMoves(presets['small-business'], ([first, ...others]) => [
    { ...first!, when: wrong, guards: [{ if: wrong, why: 'condition' }] },
    ...others
  ]);
  expect(prove(document).filter(({ why }) => why === 'dangling')).toEqual([
    { why: 'dangling', what: 'status', id: 'ghost', at: { in: 'move', move: 0 } }
  ]);
});

describe('a graph of somebody else', () => {
  it('as SolidInvoice ships it has a status that nothing leads to', () => {
    const document = workflowOf({
      statuses: [
        { id: 'new', group: 'ACTIVE' },
        { id: 'draft', group: 'ACTIVE' },
        { id: 'pending', group: 'COMPLETED' },
        { id: 'active', group: 'COMPLETED' },
        { id: 'overdue', group: 'COMPLETED' },
        { id: 'paid', group: 'COMPLETED', settled: true },
        { id: 'cancelled', group: 'CANCELLED' },
        { id: 'archived', group: 'CANCELLED' }
      ],
      start: { hand: 'new' },
      moves: [
        { from: 'new', to: 'draft', label: 'New' },
        { from: ['new', 'draft'], to: 'pending', label: 'Accept' },
        { from: ['draft', 'pending', 'overdue'], to: 'cancelled', kind: 'cancel', label: 'Cancel' },
        { from: 'pending', to: 'overdue', label: 'Overdue' },
        { from: ['pending', 'overdue'], to: 'paid', label: 'Pay' },
        { from: 'cancelled', to: 'draft', kind: 'restore', label: 'Reopen' },
        { from: ['new', 'draft', 'cancelled', 'paid'], to: 'archived', kind: 'cancel', label: 'Archive' },
        { from: ['cancelled', 'draft', 'pending', 'overdue'], to: 'draft', kind: 'back', label: 'Edit' }
      ]
    });
    expect(prove(document).filter(isFault)).toEqual([{ why: 'unreachable', status: 'active' }]);
  });
});

function withStage(preset: Workflow, changes: WorkflowChanges = {}): Workflow {
  return changedWorkflow(preset, { stages: [{ n: 1 }], ...changes });
}

function withMachine(document: Workflow, change: (machine: Machine) => Partial<Machine>): Workflow {
  const { invoice } = document.machines;
  return { ...document, machines: { invoice: { ...invoice, ...change(invoice) } } };
}

function withMoves(document: Workflow, change: (moves: MoveWay[]) => MoveWay[]): Workflow {
  return withMachine(document, ({ moves }) => ({ moves: change(moves) }));
}

function withStatuses(document: Workflow, change: (status: Status) => Status): Workflow {
  return withMachine(document, ({ statuses }) => ({ statuses: statuses.map(change) }));
}

function withRule(document: Workflow, effect: Partial<MoveEffect>, rest: Partial<Rule> = {}): Workflow {
  const rule: Rule = {
    id: 'extra',
    label: 'Extra',
    description: '',
    enabled: true,
    on: [{ event: 'payment-recorded' }],
    if: { all: [] },
    then: [{ do: 'move', to: 'settled', by: 'direct', otherwise: 'silent', ...effect }],
    ...rest
  };
  return { ...document, rules: [...document.rules, rule] };
}

function isTo(to: MoveWay['to'], status: string): boolean {
  return typeof to === 'object' && 'status' in to && to.status === status;
}

function cancelledIn({ machines }: Workflow): string {
  return machines.invoice.statuses.find(({ group }) => group === 'CANCELLED')?.id ?? '';
}

function expectUnsigned(document: Workflow, status: string, length: number): void {
  const findings = prove(document).filter((finding) => finding.why === 'unsigned');
  const finding = findings.find((one) => one.status === status);
  expect(finding?.path.steps).toHaveLength(length);
  expect(replay(document, finding!.path)).toEqual({ status, openStages: finding?.stages });
}

/** A dataset in which somebody who may do everything went a path. */
function walked(document: Workflow, { start, steps }: Path): MemoryLedger {
  const ledger = new MemoryLedger('one');
  let at = startMs;
  const act = (command: Parameters<MemoryLedger['execute']>[0]): void => {
    const done = ledger.execute(command, { by: owner, wall: (at += 1), today: '2026-01-15' });
    expect(done.ok, JSON.stringify(done)).toBe(true);
  };
  const price = minorToDecimal(start.amount.amountMinor, start.amount.currency);
  act(setUp('agency'));
  // The gate lets no workflow with a fault in.
  ledger.receive([arrivalOf(ledger, { ...document, rules: [] }, at)]);
  act(createInvoice('a', { type: start.type, currency: start.amount.currency, lines: linesOf(price) }));
  for (const step of steps) {
    if (step.do === 'move') act({ do: 'changeStatus', invoice: 'a', to: step.to, reason: 'because' });
    if (step.do === 'sign') act({ do: 'approve', invoice: 'a', comment: 'yes' });
    if (step.do === 'edit') {
      const line = linesOf(minorToDecimal(step.amount.amountMinor, step.amount.currency))['line-0']!;
      const changes = [{ path: ['lines', 'more'], old: undefined, new: { ...line, id: 'more' } }];
      act({ do: 'editInvoice', invoice: 'a', force: true, changes });
    }
  }
  return ledger;
}
