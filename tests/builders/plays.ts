import fc from 'fast-check';
import type { Change } from '#domain/history/change.ts';
import type { Commit } from '#domain/history/commit.ts';
import { commitId } from '#domain/history/commit.ts';
import type { Facts } from '#domain/condition/condition.ts';
import { canonical } from '#domain/shared/canonical.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { SingleCommand } from '#domain/ledger/command.ts';
import { comparable } from '#domain/ledger/entities.ts';
import { MemoryLedger } from '#domain/ledger/memory.ts';
import { emptyJob, type Item, type JobFields, type Participant } from '#domain/job/job.ts';
import type { Context } from '#domain/ledger/run.ts';
import { jobMachineOf } from '#domain/workflow/job-machine.ts';
import type { MoveEffect, Workflow } from '#domain/workflow/document.ts';
import { foundingRole } from '#domain/workflow/presets.ts';
import { anyCommand, playedWorkflows, type PlayedId } from '#tests/builders/arbitrary.ts';
import { createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';

/** Random work of several people and of the platform over one dataset in memory. */

export const startMs = Date.UTC(2026, 0, 15, 9);

/** Who works in a play: one with every permission, one each with single ones, and one with all over what they made. */
export const players = ['owner', 'editor', 'approver', 'director', 'payer', 'freelancer'] as const;
export type Player = (typeof players)[number];

const roles: Workflow['roles'] = (
  [
    ['editor', ['look', 'edit'], 'all'],
    ['approver', ['look', 'approve'], 'all'],
    ['director', ['look', 'approve'], 'all'],
    ['payer', ['look', 'pay'], 'all'],
    ['freelancer', ['look', 'edit', 'approve', 'pay', 'admin'], 'own'],
    ['administrator', ['look', 'admin'], 'all']
  ] as const
).map(([id, granted, scope]) => ({ id, label: id, grants: granted.map((permission) => ({ permission, scope })) }));

export type PlayStep =
  | { readonly kind: 'command'; readonly by: Player; readonly command: SingleCommand }
  /** Counts from the latest commit back. */
  | { readonly kind: 'undo'; readonly by: Player; readonly back: number }
  | { readonly kind: 'platform'; readonly invoice: string; readonly effect: MoveEffect; readonly rule: string }
  | { readonly kind: 'source'; readonly invoice: string; readonly facts: Facts };

const anInvoice = fc.constantFrom('a', 'a', 'a', 'b', 'b', 'c', 'd');
const aPlayer: fc.Arbitrary<Player> = fc.constantFrom('owner', 'owner', 'owner', ...players);
const anAmount = fc.constantFrom(1, 4_000, 10_000, 10_000, 25_000, 1_200_000);
const aPaymentId = fc.constantFrom('p1', 'p2', 'p3');
const aDelegation = fc.constantFrom('s1', 's2');
const aPayment = fc.record({
  id: aPaymentId,
  amountMinor: anAmount,
  day: fc.constantFrom('2025-12-31', '2026-01-15'),
  method: fc.constant('transfer'),
  note: fc.constant('')
});

/** What is done to an invoice that is there already: much of it is possible, much is refused. */
function anyDeed(preset: PlayedId): fc.Arbitrary<SingleCommand> {
  const aStatus = fc.constantFrom(...playedWorkflows[preset].machines.invoice.statuses.map(({ id }) => id));
  const weighted: [weight: number, deed: fc.Arbitrary<SingleCommand>][] = [
    [
      12,
      fc.record({
        do: fc.constant('changeStatus'),
        invoice: anInvoice,
        to: aStatus,
        reason: fc.constantFrom('', 'because')
      })
    ],
    [
      1,
      fc.record({
        do: fc.constant('changeStatus'),
        invoice: anInvoice,
        to: aStatus,
        reason: fc.constant('by hand'),
        override: fc.constant(true)
      })
    ],
    [
      3,
      fc.record({
        do: fc.constant('changeStatus'),
        invoice: anInvoice,
        to: aStatus,
        payment: aPayment.map(({ amountMinor: _amount, ...payment }) => payment)
      })
    ],
    [6, fc.record({ do: fc.constant('approve'), invoice: anInvoice })],
    [3, fc.record({ do: fc.constant('approve'), invoice: anInvoice, inPlaceOf: aPlayer })],
    [
      3,
      fc.record({
        do: fc.constant('delegateApproval'),
        id: aDelegation,
        to: aPlayer,
        until: fc.constantFrom('2026-01-15', '2026-02-01')
      })
    ],
    [1, fc.record({ do: fc.constant('endDelegation'), person: aPlayer, delegation: aDelegation })],
    [5, fc.record({ do: fc.constant('recordPayment'), invoice: anInvoice, payment: aPayment })],
    [2, fc.record({ do: fc.constant('refundPayment'), invoice: anInvoice, payment: aPayment })],
    [2, fc.record({ do: fc.constant('removePayment'), invoice: anInvoice, payment: aPaymentId })],
    [
      2,
      fc.record({
        do: fc.constant('changePayment'),
        invoice: anInvoice,
        payment: aPaymentId,
        force: fc.constant(true),
        changes: anAmount.map((amount) => [{ path: ['amountMinor'], old: 1, new: amount }])
      })
    ],
    [
      4,
      fc.record({
        do: fc.constant('editInvoice'),
        invoice: anInvoice,
        force: fc.constant(true),
        withdraw: fc.boolean(),
        changes: fc.constantFrom<Change[]>(
          [{ path: ['notes'], old: '', new: 'x' }],
          [{ path: ['lines', 'line-0', 'price'], old: '100', new: '40' }],
          [{ path: ['lines', 'line-0', 'price'], old: '100', new: '-40' }],
          [{ path: ['client', 'name'], old: '', new: 'Somebody' }],
          [{ path: ['client', 'name'], old: '', new: '' }],
          [{ path: ['lines', 'line-0'], old: null }]
        )
      })
    ],
    [
      2,
      fc.record({
        do: fc.constantFrom('deleteInvoice', 'archiveInvoice', 'unarchiveInvoice'),
        invoice: anInvoice
      })
    ],
    [
      1,
      fc.record({ do: fc.constant('recordShared'), invoice: anInvoice, channel: fc.constantFrom('print', 'export') })
    ],
    [
      1,
      fc
        .constantFrom('100', '40', '250')
        .map((price) =>
          createInvoice('d', { ...contentIn(preset), kind: 'credit-note', lines: linesOf(price) }, { creditOf: 'a' })
        )
    ],
    [8, anyJobDeed(preset)],
    [1, anyCommand(preset)]
  ];
  return fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

const aJob = fc.constantFrom('j', 'j', 'k');

/** What happens to jobs and workshops, on which rules act. */
function anyJobDeed(preset: PlayedId): fc.Arbitrary<SingleCommand> {
  const { statuses } = jobMachineOf(playedWorkflows[preset]);
  const item: Item = {
    id: 'i1',
    position: 1,
    code: '',
    text: 'Work',
    description: '',
    quantity: '1',
    unit: 'C62',
    price: '80',
    taxCategory: 'S',
    taxRate: '0',
    attachment: null,
    archived: false
  };
  const ann: Participant = {
    id: 'ann',
    position: 1,
    name: 'Ann',
    email: '',
    clientId: null,
    price: null,
    cancelled: false
  };
  const fields: JobFields = {
    ...emptyJob,
    title: 'Job',
    startDay: '2026-01-10',
    participationPrice: '50',
    priceRule: { fixed: '100', perHour: '0', perParticipant: '10', minimum: '0' }
  };
  const changes = fc.constantFrom<Change[]>(
    [{ path: ['items', 'i1'], new: item }],
    [{ path: ['items', 'i2'], new: { ...item, id: 'i2', price: '40' } }],
    [{ path: ['items', 'i1', 'price'], old: '80', new: '90' }],
    [{ path: ['items', 'i1', 'archived'], old: false, new: true }],
    [{ path: ['participants', 'ann'], new: ann }],
    [{ path: ['participants', 'ann', 'cancelled'], old: false, new: true }],
    [{ path: ['hours'], old: '0', new: '8' }],
    [{ path: ['otherParticipants'], old: 0, new: 3 }],
    [{ path: ['startDay'], old: '2026-01-10', new: '2026-03-01' }],
    [{ path: ['startDay'], old: '2026-03-01', new: '2026-01-10' }],
    [{ path: ['priceRule', 'fixed'], old: '100', new: '0' }]
  );
  return fc.oneof(
    {
      weight: 3,
      arbitrary: aJob.map((id): SingleCommand => ({
        do: 'createJob',
        id,
        fields: { ...fields, items: id === 'k' ? { i1: item } : {} }
      }))
    },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('editJob'), job: aJob, force: fc.constant(true), changes }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('changeJobStatus'),
        job: aJob,
        to: fc.constantFrom(...statuses.map(({ id }) => id)),
        reason: fc.constant('because'),
        override: fc.option(fc.constant(true), { nil: undefined, freq: 6 })
      })
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('deleteJob'), job: aJob }) }
  );
}

