import { expect, onTestFinished, test } from 'vitest';
import { sha256Hex } from '#device/sha256.ts';
import type { Command } from '#domain/ledger/command.ts';
import { schemaEpoch, type Database } from '#storage/database.ts';
import { openDatabase } from '#storage/fence.ts';
import { execute, type Executed } from '#storage/gate.ts';
import { checkIntegrity } from '#storage/integrity.ts';
import { createInvoice, linesOf, owner, setUp } from '#tests/builders/commands.ts';
import { done, newId, openSetUp, openTest, rowsOf, sentinelInMemory, value } from '#tests/builders/stored.ts';
import { counted } from './counted.ts';

test('two tabs that edit one invoice two hundred times each lose none of it', async () => {
  const here = await openSetUp();
  const there = await openTest(here.name);
  await done(here, createInvoice('a', { lines: linesOf('1') }));
  const edits = (db: Database, tab: string): Promise<Executed>[] =>
    Array.from({ length: 200 }, (_, index) => {
      const id = `${tab}-${index}`;
      const line = { ...linesOf('1')['line-0']!, id };
      return done(db, { do: 'editInvoice', invoice: 'a', changes: [{ path: ['lines', id], new: line }] });
    });
  const made = await Promise.all([...edits(here, 'here'), ...edits(there, 'there')]);
  const invoice = await here.invoices.get('a');
  const lines = Object.keys(invoice?.content.lines ?? {}).length;
  expect(lines).toBe(401);
  expect(invoice?.rev).toBe(401);
  expect((await here.meta.get('meta'))?.n).toBe(402);
  await expectIntact(here);
  counted('B1', { edits: made.length, lost: made.length + 1 - lines });
});

test('two tabs that ask for the next number a hundred times get no number twice, and leave no gap', async () => {
  const here = await openSetUp();
  const there = await openTest(here.name);
  const ids = Array.from({ length: 100 }, (_, index) => `i${index}`);
  await done(here, { do: 'batch', commands: ids.map((id) => createInvoice(id, { lines: linesOf('1') })) });
  await Promise.all(
    ids.map((invoice, index) => done(index % 2 === 0 ? here : there, { do: 'changeStatus', invoice, to: 'sent' }))
  );
  const numbers = (await here.invoices.toArray()).map(({ number }) => number?.text ?? '').sort();
  expect(numbers).toEqual(ids.map((_, index) => `INV-2026-${String(index + 1).padStart(4, '0')}`));
  await expectIntact(here);
  counted('B2', { numbers: numbers.length, twice: numbers.length - new Set(numbers).size });
});

const usualMs = Date.UTC(2026, 6, 1, 12);
const dayMs = 24 * 60 * 60 * 1000;

test.each([
  ['a day back', (turn: number) => usualMs - dayMs + turn],
  ['half a year back', (turn: number) => usualMs - 180 * dayMs + turn],
  ['five years ahead, and right again', (turn: number) => (turn === 1 ? usualMs + 5 * 365 * dayMs : usualMs + turn)],
  ['stuck', () => usualMs]
])('a clock that goes wrong (%s) keeps the order, gives no number twice, and refuses nothing', async (_, clock) => {
  const db = await openTest();
  const asked = (wallMs: number): { by: string; wallMs: number; zone: string } => ({ by: owner, wallMs, zone: 'UTC' });
  const commands: Command[] = ['a', 'b', 'c', 'd'].flatMap((id): Command[] => [
    createInvoice(id, { lines: linesOf('100'), issueDay: '2026-07-01' }),
    { do: 'changeStatus', invoice: id, to: 'sent' }
  ]);
  const made = [value(await execute(db, setUp(), asked(usualMs)))!];
  for (const [turn, command] of commands.entries()) made.push(value(await execute(db, command, asked(clock(turn))))!);
  const times = made.map(({ commit }) => commit.at);
  expect(times).toEqual([...new Set(times)].sort((left, right) => left - right));
  // What each device says of its clock stays as it was said.
  expect(made.slice(1).map(({ commit }) => commit.wall)).toEqual(commands.map((_command, turn) => clock(turn)));
  expect((await db.invoices.toArray()).map(({ number }) => number?.text)).toEqual(
    [1, 2, 3, 4].map((count) => `INV-2026-000${count}`)
  );
  await expectIntact(db);
  counted('E2', { commands: commands.length, refused: 0 });
});

test('days that nobody gave are those of the latest time that was seen', async () => {
  const db = await openSetUp();
  const later = { by: owner, wallMs: usualMs, zone: 'UTC' };
  const second = { ...later, wallMs: Date.UTC(2026, 0, 1) };
  value(await execute(db, createInvoice('a'), later));
  value(await execute(db, createInvoice('b'), second));
  expect((await db.invoices.get('b'))?.content.issueDay).toBe('2026-07-01');
});

test.each([
  [
    'the device is full',
    'A5',
    new DOMException('no room', 'QuotaExceededError'),
    { ok: false, error: { why: 'quota' } }
  ],
  ['it throws', 'B7', new Error('a bug of this test'), null]
] as const)(
  'an upgrade of the rows that stops half-way leaves all as it was (%s)',
  async (_, fault, error, refusal) => {
    const old = await openSetUp();
    await done(old, createInvoice('a', { lines: linesOf('100') }));
    await done(old, { do: 'changeStatus', invoice: 'a', to: 'sent' });
    const expected = await rowsOf(old);
    await old.meta.update('meta', { schemaEpoch: schemaEpoch - 1 });
    old.end('closed');
    const opening = { name: old.name, newId, sentinel: sentinelInMemory(), onState: () => undefined };

    let stopped = 0;
    for (let n = 1; ; n += 1) {
      const disarm = failing(n, error);
      const opened = await openDatabase(opening).catch((thrown: unknown) => thrown);
      if (!disarm()) break;
      stopped += 1;
      if (refusal) expect(opened, `write ${n}`).toEqual(refusal);
      else expect(opened, `write ${n}`).toBe(error);
    }
    expect(stopped).toBeGreaterThan(3);
    const db = await openTest(old.name);
    expect(await rowsOf(db)).toEqual(expected);
    await expectIntact(db);
    counted(fault, { 'upgrades stopped half-way': stopped });
  }
);

/** Lets the n-th write of this page throw; gives what ends it, and tells whether it has thrown. */
function failing(n: number, error: Error): () => boolean {
  const store = IDBObjectStore.prototype;
  const originals = (['add', 'put', 'delete', 'clear'] as const).map(
    (name) => [name, Reflect.get(store, name) as (...given: unknown[]) => unknown] as const
  );
  let left = n;
  for (const [name, original] of originals) {
    Object.assign(store, {
      [name](this: IDBObjectStore, ...given: unknown[]) {
        left -= 1;
        if (left === 0) throw error;
        return original.apply(this, given);
      }
    });
  }
  const end = (): boolean => {
    for (const [name, original] of originals) Object.assign(store, { [name]: original });
    return left <= 0;
  };
  onTestFinished(() => void end());
  return end;
}

async function expectIntact(db: Database): Promise<void> {
  expect((await checkIntegrity(db, sha256Hex)).findings).toEqual([]);
}
