import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { unsoundIn } from '#domain/backup/sound.ts';
import { valueAt, type Change } from '#domain/history/change.ts';
import type { Commit } from '#domain/history/commit.ts';
import { commitId } from '#domain/history/commit.ts';
import { canonical } from '#domain/shared/canonical.ts';
import type { JsonObject } from '#domain/shared/json.ts';
import type { Recorded } from '#domain/history/event.ts';
import { conflictsOf, paidApartMinor } from '#domain/invoice/inbox.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { changedWorkflow } from '#domain/scenario/workflow-shorthand.ts';
import type { PresetId } from '#domain/workflow/preset-id.ts';
import { presets } from '#domain/workflow/presets.ts';
import { successorsOf, versionsInForce } from '#domain/workflow/version.ts';
import { shuffled, type PlayedId } from '#tests/builders/arbitrary.ts';
import { createClient, createInvoice, linesOf, owner, setUp } from '#tests/builders/commands.ts';
import { anyPlay, anyPreset, newLedger, playStep, startMs, type PlayStep } from '#tests/builders/plays.ts';
import { ask } from './ask.ts';
import type { Command, SingleCommand } from './command.ts';
import { comparable, evolve } from './entities.ts';
import { MemoryLedger } from './memory.ts';

// Random histories take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** What devices do apart, and what comes of it once they meet. */

let minute = 0;

function tell(ledger: MemoryLedger, command: Command): ReturnType<MemoryLedger['execute']> {
  minute += 1;
  return ledger.execute(command, { by: owner, wall: startMs + minute * 60_000, today: '2026-01-15' });
}

function must(ledger: MemoryLedger, command: SingleCommand): Commit {
  const result = tell(ledger, command);
  if (!result.ok || !result.value) throw new Error(JSON.stringify(result));
  return result.value;
}

function refusals(ledger: MemoryLedger, command: SingleCommand): string[] {
  const result = tell(ledger, command);
  return result.ok ? [] : result.error.map(({ why }) => why);
}

/** Two devices that know the same: an invoice of 100 that was sent, and one that is a draft. */
function two(preset: PresetId = 'small-business'): { one: MemoryLedger; other: MemoryLedger } {
  const one = new MemoryLedger('one');
  must(one, setUp(preset));
  must(one, createClient('c'));
  must(one, createInvoice('i', { lines: linesOf('100') }));
  must(one, createInvoice('draft', { lines: linesOf('100') }));
  if (preset === 'small-business') must(one, move('sent'));
  else must(one, move('awaiting-approval'));
  const other = new MemoryLedger('two');
  other.receive(one.commits());
  return { one, other };
}

/** Two further devices that know some drafts, in a business that has given no number yet: neither counts in the plain series. */
function joined(...drafts: string[]): { one: MemoryLedger; other: MemoryLedger } {
  const founder = new MemoryLedger('zero');
  must(founder, setUp());
  for (const id of drafts) must(founder, createInvoice(id, { lines: linesOf('100') }));
  const devices = { one: new MemoryLedger('one'), other: new MemoryLedger('two') };
  for (const device of Object.values(devices)) device.receive(founder.commits());
  return devices;
}

function move(to: string, invoice = 'i'): SingleCommand {
  return { do: 'changeStatus', invoice, to, reason: 'because' };
}

function pay(amountMinor: number, id = 'p'): SingleCommand {
  return {
    do: 'recordPayment',
    invoice: 'i',
    payment: { id, amountMinor, day: '2026-01-15', method: '', note: '' }
  };
}

const priced = (price: string): SingleCommand => ({
  do: 'editInvoice',
  invoice: 'i',
  force: true,
  withdraw: true,
  changes: [{ path: ['lines', 'line-0', 'price'], old: '100', new: price }]
});

function stateOf(ledger: MemoryLedger): string {
  return canonical(ledger.entities().map(comparable));
}

/** Both tell each other everything, and hold the same afterwards. */
function meet(one: MemoryLedger, other: MemoryLedger): Invoice {
  const mine = one.commits();
  one.receive(other.commits());
  other.receive(mine);
  expect(stateOf(other)).toBe(stateOf(one));
  const invoice = one.get('invoice', 'i');
  if (!invoice) throw new Error('the invoice is gone');
  return invoice;
}