export function anyStep(preset: PlayedId): fc.Arbitrary<PlayStep> {
  const aStatus = fc.constantFrom(...playedWorkflows[preset].machines.invoice.statuses.map(({ id }) => id));
  const command = fc.record({ kind: fc.constant('command'), by: aPlayer, command: anyDeed(preset) });
  const undo = fc.record({ kind: fc.constant('undo'), by: aPlayer, back: fc.nat({ max: 2 }) });
  const effect = fc.record({
    do: fc.constant('move'),
    to: fc.oneof(
      aStatus.map((status) => ({ status })),
      fc.constantFrom({ slot: 'last-approval' }, { slot: 'first-completed' })
    ),
    by: fc.constantFrom('direct', 'walk'),
    otherwise: fc.constantFrom('blocked', 'silent')
  });
  const platform = fc.record({
    kind: fc.constant('platform'),
    invoice: anInvoice,
    rule: fc.constantFrom('one', 'two'),
    effect
  });
  const source = fc.record({
    kind: fc.constant('source'),
    invoice: anInvoice,
    facts: fc.record({
      'source.confirmed': fc.boolean(),
      'source.over': fc.boolean(),
      'source.free': fc.boolean(),
      'source.completed': fc.boolean(),
      'source.reactivated': fc.boolean()
    })
  });
  return fc.oneof(
    { weight: 14, arbitrary: command },
    { weight: 1, arbitrary: undo },
    { weight: 2, arbitrary: platform },
    { weight: 1, arbitrary: source }
  );
}

