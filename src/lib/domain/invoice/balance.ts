import { computeTotals, type Totals } from '#domain/money/totals.ts';
import type { Content, DocumentAdjustment, Line } from './content.ts';
import type { Invoice } from './invoice.ts';

/** The second axis (BR13): how far the money is, beside where the invoice is. Computed, never stored. */
export interface Balance {
  /** Total with tax plus rounding amount; negative for a credit note that stands by itself. */
  readonly totalMinor: number;
  /** Payments − refunds, a declared prepaid amount included. */
  readonly receivedMinor: number;
  /** Linked credit notes that bear a number, ours or their supplier's, and are not cancelled. */
  readonly creditedMinor: number;
  readonly balanceMinor: number;
  /** What is missing until it is settled, in whichever direction: 0 is what settled statuses ask for. */
  readonly outstandingMinor: number;
  readonly state: BalanceState;
}

export type BalanceState = 'unpaid' | 'part-paid' | 'paid' | 'overpaid' | 'to-refund' | 'settled';

/** What an invoice's balance depends on beside itself. */
export interface Related {
  readonly creditNotes: readonly Invoice[];
  /** Whether a status is settled or cancelled, by the workflow in force. */
  isSettled(status: string): boolean;
  isCancelled(status: string): boolean;
  /** The invoice that a credit note corrects, with its own related ones; null where there is none. */
  readonly creditOf: { readonly invoice: Invoice; readonly creditNotes: readonly Invoice[] } | null;
}

/** What an invoice's balance depends on, gathered from wherever other invoices are found. */
export function relatedOf(
  invoice: Invoice,
  find: (id: string) => Invoice | undefined
): Pick<Related, 'creditNotes' | 'creditOf'> {
  const all = (ids: readonly string[]): Invoice[] => ids.flatMap((id) => find(id) ?? []);
  const corrected = invoice.creditOf === null ? undefined : find(invoice.creditOf);
  return {
    creditNotes: all(invoice.creditNotes),
    creditOf: corrected ? { invoice: corrected, creditNotes: all(corrected.creditNotes) } : null
  };
}

export function balanceOf(invoice: Invoice, related: Related): Balance {
  if (invoice.creditOf !== null && related.creditOf) return linkedBalance(invoice, related.creditOf, related);
  const totalMinor = signedTotalMinor(invoice.content);
  const receivedMinor = receivedMinorOf(invoice);
  const creditedMinor = related.creditNotes
    .filter((note) => bearsNumber(note) && note.deleted === null && !related.isCancelled(note.status))
    .reduce((sum, note) => sum - signedTotalMinor(note.content), 0);
  const balanceMinor = totalMinor - receivedMinor - creditedMinor;
  const outstandingMinor = totalMinor < 0 ? Math.abs(balanceMinor) : Math.max(0, balanceMinor);
  const moved = receivedMinor !== 0 || creditedMinor !== 0;
  const state = stateOf(balanceMinor, receivedMinor + creditedMinor, moved || related.isSettled(invoice.status));
  return { totalMinor, receivedMinor, creditedMinor, balanceMinor, outstandingMinor, state };
}

/** Whether a document stands in the books: issued ones bear our number, received ones their supplier's (BR14). */
export function bearsNumber({ number, content }: Invoice): boolean {
  return number !== null || (content.direction === 'received' && content.supplierNumber.trim() !== '');
}

/** Overdue (BR13): finalised, not settled, money outstanding, and the due day is over. Due today is not overdue. */
export function isOverdue(
  invoice: Invoice,
  { balanceMinor, group, settled, today }: { balanceMinor: number; group: string; settled: boolean; today: string }
): boolean {
  const { dueDay } = invoice.content;
  return group === 'COMPLETED' && !settled && balanceMinor > 0 && dueDay !== null && dueDay < today;
}

/** Totals of what an invoice says, remembered for each content: contents are never changed in place. */
export function totalsOf(content: Content): Totals {
  const known = totalsByContent.get(content);
  if (known) return known;
  const totals = computeTotals({
    currency: content.currency,
    lines: linesInOrder(content),
    adjustments: adjustmentsInOrder(content),
    prepaidMinor: content.prepaidMinor,
    roundingMinor: content.roundingMinor
  });
  totalsByContent.set(content, totals);
  return totals;
}

const totalsByContent = new WeakMap<Content, Totals>();

/** Total with tax and rounding, with the sign of the kind: a credit note has positive amounts and counts negative. */
export function signedTotalMinor(content: Content): number {
  const totalMinor = totalsOf(content).totalWithTaxMinor + content.roundingMinor;
  return content.kind === 'credit-note' ? 0 - totalMinor : totalMinor;
}

export function linesInOrder(content: Pick<Content, 'lines'>): Line[] {
  return Object.values(content.lines).sort(byPosition);
}

export function adjustmentsInOrder(content: Pick<Content, 'adjustments'>): DocumentAdjustment[] {
  return Object.values(content.adjustments).sort(byPosition);
}

function byPosition(left: { position: number; id: string }, right: { position: number; id: string }): number {
  return left.position - right.position || (left.id < right.id ? -1 : 1);
}

function receivedMinorOf(invoice: Invoice): number {
  return receiptsOf(invoice).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

/** Money that came, or, negative, went back. */
export interface Receipt {
  readonly day: string | null;
  readonly amountMinor: number;
}

/** What was recorded, after what the document declares as paid before: that was there on the day of issue (BR13). */
export function receiptsOf({ content, payments }: Pick<Invoice, 'content' | 'payments'>): Receipt[] {
  const { kind: document, issueDay, prepaidMinor } = content;
  const recorded = Object.values(payments).map(({ day, kind, amountMinor }) => ({
    day,
    amountMinor: kind === 'payment' ? amountMinor : -amountMinor
  }));
  if (prepaidMinor === 0) return recorded;
  return [{ day: issueDay, amountMinor: document === 'credit-note' ? -prepaidMinor : prepaidMinor }, ...recorded];
}

/**
 * A linked credit note has no money of its own: it is *to refund* as far as its invoice is overpaid, and settled
 * when it is not.
 */
function linkedBalance(
  note: Invoice,
  { invoice, creditNotes }: NonNullable<Related['creditOf']>,
  related: Related
): Balance {
  const corrected = balanceOf(invoice, { ...related, creditNotes, creditOf: null });
  const totalMinor = signedTotalMinor(note.content);
  const toRefundMinor = Math.min(Math.max(0, -corrected.balanceMinor), Math.abs(totalMinor));
  return {
    totalMinor,
    receivedMinor: 0,
    creditedMinor: 0,
    balanceMinor: 0 - toRefundMinor,
    outstandingMinor: toRefundMinor,
    state: toRefundMinor > 0 ? 'to-refund' : 'settled'
  };
}

function stateOf(balanceMinor: number, movedMinor: number, touched: boolean): BalanceState {
  if (balanceMinor < 0) return 'overpaid';
  if (balanceMinor === 0 && touched) return 'paid';
  return balanceMinor > 0 && movedMinor > 0 ? 'part-paid' : 'unpaid';
}
