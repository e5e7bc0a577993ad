import { describe, expect, test } from 'vitest';
import { newInvoice } from '#domain/invoice/evolve.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { presets } from '#domain/workflow/presets.ts';
import { Columns } from '#services/columns/columns.ts';
import { noFilter, type ListFilter } from './filters.ts';
import { listInvoices, type Listing } from './invoice-listing.ts';

const today = '2026-11-22';
const workflow = presets['small-business'];

/** Statuses of earlier versions: one that was followed by *sent*, one by none. */
const gone = new Map([
  ['delivered', { label: 'Delivered', successor: 'sent' }],
  ['parked', { label: 'Parked', successor: null }]
]);

function invoice(id: string, status: string, more: Partial<Invoice> = {}): Invoice {
  return { ...newInvoice(id), rev: 1, status, ...more };
}

function listed(invoices: readonly Invoice[], filter: Partial<ListFilter> = {}): Listing {
  const columns = new Columns();
  columns.useWorkflow(workflow);
  columns.apply(invoices);
  columns.markComplete();
  return listInvoices(columns, { ...noFilter, ...filter }, { workflow, gone, today });
}

const archived = { archived: { at: 1, by: 'ada' } };
const some = [
  invoice('a', 'draft'),
  invoice('b', 'sent'),
  invoice('c', 'sent', archived),
  invoice('d', 'void', archived),
  invoice('e', 'frozen')
];
const countIn = ({ statuses }: Listing): Record<string, number> =>
  Object.fromEntries(statuses.map(({ id, count }) => [id, count]));

describe('the list of invoices', () => {
  test('[BR8] archived invoices are hidden until a cancelled status is asked for', () => {
    expect([...listed(some).ids].sort()).toEqual(['a', 'b', 'e']);
    expect(listed(some, { statuses: ['void'] }).ids).toEqual(['d']);
    expect(listed(some, { groups: ['CANCELLED'] }).ids).toEqual(['d']);
    expect([...listed(some, { archived: 'only' }).ids].sort()).toEqual(['c', 'd']);
    expect(listed(some, { archived: 'all' }).ids).toHaveLength(5);
  });

  test('[W11] invoices of all types and of both directions are in one place', () => {
    const of = presets.training.types.flatMap(({ id: type }) =>
      (['issued', 'received'] as const).map((direction) => {
        const id = `${type} ${direction}`;
        return invoice(id, 'draft', { content: { ...newInvoice(id).content, type, direction } });
      })
    );
    expect(of).toHaveLength(6);
    expect([...listed(of).ids].sort()).toEqual(of.map(({ id }) => id).sort());
  });

  test('[B61] a chip says how many invoices it would show', () => {
    const listing = listed(some);
    expect(countIn(listing)).toEqual({ draft: 1, sent: 1, disputed: 0, paid: 0, void: 1, frozen: 1 });
    for (const { id, count } of listing.statuses) expect(listed(some, { statuses: [id] }).ids).toHaveLength(count);
    for (const { group, count } of listing.groups) expect(listed(some, { groups: [group] }).ids).toHaveLength(count);
    expect(listing.allCount).toBe(3);
  });

  test('counts stay the same whatever status is chosen', () => {
    for (const filter of [{ statuses: ['void'] }, { groups: ['ACTIVE'] as const }, { statuses: ['draft', 'void'] }])
      expect(countIn(listed(some, filter))).toEqual(countIn(listed(some)));
  });

  test('a status that the workflow no longer knows stays in reach', () => {
    expect(listed(some).statuses.at(-1)).toEqual({ id: 'frozen', status: null, gone: null, count: 1 });
    expect(listed([], { statuses: ['gone'] }).statuses.at(-1)).toEqual({
      id: 'gone',
      status: null,
      gone: null,
      count: 0
    });
  });

  test('[B54] a status that is gone finds what stands in its successor, and what still stands in itself', () => {
    const both = [...some, invoice('f', 'delivered'), invoice('g', 'parked')];
    const listing = listed(both, { statuses: ['delivered'] });
    expect([...listing.ids].sort()).toEqual(['b', 'f']);
    expect(listing.statuses.find(({ id }) => id === 'delivered')).toMatchObject({
      status: null,
      gone: { label: 'Delivered', successor: { id: 'sent' } },
      count: 2
    });
    expect(listed(both, { statuses: ['parked'] }).ids).toEqual(['g']);
    expect(listed(both, { statuses: ['sent'] }).ids).toEqual(['b']);
  });

  test('[B54] whoever searches for the name of a status finds what stands there, under an old name too', () => {
    expect(listed(some, { text: ' delivered' })).toMatchObject({
      ids: ['b'],
      filter: { text: '', statuses: ['delivered'] }
    });
    expect(listed(some, { text: 'Draft' })).toMatchObject({ ids: ['a'], filter: { text: '', statuses: ['draft'] } });
    expect(listed(some, { text: 'Drafts' })).toMatchObject({ ids: [], filter: { text: 'Drafts' } });
    const client = { ...newInvoice('h').content.client, name: 'Draft & Sons' };
    const named = invoice('h', 'sent', { content: { ...newInvoice('h').content, client } });
    expect(listed([...some, named], { text: 'Draft' })).toMatchObject({ ids: ['h'], filter: { text: 'Draft' } });
  });

  test('groups without a status are left out', () => {
    expect(listed([]).groups.map(({ group }) => group)).toEqual(['ACTIVE', 'COMPLETED', 'CANCELLED']);
  });

  test('nothing at all is told from nothing that matches', () => {
    expect(listed([]).isAnything).toBe(false);
    expect(listed([invoice('d', 'void', archived)]).isAnything).toBe(true);
  });
});
