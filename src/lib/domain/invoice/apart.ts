import { valueAt, type Change } from '#domain/history/change.ts';
import { digestOf } from '#domain/history/digest.ts';
import { sameJson, type Json } from '#domain/shared/json.ts';
import { itemId, placeOf } from '#domain/workflow/trail.ts';
import { itemsOf } from './inbox.ts';
import type { Content } from './content.ts';
import type {
  ChangedApart,
  EditedApart,
  Frozen,
  InboxItem,
  Invoice,
  PaidApart,
  Payment,
  SignedApart
} from './invoice.ts';
import { contentDigest } from './lock.ts';

/*
 * What devices do without knowing of each other: the fold sees it by what each event says that it knew, and leaves an item
 * where a person has to decide.
 */

export function withItems(invoice: Invoice, items: readonly InboxItem[]): Invoice {
  if (items.length === 0) return invoice;
  return { ...invoice, inbox: { ...invoice.inbox, ...Object.fromEntries(items.map((item) => [item.id, item])) } };
}

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

/** More than a person would go through of one invoice; the history has them all. */
const editedApartMax = 100;

/**
 * The invoice with an item for each field of its content that is about to be overwritten by somebody who did not know what
 * stands in it. `invoice` is as it stands before the changes.
 */
export function withEditsApart(invoice: Invoice, changes: readonly Change[], at: number): Invoice {
  const { content } = invoice;
  const unknown = unknownIn(content, changes);
  // Of two clients none is put together from both.
  const isClientChosen = unknown.some(({ path }) => path[0] === 'clientId');
  const { client, clientId } = content;
  const fields = isClientChosen
    ? unknown.filter(({ path }) => !['client', 'clientId'].includes(path[0] ?? ''))
    : unknown;
  return withEdits(invoice, unknown, [
    ...(isClientChosen ? [{ ...editItem({ at, path: ['client'], other: client }), clientId }] : []),
    ...fields.map(({ path, new: next }) => {
      // What is set in something that is gone takes no place, so that the other side is this one.
      const isGone = path.length > 1 && valueAt(content, path.slice(0, -1)) === undefined;
      return editItem({ at, path, other: isGone ? next : valueAt(content, path) });
    })
  ]);
}

/** The same for a payment. */
export function withPaymentApart(invoice: Invoice, payment: Payment, changes: readonly Change[], at: number): Invoice {
  const unknown = unknownIn(payment, changes);
  const { id } = payment;
  return withEdits(
    invoice,
    unknown,
    unknown.map(({ path }) => editItem({ at, path, other: valueAt(payment, path), payment: id })),
    id
  );
}

/** Changes that were made from something else than what stands there. */
function unknownIn(value: unknown, changes: readonly Change[]): Change[] {
  return changes.filter(({ path, old }) => !isSame(valueAt(value, path), old));
}

function withEdits(
  invoice: Invoice,
  unknown: readonly Change[],
  items: readonly EditedApart[],
  payment?: string
): Invoice {
  if (unknown.length === 0) return invoice;
  // Whoever changes once more what they had made of it has let go of that.
  const inbox = unknown.reduce(
    (left, { path, old }) => without(left, editId({ path, other: old, payment })),
    invoice.inbox
  );
  const known = Object.values(inbox).filter(({ kind }) => kind === 'edited-apart').length;
  return withItems({ ...invoice, inbox }, items.slice(0, Math.max(0, editedApartMax - known)));
}

interface Side {
  readonly path: readonly string[];
  readonly other: unknown;
  readonly payment?: string | undefined;
}

function editItem({ at, path, other, payment }: Side & { readonly at: number }): EditedApart {
  return {
    id: editId({ path, other, payment }),
    kind: 'edited-apart',
    at,
    path,
    ...(payment === undefined ? {} : { payment }),
    ...(other === undefined ? {} : { other: other as Json })
  };
}

function editId({ path, other, payment = '' }: Side): string {
  return itemId('edited', payment, ...path, digestOf(other ?? null));
}

/** What the field of an item is in: the content, or a payment that may be gone. */
export function editedIn({ content, payments }: Invoice, { payment }: EditedApart): Content | Payment | undefined {
  if (payment === undefined) return content;
  return Object.hasOwn(payments, payment) ? payments[payment] : undefined;
}

/** Nothing in its place is no value. */
function isSame(left: Json | undefined, right: Json | undefined): boolean {
  return sameJson(left ?? null, right ?? null);
}

/** The open items of fields that changes set: whoever sets them knows of both sides. */
export function editsSettledBy(invoice: Invoice, changes: readonly Change[], payment?: string): string[] {
  return itemsOf(invoice, 'edited-apart')
    .filter((item) => item.payment === payment)
    .filter(({ path }) => changes.some((change) => leadsInto(change.path, path) || leadsInto(path, change.path)))
    .map(({ id }) => id);
}

function leadsInto(path: readonly string[], deeper: readonly string[]): boolean {
  return path.every((key, place) => deeper[place] === key);
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
    case 'edited-apart': {
      const within = editedIn(invoice, item);
      return within !== undefined && !isSame(valueAt(within, item.path), item.other);
    }
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

export function without<T>(record: Readonly<Record<string, T>>, id: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
}
