import { itemId, placeOf } from '#domain/workflow/trail.ts';
import { isEditOpen } from './edited-apart.ts';
import type { ChangedApart, EditedApart, Frozen, InboxItem, Invoice, PaidApart, SignedApart } from './invoice.ts';
import { contentDigest, isMoneyOrIdentity } from './lock.ts';

/*
 * What devices do without knowing of each other: the fold sees it by what each event says that it knew, and leaves an item
 * where a person has to decide.
 */

/** Money that came while the invoice was cancelled elsewhere. */
export function paidApart(
  { trail, inbox, status }: Invoice,
  { at, basedOn, payments }: { at: number; basedOn: string; payments: readonly string[] }
): PaidApart {
  const id = itemId(basedOn, 'paid');
  const known = Object.hasOwn(inbox, id) ? inbox[id] : undefined;
  const earlier = known?.kind === 'paid-apart' ? known.payments : [];
  const base = trail[placeOf(trail, basedOn)]?.status ?? { id: status, label: status };
  return { id, kind: 'paid-apart', at, base, basedOn, payments: [...new Set([...earlier, ...payments])].sort() };
}

export function changedApart({ digest, totalMinor }: Frozen, at: number): ChangedApart {
  return { id: itemId(digest, 'changed'), kind: 'changed-apart', at, digest, totalMinor };
}

/** For each signature that counted before a change and does not count after it, although the change did not know of it. */
export function signedApart(keys: readonly string[], at: number): SignedApart[] {
  return keys.map((signature) => ({ id: itemId(signature), kind: 'signed-apart', at, signature }));
}

/** The invoice without what has come right by itself: money that went again, a change that was taken back. */
export function withoutTheSettled(invoice: Invoice): Invoice {
  const all = Object.entries(invoice.inbox);
  if (all.length === 0) return invoice;
  const open = all.filter(([, item]) => isOpen(invoice, item));
  return open.length === all.length ? invoice : { ...invoice, inbox: Object.fromEntries(open) };
}

function isOpen(invoice: Invoice, item: InboxItem): boolean {
  switch (item.kind) {
    case 'paid-apart':
      return (
        invoice.trail.at(-1)?.entry === 'cancelled' && item.payments.some((id) => Object.hasOwn(invoice.payments, id))
      );
    case 'changed-apart':
      return item.digest !== contentDigest(invoice.content);
    case 'edited-apart':
      // Where a completed invoice was changed, that is what is to be decided, and takes its fields along.
      if (isOfCompleted(invoice, item)) return false;
      return isEditOpen(invoice, item);
    case 'signed-apart': {
      const signature = Object.hasOwn(invoice.signatures, item.signature)
        ? invoice.signatures[item.signature]
        : undefined;
      return signature?.withdrawn === null && signature.digest !== contentDigest(invoice.content);
    }
    default:
      return true;
  }
}

function isOfCompleted({ inbox }: Invoice, { path, payment }: EditedApart): boolean {
  return (
    payment === undefined &&
    isMoneyOrIdentity(path) &&
    Object.values(inbox).some(({ kind }) => kind === 'changed-apart')
  );
}
