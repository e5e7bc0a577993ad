import { expect, test } from 'vitest';
import { emptyClient, newClient, type Client } from '#domain/client/client.ts';
import { emptyParty, type Party } from '#domain/party/party.ts';
import type { ClientSums } from '#services/columns/client-sums.ts';
import { clientQuery, listClients, readClientFilter, sumOutstanding } from '#state/client-listing.ts';

const ada = client('ada', { name: 'Ada Müller GmbH', town: 'Köln', vatId: 'DE123456789' });
const bob = client('bob', { name: 'Bob & Sons', town: 'Leeds' });
const carl = client('carl', { name: 'Carl', town: 'Köln' });
const all = [ada, bob, carl];

const sums = new Map<string, ClientSums>([
  ['ada', { count: 2, overdueCount: 0, sums: [sum('EUR', 1_000)] }],
  ['bob', { count: 9, overdueCount: 1, sums: [sum('GBP', 99_000), sum('EUR', 5_000)] }]
]);
const surroundings = { sums, currency: 'EUR' };

const ids = (text: string, sort: 'name' | 'outstanding' | 'invoices' = 'name') =>
  listClients(all, { text, sort }, surroundings).map(({ id }) => id);

test('a client is found by any words of name, town and tax number, in any order, without accents and case', () => {
  expect(ids('muller')).toEqual(['ada']);
  expect(ids('koln ada')).toEqual(['ada']);
  expect(ids('de1234')).toEqual(['ada']);
  expect(ids('köln')).toEqual(['ada', 'carl']);
  expect(ids('köln leeds')).toEqual([]);
});

test('who owes most in one’s own currency comes first, and amounts of other currencies are not compared with it', () => {
  expect(ids('', 'outstanding')).toEqual(['bob', 'ada', 'carl']);
});

test('who has most invoices comes first; what ties stays in the order of names', () => {
  expect(ids('', 'invoices')).toEqual(['bob', 'ada', 'carl']);
});

test('a row says what is outstanding, one’s own currency first, and what is overdue', () => {
  const [, row] = listClients(all, { text: '', sort: 'name' }, surroundings);
  expect(row).toMatchObject({ name: 'Bob & Sons', count: 9, overdueCount: 1 });
  expect(row?.outstanding.map(({ currency }) => currency)).toEqual(['EUR', 'GBP']);
});

test('the sum of a list is by currency', () => {
  const rows = listClients(all, { text: '', sort: 'name' }, surroundings);
  expect(sumOutstanding(rows, 'GBP').map(({ currency, outstandingMinor }) => [currency, outstandingMinor])).toEqual([
    ['GBP', 99_000],
    ['EUR', 6_000]
  ]);
});

test('the address says what is filtered, and nothing else', () => {
  expect(clientQuery({ text: ' ', sort: 'name' })).toBe('');
  expect(clientQuery({ text: 'a b', sort: 'outstanding' })).toBe('?q=a+b&sort=outstanding');
  expect(readClientFilter(new URLSearchParams('?q=a+b&sort=outstanding'))).toEqual({
    text: 'a b',
    sort: 'outstanding'
  });
  expect(readClientFilter(new URLSearchParams('?sort=nonsense'))).toEqual({ text: '', sort: 'name' });
});

function client(id: string, party: Partial<Party>): Client {
  return { ...newClient(id), fields: { ...emptyClient, party: { ...emptyParty, ...party } } };
}

function sum(currency: string, outstandingMinor: number): ClientSums['sums'][number] {
  return {
    direction: 'issued',
    currency,
    count: 1,
    totalMinor: outstandingMinor,
    outstandingMinor,
    overdueMinor: 0,
    overflow: false
  };
}
