import type { Change } from '#domain/history/change.ts';
import type { Json } from '#domain/shared/json.ts';
import { passed, statusTakenBack, type Passing } from '#domain/workflow/passage.ts';
import type { Entry } from '#domain/workflow/trail.ts';
import { changedApart, paidApart } from './apart.ts';
import { withItems } from './inbox.ts';
import type { Invoice, InvoicePassage } from './invoice.ts';
import { contentDigest } from './lock.ts';

/** The invoice after a move, unless another device has taken it elsewhere from the same place: then that one waits. */
export function invoicePassed(invoice: Invoice, passage: InvoicePassage, entered: Entry): Invoice {
  return passed(invoice, passage, entered, passing);
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

const passing: Passing<Invoice, InvoicePassage> = {
  entry: ({ cancels, frozen }) => (cancels ? 'cancelled' : frozen ? 'completed' : null),
  enter: (after, { frozen }) => ({ ...after, frozen: frozen ?? after.frozen }),
  arrived: withWhatWasUnknown,
  /** What is known of one parting is said once: not that money came along with the other side, too. */
  parting: (before, { basedOn }) => {
    const others = Object.entries(before.inbox).filter(
      ([, known]) => known.kind !== 'paid-apart' || known.basedOn !== basedOn
    );
    return { ...before, inbox: Object.fromEntries(others) };
  },
  yielding: (before, { cancels }) => {
    const isCancelled = before.trail.at(-1)?.entry === 'cancelled';
    return { ...before, archived: isCancelled && cancels === undefined ? null : before.archived };
  }
};

/** A cancelling move that did not know of money, and a completing one that did not know of a change. */
function withWhatWasUnknown(
  before: Invoice,
  after: Invoice,
  { cancels, frozen, basedOn }: InvoicePassage,
  { at }: Entry
): Invoice {
  const unknown = cancels ? Object.keys(before.payments).filter((id) => !cancels.payments.includes(id)) : [];
  const isChanged = frozen !== undefined && frozen.digest !== contentDigest(before.content);
  return withItems(after, [
    ...(unknown.length > 0 ? [paidApart(before, { at, basedOn, payments: unknown })] : []),
    ...(isChanged ? [changedApart(frozen, at)] : [])
  ]);
}

function textsIn(list: Json | undefined): string[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}
