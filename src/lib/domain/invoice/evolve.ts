import { applyChanges, type Change } from '#domain/history/change.ts';
import { evolveCommon, newEntity } from '#domain/history/entity.ts';
import type { Recorded } from '#domain/history/event.ts';
import { emptyParty } from '#domain/party/party.ts';
import { emptyReferences, type Content } from './content.ts';
import { receivedMinorOf } from './balance.ts';
import type {
  AssignedNumber,
  Entry,
  InboxItem,
  Invoice,
  InvoiceEvent,
  NumberedTwice,
  PaidApart,
  Signature,
  SignedApart,
  StatusChanged,
  StatusName,
  Step
} from './invoice.ts';
import { contentDigest, isMoneyOrIdentity } from './lock.ts';
import {
  arrivalOf,
  claimOf,
  isCancelledSince,
  isYielding,
  itemId,
  placeOf,
  trailBackTo,
  withSameMove,
  withStep
} from './trail.ts';

export const emptyContent: Content = {
  kind: 'invoice',
  direction: 'issued',
  type: '',
  currency: 'EUR',
  supplierNumber: '',
  clientId: null,
  seller: emptyParty,
  client: emptyParty,
  lines: {},
  adjustments: {},
  attachments: {},
  issueDay: null,
  dueDay: null,
  periodStart: null,
  periodEnd: null,
  terms: '',
  references: emptyReferences,
  notes: '',
  prepaidMinor: 0,
  roundingMinor: 0
};

export function newInvoice(id: string): Invoice {
  return {
    ...newEntity(id),
    createdAt: 0,
    createdBy: '',
    origin: 'hand',
    content: emptyContent,
    status: '',
    entered: { event: '', at: 0, by: '', kind: 'start', reason: '', rule: null },
    trail: [],
    previous: {},
    number: null,
    frozen: null,
    alsoIssuedAs: [],
    payments: {},
    signatures: {},
    contentBy: null,
    archived: null,
    shared: null,
    creditOf: null,
    creditNotes: [],
    imported: null,
    inbox: {}
  };
}

/**
 * The invoice after an event. Total: it never throws, whatever order a merge brings. It knows nothing of the
 * workflow, so that a fold stays the same under a later version.
 */
