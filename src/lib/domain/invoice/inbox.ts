import type { Blocked, ConflictItem, Invoice } from './invoice.ts';

/** What the platform could not do with an invoice; the oldest first. */
export function blockedIn({ inbox }: Invoice): Blocked[] {
  return Object.values(inbox)
    .filter((item) => item.kind === 'blocked')
    .sort((left, right) => left.at - right.at);
}

/** What devices did apart to one invoice, and a person has not settled yet; the oldest first. */
export function conflictsOf({ inbox }: Invoice): ConflictItem[] {
  return Object.values(inbox)
    .filter((item) => item.kind !== 'blocked')
    .sort((left, right) => left.at - right.at || (left.id < right.id ? -1 : 1));
}

/** Whether something waits for a person in this invoice by itself. */
export function isWaiting({ inbox, disputed, deleted }: Invoice): boolean {
  return deleted === null && (disputed !== null || Object.keys(inbox).length > 0);
}

/** How many things are open: with a deletion that met something it did not know, and a number that was given twice. */
export function openConflicts(invoice: Invoice, clashes: readonly string[]): number {
  const isClashing = invoice.number !== null && clashes.includes(invoice.number.text);
  return conflictsOf(invoice).length + (invoice.disputed ? 1 : 0) + (isClashing ? 1 : 0);
}
