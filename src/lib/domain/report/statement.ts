import type { Day } from '#domain/calendar/day.ts';
import { ageOf, ages, type Age } from './age.ts';

/** A completed invoice or credit note, as far as statements tell of it. */
export interface StatementInvoice {
  readonly id: string;
  readonly direction: 'issued' | 'received';
  readonly kind: 'invoice' | 'credit-note';
  readonly currency: string;
  readonly number: string;
  /** The day that it counts from: that of issue, where it says one. */
  readonly day: Day;
  readonly dueDay: Day | null;
  /** Of a credit note negative. */
  readonly totalMinor: number;
  /** What came, and, negative, what went back; what the document itself declares as prepaid included. */
  readonly payments: readonly { readonly day: Day; readonly amountMinor: number }[];
  /** What credit notes that count took off, positive, by their ids. */
  readonly credits: Readonly<Record<string, number>>;
  /** The invoice that this credit note corrects. */
  readonly creditOf: string | null;
  /** Of a credit note that corrects an invoice: what is to be given back because of it. */
  readonly toRefundMinor: number;
}

/** One line of a list: what is open is the total less what is settled. */
export interface StatementRow {
  readonly invoice: StatementInvoice;
  readonly settledMinor: number;
  readonly openMinor: number;
}

/** Invoices in one currency and direction, as they stand today. */
export interface StatementList {
  readonly direction: StatementInvoice['direction'];
  readonly currency: string;
  readonly rows: readonly StatementRow[];
  readonly totalMinor: number;
  readonly settledMinor: number;
  readonly openMinor: number;
  /** Where the open sum lies; `credit` is what speaks for the client. */
  readonly byAge: Readonly<Record<Age | 'credit', number>>;
}

/** An invoice, or money, on the day that it counts from. */
export interface Movement {
  readonly is: 'invoice' | 'payment';
  readonly day: Day;
  readonly invoice: StatementInvoice;
  /** Of invoices the total, of money what came. */
  readonly amountMinor: number;
  /** Of the account after it. */
  readonly balanceMinor: number;
}

/** What happened in a period, in one currency and direction: opening + invoiced − paid = closing. */
export interface Account {
  readonly direction: StatementInvoice['direction'];
  readonly currency: string;
  readonly openingMinor: number;
  readonly movements: readonly Movement[];
  readonly invoicedMinor: number;
  readonly paidMinor: number;
  readonly closingMinor: number;
}

/**
 * Lists invoices, each currency and direction apart. A credit note that stands in the list speaks for itself; one that
 * does not is part of what is settled on its invoice, so that nothing is asked for that was credited.
 */
export function listInvoices(invoices: readonly StatementInvoice[], today: Day): StatementList[] {
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  return [...byPurse(invoices).values()].map((members) => {
    const rows = members.sort(inOrderOfIssue).map((invoice) => rowOf(invoice, byId));
    const totalMinor = sum(rows, ({ invoice }) => invoice.totalMinor);
    const settledMinor = sum(rows, ({ settledMinor: settled }) => settled);
    const byAge = agesOf(rows, byId, today);
    return { ...purseOf(members), rows, totalMinor, settledMinor, openMinor: totalMinor - settledMinor, byAge };
  });
}

/** Those that leave something open, together with the credit notes that are part of the reason why. */
export function openInvoices(invoices: readonly StatementInvoice[]): StatementInvoice[] {
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const openById = new Map<string, number>();
  for (const invoice of invoices) {
    const family = familyOf(invoice, byId);
    openById.set(family, (openById.get(family) ?? 0) + rowOf(invoice, byId).openMinor);
  }
  return invoices.filter((invoice) => openById.get(familyOf(invoice, byId)) !== 0);
}

/** What a period brought, each currency and direction apart. Without a first day it begins with nothing. */
export function accountsOf(
  invoices: readonly StatementInvoice[],
  { from, until }: { readonly from: Day | null; readonly until: Day }
): Account[] {
  return [...byPurse(invoices).values()].flatMap((members) => {
    const all = members.flatMap(movementsOf).sort(inOrderOfDays);
    const before = all.filter(({ day }) => from !== null && day < from);
    const within = all.filter(({ day }) => (from === null || day >= from) && day <= until);
    const openingMinor = sum(before, signed);
    if (openingMinor === 0 && within.length === 0) return [];
    let balanceMinor = openingMinor;
    const movements = within.map((movement): Movement => {
      balanceMinor += signed(movement);
      return { ...movement, balanceMinor };
    });
    const amountOf = (what: Movement['is']): number =>
      sum(
        within.filter(({ is }) => is === what),
        ({ amountMinor }) => amountMinor
      );
    return {
      ...purseOf(members),
      openingMinor,
      movements,
      invoicedMinor: amountOf('invoice'),
      paidMinor: amountOf('payment'),
      closingMinor: balanceMinor
    };
  });
}

