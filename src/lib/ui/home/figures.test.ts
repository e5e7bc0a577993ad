import { expect, test } from 'vitest';
import type { Content } from '#domain/invoice/content.ts';
import { emptyContent, newInvoice } from '#domain/invoice/evolve.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { changedWorkflow } from '#domain/scenario/workflow-shorthand.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { withStatus } from '#domain/workflow/editing/statuses.ts';
import { presets } from '#domain/workflow/presets.ts';
import { Columns } from '#services/columns/columns.ts';
import { readFilter } from '#state/filters.ts';
import { listInvoices } from '#state/invoice-listing.ts';
import { linesOf } from '#tests/builders/commands.ts';
import { twoStages } from '#tests/builders/two-stages.ts';
import { figuresOf, type Figure } from './figures.ts';

const today = '2026-11-22';
const gone = new Map();
const agency = presets.agency;

function invoice(id: string, status: string, price: string, content: Partial<Content> = {}): Invoice {
  return { ...newInvoice(id), rev: 1, status, content: { ...emptyContent, lines: linesOf(price), ...content } };
}

const some = [
  invoice('a', 'proforma', '1'),
  invoice('b', 'awaiting-approval', '20'),
  invoice('c', 'approved', '300'),
  invoice('d', 'rejected', '4000'),
  invoice('e', 'submitted', '50', { dueDay: '2026-11-22' }),
  invoice('f', 'submitted', '60', { dueDay: '2026-11-21' }),
  invoice('g', 'submitted', '7', { currency: 'CHF', dueDay: '2026-01-01' }),
  invoice('h', 'submitted', '8', { currency: 'AUD' }),
  invoice('i', 'submitted', '9', { direction: 'received', dueDay: '2026-01-01' }),
  { ...invoice('j', 'submitted', '1000'), archived: { at: 1, by: 'ada' } }
];

function columnsOf(invoices: readonly Invoice[], workflow: Workflow): Columns {
  const columns = new Columns();
  columns.useWorkflow(workflow);
  columns.apply(invoices);
  columns.markComplete();
  return columns;
}

function figures(
  invoices: readonly Invoice[] = some,
  { workflow = agency, direction = 'issued' }: { workflow?: typeof agency; direction?: 'issued' | 'received' } = {}
): Figure[] {
  const columns = columnsOf(invoices, workflow);
  return figuresOf(columns, { workflow, gone, today }, { direction, currency: 'EUR' });
}

function figure(id: Figure['id'], of = figures()): Figure {
  const found = of.find((one) => one.id === id);
  if (!found) throw new Error(`there is no figure of what is ${id}`);
  return found;
}

const amountsOf = ({ amounts }: Figure): [string, number][] =>
  amounts.map(({ currency, amountMinor }) => [currency, amountMinor]);

test('[B2] outstanding is what clients have been asked for and not paid, one’s own currency first', () => {
  expect(figure('outstanding').count).toBe(4);
  expect(amountsOf(figure('outstanding'))).toEqual([
    ['EUR', 11_000],
    ['AUD', 800],
    ['CHF', 700]
  ]);
});

test('[B2] what is paid and not moved on is not counted as outstanding', () => {
  const payment = { id: 'p', kind: 'payment', amountMinor: 500, day: today, method: '30', note: '', at: 1, by: 'ada' };
  const paid = { ...invoice('k', 'submitted', '5'), payments: { p: payment } } as Invoice;
  expect(figure('outstanding', figures([...some, paid]))).toMatchObject({ count: 4 });
});

test('[B2] overdue is what was due before today, and not what is due today', () => {
  expect(figure('overdue').count).toBe(2);
  expect(amountsOf(figure('overdue'))).toEqual([
    ['EUR', 6_000],
    ['CHF', 700]
  ]);
});

test('[B2] what awaits approval has not been signed, nor sent back', () => {
  expect(figure('approval')).toMatchObject({ count: 1, amounts: [{ currency: 'EUR', amountMinor: 2_000 }] });
});

