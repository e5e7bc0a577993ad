import { applyChanges, valueAt, type Change } from '#domain/history/change.ts';
import { digestOf } from '#domain/history/digest.ts';
import { isJsonObject, sameJson, type Json, type JsonObject } from '#domain/shared/json.ts';
import { itemId } from '#domain/workflow/trail.ts';
import type { Content } from './content.ts';
import { itemsOf, withItems } from './inbox.ts';
import type { EditedApart, Invoice, Payment } from './invoice.ts';

/*
 * A field that two devices edited without knowing of each other: the later edit stands, as with any field, and an item holds
 * what the other side had made of it until a person has chosen.
 */

/** More than a person would go through of one invoice; the history has them all. */
const editedApartMax = 100;

/** The invoice with an item for each field of its content that changes overwrite unseen; it stands as before the changes. */
export function withEditsApart(invoice: Invoice, changes: readonly Change[], at: number): Invoice {
  const { content, inbox } = invoice;
  // One line that is moved changes the place of many, and no place is worth a question.
  const unknown = unknownIn(content, changes).filter(({ path }) => path.at(-1) !== 'position');
  // Of two clients none is put together from both: whoever chooses one has the whole of the other one beside it.
  const isClientChosen = changes.some(({ path }) => path[0] === 'clientId') && unknown.some(isOfClient);
  const fields = isClientChosen ? unknown.filter((change) => !isOfClient(change)) : unknown;
  const items: EditedApart[] = isClientChosen ? [clientItem(content, at)] : [];
  const parts = new Map<string, EditedApart>();
  for (const change of fields) {
    const around = change.path.slice(0, -1);
    if (around.length === 0 || valueAt(content, around) !== undefined) {
      items.push(editItem({ at, path: change.path, other: valueAt(content, change.path) }));
      continue;
    }
    // What is set in something that is gone takes no place: so this is the other side, and waits as a whole.
    const id = itemId('edited', 'part', ...around);
    const known = parts.get(id) ?? (Object.hasOwn(inbox, id) ? inbox[id] : undefined);
    const before: JsonObject = known?.kind === 'edited-apart' && isJsonObject(known.other) ? known.other : {};
    const other = applyChanges(before, [{ path: change.path.slice(-1), new: change.new }]);
    parts.set(id, { id, kind: 'edited-apart', at, path: around, isPart: true, other });
  }
  return withEdits(invoice, unknown, [...items, ...parts.values()]);
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

/** What the field of an item is in: the content, or a payment that may be gone. */
export function editedIn({ content, payments }: Invoice, { payment }: EditedApart): Content | Payment | undefined {
  if (payment === undefined) return content;
  return Object.hasOwn(payments, payment) ? payments[payment] : undefined;
}

/** What the field of an item becomes where its side is taken, of what stands there or was removed. */
export function valueTaken({ other, isPart }: EditedApart, current: Json | undefined): Json | undefined {
  if (!isPart || !isJsonObject(other)) return other;
  return isJsonObject(current) ? { ...current, ...other } : undefined;
}

export function isEditOpen(invoice: Invoice, item: EditedApart): boolean {
  const within = editedIn(invoice, item);
  if (within === undefined) return false;
  if (item.clientId !== undefined && item.clientId !== invoice.content.clientId) return true;
  const current = valueAt(within, item.path);
  return item.isPart && current === undefined ? true : !isSame(current, valueTaken(item, current));
}

/** The open items of fields that changes set: whoever sets one knows of both sides. */
export function editsSettledBy(invoice: Invoice, changes: readonly Change[], payment?: string): string[] {
  const isClientChosen = changes.some(({ path }) => path[0] === 'clientId');
  return itemsOf(invoice, 'edited-apart')
    .filter((item) => item.payment === payment && (item.clientId === undefined || isClientChosen))
    .filter((item) => changes.some(({ path }) => path.every((key, place) => item.path[place] === key)))
    .map(({ id }) => id);
}

/**
 * The same for a change of a party that is the client no more: it is not made, since it would put two clients together, and
 * waits as what that client came to.
 */
export function withClientApart(invoice: Invoice, of: Pick<Content, 'client' | 'clientId'>, at: number): Invoice {
  const earlier = itemsOf(invoice, 'edited-apart').filter(({ clientId }) => clientId === of.clientId);
  const inbox = Object.fromEntries(
    Object.entries(invoice.inbox).filter(([id]) => !earlier.some((one) => one.id === id))
  );
  return withItems({ ...invoice, inbox }, [clientItem(of, at)]);
}

/** Whether a change says something of the client, or chooses one. */
export function isOfClient({ path: [field = ''] }: Change): boolean {
  return field === 'client' || field === 'clientId';
}

function clientItem({ client, clientId }: Pick<Content, 'client' | 'clientId'>, at: number): EditedApart {
  return { ...editItem({ at, path: ['client'], other: client }), clientId };
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
  const left = new Set(unknown.map(({ path, old }) => editId({ path, other: old, payment })));
  const inbox = Object.fromEntries(Object.entries(invoice.inbox).filter(([id]) => !left.has(id)));
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

/** Nothing in its place is no value. */
function isSame(left: Json | undefined, right: Json | undefined): boolean {
  return sameJson(left ?? null, right ?? null);
}
