import { applyChanges } from '#domain/history/change.ts';
import { evolveCommon, newEntity } from '#domain/history/entity.ts';
import type { Recorded } from '#domain/history/event.ts';
import { emptyParty } from '#domain/party/party.ts';
import { emptyReferences, type Content } from './content.ts';
import type { AssignedNumber, Entry, Invoice, InvoiceEvent, StatusChanged } from './invoice.ts';
import { isMoneyOrIdentity } from './lock.ts';

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
        number: invoice.number ?? assigned,
        contentBy: actor(),
        imported,
        frozen
      };
    }
    case 'invoice-edited': {
      const { changes } = event.data;
      const content = applyChanges(invoice.content, changes);
      return changes.some(({ path }) => isMoneyOrIdentity(path))
        ? { ...invoice, content, contentBy: actor() }
        : { ...invoice, content };
    }
    case 'invoice-deleted':
      return { ...invoice, deleted: { at, by } };
    case 'status-changed':
      return moved(event.data, entry(event.data.kind, event.data.reason));
    case 'status-overridden':
      return moved(event.data, entry('override', event.data.reason));
    case 'number-assigned': {
      const { text, series, totalMinor, digest } = event.data;
      if (invoice.number === null) return { ...invoice, number: { text, series, at }, frozen: { totalMinor, digest } };
      if (invoice.number.text === text) return invoice;
      return { ...invoice, alsoIssuedAs: [...invoice.alsoIssuedAs, text] };
    }
    case 'payment-recorded':
    case 'payment-refunded': {
      const { payment } = event.data;
      return { ...invoice, payments: { ...invoice.payments, [payment.id]: payment } };
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
      const { stage, digest, comment } = event.data;
      return {
        ...invoice,
        signatures: { ...invoice.signatures, [key]: { stage, by, at, digest, comment, withdrawn: null } }
      };
    }
    case 'signatures-withdrawn':
      return {
        ...invoice,
        signatures: Object.fromEntries(
          Object.entries(invoice.signatures).map(([id, signature]) => [
            id,
            { ...signature, withdrawn: signature.withdrawn ?? { at, by } }
          ])
        )
      };
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

  function moved({ from, to, remembered, frozen }: Omit<StatusChanged, 'kind' | 'label'>, entered: Entry): Invoice {
    const previous = remembered ? { ...invoice.previous, [to.id]: from.id } : invoice.previous;
    return { ...invoice, status: to.id, entered, previous, frozen: frozen ?? invoice.frozen };
  }
}

/** Who a commit is by when nobody but the time set it off. */
export const clockActor = 'clock';

function without<T>(record: Readonly<Record<string, T>>, id: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
}
