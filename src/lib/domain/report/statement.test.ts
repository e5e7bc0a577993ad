import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar/day.ts';
import { accountsOf, listInvoices, openInvoices, type StatementInvoice } from './statement.ts';

const start = '2026-01-01';

function invoice(id: string, totalMinor: number, rest: Partial<StatementInvoice> = {}): StatementInvoice {
  return {
    id,
    direction: 'issued',
    kind: totalMinor < 0 ? 'credit-note' : 'invoice',
    currency: 'EUR',
    number: id,
    day: start,
    dueDay: addDays(start, 14),
    totalMinor,
    payments: [],
    credits: {},
    creditOf: null,
    toRefundMinor: 0,
    ...rest
  };
}

const aDay = fc.nat({ max: 60 }).map((days) => addDays(start, days));
const anInvoice = fc
  .record({
    totalMinor: fc.integer({ min: -50_000, max: 50_000 }),
    direction: fc.constantFrom('issued', 'received'),
    currency: fc.constantFrom('EUR', 'USD'),
    day: aDay,
    dueDay: fc.option(aDay),
    payments: fc.array(fc.record({ day: aDay, amountMinor: fc.integer({ min: -9_000, max: 50_000 }) }), {
      maxLength: 3
    })
  })
  .map(({ totalMinor, ...rest }) => invoice('', totalMinor, rest));
const someInvoices = fc
  .array(anInvoice, { maxLength: 12 })
  .map((all) => all.map((one, index) => ({ ...one, id: `i${index}`, number: `N${index}` })));

/** What a purse comes to at the end of a day, counted one thing after the other. */
function standingAt(
  invoices: readonly StatementInvoice[],
  purse: { direction: string; currency: string },
  end: string
) {
  let minor = 0;
  for (const { direction, currency, day, totalMinor, payments } of invoices) {
    if (direction !== purse.direction || currency !== purse.currency) continue;
    if (day <= end) minor += totalMinor;
    for (const payment of payments) if (payment.day <= end) minor -= payment.amountMinor;
  }
  return minor;
}

describe('an account', () => {
  it('closes with what it opened with, and what was invoiced, less what was paid [W1]', () => {
    fc.assert(
      fc.property(someInvoices, aDay, fc.nat({ max: 40 }), (invoices, from, length) => {
        const until = addDays(from, length);
        for (const account of accountsOf(invoices, { from, until })) {
          const { openingMinor, invoicedMinor, paidMinor, closingMinor, movements } = account;
          expect(openingMinor + invoicedMinor - paidMinor).toBe(closingMinor);
          expect(openingMinor).toBe(standingAt(invoices, account, addDays(from, -1)));
          expect(closingMinor).toBe(standingAt(invoices, account, until));
          expect(movements.at(-1)?.balanceMinor ?? openingMinor).toBe(closingMinor);
          expect(movements.map(({ day }) => day)).toEqual(movements.map(({ day }) => day).sort());
        }
      })
    );
  });

  it('opens with what the one before it closed with, and leaves out none that moved', () => {
    fc.assert(
      fc.property(someInvoices, aDay, aDay, (invoices, from, until) => {
        const told = accountsOf(invoices, { from, until });
        const named = told.map(({ direction, currency }) => `${direction} ${currency}`);
        const earlier = accountsOf(invoices, { from: null, until: addDays(from, -1) });
        for (const { direction, currency, closingMinor } of earlier) {
          const next = told.find((account) => account.direction === direction && account.currency === currency);
          expect(next?.openingMinor ?? 0).toBe(closingMinor);
        }
        for (const { direction, currency, day } of invoices)
          if (day >= from && day <= until) expect(named).toContain(`${direction} ${currency}`);
      })
    );
  });

  it('says nothing of a currency in which nothing was left open before and nothing happened', () => {
    const paid = invoice('a', 100, { payments: [{ day: '2026-01-05', amountMinor: 100 }] });
    expect(accountsOf([paid], { from: '2026-02-01', until: '2026-02-28' })).toEqual([]);
  });

  it('tells of an invoice before the money that came for it on the same day', () => {
    const cash = invoice('a', 100, { payments: [{ day: start, amountMinor: 100 }] });
    const [account] = accountsOf([cash], { from: start, until: start });
    expect(account?.movements.map(({ is, balanceMinor }) => [is, balanceMinor])).toEqual([
      ['invoice', 100],
      ['payment', 0]
    ]);
  });
});

describe('a list', () => {
  it('leaves open what its invoices come to less what is settled, by age as a whole [W1]', () => {
    fc.assert(
      fc.property(someInvoices, aDay, (invoices, today) => {
        for (const list of listInvoices(invoices, today)) {
          const { rows, totalMinor, settledMinor, openMinor, byAge } = list;
          expect(totalMinor - settledMinor).toBe(openMinor);
          expect(rows.reduce((sum, row) => sum + row.openMinor, 0)).toBe(openMinor);
          expect(Object.values(byAge).reduce((sum, minor) => sum + minor, 0)).toBe(openMinor);
          const [account] = accountsOf(
            rows.map(({ invoice: one }) => one),
            { from: null, until: '9999-12-31' }
          );
          expect(account?.closingMinor ?? 0).toBe(openMinor);
        }
      })
    );
  });

  const credited = invoice('a', 10_000, { credits: { note: 3_000 } });
  const note = invoice('note', -3_000, { creditOf: 'a', dueDay: null });

  it('asks for no money that was credited, whether or not the credit note stands in it', () => {
    const [alone] = listInvoices([credited], start);
    expect(alone).toMatchObject({ totalMinor: 10_000, settledMinor: 3_000, openMinor: 7_000 });
    const [both] = listInvoices([credited, note], start);
    expect(both).toMatchObject({ totalMinor: 7_000, settledMinor: 0, openMinor: 7_000 });
    expect(both?.rows.map(({ openMinor }) => openMinor)).toEqual([10_000, -3_000]);
    const [noteAlone] = listInvoices([note], start);
    expect(noteAlone).toMatchObject({ totalMinor: -3_000, settledMinor: -3_000, openMinor: 0 });
  });

  it('tells credit apart, and takes a credit note off the age of its invoice', () => {
    const [list] = listInvoices(
      [credited, note, invoice('b', -500), invoice('c', 100, { dueDay: null })],
      addDays(start, 20)
    );
    expect(list?.byAge).toMatchObject({ 'to-30': 7_000, undated: 100, credit: -500 });
  });

  it('of what is outstanding leaves out what is settled, its credit notes too', () => {
    const paid = { ...credited, payments: [{ day: start, amountMinor: 7_000 }] };
    expect(openInvoices([paid, note, invoice('b', 500)]).map(({ id }) => id)).toEqual(['b']);
    expect(openInvoices([credited, note]).map(({ id }) => id)).toEqual(['a', 'note']);
  });
});