describe('a field that two devices edited apart', () => {
  const edit = (changes: Change[]): SingleCommand => ({ do: 'editInvoice', invoice: 'draft', changes });
  const noted = (new_: string, old = ''): SingleCommand => edit([{ path: ['notes'], old, new: new_ }]);
  const draftOf = (ledger: MemoryLedger): Invoice => ledger.get('invoice', 'draft') ?? fail();
  const fail = (): never => {
    throw new Error('the draft is gone');
  };
  const settle = (ledger: MemoryLedger, keep: 'current' | 'other'): Commit =>
    must(ledger, {
      do: 'settleConflict',
      invoice: 'draft',
      item: conflictsOf(draftOf(ledger))[0]?.id ?? '',
      keep
    });

  it('stands as the later edit left it, and the other side is shown on both, once', () => {
    const { one, other } = two();
    must(one, noted('Thanks'));
    must(other, noted('Danke'));
    for (let round = 0; round < 2; round += 1) meet(one, other);
    for (const ledger of [one, other]) {
      expect(draftOf(ledger).content.notes).toBe('Danke');
      expect(conflictsOf(draftOf(ledger))).toMatchObject([{ kind: 'edited-apart', path: ['notes'], other: 'Thanks' }]);
    }
  });

  it.each([
    ['current', 'Danke'],
    ['other', 'Thanks']
  ] as const)('is settled by taking the %s side, on whichever device, and taken back by undo', (keep, notes) => {
    const { one, other } = two();
    must(one, noted('Thanks'));
    must(other, noted('Danke'));
    meet(one, other);
    const done = settle(one, keep);
    meet(one, other);
    expect([draftOf(other).content.notes, draftOf(other).inbox]).toEqual([notes, {}]);
    must(one, { do: 'undo', commit: commitId(done) });
    meet(one, other);
    expect(conflictsOf(draftOf(other))).toMatchObject([{ other: 'Thanks' }]);
  });

  it('is settled by an edit that knew of both sides, and not by one that did not', () => {
    const { one, other } = two();
    must(one, noted('Thanks'));
    must(other, noted('Danke'));
    must(other, noted('Vielen Dank', 'Danke'));
    meet(one, other);
    expect(conflictsOf(draftOf(one))).toMatchObject([{ other: 'Thanks' }]);
    must(one, noted('Many thanks', 'Vielen Dank'));
    meet(one, other);
    expect(draftOf(other).inbox).toEqual({});
  });

  it('shows what the other side has come to, and not every step there', () => {
    const { one, other } = two();
    must(one, noted('1'));
    must(other, noted('2'));
    must(one, noted('3', '1'));
    must(other, noted('4', '2'));
    meet(one, other);
    expect(draftOf(one).content.notes).toBe('4');
    expect(conflictsOf(draftOf(one))).toMatchObject([{ other: '3' }]);
  });

  it('is no conflict where both came to the same, or one knew of the other', () => {
    const { one, other } = two();
    must(one, noted('Thanks'));
    must(other, noted('Thanks'));
    meet(one, other);
    must(other, noted('Danke', 'Thanks'));
    must(other, edit([{ path: ['dueDay'], old: draftOf(other).content.dueDay, new: '2026-05-01' }]));
    must(one, edit([{ path: ['lines', 'line-0', 'price'], old: '100', new: '110' }]));
    meet(one, other);
    expect(draftOf(one).inbox).toEqual({});
  });

  it.each([
    ['removed first', true],
    ['removed last', false]
  ])('comes back with its line, which the other side removed (%s)', (_, isRemovedFirst) => {
    const { one, other } = two();
    const line = draftOf(one).content.lines['line-0'];
    must(one, edit([{ path: ['lines', 'extra'], new: { ...line } }]));
    other.receive(one.commits());
    const remove = edit([{ path: ['lines', 'extra'], old: { ...line } }]);
    const price = edit([{ path: ['lines', 'extra', 'price'], old: '100', new: '110' }]);
    must(one, isRemovedFirst ? remove : price);
    must(other, isRemovedFirst ? price : remove);
    meet(one, other);
    expect(Object.keys(draftOf(one).content.lines)).toEqual(['line-0']);
    expect(conflictsOf(draftOf(one))).toHaveLength(1);
    settle(one, 'other');
    meet(one, other);
    expect(draftOf(other).content.lines.extra).toEqual({ ...line, price: '110' });
    expect(draftOf(other).inbox).toEqual({});
  });

  it('is one thing where both chose a client, and the client that is taken is taken whole', () => {
    const { one, other } = two();
    const { client: before, clientId } = draftOf(one).content;
    const chosen = (id: string, vatId: string): SingleCommand =>
      edit([
        { path: ['clientId'], old: clientId, new: id },
        { path: ['client', 'name'], old: before.name, new: `Client ${id}` },
        { path: ['client', 'vatId'], old: before.vatId, new: vatId }
      ]);
    must(one, createClient('x'));
    must(one, createClient('y'));
    other.receive(one.commits());
    must(one, chosen('x', 'DE1'));
    must(other, chosen('y', 'DE2'));
    meet(one, other);
    expect(conflictsOf(draftOf(one))).toMatchObject([{ path: ['client'], clientId: 'x' }]);
    settle(other, 'other');
    meet(one, other);
    expect(draftOf(one).content).toMatchObject({ clientId: 'x', client: { name: 'Client x', vatId: 'DE1' } });
    expect(draftOf(one).inbox).toEqual({});
  });

  const party = (ledger: MemoryLedger, fields: Readonly<Record<string, string>>): Change[] =>
    Object.entries(fields).map(([field, value]) => ({
      path: ['client', field],
      old: valueAt(draftOf(ledger).content.client, [field]),
      new: value
    }));
  const choose = (ledger: MemoryLedger, id: string, fields: Readonly<Record<string, string>>): SingleCommand =>
    edit([{ path: ['clientId'], old: draftOf(ledger).content.clientId, new: id }, ...party(ledger, fields)]);

  it.each([
    ['after', false],
    ['before', true]
  ])('of a client that was edited %s another one was chosen goes with that client', (_, isEditedFirst) => {
    const { one, other } = two();
    const { client: before, clientId } = draftOf(one).content;
    must(one, createClient('y'));
    other.receive(one.commits());
    const steps = [
      () => must(one, choose(one, 'y', { name: 'Y' })),
      () => must(other, edit(party(other, { vatId: 'DE1' })))
    ];
    for (const step of isEditedFirst ? steps.reverse() : steps) step();
    meet(one, other);
    expect(draftOf(one).content).toMatchObject({ clientId: 'y', client: { ...before, name: 'Y' } });
    const old = { ...before, vatId: 'DE1' };
    expect(conflictsOf(draftOf(one))).toMatchObject([{ path: ['client'], clientId, other: old }]);
    settle(one, 'other');
    meet(one, other);
    expect(draftOf(other).content).toMatchObject({ clientId, client: old });
    expect(draftOf(other).inbox).toEqual({});
  });

  it('of a client is settled by whoever chooses a third one', () => {
    const { one, other } = two();
    for (const id of ['x', 'y', 'z']) must(one, createClient(id));
    other.receive(one.commits());
    must(one, choose(one, 'x', { name: 'X' }));
    must(other, choose(other, 'y', { name: 'Y' }));
    meet(one, other);
    must(one, choose(one, 'z', { name: 'Z' }));
    meet(one, other);
    expect(draftOf(other).inbox).toEqual({});
  });

  it('does not mix two clients where one of them has what the other one lacks', () => {
    const { one, other } = two();
    const { client: before, clientId } = draftOf(one).content;
    const chosen = (id: string, party: Readonly<Record<string, string>>): SingleCommand =>
      edit([
        { path: ['clientId'], old: clientId, new: id },
        ...Object.entries(party).map(([field, value]): Change => ({
          path: ['client', field],
          old: before[field as keyof typeof before],
          new: value
        }))
      ]);
    must(one, createClient('x'));
    must(one, createClient('y'));
    other.receive(one.commits());
    must(one, chosen('x', { name: 'X', vatId: 'DE1', iban: 'DE89370400440532013000' }));
    must(other, chosen('y', { name: 'Y' }));
    meet(one, other);
    expect(draftOf(one).content.client).toEqual({ ...before, name: 'Y' });
    // What is edited of the client that stands answers nothing of which one it is to be.
    must(one, edit([{ path: ['client', 'phone'], old: before.phone, new: '+49 40 1' }]));
    expect(conflictsOf(draftOf(one))).toHaveLength(1);
  });

  it('holds its invoice where money or identity is at stake, and lets it go its way where a note is', () => {
    const { one, other } = two();
    must(one, noted('Thanks'));
    must(other, noted('Danke'));
    meet(one, other);
    expect(refusals(one, move('sent', 'draft'))).toEqual([]);
    const next = two();
    must(next.one, edit([{ path: ['lines', 'line-0', 'price'], old: '100', new: '110' }]));
    must(next.other, edit([{ path: ['lines', 'line-0', 'price'], old: '100', new: '120' }]));
    meet(next.one, next.other);
    expect(refusals(next.one, move('sent', 'draft'))).toEqual(['conflict-open']);
  });

  it('comes back with all that was edited in its line', () => {
    const { one, other } = two();
    const line = draftOf(one).content.lines['line-0'];
    must(one, edit([{ path: ['lines', 'extra'], new: { ...line } }]));
    other.receive(one.commits());
    must(one, edit([{ path: ['lines', 'extra'], old: { ...line } }]));
    for (const [field, old, next] of [
      ['price', '100', '110'],
      ['text', line?.text, 'Better']
    ])
      must(other, edit([{ path: ['lines', 'extra', field ?? ''], old, new: next }]));
    meet(one, other);
    expect(conflictsOf(draftOf(one))).toHaveLength(1);
    settle(one, 'other');
    meet(one, other);
    expect(draftOf(other).content.lines.extra).toEqual({ ...line, price: '110', text: 'Better' });
    expect(draftOf(other).inbox).toEqual({});
  });

  it('comes back with a line whose adding was taken back', () => {
    const { one, other } = two();
    const line = draftOf(one).content.lines['line-0'];
    const added = must(one, edit([{ path: ['lines', 'extra'], new: { ...line } }]));
    other.receive(one.commits());
    must(one, { do: 'undo', commit: commitId(added) });
    must(other, edit([{ path: ['lines', 'extra', 'price'], old: '100', new: '110' }]));
    meet(one, other);
    settle(one, 'other');
    meet(one, other);
    expect(draftOf(other).content.lines.extra).toEqual({ ...line, price: '110' });
  });

  it('of the place of a line is no question', () => {
    const { one, other } = two();
    const placed = (place: number): SingleCommand =>
      edit([
        { path: ['lines', 'line-0', 'position'], old: draftOf(one).content.lines['line-0']?.position, new: place }
      ]);
    const [here, there] = [placed(3), placed(4)];
    must(one, here);
    must(other, there);
    meet(one, other);
    expect(draftOf(one).inbox).toEqual({});
  });

  it('is asked about only of edits that say what they settle: what was written before asked nobody', () => {
    const { one } = two();
    const edited = must(one, noted('Thanks'));
    const [event] = edited.events;
    const written = (data: JsonObject): Invoice =>
      evolve('invoice', draftOf(one), {
        event: { ...event!, key: 'later', data },
        by: owner,
        at: startMs,
        device: 'two',
        n: 99
      });
    const changes = [{ path: ['notes'], old: '', new: 'Danke' }] as unknown as JsonObject[];
    expect(written({ changes }).inbox).toEqual({});
    expect(Object.values(written({ changes, settles: [] }).inbox)).toMatchObject([{ other: 'Thanks' }]);
  });

  it('of a payment is asked about as well', () => {
    const { one, other } = two();
    must(one, pay(4_000));
    other.receive(one.commits());
    const corrected = (amountMinor: number): SingleCommand => ({
      do: 'changePayment',
      invoice: 'i',
      payment: 'p',
      changes: [{ path: ['amountMinor'], old: 4_000, new: amountMinor }]
    });
    must(one, corrected(4_500));
    must(other, corrected(5_000));
    const invoice = meet(one, other);
    expect(invoice.payments.p?.amountMinor).toBe(5_000);
    const [item] = conflictsOf(invoice);
    expect(item).toMatchObject({ kind: 'edited-apart', payment: 'p', path: ['amountMinor'], other: 4_500 });
    must(one, { do: 'settleConflict', invoice: 'i', item: item?.id ?? '', keep: 'other' });
    expect(meet(one, other)).toMatchObject({ payments: { p: { amountMinor: 4_500 } }, inbox: {} });
  });

  it('of a payment is not overwritten unseen by an undo', () => {
    const { one, other } = two();
    must(one, pay(4_000));
    other.receive(one.commits());
    const corrected = (amountMinor: number): SingleCommand => ({
      do: 'changePayment',
      invoice: 'i',
      payment: 'p',
      force: true,
      changes: [{ path: ['amountMinor'], new: amountMinor }]
    });
    const done = must(one, corrected(5_000));
    other.receive(one.commits());
    must(other, corrected(6_000));
    must(one, { do: 'undo', commit: commitId(done) });
    const invoice = meet(one, other);
    expect(invoice.payments.p?.amountMinor).toBe(4_000);
    expect(conflictsOf(invoice)).toMatchObject([{ payment: 'p', other: 6_000 }]);
  });

  it('of a payment that went is nothing to decide any more', () => {
    const { one, other } = two();
    must(one, pay(4_000));
    other.receive(one.commits());
    must(one, {
      do: 'changePayment',
      invoice: 'i',
      payment: 'p',
      force: true,
      changes: [{ path: ['amountMinor'], new: 4_500 }]
    });
    must(other, {
      do: 'changePayment',
      invoice: 'i',
      payment: 'p',
      force: true,
      changes: [{ path: ['amountMinor'], new: 5_000 }]
    });
    meet(one, other);
    must(one, { do: 'removePayment', invoice: 'i', payment: 'p' });
    expect(meet(one, other).inbox).toEqual({});
  });

  it('is a part of the question what was completed, where it was completed meanwhile', () => {
    const { one, other } = two();
    must(other, edit([{ path: ['lines', 'line-0', 'price'], old: '100', new: '110' }]));
    must(one, edit([{ path: ['lines', 'line-0', 'price'], old: '100', new: '120' }]));
    must(other, move('sent', 'draft'));
    meet(one, other);
    expect(conflictsOf(draftOf(one)).map(({ kind }) => kind)).toEqual(['changed-apart']);
    settle(one, 'other');
    meet(one, other);
    expect(draftOf(other).content.lines['line-0']?.price).toBe('110');
    expect(draftOf(other).inbox).toEqual({});
  });

  it('that has been locked since stays as it is', () => {
    const { one, other } = two();
    must(one, edit([{ path: ['terms'], old: '', new: 'At once' }]));
    must(other, edit([{ path: ['terms'], old: '', new: 'In a week' }]));
    must(other, move('sent', 'draft'));
    meet(one, other);
    const [item] = conflictsOf(draftOf(one));
    const settled = (keep: 'current' | 'other'): SingleCommand => ({
      do: 'settleConflict',
      invoice: 'draft',
      item: item?.id ?? '',
      keep
    });
    expect(refusals(one, settled('other'))).toEqual(['field-locked']);
    must(one, settled('current'));
  });

  it('is not overwritten unseen by an undo that did not know of it', () => {
    const { one, other } = two();
    const done = must(other, noted('Thanks'));
    must(one, noted('Danke'));
    must(other, { do: 'undo', commit: commitId(done) });
    meet(one, other);
    expect(draftOf(one).content.notes).toBe('');
    expect(conflictsOf(draftOf(one))).toMatchObject([{ other: 'Danke' }]);
  });

  it('leaves so many open at most that a file with them can still be read', () => {
    const { one, other } = two();
    const line = draftOf(one).content.lines['line-0'];
    const ids = Array.from({ length: 150 }, (_, n) => `more-${String(n)}`);
    must(one, edit(ids.map((id) => ({ path: ['lines', id], new: { ...line } }))));
    other.receive(one.commits());
    const all = (price: string): SingleCommand =>
      edit(ids.map((id) => ({ path: ['lines', id, 'price'], old: '100', new: price })));
    must(one, all('110'));
    must(other, all('120'));
    meet(one, other);
    expect(conflictsOf(draftOf(one))).toHaveLength(100);
    expect(unsoundIn('invoice', draftOf(one))).toBeNull();
  });
});

