import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { commitId } from '#domain/history/commit.ts';
import { canonical } from '#domain/shared/canonical.ts';
import { wellFormed } from '#domain/shared/json.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { withoutStatus } from '#domain/workflow/editing/statuses.ts';
import type { Refusal, RefusalCode } from '#domain/workflow/refusal.ts';
import { versionsInForce } from '#domain/workflow/version.ts';
import { playedWorkflows, type PlayedId } from '#tests/builders/arbitrary.ts';
import { createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import {
  anyPlayed,
  anyPreset,
  anyStep,
  newLedger,
  played,
  playedDocument,
  players,
  startMs
} from '#tests/builders/plays.ts';
import { Witness } from '#tests/builders/witness.ts';
import { anyWorkflow } from '#tests/builders/workflows.ts';
import { counted, isThorough } from '#tests/faults/counted.ts';
import { commandSchema } from './command.ts';
import { MemoryLedger } from './memory.ts';

/** Commands of all kinds, by all kinds of people, none of which gets past the gate what may not get past it. */

vi.setConfig({ testTimeout: isThorough ? 600_000 : 60_000 });

const runCount = isThorough ? 600 : 50;

describe('no status, move, role, signature or workflow', () => {
  it('is changed past the gate, whatever is sent by whomever [BR17] [BR18] [B67] [B69]', () => {
    const told = { accepted: 0, refused: 0, unreadable: 0 };
    let settled = 0;
    const happened = new Map<string, number>();
    const ownKeys = Object.getOwnPropertyNames(Object.prototype);
    fc.assert(
      fc.property(anyAttack, ({ preset, apart, sent }) => {
        const ledger = newLedger(preset);
        const moment = { wall: startMs, today: '2026-01-15' };
        const gone = { name: 'Gone', roles: ['owner', 'administrator'], active: false };
        expect(ledger.execute({ do: 'addPerson', id: 'gone', fields: gone }, { ...moment, by: 'owner' }).ok).toBe(true);
        if (apart) publishApart(ledger, preset, apart);
        const witness = new Witness();
        for (const commit of ledger.commits()) witness.read(commit);
        for (const { command, by } of sent) {
          const parsed = commandSchema.safeParse(withIds(command, ledger));
          if (!parsed.success) {
            told.unreadable += 1;
            continue;
          }
          const count = ledger.commits().length;
          const result = ledger.execute(wellFormed(parsed.data), { ...moment, by });
          told[result.ok ? 'accepted' : 'refused'] += 1;
          if (result.ok) {
            if (result.value) witness.read(result.value);
            if (result.value?.command === 'settleWorkflow') settled += 1;
            for (const { type } of result.value?.events ?? []) happened.set(type, (happened.get(type) ?? 0) + 1);
            continue;
          }
          expect(result.error.length).toBeGreaterThan(0);
          expect(result.error.flatMap(codesOf).filter((why) => !Object.hasOwn(codes, why))).toEqual([]);
          expect(ledger.commits()).toHaveLength(count);
        }
        expect(witness.complaints).toEqual([]);
        expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(ownKeys);
      }),
      { numRuns: runCount }
    );
    expect(Math.min(...Object.values(told))).toBeGreaterThan(runCount);
    expect(settled).toBeGreaterThan(0);
    // Nothing is proved by attacks among which nothing happens.
    if (isThorough) for (const type of watched.slice(1)) expect([type, happened.get(type) ?? 0]).not.toEqual([type, 0]);
    counted('gate', { ...told, ...Object.fromEntries(watched.map((type) => [type, happened.get(type) ?? 0])) });
  });

  it('would change unnoticed: whoever watches complains of all that is done under another name', () => {
    fc.assert(
      fc.property(anyPlayed(10), ({ preset, play }) => {
        const [first, ...commits] = played(preset, play).commits();
        const witness = new Witness();
        if (first) witness.read(first);
        for (const commit of commits) witness.read({ ...commit, by: 'nobody' });
        expect(witness.complaints.length).toBeGreaterThanOrEqual(8);
      }),
      { numRuns: 5 }
    );
  });

  it('is changed by those who are inactive, or whom nobody knows [B67] [B69] [BR22]', () => {
    fc.assert(
      fc.property(anyAttack, fc.constantFrom('gone', 'nobody', '', '__proto__'), ({ preset, sent }, by) => {
        const ledger = newLedger(preset);
        const moment = { wall: startMs, today: '2026-01-15' };
        const gone = { name: 'Gone', roles: ['owner', 'administrator'], active: false };
        ledger.execute({ do: 'addPerson', id: 'gone', fields: gone }, { ...moment, by: 'owner' });
        const count = ledger.commits().length;
        for (const { command } of sent) {
          const parsed = commandSchema.safeParse(withIds(command, ledger));
          if (parsed.success) ledger.execute(wellFormed(parsed.data), { ...moment, by });
        }
        expect(ledger.commits()).toHaveLength(count);
      }),
      { numRuns: runCount / 5 }
    );
  });
});

/** The first one is rare: most workflows that lack a status have a fault. */
const watched = [
  'status-replaced',
  'status-changed',
  'status-overridden',
  'signature-given',
  'workflow-published',
  'person-edited',
  'person-created',
  'undone'
];

describe('a name that is passed over where files are read', () => {
  const edit = { do: 'editInvoice', invoice: 'a', changes: [{ path: ['lines', '__proto__'], new: null }] };

  it.each<[string, unknown]>([
    ['a person', { do: 'addPerson', id: '__proto__', fields: { name: 'Eve', roles: [], active: true } }],
    ['an invoice', createInvoice('__proto__')],
    ['a line', edit],
    ['a line in a batch', { do: 'batch', commands: [edit] }]
  ])('is none for %s', (_what, command) => {
    expect(commandSchema.safeParse(command).success).toBe(false);
  });
});

interface Sent {
  readonly command: unknown;
  readonly by: string;
}

const hostileNames = ['__proto__', 'constructor', 'hasOwnProperty', 'toString'];
const anyone = fc.oneof(
  { weight: 8, arbitrary: fc.constant('owner') },
  { weight: 5, arbitrary: fc.constantFrom(...players) },
  { weight: 1, arbitrary: fc.constantFrom('gone', 'nobody', 'clock', '', ...hostileNames) }
);

/** `apart`: what two devices published before they met. */
interface Attack {
  readonly preset: PlayedId;
  readonly apart: readonly Workflow[] | null;
  readonly sent: readonly Sent[];
}

const anyAttack: fc.Arbitrary<Attack> = anyPreset.chain((preset) => {
  const sent = fc.array(
    fc.oneof(
      { weight: 12, arbitrary: fc.record({ command: anyCommandSent(preset), by: anyone }).map((one) => [one]) },
      { weight: 1, arbitrary: anyWayBack(preset) },
      { weight: 2, arbitrary: fc.record({ command: anySettling(preset), by: anyone }).map((one) => [one]) }
    ),
    { minLength: 10, maxLength: 25 }
  );
  const apart = fc.option(fc.tuple(anyOther(preset, 'Mine'), anyOther(preset, 'Theirs')));
  return fc.record({ apart, sent }).map((attack) => ({ preset, apart: attack.apart, sent: attack.sent.flat() }));
});

/** The workflow of a play by another name; now and then without a status, or without anybody who has to sign. */
function anyOther(preset: PlayedId, label: string): fc.Arbitrary<Workflow> {
  const document = { ...playedDocument(preset), label };
  const { invoice } = document.machines;
  const ids = fc.constantFrom(...invoice.statuses.map(({ id }) => id));
  const unstaged = invoice.statuses.map((status) => ({ ...status, approvalStage: null }));
  return fc.oneof(
    fc.constant(document),
    fc.constant<Workflow>({ ...document, machines: { invoice: { ...invoice, statuses: unstaged, stages: [] } } }),
    fc.tuple(ids, ids).map(([gone, successor]) => withoutStatus(document, gone, successor))
  );
}

/** One device publishes the first, another one the second; each of them may be refused. Then they meet. */
function publishApart(ledger: MemoryLedger, preset: PlayedId, documents: readonly Workflow[]): void {
  const other = new MemoryLedger('two');
  other.receive(ledger.commits());
  const known = playedDocument(preset).machines.invoice.statuses.map(({ id }) => id);
  for (const [at, document] of documents.entries()) {
    const kept = document.machines.invoice.statuses.map(({ id }) => id);
    const replacements = Object.fromEntries(
      known.flatMap((id) => (kept.includes(id) ? [] : [[id, successorIn(document, preset, id)]]))
    );
    const moment = { by: 'owner', wall: startMs + at * 1_000, today: '2026-01-15' };
    (at === 0 ? ledger : other).execute({ do: 'publishWorkflow', document, replacements }, moment);
  }
  ledger.receive(other.commits());
}

/** A status of the same group, where there is one. */
function successorIn({ machines }: Workflow, preset: PlayedId, gone: string): string {
  const { statuses } = machines.invoice;
  const group = playedDocument(preset).machines.invoice.statuses.find(({ id }) => id === gone)?.group;
  return (statuses.find((status) => status.group === group) ?? statuses[0])?.id ?? '';
}

/** `take: 1` stands for the second version in force, where devices published apart. */
function anySettling(preset: PlayedId): fc.Arbitrary<unknown> {
  const aStatus = fc.constantFrom(...playedWorkflows[preset].machines.invoice.statuses.map(({ id }) => id));
  return fc.record({
    do: fc.constant('settleWorkflow'),
    take: fc.nat({ max: 2 }),
    replacements: fc.dictionary(aStatus, aStatus, { maxKeys: 3 }),
    jobReplacements: fc.dictionary(aStatus, aStatus, { maxKeys: 3 })
  });
}

/** An invoice leaves a status, the status goes, and whoever took it out of there takes that back. */
function anyWayBack(preset: PlayedId): fc.Arbitrary<Sent[]> {
  const { statuses } = playedWorkflows[preset].machines.invoice;
  const aStatus = fc.constantFrom(...statuses.map(({ id }) => id));
  return fc
    .record({ invoice: fc.constantFrom('a', 'b'), gone: aStatus, to: aStatus })
    .map(({ invoice, gone, to }): Sent[] => {
      const override = { do: 'changeStatus', invoice, override: true, reason: 'so' };
      return [
        { ...override, to: gone },
        { ...override, to },
        { do: 'publishWorkflow', document: withoutStatus(playedDocument(preset), gone, to) },
        { do: 'undo', commit: 1 }
      ].map((command) => ({ command, by: 'owner' }));
    });
}

function anyCommandSent(preset: PlayedId): fc.Arbitrary<unknown> {
  const sane = fc.oneof({ weight: 3, arbitrary: anyDeed(preset) }, { weight: 1, arbitrary: anyRuling(preset) });
  const batch = fc.array(sane, { minLength: 1, maxLength: 4 }).map((commands): unknown => ({ do: 'batch', commands }));
  const readable = fc.oneof({ weight: 5, arbitrary: sane }, { weight: 1, arbitrary: batch });
  return fc.oneof(
    { weight: 8, arbitrary: readable },
    {
      weight: 3,
      arbitrary: fc
        .tuple(readable, fc.array(fc.tuple(fc.nat(), anyPart), { minLength: 1, maxLength: 3 }))
        .map(([command, parts]) => parts.reduce((value, [place, part]) => withPart(value, place, part), command))
    },
    { weight: 1, arbitrary: anyPart }
  );
}

function anyDeed(preset: PlayedId): fc.Arbitrary<unknown> {
  return anyStep(preset).map((step): unknown => ('command' in step ? step.command : { do: step.kind, ...step }));
}

/** What changes people, workflows and what was done. `commit: 3` stands for the third commit that there is. */
function anyRuling(preset: PlayedId): fc.Arbitrary<unknown> {
  const anId = fc.constantFrom<string[]>(...players, 'gone', 'eve', 'a', 'b', ...hostileNames);
  const roles = fc.subarray(['owner', 'editor', 'approver', 'director', 'administrator', 'moon', '__proto__']);
  const fields = fc.record({ name: fc.constantFrom('Eve', ''), roles, active: fc.boolean() });
  const change = fc.record({
    path: fc.constantFrom(
      ['roles'],
      ['active'],
      ['name'],
      ['__proto__', 'polluted'],
      ['constructor'],
      ['deleted'],
      ['id']
    ),
    new: fc.oneof(roles, fc.boolean(), fc.constant('x'))
  });
  const changes = fc.array(change, { minLength: 1, maxLength: 2 });
  const anInvoice = fc.constantFrom('a', 'b', 'c', 'd');
  const contentChange = fc.record({
    path: fc.constantFrom(
      ['lines', '__proto__'],
      ['lines', 'line-0', '__proto__'],
      ['attachments', 'x'],
      ['references', '__proto__'],
      ['status'],
      ['client']
    ),
    new: fc.constantFrom<unknown[]>(linesOf('5')['line-0'], { polluted: true }, 'paid', null)
  });
  const contentChanges = fc.array(contentChange, { minLength: 1, maxLength: 2 });
  const { statuses } = playedWorkflows[preset].machines.invoice;
  const aStatus = fc.constantFrom(...statuses.map(({ id }) => id), ...hostileNames, 'moon');
  const one = <Fields extends object>(name: string, with_: { [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> }) =>
    fc.record({ do: fc.constant(name), ...with_ }).map((command): unknown => command);
  const replacing = fc
    .tuple(fc.constantFrom(...statuses), fc.constantFrom(...statuses))
    .map(([{ id: gone }, { id: successor }]): unknown => ({
      do: 'publishWorkflow',
      document: withoutStatus(playedDocument(preset), gone, successor),
      replacements: { [gone]: successor }
    }));
  return fc.oneof(
    replacing,
    replacing,
    replacing,
    anInvoice.map((invoice): unknown => ({ do: 'approve', invoice })),
    anInvoice.map((invoice): unknown => ({ do: 'approve', invoice })),
    fc.tuple(fc.constantFrom(...players), roles).map(([person, granted]): unknown => ({
      do: 'editPerson',
      person,
      force: true,
      changes: [{ path: ['roles'], new: granted }]
    })),
    one('undo', { commit: fc.nat({ max: 30 }) }),
    one('undo', { commit: fc.nat({ max: 30 }) }),
    one('publishWorkflow', {
      document: anyDraft(preset),
      replacements: fc.dictionary(aStatus, aStatus, { maxKeys: 3 }),
      jobReplacements: fc.dictionary(aStatus, aStatus, { maxKeys: 3 })
    }),
    one('publishWorkflow', { document: anyDraft(preset) }),
    one('addPerson', { id: anId, fields }),
    one('editPerson', { person: anId, changes, force: fc.constant(true) }),
    one('editInvoice', { invoice: anId, changes: contentChanges, force: fc.constant(true), withdraw: fc.boolean() }),
    one('changePayment', { invoice: anId, payment: fc.constantFrom('p1', 'p2'), changes, force: fc.constant(true) }),
    one('editBusiness', { changes, force: fc.constant(true) }),
    one('changeStatus', { invoice: anId, to: aStatus, override: fc.boolean(), reason: fc.constantFrom('', ' ', 'so') }),
    one('settleWorkflow', { take: anId }),
    anySettling(preset),
    one('settleConflict', { invoice: anId, item: anId, keep: fc.constantFrom('current', 'other') }),
    one('closeItem', { invoice: anId, item: anId }),
    one('keep', { kind: fc.constantFrom('invoice', 'client'), id: anId }),
    anId.map((id): unknown => createInvoice(id)),
    fc.constant<unknown>(setUp())
  );
}

/** The workflow that is there with something taken away or given, and workflows that nobody would draw. */
function anyDraft(preset: PlayedId): fc.Arbitrary<Workflow> {
  const document = playedDocument(preset);
  const { invoice } = document.machines;
  const machine = (changed: Partial<typeof invoice>): Workflow => ({
    ...document,
    machines: { invoice: { ...invoice, ...changed } }
  });
  const grants = (['look', 'edit', 'approve', 'pay', 'admin'] as const).map((permission) => ({
    permission,
    scope: 'all' as const
  }));
  return fc.oneof(
    fc.constant(document),
    fc.constantFrom<Workflow[]>(...Object.values(playedWorkflows)),
    anyWorkflow(),
    fc.subarray(invoice.statuses, { minLength: 1 }).map((statuses) => machine({ statuses })),
    fc.subarray(invoice.moves).map((moves) => machine({ moves })),
    fc.constant(machine({ stages: [] })),
    // Whoever edits would do everything, if this got in.
    fc.constant<Workflow>({ ...document, roles: [...document.roles, { id: 'editor', label: 'Editor', grants }] }),
    fc.constant<Workflow>({ ...document, label: 'Renamed', roles: document.roles.slice(0, 1) })
  );
}

const anyPart: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown[]>(
    null,
    undefined,
    true,
    0,
    -1,
    1.5,
    NaN,
    Infinity,
    1e21,
    '',
    ' ',
    '\ud800',
    'x'.repeat(30_000)
  ),
  fc.constantFrom<unknown[]>([], {}, ['__proto__'], { id: 'owner' }, () => 'x', new Map(), Symbol('x'), 10n),
  fc.constantFrom<unknown[]>(
    'a',
    'b',
    'owner',
    'editor',
    'paid',
    'void',
    'approved',
    'admin',
    'one:1',
    ...hostileNames
  ),
  fc.constant<unknown>(JSON.parse('{"__proto__": {"polluted": true, "admin": true}, "constructor": {"prototype": {}}}'))
);

/** The value with one of its parts replaced, left out, or joined by another one. */
function withPart(value: unknown, place: number, part: unknown): unknown {
  if (typeof value !== 'object' || value === null) return part;
  const entries = Object.entries(value);
  const at = place % (entries.length + 1);
  const rest = Math.floor(place / (entries.length + 1));
  const [key, inner] = entries[at] ?? [hostileNames[rest % hostileNames.length] ?? '', undefined];
  // Half of the time deeper down.
  const next = rest % 2 === 0 ? part : withPart(inner, Math.floor(rest / 2), part);
  if (Array.isArray(value)) return value.map((one: unknown, index) => (index === at ? next : one));
  const others = entries.filter(([name]) => name !== key);
  return Object.fromEntries(rest % 7 === 6 ? others : [...others, [key, next]]);
}

/** Numbers stand for commits that are there, by whomever they are, and for versions of the workflow that are in force. */
function withIds(command: unknown, ledger: MemoryLedger): unknown {
  if (typeof command !== 'object' || command === null) return command;
  if ('commands' in command && Array.isArray(command.commands))
    return { ...command, commands: command.commands.map((one: unknown) => withIds(one, ledger)) };
  if ('take' in command && typeof command.take === 'number') {
    const versions = versionsInForce(ledger.all('workflow'));
    return { ...command, take: versions[command.take % (versions.length + 1)]?.id ?? 'none' };
  }
  if (!('commit' in command) || typeof command.commit !== 'number') return command;
  const commits = ledger.commits();
  const commit = commits.at(-1 - (command.commit % commits.length));
  return { ...command, commit: commit ? commitId(commit) : '' };
}

function codesOf(refusal: Refusal): string[] {
  expect(() => canonical(refusal)).not.toThrow();
  return [refusal.why, ...('refusals' in refusal ? refusal.refusals.flatMap(codesOf) : [])];
}

/** All that there are, so that one more is noticed. */
const codes: Record<RefusalCode, true> = {
  'unknown-status': true,
  'already-there': true,
  'no-such-move': true,
  actor: true,
  permission: true,
  'client-missing': true,
  'no-line': true,
  'stage-open': true,
  'not-as-shown': true,
  'not-approver': true,
  'self-signed': true,
  'already-signed': true,
  'not-delegated': true,
  'not-delegable': true,
  'last-admin': true,
  'acting-person': true,
  'balance-outstanding': true,
  'money-received': true,
  'source-state': true,
  condition: true,
  'field-missing': true,
  'field-locked': true,
  'conflict-open': true,
  'reason-missing': true,
  dangling: true,
  loop: true,
  'not-found': true,
  'read-only': true,
  'look-only': true,
  invalid: true,
  'edited-elsewhere': true,
  'not-deletable': true,
  'not-remindable': true,
  'not-repeatable': true,
  'type-off': true,
  'type-not-issued': true,
  'already-imported': true,
  'number-taken': true,
  'amount-too-large': true,
  'not-undoable': true,
  'already-set-up': true,
  'workflow-overtaken': true,
  'workflows-apart': true,
  'workflow-faulty': true,
  'status-in-use': true,
  'not-replaceable': true
};
