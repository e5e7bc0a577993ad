import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import type { Docket } from '#services/docket.ts';
import { createClient, createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { freshName, value } from '#tests/builders/stored.ts';

const payment = { id: 'p', amountMinor: 4_000, day: '2026-03-01', method: '', note: '' };

test('a later start shows what was stored, and what has happened since', async () => {
  const { name, docket } = await begun();
  await docket.settle();
  value(await docket.execute(createInvoice('c', { lines: linesOf('7') })));
  docket.close();

  const again = await openTestDocket(name);
  expect(again.columns.isComplete).toBe(true);
  await expect.poll(() => idsIn(again)).toEqual(['a', 'b', 'c']);
  value(await again.execute({ do: 'recordPayment', invoice: 'a', payment }));
  expect(again.columns.row('a', again.today())).toMatchObject({ balanceMinor: 6_000 });
});

test('what was sorted by is not sorted anew at the next start, nor when a client changes', async () => {
  const { name, docket } = await begun();
  docket.columns.query({ today: docket.today(), sort: 'total' });
  await docket.settle();
  docket.close();

  const again = await openTestDocket(name);
  const sortedBy = (): string[] => again.columns.toStore('changed').head.orders.map(([key]) => key);
  expect(sortedBy()).toContain('total');
  value(await again.execute(createClient('later', 'Later Ltd')));
  expect(sortedBy()).toContain('total');
});

test('a credit note goes on to reduce what it corrects, although neither was read again', async () => {
  const { name, docket } = await begun();
  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }));
  const note = createInvoice('note', { kind: 'credit-note', lines: linesOf('30') });
  value(await docket.execute({ ...note, creditOf: 'a' }));
  await docket.settle();
  docket.close();

  const again = await openTestDocket(name);
  expect(again.columns.row('a', again.today())).toMatchObject({ balanceMinor: 10_000 });
  value(await again.execute({ do: 'changeStatus', invoice: 'note', to: 'sent' }));
  expect(again.columns.row('a', again.today())).toMatchObject({ balanceMinor: 7_000 });
});

test('of two tabs one stores, and rows of one never stand in the order of the other', async () => {
  const name = freshName();
  const here = await openTestDocket(name);
  const there = await openTestDocket(name);
  value(await here.execute(setUp()));
  for (const id of ['a', 'b']) value(await here.execute(createInvoice(id, { lines: linesOf('100') })));
  await expect.poll(() => idsIn(there)).toEqual(['a', 'b']);
  await there.settle();
  value(await here.execute(createInvoice('c')));
  await here.settle();
  value(await here.execute({ do: 'deleteInvoice', invoice: 'a' }));
  await expect.poll(() => idsIn(there)).toEqual(['b', 'c']);
  await there.settle();
  await here.settle();
  here.close();
  there.close();

  const again = await openTestDocket(name);
  await expect.poll(() => idsIn(again)).toEqual(['b', 'c']);
  expect(again.columns.row('b', again.today())).toMatchObject({ totalMinor: 10_000 });
});

test.each([
  ['half of it is gone', (stored: Dexie) => stored.table('columns').delete('chunk 0')],
  ['something else stands there', (stored: Dexie) => stored.table('columns').put({ key: 'chunk 0', value: 'x' })],
  [
    'it is of another version',
    (stored: Dexie) => stored.table('columns').where('key').equals('head').modify({ 'value.shape': 'another' })
  ]
])('where %s, the columns are made anew', async (_what, damage) => {
  const { name, docket } = await begun();
  await docket.settle();
  docket.close();
  const stored = await new Dexie(name).open();
  await damage(stored);
  stored.close();

  const again = await openTestDocket(name);
  await expect.poll(() => again.columns.isComplete).toBe(true);
  expect(idsIn(again)).toEqual(['a', 'b']);
  await again.settle();
  again.close();
  expect((await openTestDocket(name)).columns.isComplete).toBe(true);
});

test('another workflow in force makes them anew, since money and groups are reckoned by it', async () => {
  const { name, docket } = await begun();
  await docket.settle();
  const { document } = (await docket.workflow())!;
  value(await docket.execute({ do: 'publishWorkflow', document: { ...document, label: 'Another one' } }));
  docket.close();
  const again = await openTestDocket(name);
  await expect.poll(() => again.columns.isComplete).toBe(true);
  expect(idsIn(again)).toEqual(['a', 'b']);
});

test('repairing throws them away', async () => {
  const { name, docket } = await begun();
  await docket.settle();
  await docket.repair();
  await docket.settle();
  docket.close();
  const stored = await new Dexie(name).open();
  expect(await stored.table('columns').count()).toBe(0);
  stored.close();
});

async function begun(): Promise<{ name: string; docket: Docket }> {
  const name = freshName();
  const docket = await openTestDocket(name);
  value(await docket.execute(setUp()));
  for (const id of ['a', 'b']) value(await docket.execute(createInvoice(id, { lines: linesOf('100') })));
  return { name, docket };
}

function idsIn(docket: Docket): string[] {
  return [...docket.columns.query({ today: docket.today() }).ids].sort();
}