describe('an invoice that two devices took elsewhere', () => {
  it('stands where the first one took it; the other side waits for a person', () => {
    const { one, other } = two();
    must(one, move('disputed'));
    must(other, { do: 'changeStatus', invoice: 'i', to: 'void', reason: 'a mistake' });
    const invoice = meet(one, other);
    // What came with the other side waits with it.
    expect(invoice).toMatchObject({ status: 'disputed', archived: null });
    expect(conflictsOf(invoice)).toMatchObject([
      { kind: 'moved-apart', base: { id: 'sent' }, other: { status: { id: 'void' }, reason: 'a mistake' } }
    ]);
  });

  it('goes nowhere on its way until that is settled, and money is recorded all the same', () => {
    const { one, other } = two();
    must(one, move('disputed'));
    must(other, move('draft'));
    meet(one, other);
    must(one, pay(4_000));
    expect(
      refusals(one, { ...move('paid'), payment: { id: 'q', day: '2026-01-15', method: '', note: '' } } as never)
    ).toEqual(['conflict-open']);
  });

  it.each(['current', 'other'] as const)('is settled by taking the %s side, on whichever device', (keep) => {
    const { one, other } = two();
    must(one, move('disputed'));
    must(other, move('void'));
    const [item] = conflictsOf(meet(one, other));
    must(other, { do: 'settleConflict', invoice: 'i', item: item?.id ?? '', keep });
    const invoice = meet(one, other);
    expect(invoice).toMatchObject({ status: keep === 'current' ? 'disputed' : 'void', inbox: {} });
    expect(invoice.archived !== null).toBe(keep === 'other');
    expect(refusals(one, move('sent'))).toEqual([]);
  });

  it('is in conflict with nobody where both made the same move, and goes on from there', () => {
    const { one, other } = two();
    must(one, move('disputed'));
    must(other, move('disputed'));
    must(other, move('sent'));
    const invoice = meet(one, other);
    expect(invoice).toMatchObject({ status: 'sent', inbox: {} });
  });

  it('is moved by a person before the platform, whoever came first', () => {
    const { one, other } = two();
    must(one, {
      do: 'recordPayment',
      invoice: 'i',
      payment: { id: 'p', amountMinor: 10_000, day: '2026-01-15', method: '', note: '' }
    });
    expect(one.get('invoice', 'i')?.status).toBe('paid');
    must(other, move('disputed'));
    const invoice = meet(one, other);
    expect(invoice.status).toBe('disputed');
    expect(conflictsOf(invoice)).toMatchObject([{ other: { status: { id: 'paid' }, rule: 'settled' } }]);
  });

  it('keeps one item, however far the waiting side has gone', () => {
    const { one, other } = two();
    must(one, move('disputed'));
    must(other, move('draft'));
    must(other, move('void'));
    expect(conflictsOf(meet(one, other))).toMatchObject([{ other: { status: { id: 'void' } } }]);
  });

  it('is in no conflict once the waiting side was taken back before it came', () => {
    const { one, other } = two();
    must(one, move('disputed'));
    const moved = must(other, move('draft'));
    must(other, { do: 'undo', commit: commitId(moved) });
    expect(meet(one, other)).toMatchObject({ status: 'disputed', inbox: {} });
  });

  it('waits where the other device stood in the end, once it took its last step back', () => {
    for (const otherFirst of [true, false]) {
      const { one, other } = two();
      if (!otherFirst) must(one, move('disputed'));
      must(other, move('draft'));
      const voided = must(other, move('void'));
      must(other, { do: 'undo', commit: commitId(voided) });
      if (otherFirst) must(one, move('disputed'));
      const invoice = meet(one, other);
      expect(conflictsOf(invoice)).toMatchObject([{ other: { status: { id: otherFirst ? 'disputed' : 'draft' } } }]);
      expect(invoice.status).toBe(otherFirst ? 'draft' : 'disputed');
    }
  });

  it('keeps its signatures where the side that withdrew them only waits; who takes that side withdraws them', () => {
    for (const keep of ['current', 'other'] as const) {
      const { one, other } = two('agency');
      must(one, { do: 'approve', invoice: 'i' });
      meet(one, other);
      must(one, move('submitted'));
      must(other, move('proforma'));
      const invoice = meet(one, other);
      expect(invoice.status).toBe('submitted');
      const withdrawn = (): boolean =>
        Object.values(one.get('invoice', 'i')?.signatures ?? {}).every((signature) => signature.withdrawn !== null);
      expect(withdrawn()).toBe(false);
      must(other, { do: 'settleConflict', invoice: 'i', item: conflictsOf(invoice)[0]?.id ?? '', keep });
      meet(one, other);
      expect(withdrawn()).toBe(keep === 'other');
    }
  });

  it('is asked about again where two devices settled it differently', () => {
    const { one, other } = two();
    must(one, move('disputed'));
    must(other, move('void'));
    const item = conflictsOf(meet(one, other))[0]?.id ?? '';
    must(one, { do: 'settleConflict', invoice: 'i', item, keep: 'current' });
    must(other, { do: 'settleConflict', invoice: 'i', item, keep: 'other' });
    const invoice = meet(one, other);
    expect(invoice.status).toBe('disputed');
    expect(conflictsOf(invoice)).toMatchObject([{ kind: 'moved-apart', other: { status: { id: 'void' } } }]);
  });

  it('is settled by a step that can be undone', () => {
    const { one, other } = two();
    must(one, move('disputed'));
    must(other, move('void'));
    const before = meet(one, other);
    const item = conflictsOf(before)[0]?.id ?? '';
    const settled = must(one, { do: 'settleConflict', invoice: 'i', item, keep: 'other' });
    must(one, { do: 'undo', commit: commitId(settled) });
    expect(meet(one, other)).toMatchObject({ status: 'disputed', archived: before.archived, inbox: before.inbox });
  });
});