export function anyPlay(preset: PlayedId, maxLength = 30): fc.Arbitrary<readonly PlayStep[]> {
  return fc.array(anyStep(preset), { minLength: Math.floor(maxLength / 2), maxLength });
}

export const anyPreset: fc.Arbitrary<PlayedId> = fc.constantFrom('small-business', 'agency', 'training', 'two-stages');

/** A preset, and a play of it. */
export function anyPlayed(maxLength = 30): fc.Arbitrary<{ preset: PlayedId; play: readonly PlayStep[] }> {
  return anyPreset.chain((preset) => anyPlay(preset, maxLength).map((play) => ({ preset, play })));
}

/** The workflow of a play, with the roles of those who play. */
export function playedDocument(preset: PlayedId): Workflow {
  const workflow = playedWorkflows[preset];
  const known = workflow.roles.filter(({ id }) => !roles.some((role) => role.id === id));
  return { ...workflow, roles: [...known, ...roles] };
}

/** A dataset with its people, ready to be played on. */
export function newLedger(preset: PlayedId, device = 'one'): MemoryLedger {
  const ledger = new MemoryLedger(device);
  const { business, person, ...rest } = setUp();
  const workflow = playedDocument(preset);
  const account = workflow.accounts[0]?.id ?? '';
  must(ledger, {
    ...rest,
    person: { ...person, fields: { ...person.fields, roles: [foundingRole(workflow)] } },
    workflow,
    business: { ...business, account }
  });
  for (const id of players.slice(1))
    must(ledger, { do: 'addPerson', id, fields: { name: id, roles: [id], active: true } });
  // Beyond 10,000.00 the director signs, too.
  const lines = linesOf(preset === 'two-stages' ? '12000' : '100');
  must(ledger, createInvoice('a', { ...contentIn(preset), lines }));
  must(ledger, createInvoice('b', { ...contentIn(preset), lines: linesOf('60', '40') }), 'freelancer');
  must(ledger, createInvoice('c', { ...contentIn(preset), lines: linesOf('-100') }));
  for (const [invoice, to] of onTheWay[preset])
    must(ledger, to === 'approve' ? { do: 'approve', invoice } : { do: 'changeStatus', invoice, to }, approver(to));
  return ledger;
}

