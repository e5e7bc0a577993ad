import { expect, test } from 'vitest';
import { sumsByClient } from './columns/client-sums.ts';
import { createClient, createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { value } from '#tests/builders/stored.ts';
import type { Docket } from '#services/docket.ts';

test('invoices of a merged client stand under the other one, and keep the name they were written with', async () => {
  const docket = await withTwoClients();
  value(await docket.execute({ do: 'mergeClients', from: 'old', into: 'new' }));

  expect((await docket.clients()).map(({ id }) => id)).toEqual(['new']);
  const { columns } = docket;
  const today = docket.today();
  expect(columns.query({ today, where: { field: 'client-id', op: 'is', value: 'new' } }).ids.toSorted()).toEqual([
    'a',
    'b'
  ]);
  expect(columns.query({ today, where: { field: 'client-id', op: 'is', value: 'old' } }).ids.toSorted()).toEqual([
    'a',
    'b'
  ]); // An old link still leads there.
  expect(columns.row('a', today)?.clientId).toBe('new');
  expect(sumsByClient(columns, today).get('new')?.count).toBe(2);
  expect((await docket.survivingClient('old'))?.id).toBe('new');
  const answer = await docket.ask('a');
  expect(answer?.client?.id).toBe('new');
  expect(answer?.invoice.content.client.name).toBe('Lovelace Ltd');
});

test('[BR18] undoing a merge gives each client its own invoices back', async () => {
  const docket = await withTwoClients();
  const { commit } = value(await docket.execute({ do: 'mergeClients', from: 'old', into: 'new' }));
  value(await docket.execute({ do: 'undo', commit: commit ?? '' }));
  expect((await docket.clients()).map(({ id }) => id)).toEqual(['new', 'old']);
  expect(
    docket.columns.query({ today: docket.today(), where: { field: 'client-id', op: 'is', value: 'new' } }).ids
  ).toEqual(['b']);
  expect((await docket.ask('a'))?.client?.id).toBe('old');
});

test('[BR19] a client is not deleted while invoices stand under its name, those of merged clients included', async () => {
  const docket = await withTwoClients();
  value(await docket.execute(createClient('empty')));
  value(await docket.execute({ do: 'mergeClients', from: 'old', into: 'empty' }));
  const refused = await docket.execute({ do: 'deleteClient', client: 'empty' });
  expect(refused).toEqual({ ok: false, error: [{ why: 'not-deletable', because: 'invoices' }] });
});

test('what a client owes is what completed invoices leave open: drafts ask nobody for money', async () => {
  const docket = await withTwoClients();
  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }));
  const sums = sumsByClient(docket.columns, docket.today());
  expect(sums.get('old')).toMatchObject({
    count: 1,
    overdueCount: 0,
    sums: [{ direction: 'issued', currency: 'EUR', count: 1, outstandingMinor: 10_000 }]
  });
  expect(sums.get('new')).toEqual({ count: 1, overdueCount: 0, sums: [] });
  expect(sumsByClient(docket.columns, '2999-01-01').get('old')?.overdueCount).toBe(1);
});

async function withTwoClients(): Promise<Docket> {
  const docket = await openTestDocket();
  value(await docket.execute(setUp()));
  value(await docket.execute(createClient('old', 'Lovelace Ltd')));
  value(await docket.execute(createClient('new', 'Lovelace Limited')));
  const dueDay = '2998-01-01';
  value(await docket.execute(createInvoice('a', { clientId: 'old', lines: linesOf('100'), dueDay })));
  value(await docket.execute(createInvoice('b', { clientId: 'new', lines: linesOf('5'), dueDay })));
  return docket;
}