describe('an invoice that was voided here and paid there', () => {
  it('says so, whichever came first', () => {
    for (const voidFirst of [true, false]) {
      const { one, other } = two();
      const [first, second] = voidFirst ? [move('void'), pay(4_000)] : [pay(4_000), move('void')];
      must(one, first);
      must(other, second);
      const invoice = meet(one, other);
      expect(invoice).toMatchObject({ status: 'void', payments: { p: { amountMinor: 4_000 } } });
      expect(conflictsOf(invoice)).toMatchObject([{ kind: 'paid-apart', payments: ['p'], base: { id: 'sent' } }]);
      const [item] = conflictsOf(invoice);
      must(one, { do: 'settleConflict', invoice: 'i', item: item?.id ?? '', keep: 'other' });
      expect(meet(one, other)).toMatchObject({ status: 'sent', archived: null, inbox: {} });
    }
  });

  it('is one thing to settle, also where it was moved to Paid', () => {
    for (const voidFirst of [true, false]) {
      const { one, other } = two();
      const [first, second] = voidFirst ? [move('void'), pay(10_000)] : [pay(10_000), move('void')];
      must(one, first);
      must(other, second);
      const invoice = meet(one, other);
      expect(invoice.status).toBe('void');
      const [item, ...more] = conflictsOf(invoice);
      expect(item).toMatchObject({ kind: 'moved-apart', other: { status: { id: 'paid' } } });
      expect(more).toEqual([]);
      must(one, { do: 'settleConflict', invoice: 'i', item: item?.id ?? '', keep: 'other' });
      expect(meet(one, other)).toMatchObject({ status: 'paid', archived: null, inbox: {} });
    }
  });

  it('counts all the money that came, and nothing once that is gone again', () => {
    for (const voidFirst of [true, false]) {
      const { one, other } = two();
      if (voidFirst) must(one, move('void'));
      must(other, pay(4_000, 'p'));
      must(other, pay(3_000, 'q'));
      if (!voidFirst) must(one, move('void'));
      const invoice = meet(one, other);
      const [item] = conflictsOf(invoice);
      expect(item?.kind === 'paid-apart' && paidApartMinor(invoice, item)).toBe(7_000);
      must(other, { do: 'removePayment', invoice: 'i', payment: 'p' });
      must(other, { do: 'removePayment', invoice: 'i', payment: 'q' });
      expect(meet(one, other).inbox).toEqual({});
    }
  });

  it('is said once where the other device had moved it on before', () => {
    const { one, other } = two();
    must(one, move('void'));
    must(other, move('disputed'));
    must(other, pay(4_000));
    expect(conflictsOf(meet(one, other)).map(({ kind }) => kind)).toEqual(['moved-apart']);
  });

  it('is nothing to settle where whoever recorded the money knew', () => {
    const { one, other } = two();
    must(one, move('void'));
    meet(one, other);
    must(other, pay(4_000));
    expect(meet(one, other).inbox).toEqual({});
  });
});