test('[B2] what has all signatures that its amount needs awaits none, although the workflow knows a further stage', () => {
  const signed = (id: string, price: string, currency = 'EUR'): Invoice => invoice(id, 'approved', price, { currency });
  const all = [...some, signed('k', '10000'), signed('l', '9999.99'), signed('m', '5', 'CHF')];
  const asked = figure('approval', figures(all, { workflow: twoStages }));
  expect(asked.count).toBe(3);
  expect(amountsOf(asked)).toEqual([
    ['EUR', 1_002_000],
    ['CHF', 500]
  ]);
});

test('[B2] a draft that is only signed from some amount on awaits nothing below it', () => {
  const small = presets['small-business'];
  const workflow = changedWorkflow(small, { stages: [{ n: 1, from: { EUR: 100_000 } }] });
  const all = [invoice('a', 'draft', '999.99'), invoice('b', 'draft', '1000'), invoice('c', 'sent', '5000')];
  expect(figure('approval', figures(all, { workflow }))).toMatchObject({
    count: 1,
    amounts: [{ amountMinor: 100_000 }]
  });
});

test('what is received is told apart, and never summed with what is issued', () => {
  const received = figures(some, { direction: 'received' });
  expect(amountsOf(figure('outstanding', received))).toEqual([['EUR', 900]]);
  expect(amountsOf(figure('overdue', received))).toEqual([['EUR', 900]]);
});

test('[B62] the list behind a figure is of just these invoices, with the same sum', () => {
  const columns = columnsOf(some, agency);
  for (const { query, count, amounts } of figures().filter(({ id }) => id !== 'approval')) {
    const listing = listInvoices(columns, readFilter(new URLSearchParams(query)), { workflow: agency, gone, today });
    expect(listing.ids).toHaveLength(count);
    const owed = new Map(listing.sums.map((sum) => [sum.currency, sum.outstandingMinor]));
    for (const { currency, amountMinor } of amounts) expect(owed.get(currency)).toBe(amountMinor);
  }
});

test('where there is nothing it is nothing of one’s own currency', () => {
  for (const { amounts, count } of figures([])) {
    expect(count).toBe(0);
    expect(amounts).toEqual([{ currency: 'EUR', amountMinor: 0, overflow: false }]);
  }
});

test('whoever signs nothing is told of nothing to sign', () => {
  expect(figures([], { workflow: presets['small-business'] }).map(({ id }) => id)).toEqual(['outstanding', 'overdue']);
});

test('a status that is added counts at once', () => {
  const status = { label: 'In collection', group: 'COMPLETED', from: ['submitted'], to: ['paid'] } as const;
  const { workflow, id } = withStatus(agency, status);
  const collected = invoice('k', id, '5', { dueDay: '2026-01-01' });
  const now = figures([...some, collected], { workflow });
  expect(figure('outstanding', now)).toMatchObject({ count: 5, amounts: [{ amountMinor: 11_500 }, {}, {}] });
  expect(figure('overdue', now)).toMatchObject({ count: 3, amounts: [{ amountMinor: 6_500 }, {}] });
});

test('where nothing stays completed and unpaid, drafts are not called outstanding', () => {
  const small = presets['small-business'];
  const { invoice: machine } = small.machines;
  const statuses = machine.statuses.filter(({ group, settled }) => group !== 'COMPLETED' || settled);
  const workflow = { ...small, machines: { ...small.machines, invoice: { ...machine, statuses } } };
  expect(figures([invoice('a', 'draft', '5')], { workflow }).map(({ id }) => id)).toEqual(['overdue']);
});

test('while not everything has been read, a figure says so', () => {
  const columns = new Columns();
  columns.useWorkflow(agency);
  const unread = figuresOf(columns, { workflow: agency, gone, today }, { direction: 'issued', currency: 'EUR' });
  expect(unread.map(({ isComplete }) => isComplete)).toEqual([false, false, false]);
  expect(figures().map(({ isComplete }) => isComplete)).toEqual([true, true, true]);
});
