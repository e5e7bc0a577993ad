import { expect, test } from 'vitest';
import { commitId, type Commit } from '#domain/history/commit.ts';
import { Desk } from '#tests/builders/invoice-page.ts';
import { chooseLocale } from '#ui/words/language.ts';
import { receiptInWords } from './receipt.ts';

chooseLocale('en-GB');

/** What the toast says after a step. */
function said(desk: Desk, step: () => Commit): string {
  const before = desk.invoice();
  return receiptInWords(step().events, before);
}

test('a move says where the invoice is now, and calls it by the number that it got', () => {
  const desk = new Desk('agency');
  expect(said(desk, () => desk.move('awaiting-approval'))).toBe('The invoice is now Awaiting Approval.');
  expect(said(desk, () => desk.must({ do: 'approve', invoice: 'a' }))).toBe('The invoice is now Approved.');
  expect(said(desk, () => desk.move('submitted'))).toBe('INV-2026-0001 is now Submitted.');
});

test('a rule that moved it on is named', () => {
  const desk = new Desk('small-business');
  desk.move('sent');
  expect(said(desk, () => desk.pay(40_000))).toBe('Payment of €400.00 recorded.');
  expect(said(desk, () => desk.pay(60_000))).toBe('Payment of €600.00 recorded. Rule “Paid in full” moved it to Paid.');
});

test('stepping back from Paid is said where a payment is removed [BR12]', () => {
  const desk = new Desk('small-business');
  desk.move('sent');
  desk.pay(100_000, 'p');
  expect(said(desk, () => desk.must({ do: 'removePayment', invoice: 'a', payment: 'p' }))).toBe(
    'Payment of €1,000.00 removed. Something is outstanding again, so it is back in Sent.'
  );
});

test('a void invoice is said to be void, and not that it was archived as well', () => {
  const desk = new Desk('small-business');
  expect(said(desk, () => desk.move('void', 'Twice'))).toBe('The invoice is now Void.');
  expect(said(desk, () => desk.move('draft', 'It was not'))).toBe('The invoice is now Draft.');
});

test('everything else has a sentence of its own', () => {
  const desk = new Desk('small-business');
  const archived = desk.must({ do: 'archiveInvoice', invoice: 'a' });
  expect(receiptInWords(archived.events, desk.invoice())).toBe('The invoice is in the archive.');
  expect(said(desk, () => desk.must({ do: 'undo', commit: commitId(archived) }))).toBe('Undone.');
  expect(said(desk, () => desk.must({ do: 'recordShared', invoice: 'a', channel: 'print' }))).toBe('Noted as printed.');
  expect(said(desk, () => desk.must({ do: 'deleteInvoice', invoice: 'a' }))).toBe('The invoice is deleted.');
});