describe('a signature over what was changed elsewhere', () => {
  it('is said, whichever came first, and what is now stands once it is withdrawn', () => {
    for (const signedFirst of [true, false]) {
      const { one, other } = two('agency');
      const [signer, editor] = signedFirst ? [one, other] : [other, one];
      must(one, signedFirst ? { do: 'approve', invoice: 'i' } : priced('40'));
      must(other, signedFirst ? priced('40') : { do: 'approve', invoice: 'i' });
      const invoice = meet(signer, editor);
      const items = conflictsOf(invoice);
      expect(items.map(({ kind }) => kind).sort()).toEqual(['moved-apart', 'signed-apart']);
      const signed = items.find(({ kind }) => kind === 'signed-apart')?.id ?? '';
      must(editor, { do: 'settleConflict', invoice: 'i', item: signed, keep: 'current' });
      const settled = meet(one, other);
      expect(settled.content.lines['line-0']?.price).toBe('40');
      expect(Object.values(settled.signatures)[0]?.withdrawn).not.toBeNull();
    }
  });

  it('counts again once what was signed is brought back', () => {
    for (const signedFirst of [true, false]) {
      const { one, other } = two('agency');
      must(one, signedFirst ? { do: 'approve', invoice: 'i' } : priced('40'));
      must(other, signedFirst ? priced('40') : { do: 'approve', invoice: 'i' });
      const item = conflictsOf(meet(one, other)).find(({ kind }) => kind === 'signed-apart')?.id ?? '';
      must(one, { do: 'settleConflict', invoice: 'i', item, keep: 'other' });
      const settled = meet(one, other);
      expect(settled.content.lines['line-0']?.price).toBe('100');
      expect(conflictsOf(settled).map(({ kind }) => kind)).toEqual(['moved-apart']);
    }
  });
});

describe('a change of what was completed elsewhere', () => {
  const dearer: SingleCommand = { ...priced('40'), invoice: 'draft' } as SingleCommand;

  it('is said, whichever came first, and either side can stand', () => {
    for (const sentFirst of [true, false])
      for (const keep of ['current', 'other'] as const) {
        const { one, other } = two();
        must(one, sentFirst ? move('sent', 'draft') : dearer);
        must(other, sentFirst ? dearer : move('sent', 'draft'));
        meet(one, other);
        const [item, ...more] = conflictsOf(one.get('invoice', 'draft')!);
        expect(item).toMatchObject({ kind: 'changed-apart', totalMinor: 10_000 });
        expect(more).toEqual([]);
        must(other, { do: 'settleConflict', invoice: 'draft', item: item?.id ?? '', keep });
        meet(one, other);
        const draft = one.get('invoice', 'draft');
        expect(draft).toMatchObject({ status: 'sent', inbox: {} });
        expect(draft?.content.lines['line-0']?.price).toBe(keep === 'current' ? '40' : '100');
      }
  });

  it('is nothing to settle where only notes were changed', () => {
    const { one, other } = two();
    must(one, move('sent', 'draft'));
    must(other, { do: 'editInvoice', invoice: 'draft', changes: [{ path: ['notes'], old: '', new: 'x' }] });
    meet(one, other);
    expect(one.get('invoice', 'draft')).toMatchObject({ inbox: {}, content: { notes: 'x' } });
  });
});

describe('undo', () => {
  it('of an edit that somebody has signed meanwhile is said', () => {
    const { one, other } = two('agency');
    const edited = must(one, priced('40'));
    must(one, move('awaiting-approval'));
    meet(one, other);
    must(other, { do: 'approve', invoice: 'i' });
    // The edit is taken back by a device that does not know of the signature.
    must(one, move('proforma'));
    must(one, priced('100'));
    expect(conflictsOf(meet(one, other)).map(({ kind }) => kind)).toContain('signed-apart');
    expect(refusals(one, { do: 'undo', commit: commitId(edited) })).toEqual(['not-undoable']);
  });

  it('of a deletion’s undo leaves what others have worked on since', () => {
    for (const editedFirst of [true, false]) {
      const { one, other } = two();
      const deleted = must(one, { do: 'deleteInvoice', invoice: 'draft' });
      const undone = must(one, { do: 'undo', commit: commitId(deleted) });
      meet(one, other);
      const edit: SingleCommand = {
        do: 'editInvoice',
        invoice: 'draft',
        changes: [{ path: ['notes'], old: '', new: 'x' }]
      };
      const back: SingleCommand = { do: 'undo', commit: commitId(undone) };
      if (editedFirst) must(other, edit);
      must(one, back);
      if (!editedFirst) must(other, edit);
      meet(one, other);
      expect(one.get('invoice', 'draft')).toMatchObject({
        deleted: null,
        disputed: { by: owner },
        content: { notes: 'x' }
      });
    }
  });

  it('takes away the credit note that it knew, and no other one', () => {
    const { one, other } = two();
    const credit = (id: string): SingleCommand =>
      createInvoice(id, { kind: 'credit-note', lines: linesOf('10') }, { creditOf: 'i' });
    const made = must(one, credit('a'));
    must(other, credit('b'));
    must(one, { do: 'undo', commit: commitId(made) });
    expect(meet(one, other).creditNotes).toEqual(['b']);
  });

  it('says nothing of the fold itself, whoever wrote it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            path: fc.array(
              fc.oneof(fc.constantFrom('id', 'rev', 'unreadable', 'touched', 'trail', 'inbox'), fc.string()),
              {
                minLength: 1,
                maxLength: 3
              }
            ),
            new: fc.jsonValue()
          })
        ),
        (changes) => {
          const recorded = (type: string, n: number): Recorded => ({
            event: {
              key: `x:${n}`,
              subject: { kind: 'invoice', id: 'i' },
              type,
              at: n,
              data: { commit: '', changes } as never
            },
            by: owner,
            at: n,
            device: 'x',
            n
          });
          const { one } = two();
          const invoice = one.get('invoice', 'i')!;
          const undone = evolve('invoice', invoice, recorded('undone', 1));
          expect(undone).toMatchObject({ id: 'i', rev: invoice.rev + 1 });
          expect(evolve('invoice', undone, recorded('unheard-of', 2)).unreadable).toContain('unheard-of');
        }
      )
    );
  });
});

