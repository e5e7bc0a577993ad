import type { ConflictItem, InboxItem, Invoice, PaidApart } from './invoice.ts';
import { contentDigest, isMoneyOrIdentity } from './lock.ts';

/** The items of one kind that wait in an invoice; the oldest first. */
export function itemsOf<Kind extends InboxItem['kind']>(
  { inbox }: Invoice,
  kind: Kind
): Extract<InboxItem, { kind: Kind }>[] {
  return Object.values(inbox)
    .filter((item): item is Extract<InboxItem, { kind: Kind }> => item.kind === kind)
    .sort((left, right) => left.at - right.at);
}

/** Whether an item is of what devices did apart: a person settles it, and cannot put it away. */
export function isConflict(item: InboxItem): item is ConflictItem {
  return item.kind !== 'blocked' && item.kind !== 'suppressed' && item.kind !== 'task';
}

/** What devices did apart to one invoice, and a person has not settled yet; the oldest first. */
export function conflictsOf({ inbox }: Invoice): ConflictItem[] {
  return Object.values(inbox)
    .filter(isConflict)
    .sort((left, right) => left.at - right.at || (left.id < right.id ? -1 : 1));
}

/** Whether something waits for a person in this invoice by itself. */
export function isWaiting({ inbox, disputed, deleted }: Invoice): boolean {
  return deleted === null && (disputed !== null || Object.keys(inbox).length > 0);
}

/** How many open things hold it: with a deletion that met something it did not know, and a number that was given twice. */
export function openConflicts(invoice: Invoice, hasClash: boolean): number {
  return conflictsOf(invoice).filter(holds).length + (invoice.disputed ? 1 : 0) + (hasClash ? 1 : 0);
}

export function withItems(invoice: Invoice, items: readonly InboxItem[]): Invoice {
  if (items.length === 0) return invoice;
  return { ...invoice, inbox: { ...invoice.inbox, ...Object.fromEntries(items.map((item) => [item.id, item])) } };
}

/** Payments − refunds of those that are still there. */
export function paidApartMinor({ payments }: Invoice, item: PaidApart): number {
  return item.payments.reduce((sum, id) => {
    const payment = Object.hasOwn(payments, id) ? payments[id] : undefined;
    return sum + (payment ? (payment.kind === 'payment' ? payment.amountMinor : -payment.amountMinor) : 0);
  }, 0);
}

/** Keys of the signatures that count for the content as it is (BR10). */
export function standingSignatures({ signatures, content }: Invoice): string[] {
  const given = Object.entries(signatures).filter(([, { withdrawn }]) => withdrawn === null);
  if (given.length === 0) return [];
  const digest = contentDigest(content);
  return given.filter(([, signature]) => signature.digest === digest).map(([key]) => key);
}

/** A field that says nothing of money or identity may be decided at leisure; and money that came is as it was recorded. */
function holds(item: ConflictItem): boolean {
  return item.kind !== 'edited-apart' || (item.payment === undefined && isMoneyOrIdentity(item.path));
}
