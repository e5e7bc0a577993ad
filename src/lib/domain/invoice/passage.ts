import { applyChanges, type Change } from '#domain/history/change.ts';
import { undoChanges } from '#domain/history/entity.ts';
import type { Json } from '#domain/shared/json.ts';
import { changedApart, paidApart, withItems, without } from './inbox.ts';
import type { Claim, Entry, Invoice, MovedApart, Passage, StatusName, Step } from './invoice.ts';
import { contentDigest } from './lock.ts';
import { arrivalOf, isYielding, itemId, placeOf, trailBackTo, withSameMove, withStep } from './trail.ts';

/** The invoice after a move, unless another device has taken it elsewhere from the same place: then that one waits. */
export function passed(invoice: Invoice, passage: Passage, entered: Entry): Invoice {
  const { to, basedOn } = passage;
  const { trail } = invoice;
  const arrival = arrivalOf(invoice, basedOn, to);
  switch (arrival.is) {
    case 'next':
      return withWhatWasUnknown(invoice, standingIn(invoice, passage, entered, trail), passage, entered);
    case 'same':
      return { ...invoice, trail: withSameMove(trail, arrival.place, entered.event) };
    case 'along': {
      const { item } = arrival;
      const last = trail.length - 1;
      if (trail[last]?.status.id !== to.id) return withItems(invoice, [{ ...item, other: claimOf(entered, to) }]);
      const inbox = without(invoice.inbox, item.id);
      return { ...invoice, inbox, trail: withSameMove(trail, last, entered.event) };
    }
    case 'apart':
      return parted(invoice, passage, entered, arrival);
  }
}

/** What was done as a part of a move counts only where that move stands, and not as long as it waits. */
export function isStanding({ trail }: Pick<Invoice, 'trail'>, move: string | undefined): boolean {
  return move === undefined || placeOf(trail, move) !== -1;
}

/**
 * Undo sets fields; a status only where what it takes back is what stands, and not the side of another device. Of lists
 * that others have added to meanwhile it takes away what it knew, and nothing else.
 */
export function takenBack(invoice: Invoice, changes: readonly Change[]): Invoice {
  const { creditNotes } = invoice;
  const linked = changes.find(({ path }) => path.join('/') === 'creditNotes');
  const rest = changes.filter((change) => change !== linked);
  const after = statusTakenBack(invoice, rest);
  if (!linked) return after;
  const [old, back] = [textsIn(linked.old), textsIn(linked.new)];
  const kept = creditNotes.filter((id) => back.includes(id) || !old.includes(id));
  return { ...after, creditNotes: [...new Set([...kept, ...back])] };
}

function statusTakenBack(invoice: Invoice, changes: readonly Change[]): Invoice {
  const entering = changes.find(({ path }) => path.join('/') === 'entered/event');
  if (!entering) return undoChanges(invoice, changes);
  if (entering.old === invoice.entered.event) {
    const after = undoChanges(invoice, changes);
    const { event } = after.entered;
    const here: Step = { events: [event], status: nameOf(invoice, after.status), by: 'person', entry: null };
    return { ...after, trail: trailBackTo(invoice.trail, event, here) };
  }
  const after = undoChanges(
    invoice,
    changes.filter(({ path: [field = ''] }) => !statusFields.includes(field))
  );
  const side = Object.values(invoice.inbox).find(
    (item): item is MovedApart => item.kind === 'moved-apart' && item.other.event === entering.old
  );
  if (!side) return after;
  if (typeof entering.new === 'string' && placeOf(invoice.trail, entering.new) !== -1)
    return { ...after, inbox: without(after.inbox, side.id) };
  return withItems(after, [{ ...side, other: claimTakenBack(invoice, side.other, changes) }]);
}

/** What undo sets only together: a status, and how the invoice came there. */
const statusFields = ['status', 'entered', 'previous', 'frozen'];

/** The side that waits, once its last move was taken back. */
function claimTakenBack(invoice: Invoice, other: Claim, changes: readonly Change[]): Claim {
  const { event, at, by, reason, rule } = other;
  const before = { status: other.status.id, entered: { event, at, by, reason, rule } };
  const { status, entered } = applyChanges(before, changes);
  return { ...entered, status: nameOf(invoice, status) };
}

/** A person's move stands before the platform's, and else the one that comes first (fold order). */
function parted(
  invoice: Invoice,
  passage: Passage,
  entered: Entry,
  { place, isKnown }: { place: number; isKnown: boolean }
): Invoice {
  const { to, basedOn, cancels } = passage;
  const { trail } = invoice;
  const base = isKnown ? (trail[place]?.status ?? null) : null;
  const item = { id: itemId(basedOn, entered.event), kind: 'moved-apart', at: entered.at, base } as const;
  // What is known of one parting is said once: not that money came along with the other side, too.
  const others = Object.entries(invoice.inbox).filter(
    ([, known]) => known.kind !== 'paid-apart' || known.basedOn !== basedOn
  );
  const before = { ...invoice, inbox: Object.fromEntries(others) };
  if (entered.rule !== null || !isYielding(trail, place))
    return withItems(before, [{ ...item, other: claimOf(entered, to) }]);
  const left = trail.at(-1);
  const archived = left?.entry === 'cancelled' && cancels === undefined ? null : before.archived;
  const after = standingIn({ ...before, archived }, passage, entered, trail.slice(0, place + 1));
  return withItems(after, [
    { ...item, other: claimOf(invoice.entered, left?.status ?? nameOf(invoice, invoice.status)) }
  ]);
}

function standingIn(
  invoice: Invoice,
  { from, to, remembered, frozen, cancels }: Passage,
  entered: Entry,
  trail: readonly Step[]
): Invoice {
  const entry = cancels ? 'cancelled' : frozen ? 'completed' : null;
  const step: Step = { events: [entered.event], status: to, by: entered.rule === null ? 'person' : 'platform', entry };
  return {
    ...invoice,
    status: to.id,
    entered,
    trail: withStep(trail, step),
    previous: remembered ? { ...invoice.previous, [to.id]: from.id } : invoice.previous,
    frozen: frozen ?? invoice.frozen
  };
}

/** A cancelling move that did not know of money, and a completing one that did not know of a change. */
function withWhatWasUnknown(
  before: Invoice,
  after: Invoice,
  { cancels, frozen, basedOn }: Passage,
  { at }: Entry
): Invoice {
  const unknown = cancels ? Object.keys(before.payments).filter((id) => !cancels.payments.includes(id)) : [];
  const isChanged = frozen !== undefined && frozen.digest !== contentDigest(before.content);
  return withItems(after, [
    ...(unknown.length > 0 ? [paidApart(before, { at, basedOn, payments: unknown })] : []),
    ...(isChanged ? [changedApart(frozen, at)] : [])
  ]);
}

/** The side of an entry, for the other side to see. */
function claimOf({ event, at, by, reason, rule }: Entry, status: StatusName): Claim {
  return { event, status, at, by, reason, rule };
}

function nameOf({ trail }: Invoice, status: string): StatusName {
  return trail.findLast((known) => known.status.id === status)?.status ?? { id: status, label: status };
}

function textsIn(list: Json | undefined): string[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}