describe('numbers', () => {
  it('that two devices gave to one invoice: the first stands, the other one is kept, and a person may take it', () => {
    const { one, other } = two();
    must(other, createInvoice('x', { lines: linesOf('1') }));
    must(one, move('sent', 'draft'));
    must(other, move('sent', 'draft'));
    meet(one, other);
    const draft = one.get('invoice', 'draft');
    expect(draft).toMatchObject({
      status: 'sent',
      number: { text: 'INV-2026-0002' },
      alsoIssuedAs: ['INV-2026-B0001']
    });
    const [item] = conflictsOf(draft!);
    expect(item).toMatchObject({ kind: 'numbered-twice', other: { text: 'INV-2026-B0001' } });
    must(one, { do: 'settleConflict', invoice: 'draft', item: item?.id ?? '', keep: 'other' });
    meet(one, other);
    expect(other.get('invoice', 'draft')).toMatchObject({
      number: { text: 'INV-2026-B0001' },
      alsoIssuedAs: ['INV-2026-0002'],
      inbox: {}
    });
  });

  it('that were settled are not taken back', () => {
    const { one, other } = two();
    must(other, createInvoice('x', { lines: linesOf('1') }));
    must(one, move('sent', 'draft'));
    must(other, move('sent', 'draft'));
    meet(one, other);
    const [item] = conflictsOf(one.get('invoice', 'draft')!);
    const settled = must(one, { do: 'settleConflict', invoice: 'draft', item: item?.id ?? '', keep: 'other' });
    expect(refusals(one, { do: 'undo', commit: commitId(settled) })).toEqual(['not-undoable']);
  });

  it('that the first device gives are plain, and those of another one bear a letter, whichever is first [BR14]', () => {
    const one = new MemoryLedger('one');
    must(one, setUp());
    for (const id of ['i', 'j', 'k']) must(one, createInvoice(id, { lines: linesOf('100') }));
    const other = new MemoryLedger('two');
    other.receive(one.commits());
    must(other, move('sent', 'i'));
    must(one, move('sent', 'j'));
    meet(one, other);
    must(other, move('sent', 'k'));
    expect(['i', 'j', 'k'].map((id) => other.get('invoice', id)?.number?.text)).toEqual([
      'INV-2026-B0001',
      'INV-2026-0001',
      'INV-2026-B0002'
    ]);
  });

  it('that two devices gave to one and the same invoice are no clash', () => {
    const { one, other } = joined('i');
    must(one, move('sent'));
    must(other, move('sent'));
    meet(one, other);
    expect(refusals(one, { ...move('paid'), payment: undefined } as never)).not.toContain('conflict-open');
  });

  it('that were settled between two invoices are asked about again when a third one bears it', () => {
    const { one, other } = joined('i', 'j', 'k');
    const third = new MemoryLedger('three');
    third.receive(one.commits());
    must(one, move('sent', 'i'));
    must(other, move('sent', 'j'));
    must(third, move('sent', 'k'));
    meet(one, other);
    must(one, { do: 'settleNumbers', series: 'INV-2026-#', number: 'INV-2026-B0001', renumber: 'j' });
    expect(refusals(one, move('paid', 'i'))).not.toContain('conflict-open');
    meet(one, third);
    expect(refusals(one, move('paid', 'i'))).toContain('conflict-open');
    must(one, { do: 'settleNumbers', series: 'INV-2026-#', number: 'INV-2026-B0001', renumber: null });
    expect(refusals(one, move('paid', 'i'))).not.toContain('conflict-open');
  });

  it('that two devices gave to two invoices are said on both; one of them gets the next one', () => {
    const { one, other } = joined('i', 'j');
    must(one, move('sent', 'i'));
    must(other, move('sent', 'j'));
    meet(one, other);
    expect(one.invoicesNumbered('INV-2026-B0001').sort()).toEqual(['i', 'j']);
    expect(refusals(one, move('paid', 'j'))).toContain('conflict-open');
    must(other, { do: 'settleNumbers', series: 'INV-2026-#', number: 'INV-2026-B0001', renumber: 'j' });
    meet(one, other);
    expect(one.get('invoice', 'j')).toMatchObject({ alsoIssuedAs: ['INV-2026-B0001'] });
    expect(one.get('invoice', 'j')?.number?.text).not.toBe('INV-2026-B0001');
    expect(refusals(one, move('paid', 'j'))).not.toContain('conflict-open');
    // From now on the two count apart.
    must(one, createInvoice('k', { lines: linesOf('100') }));
    must(other, createInvoice('l', { lines: linesOf('100') }));
    must(one, move('sent', 'k'));
    must(other, move('sent', 'l'));
    meet(one, other);
    expect(one.get('invoice', 'k')?.number?.text).not.toBe(one.get('invoice', 'l')?.number?.text);
    expect(refusals(one, move('disputed', 'l'))).toEqual([]);
  });
});