function rowOf(invoice: StatementInvoice, byId: ReadonlyMap<string, StatementInvoice>): StatementRow {
  const settledMinor = settledMinorOf(invoice, byId);
  return { invoice, settledMinor, openMinor: invoice.totalMinor - settledMinor };
}

function settledMinorOf(
  { totalMinor, payments, credits, creditOf, toRefundMinor }: StatementInvoice,
  byId: ReadonlyMap<string, StatementInvoice>
): number {
  if (creditOf !== null) return byId.has(creditOf) ? 0 : totalMinor + toRefundMinor;
  const credited = Object.entries(credits).filter(([note]) => !byId.has(note));
  return sum(payments, ({ amountMinor }) => amountMinor) + sum(credited, ([, amountMinor]) => amountMinor);
}

/** A credit note makes its invoice less, and has no age of its own. */
function agesOf(
  rows: readonly StatementRow[],
  byId: ReadonlyMap<string, StatementInvoice>,
  today: Day
): Record<Age | 'credit', number> {
  const openById = new Map<string, number>();
  for (const { invoice, openMinor } of rows) {
    const family = familyOf(invoice, byId);
    openById.set(family, (openById.get(family) ?? 0) + openMinor);
  }
  const none = Object.fromEntries([...ages, 'credit'].map((age) => [age, 0])) as Record<Age | 'credit', number>;
  for (const [id, openMinor] of openById)
    none[openMinor < 0 ? 'credit' : ageOf(byId.get(id)?.dueDay ?? null, today)] += openMinor;
  return none;
}

/** The invoice that a document is listed with: itself, or what it corrects. */
function familyOf({ id, creditOf }: StatementInvoice, byId: ReadonlyMap<string, StatementInvoice>): string {
  return creditOf !== null && byId.has(creditOf) ? creditOf : id;
}

function movementsOf(invoice: StatementInvoice): Omit<Movement, 'balanceMinor'>[] {
  const { day, totalMinor, payments } = invoice;
  return [
    { is: 'invoice', day, invoice, amountMinor: totalMinor },
    ...payments.map((payment) => ({ is: 'payment' as const, invoice, ...payment }))
  ];
}

function signed({ is, amountMinor }: Pick<Movement, 'is' | 'amountMinor'>): number {
  return is === 'invoice' ? amountMinor : -amountMinor;
}

function byPurse(invoices: readonly StatementInvoice[]): Map<string, [StatementInvoice, ...StatementInvoice[]]> {
  const purses = new Map<string, [StatementInvoice, ...StatementInvoice[]]>();
  for (const invoice of invoices) {
    const key = `${invoice.direction} ${invoice.currency}`;
    const known = purses.get(key);
    if (known) known.push(invoice);
    else purses.set(key, [invoice]);
  }
  return new Map([...purses].sort(([left], [right]) => (left < right ? -1 : 1)));
}

function purseOf([{ direction, currency }]: readonly [StatementInvoice, ...StatementInvoice[]]): Pick<
  StatementInvoice,
  'direction' | 'currency'
> {
  return { direction, currency };
}

function inOrderOfIssue(left: StatementInvoice, right: StatementInvoice): number {
  return compared(left.day, right.day) || compared(left.number, right.number) || compared(left.id, right.id);
}

/** What was invoiced on a day comes before what was paid on it. */
function inOrderOfDays(left: Omit<Movement, 'balanceMinor'>, right: Omit<Movement, 'balanceMinor'>): number {
  return compared(left.day, right.day) || compared(left.is, right.is) || inOrderOfIssue(left.invoice, right.invoice);
}

function compared(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function sum<T>(all: readonly T[], amountOf: (one: T) => number): number {
  return all.reduce((total, one) => total + amountOf(one), 0);
}
