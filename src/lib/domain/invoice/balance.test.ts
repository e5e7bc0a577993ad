import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInvoice, linesOf } from '#tests/builders/commands.ts';
import { balanceOf, isOverdue, type Related } from './balance.ts';
import { newInvoice } from './evolve.ts';
import type { Invoice, Payment } from './invoice.ts';

const nothing: Related = { creditNotes: [], creditOf: null, isSettled: () => false, isCancelled: () => false };

function invoice(
  price: string,
  payments: readonly Payment[] = [],
  kind: 'invoice' | 'credit-note' = 'invoice'
): Invoice {
  return {
    ...newInvoice('a'),
    content: createInvoice('a', { kind, lines: linesOf(price) }).content,
    payments: Object.fromEntries(payments.map((payment) => [payment.id, payment]))
  };
}

function payment(id: number, kind: 'payment' | 'refund', amountMinor: number): Payment {
  return { id: `p${id}`, kind, amountMinor, day: '2026-01-01', method: '', note: '' };
}

const somePayments = fc
  .array(fc.tuple(fc.constantFrom('payment' as const, 'refund' as const), fc.integer({ min: 1, max: 20_000 })), {
    maxLength: 4
  })
  .map((list) => list.map(([kind, amountMinor], index) => payment(index, kind, amountMinor)));
const aPrice = fc.constantFrom('100', '0', '-100', '50.5');

describe('the balance', () => {
  it('is the total less what was received and credited, and its state follows from it [BR13]', () => {
    fc.assert(
      fc.property(aPrice, somePayments, fc.boolean(), (price, payments, settled) => {
        const { totalMinor, receivedMinor, creditedMinor, balanceMinor, outstandingMinor, state } = balanceOf(
          invoice(price, payments),
          { ...nothing, isSettled: () => settled }
        );
        expect(totalMinor).toBe(Math.round(Number(price) * 100));
        expect(balanceMinor).toBe(totalMinor - receivedMinor - creditedMinor);
        expect(outstandingMinor).toBeGreaterThanOrEqual(0);
        const isSettled = totalMinor < 0 ? balanceMinor === 0 : balanceMinor <= 0;
        expect(outstandingMinor === 0).toBe(isSettled);
        if (balanceMinor < 0) expect(state).toBe('overpaid');
        else if (balanceMinor === 0) expect(state).toBe(receivedMinor !== 0 || settled ? 'paid' : 'unpaid');
        else expect(state).toBe(receivedMinor > 0 ? 'part-paid' : 'unpaid');
      })
    );
  });

  it('of an invoice and its linked credit note come together: what is overpaid is to refund [BR13]', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (receivedMinor) => {
        const number = { text: 'CN-1', series: 's', at: 0 };
        const note: Invoice = { ...invoice('40', [], 'credit-note'), id: 'n', number, creditOf: 'a' };
        const corrected: Invoice = {
          ...invoice('100', receivedMinor > 0 ? [payment(0, 'payment', receivedMinor)] : []),
          creditNotes: ['n']
        };
        const ofInvoice = balanceOf(corrected, { ...nothing, creditNotes: [note] });
        const ofNote = balanceOf(note, { ...nothing, creditOf: { invoice: corrected, creditNotes: [note] } });
        expect(ofInvoice.balanceMinor).toBe(6_000 - receivedMinor);
        expect(ofNote.outstandingMinor).toBe(Math.min(4_000, Math.max(0, receivedMinor - 6_000)));
        expect(ofNote.state).toBe(ofNote.outstandingMinor > 0 ? 'to-refund' : 'settled');
      })
    );
  });

  it('takes a credit note into account once it has a number, until it is cancelled or deleted [BR13]', () => {
    const number = { text: 'CN-1', series: 's', at: 0 };
    const note: Invoice = { ...invoice('40', [], 'credit-note'), id: 'n', creditOf: 'a' };
    const credited = (one: Invoice, isCancelled = false): number =>
      balanceOf(invoice('100'), { ...nothing, creditNotes: [one], isCancelled: () => isCancelled }).creditedMinor;
    expect(credited(note)).toBe(0);
    expect(credited({ ...note, number })).toBe(4_000);
    expect(credited({ ...note, number }, true)).toBe(0);
    expect(credited({ ...note, number, deleted: { at: 0, by: 'ann' } })).toBe(0);
  });
});

describe('overdue', () => {
  const due = { ...invoice('100'), content: { ...invoice('100').content, dueDay: '2026-03-31' } };
  const late = { balanceMinor: 1, group: 'COMPLETED', settled: false, today: '2026-04-01' };

  it('begins on the day after the due day [BR13]', () => {
    expect(isOverdue(due, { ...late, today: '2026-03-31' })).toBe(false);
    expect(isOverdue(due, late)).toBe(true);
  });

  it('is nothing that is not completed, settled, covered or never due [BR13]', () => {
    expect(isOverdue(due, { ...late, group: 'ACTIVE' })).toBe(false);
    expect(isOverdue(due, { ...late, settled: true })).toBe(false);
    expect(isOverdue(due, { ...late, balanceMinor: 0 })).toBe(false);
    expect(isOverdue(invoice('100'), late)).toBe(false);
  });
});