describe('what was deleted on one device and worked on at another', () => {
  const note: SingleCommand = {
    do: 'editInvoice',
    invoice: 'draft',
    changes: [{ path: ['notes'], old: '', new: 'call them' }]
  };

  it('lives, whichever came first, until somebody keeps it or deletes it knowingly', () => {
    for (const deletedFirst of [true, false])
      for (const keeps of [true, false]) {
        const { one, other } = two();
        const [first, second] = deletedFirst
          ? [{ do: 'deleteInvoice', invoice: 'draft' } as const, note]
          : [note, { do: 'deleteInvoice', invoice: 'draft' } as const];
        must(one, first);
        must(other, second);
        meet(one, other);
        const draft = one.get('invoice', 'draft');
        expect(draft).toMatchObject({ deleted: null, disputed: { by: owner }, content: { notes: 'call them' } });
        expect(refusals(one, move('sent', 'draft'))).toEqual(['conflict-open']);
        must(other, keeps ? { do: 'keep', kind: 'invoice', id: 'draft' } : { do: 'deleteInvoice', invoice: 'draft' });
        meet(one, other);
        expect(one.get('invoice', 'draft')?.disputed).toBeNull();
        expect(one.get('invoice', 'draft')?.deleted === null).toBe(keeps);
      }
  });

  it('is no longer merged into another one, where it lives', () => {
    for (const mergedFirst of [true, false]) {
      const { one, other } = two();
      must(one, createClient('d'));
      meet(one, other);
      const edit: SingleCommand = {
        do: 'editClient',
        client: 'c',
        changes: [{ path: ['party', 'name'], old: 'Client c', new: 'Lovelace' }]
      };
      if (!mergedFirst) must(other, edit);
      must(one, { do: 'mergeClients', from: 'c', into: 'd' });
      if (mergedFirst) must(other, edit);
      meet(one, other);
      expect(one.get('client', 'c')).toMatchObject({ deleted: null, disputed: { by: owner }, mergedInto: null });
    }
  });

  it('can be kept where two devices merged two clients each into the other', () => {
    const { one, other } = two();
    must(one, createClient('d'));
    meet(one, other);
    must(one, { do: 'mergeClients', from: 'c', into: 'd' });
    must(other, { do: 'mergeClients', from: 'd', into: 'c' });
    meet(one, other);
    expect(refusals(one, { do: 'keep', kind: 'client', id: 'c' })).toEqual([]);
    meet(one, other);
    expect(other.get('client', 'c')).toMatchObject({ deleted: null, mergedInto: null });
    expect(other.get('client', 'd')).toMatchObject({ mergedInto: 'c' });
    expect(refusals(one, { do: 'keep', kind: 'client', id: 'd' })).toEqual(['not-found']);
  });

  it('is gone where both deleted it', () => {
    const { one, other } = two();
    must(one, { do: 'deleteInvoice', invoice: 'draft' });
    must(other, { do: 'deleteInvoice', invoice: 'draft' });
    meet(one, other);
    expect(one.get('invoice', 'draft')).toMatchObject({ deleted: { by: owner }, disputed: null });
  });

  it('holds for a client as well, and for a creation that was undone', () => {
    const { one, other } = two();
    must(one, { do: 'deleteClient', client: 'c' });
    must(other, {
      do: 'editClient',
      client: 'c',
      changes: [{ path: ['party', 'name'], old: 'Client c', new: 'Lovelace' }]
    });
    meet(one, other);
    expect(one.get('client', 'c')).toMatchObject({ deleted: null, disputed: { by: owner } });
    const made = must(one, createInvoice('n', { lines: linesOf('5') }));
    meet(one, other);
    must(one, { do: 'undo', commit: commitId(made) });
    must(other, { ...note, invoice: 'n' });
    meet(one, other);
    expect(one.get('invoice', 'n')).toMatchObject({ deleted: null, disputed: { by: owner } });
  });
});

describe('workflows that two devices published apart', () => {
  it('are both known; the first stands until an admin takes one of them', () => {
    const { one, other } = two();
    const workflow = presets['small-business'];
    must(one, { do: 'publishWorkflow', document: { ...workflow, label: 'Mine' } });
    must(other, { do: 'publishWorkflow', document: { ...workflow, label: 'Theirs' } });
    meet(one, other);
    const versions = versionsInForce(one.all('workflow'));
    expect(versions.map(({ document }) => document.label)).toEqual(['Mine', 'Theirs']);
    for (const take of versions.map(({ id }) => id)) {
      const ledger = new MemoryLedger('three');
      ledger.receive(one.commits());
      must(ledger, { do: 'settleWorkflow', take });
      expect(versionsInForce(ledger.all('workflow')).map(({ id }) => id)).toEqual([take]);
    }
  });

  it('let nobody publish before one of them is taken: the other one would come into force, unasked [B54] [BR3]', () => {
    const { one, other } = two('agency');
    const workflow = presets.agency;
    must(one, { do: 'publishWorkflow', document: { ...workflow, label: 'Mine' } });
    must(other, { do: 'publishWorkflow', document: { ...workflow, label: 'Theirs' } });
    meet(one, other);
    const next: SingleCommand = { do: 'publishWorkflow', document: { ...workflow, label: 'Mine again' } };
    expect(refusals(one, next)).toEqual(['workflows-apart']);
    must(one, { do: 'settleWorkflow', take: versionsInForce(one.all('workflow'))[0]?.id ?? '' });
    must(one, next);
    expect(versionsInForce(one.all('workflow')).map(({ document }) => document.label)).toEqual(['Mine again']);
  });

  it.each([
    ['stands where the version that is taken knows of no status', null, 'status-in-use'],
    ['came where the version that is taken would complete it', 'COMPLETED' as const, 'not-replaceable']
  ])('are not settled over an invoice that %s [B54] [BR3]', (_what, group, why) => {
    const { one, other } = two();
    const checked = (label: string, as: 'ACTIVE' | 'COMPLETED'): SingleCommand => ({
      do: 'publishWorkflow',
      document: {
        ...changedWorkflow(presets['small-business'], {
          statuses: [{ id: 'checked', group: as, order: 9 }],
          moves: [
            { from: 'draft', to: 'checked', label: 'Check' },
            { from: 'checked', to: 'sent', label: 'Send it' }
          ]
        }),
        label
      }
    });
    must(other, checked('Theirs', 'ACTIVE'));
    must(other, move('checked', 'draft'));
    must(
      one,
      group
        ? checked('Mine', group)
        : { do: 'publishWorkflow', document: { ...presets['small-business'], label: 'Mine' } }
    );
    one.receive(other.commits());
    const [theirs, mine] = versionsInForce(one.all('workflow'));
    const take: SingleCommand = { do: 'settleWorkflow', take: mine?.id ?? '' };
    expect(mine?.document.label).toBe('Mine');
    expect(refusals(one, take)).toEqual([why]);
    const taken = new MemoryLedger('three');
    taken.receive(one.commits());
    must(taken, { do: 'settleWorkflow', take: theirs?.id ?? '' });
    expect(taken.get('invoice', 'draft')).toMatchObject({ status: 'checked', number: null });
    if (group) return;
    expect(refusals(one, { ...take, replacements: { checked: 'sent' } })).toEqual(['not-replaceable']);
    must(one, { ...take, replacements: { checked: 'draft' } });
    expect(one.get('invoice', 'draft')).toMatchObject({ status: 'draft', entered: { kind: 'replaced' } });
    expect(successorsOf(one.all('workflow')).get('checked')).toBe('draft');
  });

  it('leave a signature with the stage that it was given for, whichever way they come in [BR3]', () => {
    const { one, other } = two('agency');
    const staged = (...roles: string[]): SingleCommand => ({
      do: 'publishWorkflow',
      document: changedWorkflow(presets.agency, { stages: roles.map((role, at) => ({ n: at + 1, roles: [role] })) })
    });
    must(one, staged('approver', 'director'));
    must(one, {
      do: 'addPerson',
      id: 'bob',
      fields: { name: 'Bob', roles: ['approver'], active: true }
    });
    other.receive(one.commits());
    must(one, staged('director'));
    minute += 1;
    const signed = other.execute(
      { do: 'approve', invoice: 'i' },
      { by: 'bob', wall: startMs + minute * 60_000, today: '2026-01-15' }
    );
    expect(signed.ok).toBe(true);
    meet(one, other);
    const invoice = meet(one, other);
    const context = { device: 'one', n: 0, at: 0, now: startMs, today: '2026-01-15', by: owner };
    expect(ask(one, invoice, context).stages).toMatchObject([{ n: 1, signedCount: 0 }]);
  });

  it('and that are the same are one', () => {
    const { one, other } = two();
    const document = { ...presets['small-business'], label: 'The same' };
    must(one, { do: 'publishWorkflow', document });
    must(other, { do: 'publishWorkflow', document });
    meet(one, other);
    expect(versionsInForce(one.all('workflow'))).toHaveLength(1);
  });
});