/** So that a play begins in the middle of things. */
const onTheWay: Record<PlayedId, readonly (readonly [invoice: string, to: string])[]> = {
  'small-business': [['b', 'sent']],
  agency: [
    ['a', 'awaiting-approval'],
    ['b', 'awaiting-approval'],
    ['b', 'approve'],
    ['b', 'submitted']
  ],
  training: [
    ['a', 'review'],
    ['b', 'final']
  ],
  'two-stages': [
    ['a', 'awaiting-approval'],
    ['a', 'approve'],
    ['b', 'awaiting-approval'],
    ['b', 'approve'],
    ['b', 'submitted']
  ]
};

/** Nobody signs what they made. */
function approver(to: string): Player {
  return to === 'approve' ? 'approver' : 'owner';
}

function contentIn(preset: PlayedId): { type: string } {
  return { type: playedWorkflows[preset].types[0]?.id ?? '' };
}

/** Makes a step; the commit, or null where it was refused or changed nothing. */
export function playStep(ledger: MemoryLedger, step: PlayStep, atMs = startMs): Commit | null {
  const moment = { wall: atMs, today: '2026-01-15' };
  switch (step.kind) {
    case 'command': {
      const result = ledger.execute(step.command, { ...moment, by: step.by });
      return result.ok ? result.value : null;
    }
    case 'undo': {
      const commit = ledger.commits().at(-1 - step.back);
      if (!commit) return null;
      const result = ledger.execute({ do: 'undo', commit: commitId(commit) }, { ...moment, by: step.by });
      return result.ok ? result.value : null;
    }
    case 'platform':
      if (!ledger.get('invoice', step.invoice)) return null;
      return ledger.attempt({ ...step, label: step.rule }, { ...moment, by: 'clock' }).commit;
    case 'source':
      ledger.setSourceFacts(step.invoice, step.facts);
      return null;
  }
}

/** A dataset after a play. */
export function played(preset: PlayedId, play: readonly PlayStep[]): MemoryLedger {
  const ledger = newLedger(preset);
  for (const step of play) playStep(ledger, step);
  return ledger;
}

function must(ledger: MemoryLedger, command: SingleCommand, by: Player = 'owner'): void {
  const result = ledger.execute(command, { by, wall: startMs, today: '2026-01-15' });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
}

/** What a command would be decided with now. */
export function contextIn(ledger: MemoryLedger, by: string): Context {
  const own = ledger.commits().filter(({ device }) => device === ledger.device);
  const at = Math.max(startMs, (ledger.commits().at(-1)?.at ?? 0) + 1);
  return { device: ledger.device, n: (own.at(-1)?.n ?? 0) + 1, at, now: startMs, today: '2026-01-15', by };
}

/** Everything that two equal ledgers have in common. */
export function stateOf(ledger: MemoryLedger): string {
  return canonical(ledger.entities().map(comparable));
}

/** Those that a play works on, as far as it has made them. */
export function invoicesOf(ledger: MemoryLedger): Invoice[] {
  return ['a', 'b', 'c', 'd'].flatMap((id) => ledger.get('invoice', id) ?? []);
}