export function evolveInvoice(invoice: Invoice, recorded: Recorded): Invoice {
  const { by } = recorded;
  const event = recorded.event as InvoiceEvent;
  const { at, key } = event;
  switch (event.type) {
    case 'invoice-created': {
      const { content, status, origin, creditOf } = event.data;
      const entered: Entry = entry('start', '');
      return {
        ...invoice,
        createdAt: at,
        createdBy: by,
        origin,
        content,
        status: status.id,
        entered,
        trail: withStep(invoice.trail, step(status)),
        contentBy: actor(),
        creditOf
      };
    }
    case 'invoice-imported': {
      const { content, status, number, imported, frozen = null } = event.data;
      const entered: Entry = entry('import', '');
      const assigned: AssignedNumber | null = number === null ? null : { text: number, series: null, at };
      return {
        ...invoice,
        createdAt: at,
        createdBy: by,
        origin: 'import',
        content,
        status: status.id,
        entered,
        trail: withStep(invoice.trail, step(status)),
        number: invoice.number ?? assigned,
        contentBy: actor(),
        imported,
        frozen
      };
    }
    case 'invoice-edited': {
      const { changes, over = [] } = event.data;
      const content = applyChanges(invoice.content, changes);
      if (!changes.some(({ path }) => isMoneyOrIdentity(path))) return { ...invoice, content };
      const unaware = standingSignatures(invoice).filter((signature) => !over.includes(signature));
      return withItems(
        { ...invoice, content, contentBy: actor() },
        contentDigest(content) === contentDigest(invoice.content) ? [] : unaware.map(signedApart)
      );
    }
    case 'invoice-deleted':
      return { ...invoice, deleted: { at, by } };
    case 'status-changed':
      return moved(event.data, entry(event.data.kind, event.data.reason));
    case 'status-overridden':
      return moved(event.data, entry('override', event.data.reason));
    case 'conflict-settled': {
      const { item, reason } = event.data;
      return moved(event.data, entry('settled', reason), { ...invoice, inbox: without(invoice.inbox, item) });
    }
    case 'signature-settled': {
      const { item, signature } = event.data;
      return { ...withdrawn([signature]), inbox: without(invoice.inbox, item) };
    }
    case 'number-assigned': {
      const { text, series, totalMinor, digest } = event.data;
      if (invoice.number === null) return { ...invoice, number: { text, series, at }, frozen: { totalMinor, digest } };
      if (invoice.number.text === text) return invoice;
      const other = { text, series, at };
      const item: NumberedTwice = { id: itemId(invoice.number.text, text), kind: 'numbered-twice', at, other };
      return withItems({ ...invoice, alsoIssuedAs: [...invoice.alsoIssuedAs, text] }, [item]);
    }
    case 'number-settled':
      return { ...renumbered(event.data.number), inbox: without(invoice.inbox, event.data.item) };
    case 'number-replaced':
      return renumbered({ ...event.data, at });
    case 'payment-recorded':
    case 'payment-refunded': {
      const { payment, basedOn } = event.data;
      const paid = { ...invoice, payments: { ...invoice.payments, [payment.id]: payment } };
      if (basedOn === undefined || !isCancelledSince(invoice.trail, basedOn)) return paid;
      return withItems(paid, [paidApart(payment.amountMinor, basedOn)]);
    }
    case 'payment-changed': {
      const payment = Object.hasOwn(invoice.payments, event.data.payment)
        ? invoice.payments[event.data.payment]
        : undefined;
      if (!payment) return invoice;
      return { ...invoice, payments: { ...invoice.payments, [payment.id]: applyChanges(payment, event.data.changes) } };
    }
    case 'payment-removed':
      return { ...invoice, payments: without(invoice.payments, event.data.payment) };
    case 'signature-given': {
      const { stage, digest, totalMinor, comment } = event.data;
      const signature: Signature = { stage, by, at, digest, totalMinor, comment, withdrawn: null };
      return withItems(
        { ...invoice, signatures: { ...invoice.signatures, [key]: signature } },
        digest === contentDigest(invoice.content) ? [] : [signedApart(key)]
      );
    }
    case 'signatures-withdrawn':
      return withdrawn(Object.keys(invoice.signatures));
    case 'invoice-archived':
      return { ...invoice, archived: { at, by } };
    case 'invoice-unarchived':
      return { ...invoice, archived: null };
    case 'document-shared':
      return { ...invoice, shared: { at, by, channel: event.data.channel } };
    case 'credit-note-linked':
      return { ...invoice, creditNotes: [...new Set([...invoice.creditNotes, event.data.creditNote])] };
    case 'move-blocked':
      return { ...invoice, inbox: { ...invoice.inbox, [event.data.item.id]: event.data.item } };
    case 'item-closed':
      return { ...invoice, inbox: without(invoice.inbox, event.data.item) };
    case 'undone':
      return undone(event.data.changes);
    default:
      return evolveCommon(invoice, recorded);
  }

  function entry(kind: Entry['kind'], reason: string): Entry {
    return { event: key, at, by, kind, reason, rule: event.cause?.rule ?? null };
  }

  /** What the platform did counts for the person whose act caused it, and the clock for nobody (BR11). */
  function actor(): string | null {
    return by === clockActor ? null : by;
  }

  function step(status: StatusName, isCancelled = false): Step {
    return { events: [key], status, by: event.cause ? 'platform' : 'person', isCancelled };
  }

  /** A move is made, unless another device has taken the invoice elsewhere from the same place. */
  function moved(change: Omit<StatusChanged, 'kind' | 'label'>, entered: Entry, before = invoice): Invoice {
    const { to, basedOn, cancels } = change;
    const arrival = arrivalOf(before, basedOn, to);
    switch (arrival.is) {
      case 'next': {
        const after = standingIn(before, change, entered, before.trail);
        const isMet = cancels === undefined || cancels.receivedMinor === receivedMinorOf(before);
        return isMet ? after : withItems(after, [paidApart(receivedMinorOf(before) - cancels.receivedMinor, basedOn)]);
      }
      case 'same':
        return { ...before, trail: withSameMove(before.trail, arrival.place, key) };
      case 'along': {
        const { item } = arrival;
        const last = before.trail.length - 1;
        if (before.trail[last]?.status.id === to.id)
          return { ...before, inbox: without(before.inbox, item.id), trail: withSameMove(before.trail, last, key) };
        return withItems(before, [{ ...item, other: claimOf(entered, to) }]);
      }
      case 'apart':
        return parted(change, entered, before, arrival.place);
    }
  }

  /** A person's move stands before the platform's, and else the one that comes first (fold order). */
  function parted(
    change: Omit<StatusChanged, 'kind' | 'label'>,
    entered: Entry,
    before: Invoice,
    place: number
  ): Invoice {
    const { to, basedOn } = change;
    const base = before.trail[place]?.status ?? null;
    const item = { id: itemId(basedOn, key), kind: 'moved-apart', at, base } as const;
    // What is known of one parting is said once: not that money came along with the other side, too.
    const inbox = Object.fromEntries(
      Object.entries(before.inbox).filter(([, known]) => known.kind !== 'paid-apart' || known.basedOn !== basedOn)
    );
    const last = before.trail.at(-1)?.status ?? { id: before.status, label: before.status };
    return event.cause === undefined && isYielding(before.trail, place)
      ? withItems(standingIn({ ...before, inbox }, change, entered, before.trail.slice(0, place + 1)), [
          { ...item, other: claimOf(before.entered, last) }
        ])
      : withItems({ ...before, inbox }, [{ ...item, other: claimOf(entered, to) }]);
  }

  function standingIn(
    before: Invoice,
    { from, to, remembered, frozen, cancels }: Omit<StatusChanged, 'kind' | 'label'>,
    entered: Entry,
    trail: readonly Step[]
  ): Invoice {
    return {
      ...before,
      status: to.id,
      entered,
      trail: withStep(trail, step(to, cancels !== undefined)),
      previous: remembered ? { ...before.previous, [to.id]: from.id } : before.previous,
      frozen: frozen ?? before.frozen
    };
  }

  /** Undo sets fields; a status only where what it takes back is what stands, and not the side of another device. */
  function undone(changes: readonly Change[]): Invoice {
    const entering = changes.find(({ path }) => path.join('/') === 'entered/event');
    if (!entering) return applyChanges(invoice, changes);
    const { old } = entering;
    if (old === invoice.entered.event) {
      const after = applyChanges(invoice, changes);
      const { event: back } = after.entered;
      const here = { ...step(nameOf(after.status)), events: [back] };
      return { ...after, trail: trailBackTo(invoice.trail, back, here) };
    }
    const others = changes.filter(({ path: [field = ''] }) => !statusFields.includes(field));
    const side = Object.values(invoice.inbox).find((item) => item.kind === 'moved-apart' && item.other.event === old);
    const after = applyChanges(invoice, others);
    return side ? { ...after, inbox: without(after.inbox, side.id) } : after;
  }

  function nameOf(status: string): StatusName {
    return invoice.trail.findLast((known) => known.status.id === status)?.status ?? { id: status, label: status };
  }

  function paidApart(amountMinor: number, basedOn: string): PaidApart {
    const base = invoice.trail[placeOf(invoice.trail, basedOn)]?.status ?? nameOf(invoice.status);
    return { id: itemId(basedOn, 'paid'), kind: 'paid-apart', at, amountMinor, base, basedOn };
  }

  function signedApart(signature: string): SignedApart {
    return { id: itemId(signature), kind: 'signed-apart', at, signature };
  }

  function withdrawn(keys: readonly string[]): Invoice {
    const signatures = Object.entries(invoice.signatures).map(([id, signature]) => {
      const given = signature.withdrawn ?? (keys.includes(id) ? { at, by } : null);
      return [id, { ...signature, withdrawn: given }] as const;
    });
    const inbox = Object.entries(invoice.inbox).filter(
      ([, item]) => item.kind !== 'signed-apart' || !keys.includes(item.signature)
    );
    return { ...invoice, signatures: Object.fromEntries(signatures), inbox: Object.fromEntries(inbox) };
  }

  /** The number that it had is kept, and never given again. */
  function renumbered(number: AssignedNumber): Invoice {
    const texts = [invoice.number?.text ?? number.text, ...invoice.alsoIssuedAs];
    return { ...invoice, number, alsoIssuedAs: [...new Set(texts)].filter((text) => text !== number.text) };
  }
}

/** What undo sets only together: a status, and how the invoice came there. */
const statusFields = ['status', 'entered', 'previous', 'frozen'];

/** Keys of the signatures that count for the content as it is (BR10). */
export function standingSignatures({ signatures, content }: Invoice): string[] {
  const given = Object.entries(signatures).filter(([, { withdrawn }]) => withdrawn === null);
  if (given.length === 0) return [];
  const digest = contentDigest(content);
  return given.filter(([, signature]) => signature.digest === digest).map(([key]) => key);
}

function withItems(invoice: Invoice, items: readonly InboxItem[]): Invoice {
  if (items.length === 0) return invoice;
  return { ...invoice, inbox: { ...invoice.inbox, ...Object.fromEntries(items.map((item) => [item.id, item])) } };
}

/** Who a commit is by when nobody but the time set it off. */
export const clockActor = 'clock';

function without<T>(record: Readonly<Record<string, T>>, id: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
}