describe('three devices', () => {
  /** Each round: what each of them does, and who then reads whose file, and from which commit on. */
  const anyRounds = (preset: PlayedId): fc.Arbitrary<Round[]> =>
    fc.array(
      fc.record({
        work: fc.tuple(anyPlay(preset, 6), anyPlay(preset, 6), anyPlay(preset, 6)),
        readings: fc.array(
          fc.record({
            reader: fc.nat({ max: 2 }),
            from: fc.nat({ max: 2 }),
            share: fc.double({ min: 0, max: 1, noNaN: true })
          }),
          { maxLength: 4 }
        )
      }),
      { minLength: 1, maxLength: 3 }
    );

  it('that read each other’s files, whole or in part, in any order, hold the same in the end; nothing disappears', () => {
    fc.assert(
      fc.property(
        anyPreset.chain((preset) => fc.record({ preset: fc.constant(preset), rounds: anyRounds(preset) })),
        fc.infiniteStream(fc.nat()),
        ({ preset, rounds }, chance) => {
          const devices = ['one', 'two', 'three'].map((name) => new MemoryLedger(name));
          for (const device of devices) device.receive(newLedger(preset, 'founder').commits());
          let at = startMs;
          for (const { work, readings } of rounds) {
            devices.forEach((device, index) => work[index]?.forEach((step) => playStep(device, step, (at += 1))));
            for (const { reader, from, share } of readings) {
              const file = devices[from]?.commits() ?? [];
              devices[reader]?.receive(file.slice(0, Math.ceil(file.length * share)));
            }
          }
          const all = devices.flatMap((device) => device.commits());
          const known = new Map(all.map((commit) => [commitId(commit), commit]));
          for (const device of devices) device.receive(shuffled([...all, ...all.slice(0, 5)], chance));
          for (const device of devices) {
            expect(stateOf(device)).toBe(stateOf(devices[0]!));
            expect(device.commits()).toHaveLength(known.size);
          }
          // Read once more, it changes nothing.
          const before = stateOf(devices[0]!);
          devices[0]?.receive(all);
          expect(stateOf(devices[0]!)).toBe(before);
        }
      ),
      { numRuns: 25 }
    );
  });

  it('settle whatever came of it, one thing after the other, until nothing is open', () => {
    let settled = 0;
    const aDeed = fc.record({ invoice: fc.constantFrom('a', 'b'), pick: fc.nat() });
    const someDeeds = fc.array(aDeed, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        anyPreset,
        fc.tuple(someDeeds, someDeeds),
        fc.infiniteStream(fc.constantFrom('current', 'other')),
        (preset, deeds, sides) => {
          const one = newLedger(preset, 'one');
          const other = new MemoryLedger('two');
          other.receive(one.commits());
          [one, other].forEach((device, index) => {
            for (const { invoice, pick } of deeds[index] ?? []) doSomething(device, invoice, pick);
          });
          one.receive(other.commits());
          other.receive(one.commits());
          for (let open = firstOpen(one); open; open = firstOpen(one)) {
            const [first, second] = sides.next().value === 'current' ? open : [...open].reverse();
            // Where money forbids one side, the other one is open.
            if (!tell(one, first).ok) must(one, second);
            settled += 1;
          }
          other.receive(one.commits());
          expect(stateOf(other)).toBe(stateOf(one));
        }
      ),
      { numRuns: 150 }
    );
    // Else this would say nothing.
    expect(settled).toBeGreaterThan(20);
  });
});

/** Both ways to settle the first thing that is open. */
function firstOpen(ledger: MemoryLedger): readonly [SingleCommand, SingleCommand] | null {
  for (const invoice of ['a', 'b'].flatMap((id) => ledger.get('invoice', id) ?? [])) {
    const { id, disputed } = invoice;
    if (disputed)
      return [
        { do: 'keep', kind: 'invoice', id },
        { do: 'keep', kind: 'invoice', id }
      ];
    const [item] = invoice.deleted ? [] : conflictsOf(invoice);
    if (!item) continue;
    const settle = { do: 'settleConflict', invoice: id, item: item.id } as const;
    return [
      { ...settle, keep: 'current' },
      { ...settle, keep: 'other' }
    ];
  }
  return null;
}

/** One of all the things that can be done with an invoice now. */
function doSomething(ledger: MemoryLedger, id: string, pick: number): void {
  const invoice = ledger.get('invoice', id);
  if (invoice?.deleted !== null) return;
  minute += 1;
  const at = startMs + minute * 60_000;
  const { moves } = ask(ledger, invoice, {
    device: ledger.device,
    n: 1,
    at,
    now: at,
    today: '2026-01-15',
    by: owner
  });
  const payment = { id: `p${minute}`, amountMinor: 4_000, day: '2026-01-15', method: '', note: '' };
  const deeds: SingleCommand[] = [
    ...moves.map(({ move: { to } }) => move(to.id, id)),
    { do: 'approve', invoice: id },
    { do: 'recordPayment', invoice: id, payment },
    { ...priced(String(minute)), invoice: id } as SingleCommand,
    { do: 'deleteInvoice', invoice: id }
  ];
  const deed = deeds[pick % deeds.length];
  if (deed) tell(ledger, deed);
}

interface Round {
  readonly work: readonly (readonly PlayStep[])[];
  readonly readings: readonly { readonly reader: number; readonly from: number; readonly share: number }[];
}
