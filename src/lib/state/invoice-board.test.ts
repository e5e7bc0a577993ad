import { expect, test } from 'vitest';
import { emptyContent, newInvoice } from '#domain/invoice/evolve.ts';
import type { Content } from '#domain/invoice/content.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { withStatus } from '#domain/workflow/editing/statuses.ts';
import { presets } from '#domain/workflow/presets.ts';
import { Columns } from '#services/columns/columns.ts';
import { linesOf } from '#tests/builders/commands.ts';
import { noFilter, type ListFilter } from './filters.ts';
import { boardOf, type InvoiceBoard } from './invoice-board.ts';
import { listInvoices } from './invoice-listing.ts';

const today = '2026-11-22';
const small = presets['small-business'];
const gone = new Map([['delivered', { label: 'Delivered', successor: 'sent' }]]);

function invoice(id: string, status: string, content: Partial<Content> = {}, more: Partial<Invoice> = {}): Invoice {
  return { ...newInvoice(id), rev: 1, status, content: { ...emptyContent, ...content }, ...more };
}

function columnsOf(invoices: readonly Invoice[], workflow = small): Columns {
  const columns = new Columns();
  columns.useWorkflow(workflow);
  columns.apply(invoices);
  columns.markComplete();
  return columns;
}

function board(invoices: readonly Invoice[], filter: Partial<ListFilter> = {}, workflow = small): InvoiceBoard {
  const shape = filter.shape ?? 'board';
  return boardOf(columnsOf(invoices, workflow), { ...noFilter, ...filter, shape }, { workflow, gone, today });
}

const namesOf = ({ columns }: InvoiceBoard): (string | null)[] => columns.map(({ status, group }) => status ?? group);
const countsOf = ({ columns }: InvoiceBoard): number[] => columns.map(({ ids }) => ids.length);

const archived = { archived: { at: 1, by: 'ada' } };
const some = [
  invoice('a', 'draft'),
  invoice('b', 'sent'),
  invoice('c', 'sent', {}, archived),
  invoice('d', 'void', {}, archived),
  invoice('e', 'frozen')
];

test('[B59] the board has a column for each status in the order of the workflow, and for what the workflow forgot', () => {
  expect(namesOf(board(some))).toEqual(['draft', 'sent', 'disputed', 'paid', 'void', 'frozen']);
  expect(countsOf(board(some))).toEqual([1, 1, 0, 0, 1, 1]);
});

test('a status that is added stands on the board at once', () => {
  const { workflow, id } = withStatus(small, { label: 'Waiting', group: 'ACTIVE', from: ['draft'], to: ['sent'] });
  expect(namesOf(board(some, {}, workflow))).toContain(id);
});

test('[B61] [BR8] each column holds as many as its chip says, whatever is filtered', () => {
  for (const filter of [{}, { archived: 'all' }, { archived: 'only' }, { groups: ['CANCELLED'] }] as const) {
    const listing = listInvoices(columnsOf(some), { ...noFilter, ...filter }, { workflow: small, gone, today });
    for (const { status, ids } of board(some, filter).columns)
      expect(ids).toHaveLength(listing.statuses.find(({ id }) => id === status)?.count ?? -1);
  }
});

test('[B61] only the columns of what is chosen are shown', () => {
  expect(namesOf(board(some, { statuses: ['sent', 'void'] }))).toEqual(['sent', 'void']);
  expect(namesOf(board(some, { groups: ['ACTIVE'] }))).toEqual(['draft']);
  expect(namesOf(board(some, { statuses: ['delivered'] }))).toEqual(['sent']);
  expect(namesOf(board([...some, invoice('f', 'delivered')], { statuses: ['delivered'] }))).toEqual([
    'sent',
    'delivered'
  ]);
  expect(namesOf(board(some, { statuses: ['sent'], shape: 'board-groups' }))).toEqual(['COMPLETED']);
});

test('[B59] by group, a column holds all statuses of the group, the earlier ones first', () => {
  const all = [invoice('p', 'paid'), ...some];
  const grouped = board(all, { shape: 'board-groups' });
  expect(namesOf(grouped)).toEqual(['ACTIVE', 'COMPLETED', 'CANCELLED', 'frozen']);
  expect(grouped.columns.map(({ ids }) => ids)).toEqual([['a'], ['b', 'p'], ['d'], ['e']]);
  expect(grouped.count).toBe(5);
});

test('what columns come to is summed by currency, and never across', () => {
  const money = [
    invoice('a', 'sent', { currency: 'EUR', lines: linesOf('100') }),
    invoice('b', 'paid', { currency: 'EUR', lines: linesOf('50') }),
    invoice('c', 'sent', { currency: 'USD', lines: linesOf('7') })
  ];
  const completed = board(money, { shape: 'board-groups' }).columns.find(({ group }) => group === 'COMPLETED');
  expect(completed?.sums.map(({ currency, count, totalMinor }) => [currency, count, totalMinor])).toEqual([
    ['EUR', 2, 15_000],
    ['USD', 1, 700]
  ]);
  expect(board(money).columns.find(({ status }) => status === 'sent')?.sums).toHaveLength(2);
});
