import { describe, expect, test } from 'vitest';
import type { Verdict } from '#domain/ledger/verdict.ts';
import type { Status } from '#domain/workflow/document.ts';
import { presets } from '#domain/workflow/presets.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { ColumnRow } from '#services/columns/row.ts';
import { commandFor, endsOf, isPaying, judged, sumsOf, type BulkTask } from './task.ts';

const payment = { day: '2026-11-22', method: 'transfer', note: 'Together' };
const details = { reason: ' ', payment, newId: () => 'new' };

function row(rest: Partial<ColumnRow> = {}): ColumnRow {
  return {
    id: 'i',
    kind: 'invoice',
    group: 'COMPLETED',
    direction: 'issued',
    currency: 'EUR',
    totalMinor: 700,
    outstandingMinor: 500,
    archived: false,
    ...rest
  } as ColumnRow;
}

function status(id: string): Status {
  const found = presets['small-business'].machines.invoice.statuses.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
}

function verdict(invoice: string, refusals: readonly Refusal[] = [], end: string | null = null): Verdict {
  return { command: { do: 'changeStatus', invoice, to: 'sent' }, refusals, status: end };
}

const toPaid: BulkTask = { does: 'move', to: status('paid') };
const toSent: BulkTask = { does: 'move', to: status('sent') };
const inWords = (refusals: readonly Refusal[]): string => refusals.map(({ why }) => why).join(' and ');

describe('what is sent for each of many invoices [B93]', () => {
  test('a move says its reason only where one is given', () => {
    expect(commandFor(toSent, row(), details)).toEqual({ do: 'changeStatus', invoice: 'i', to: 'sent' });
    expect(commandFor(toSent, row(), { ...details, reason: 'By post' })).toMatchObject({ reason: 'By post' });
  });

  test('a move to a settled status brings the money that is still asked for', () => {
    const paying = { payment: { id: 'new', ...payment } };
    expect(commandFor(toPaid, row(), details)).toMatchObject(paying);
    for (const other of [row({ outstandingMinor: 0 }), row({ kind: 'credit-note' })])
      expect(commandFor(toPaid, other, details)).toEqual({ do: 'changeStatus', invoice: 'i', to: 'paid' });
  });

  test('a payment is of what is outstanding, and of nothing where nothing is', () => {
    expect(commandFor({ does: 'pay' }, row(), details)).toEqual({
      do: 'recordPayment',
      invoice: 'i',
      payment: { id: 'new', amountMinor: 500, ...payment }
    });
    const [settled, less, credit] = [
      row({ outstandingMinor: 0 }),
      row({ outstandingMinor: -1 }),
      row({ kind: 'credit-note' })
    ];
    // A draft asks nobody for money yet.
    for (const other of [settled, less, credit, row({ group: 'ACTIVE' }), row({ group: 'APPROVAL' })])
      expect(commandFor({ does: 'pay' }, other, details)).toBeNull();
  });

  test('a signature takes the comment that is given', () => {
    expect(commandFor({ does: 'approve' }, row(), details)).toEqual({ do: 'approve', invoice: 'i' });
    expect(commandFor({ does: 'approve' }, row(), { ...details, reason: 'Seen' })).toMatchObject({ comment: 'Seen' });
  });

  test('what is archived already is not archived again, nor brought back if it is not', () => {
    expect(commandFor({ does: 'archive' }, row(), details)).toEqual({ do: 'archiveInvoice', invoice: 'i' });
    expect(commandFor({ does: 'archive' }, row({ archived: true }), details)).toBeNull();
    expect(commandFor({ does: 'unarchive' }, row({ archived: true }), details)).toEqual({
      do: 'unarchiveInvoice',
      invoice: 'i'
    });
    expect(commandFor({ does: 'unarchive' }, row(), details)).toBeNull();
  });
});

test('the day of money is asked for where money is recorded, and nowhere else', () => {
  expect(isPaying({ does: 'pay' }, [])).toBe(true);
  expect(isPaying(toPaid, [row({ outstandingMinor: 0 }), row()])).toBe(true);
  expect(isPaying(toPaid, [row({ outstandingMinor: 0 }), row({ kind: 'credit-note' })])).toBe(false);
  expect(isPaying(toSent, [row()])).toBe(false);
  expect(isPaying({ does: 'archive' }, [row()])).toBe(false);
});

describe('what would become of all of them [B93]', () => {
  const reasonMissing: Refusal = { why: 'reason-missing', remedy: { do: 'give-reason' } };
  const noLine: Refusal = { why: 'no-line', remedy: { do: 'add-line' } };
  const there: Refusal = { why: 'already-there', status: 'sent' };
  const noMove: Refusal = { why: 'no-such-move', from: 'void', to: 'sent' };

  test('each is in one place: it passes, asks for nothing, or stays', () => {
    const outcome = judged([verdict('a'), verdict('b', [there]), verdict('c', [noLine])], ['d'], inWords);
    expect(outcome.passing).toEqual([verdict('a')]);
    expect(outcome.idle).toEqual(['d', 'b']);
    expect(outcome.refused).toEqual([{ sentence: 'no-line', ids: ['c'] }]);
    expect(outcome.needsReason).toBe(false);
  });

  test('what lacks a reason alone passes once one is given', () => {
    const outcome = judged([verdict('a', [reasonMissing]), verdict('b', [reasonMissing, noLine])], [], inWords);
    expect(outcome.passing.map(({ command }) => command)).toEqual([verdict('a').command]);
    expect(outcome.needsReason).toBe(true);
    expect(outcome.refused).toEqual([{ sentence: 'no-line', ids: ['b'] }]);
  });

  test('no reason is asked for where none of those that pass wants one', () => {
    expect(judged([verdict('a'), verdict('b', [reasonMissing, noLine])], [], inWords).needsReason).toBe(false);
  });

  test('what stays for the same reason is said once, and what most stay for first', () => {
    const outcome = judged([verdict('a', [noMove]), verdict('b', [noLine]), verdict('c', [noLine])], [], inWords);
    expect(outcome.refused).toEqual([
      { sentence: 'no-line', ids: ['b', 'c'] },
      { sentence: 'no-such-move', ids: ['a'] }
    ]);
  });

  test('where rules take some further than they were sent, it says how many and where', () => {
    const passing = [verdict('a', [], 'sent'), verdict('b', [], 'paid'), verdict('c', [], 'paid'), verdict('d')];
    expect(endsOf(passing, 'sent')).toEqual([{ status: 'paid', count: 2 }]);
    expect(endsOf(passing, null)).toEqual([
      { status: 'sent', count: 1 },
      { status: 'paid', count: 2 }
    ]);
  });
});

test('what they come to is told apart by currency and direction: what is recorded where money is, else their totals', () => {
  const rows = [
    row({ direction: 'received', outstandingMinor: 100 }),
    row(),
    row({ outstandingMinor: 200 }),
    row({ currency: 'USD', totalMinor: -50, outstandingMinor: 50 })
  ];
  const told = (task: BulkTask): unknown =>
    sumsOf(task, rows).map(({ direction, currency, minor }) => [direction, currency, minor]);
  expect(told({ does: 'pay' })).toEqual([
    ['issued', 'EUR', 700],
    ['issued', 'USD', 50],
    ['received', 'EUR', 100]
  ]);
  expect(told({ does: 'archive' })).toEqual([
    ['issued', 'EUR', 1_400],
    ['issued', 'USD', -50],
    ['received', 'EUR', 700]
  ]);
});
