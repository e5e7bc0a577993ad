import { applyChanges, type Change } from '#domain/history/change.ts';
import { evolveCommon, newEntity } from '#domain/history/entity.ts';
import type { Recorded } from '#domain/history/event.ts';
import { emptyParty } from '#domain/party/party.ts';
import { isStanding } from '#domain/workflow/passage.ts';
import { isEnteredSince, itemId, withStep, type Entry, type StatusName, type Step } from '#domain/workflow/trail.ts';
import { changedApart, paidApart, signedApart, withoutTheSettled } from './apart.ts';
import { isOfClient, withClientApart, withEditsApart, withPaymentApart } from './edited-apart.ts';
import { emptyReferences, type Content, type Line } from './content.ts';
import { jobSource } from './charges.ts';
import { standingSignatures, withItems } from './inbox.ts';
import type { AssignedNumber, Invoice, InvoiceEvent, NumberedTwice, Signature, TimeTrigger } from './invoice.ts';
import { contentDigest, isMoneyOrIdentity } from './lock.ts';
import { invoicePassed, takenBack } from './passage.ts';
import { nextRepetition, repetitionRule } from './repetition.ts';

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
    reminders: {},
    signatures: {},
    contentBy: null,
    archived: null,
    noticed: {},
    shared: null,
    creditOf: null,
    creditNotes: [],
    imported: null,
    source: null,
    sources: [],
    repetition: null,
    repeated: {},
    repeatOf: null,
    inbox: {}
  };
}

/**
 * The invoice after an event. Total: it never throws, whatever order a merge brings. It knows nothing of the
 * workflow, so that a fold stays the same under a later version.
 */
export function evolveInvoice(invoice: Invoice, recorded: Recorded): Invoice {
  const after = evolved(invoice, recorded);
  const isSame = after.content.lines === invoice.content.lines && after.source === invoice.source;
  return withoutTheSettled(isSame ? after : { ...after, sources: sourcesOf(after) });
}

/** A credit note corrects lines of a job, and asks nothing of it. */
function sourcesOf({ source, content, creditOf }: Invoice): readonly string[] {
  // What a file brings may be anything before it is looked at, and folding it never throws.
  const lines = Object.values(content.lines) as readonly (Line | null)[];
  const ofLines = lines.flatMap((line) => (line?.source?.kind === jobSource ? [line.source.id] : []));
  const all = [...(source ? [source.job] : []), ...(creditOf === null ? ofLines : [])];
  return [...new Set(all)].sort();
}

function evolved(invoice: Invoice, recorded: Recorded): Invoice {
  const { by } = recorded;
  const event = recorded.event as InvoiceEvent;
  const { at, key } = event;
  switch (event.type) {
    case 'invoice-created': {
      const { content, status, origin, creditOf, source = null, repeatOf = null } = event.data;
      const entered: Entry = entry('start', '');
      return {
        ...invoice,
        createdAt: at,
        createdBy: by,
        origin,
        content,
        status: status.id,
        entered,
        trail: withStep(invoice.trail, step(status, 'start')),
        contentBy: actor(),
        creditOf,
        source,
        repeatOf
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
        trail: withStep(invoice.trail, step(status, 'import')),
        number: invoice.number ?? assigned,
        contentBy: actor(),
        imported,
        frozen
      };
    }
    case 'invoice-edited': {
      const { settles, of, ...knowing } = event.data;
      const isOfAnother = of !== undefined && of.clientId !== invoice.content.clientId;
      const changes = isOfAnother ? event.data.changes.filter((change) => !isOfClient(change)) : event.data.changes;
      const content = applyChanges(invoice.content, changes);
      const open = settles === undefined ? invoice : withEditsApart(settled(settles), changes, at);
      const edited = { ...(isOfAnother ? withClientApart(open, of, at) : open), content };
      if (!changes.some(({ path }) => isMoneyOrIdentity(path))) return edited;
      return changed({ ...edited, contentBy: actor() }, knowing);
    }
    case 'invoice-deleted':
      return { ...invoice, deleted: { at, by } };
    case 'status-changed':
      return lookedOver(invoicePassed(invoice, event.data, entry(event.data.kind, event.data.reason)));
    case 'status-overridden':
      return lookedOver(invoicePassed(invoice, event.data, entry('override', event.data.reason)));
    case 'status-replaced': {
      const { from, to, reason } = event.data;
      const before = invoice.previous[from.id];
      const previous = before === undefined ? invoice.previous : { ...invoice.previous, [to.id]: before };
      return invoicePassed({ ...invoice, previous }, event.data, entry('replaced', reason));
    }
    case 'conflict-settled': {
      const { item, reason } = event.data;
      return invoicePassed({ ...invoice, inbox: without(invoice.inbox, item) }, event.data, entry('settled', reason));
    }
    case 'signature-settled': {
      const { item, signature } = event.data;
      return { ...withdrawn([signature]), inbox: without(invoice.inbox, item) };
    }
    case 'number-assigned': {
      const { text, series, totalMinor, digest, days } = event.data;
      if (invoice.number === null) {
        const content = invoice.content.issueDay === null ? { ...invoice.content, ...days } : invoice.content;
        return { ...invoice, content, number: { text, series, at }, frozen: { totalMinor, digest } };
      }
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
      if (basedOn === undefined || !isEnteredSince(invoice, 'cancelled', basedOn)) return paid;
      return withItems(paid, [paidApart(invoice, { at, basedOn, payments: [payment.id] })]);
    }
    case 'payment-changed': {
      const payment = Object.hasOwn(invoice.payments, event.data.payment)
        ? invoice.payments[event.data.payment]
        : undefined;
      if (!payment) return invoice;
      const { changes, settles } = event.data;
      const open = settles === undefined ? invoice : withPaymentApart(settled(settles), payment, changes, at);
      return { ...open, payments: { ...invoice.payments, [payment.id]: applyChanges(payment, changes) } };
    }
    case 'payment-removed':
      return { ...invoice, payments: without(invoice.payments, event.data.payment) };
    case 'payment-reminded': {
      const { reminder } = event.data;
      return { ...invoice, reminders: { ...invoice.reminders, [reminder.id]: { ...reminder, at, by } } };
    }
    case 'signature-given': {
      const { stage, under, digest, totalMinor, comment, inPlaceOf } = event.data;
      const signature: Signature = {
        stage,
        ...(under === undefined ? {} : { under }),
        by,
        ...(inPlaceOf === undefined ? {} : { inPlaceOf }),
        at,
        digest,
        totalMinor,
        comment,
        withdrawn: null
      };
      return withItems(
        { ...invoice, signatures: { ...invoice.signatures, [key]: signature } },
        digest === contentDigest(invoice.content) ? [] : signedApart([key], at)
      );
    }
    case 'signatures-withdrawn':
      return isStanding(invoice, event.data.with) ? withdrawn(Object.keys(invoice.signatures)) : invoice;
    case 'invoice-archived':
      return isStanding(invoice, event.data.with) ? { ...invoice, archived: { at, by } } : invoice;
    case 'invoice-unarchived':
      return isStanding(invoice, event.data.with) ? { ...invoice, archived: null } : invoice;
    case 'document-shared':
      return { ...invoice, shared: { at, by, channel: event.data.channel } };
    case 'credit-note-linked':
      return { ...invoice, creditNotes: [...new Set([...invoice.creditNotes, event.data.creditNote])] };
    case 'repetition-set': {
      const { plan, since } = event.data;
      const repetition = plan && { ...plan, next: nextRepetition(plan, since, invoice.repeated), ended: null };
      return { ...invoice, repetition };
    }
    case 'invoice-repeated': {
      const { day, invoice: written } = event.data;
      const { repetition } = invoice;
      const repeated = { ...invoice.repeated, [day]: written };
      const next = repetition?.next ? nextRepetition(repetition, repetition.next, repeated) : null;
      return { ...invoice, repeated, repetition: repetition && { ...repetition, next } };
    }
    case 'repetition-ended': {
      const { repetition } = invoice;
      return { ...invoice, repetition: repetition && { ...repetition, next: null, ended: event.data.because } };
    }
    case 'move-blocked':
    case 'update-suppressed':
    case 'task-left':
      return { ...invoice, inbox: { ...invoice.inbox, [event.data.item.id]: event.data.item } };
    case 'time-noticed': {
      const { what, rule, about } = event.data;
      return { ...invoice, noticed: { ...invoice.noticed, [noticeOf(what, rule)]: about } };
    }
    case 'item-closed':
      return { ...invoice, inbox: without(invoice.inbox, event.data.item) };
    case 'undone': {
      const { changes, isReckoned = true } = event.data;
      return changed(takenBack(isReckoned ? invoice : withUndoApart(changes), changes), {});
    }
    default:
      return evolveCommon(invoice, recorded);
  }

  /** Without the items of fields that whoever edits them knew of. */
  function settled(items: readonly string[]): Invoice {
    return items.length === 0 ? invoice : { ...invoice, inbox: items.reduce(without, invoice.inbox) };
  }

  /** An undo that did not know what it overwrites: of the content, and of payments. */
  function withUndoApart(changes: readonly Change[]): Invoice {
    const ofPayments = within('payments', changes);
    return Object.values(invoice.payments).reduce(
      (open, payment) => {
        const own = ofPayments.filter(({ path }) => path.length > 1 && path[0] === payment.id);
        return withPaymentApart(
          open,
          payment,
          own.map((change) => ({ ...change, path: change.path.slice(1) })),
          at
        );
      },
      withEditsApart(invoice, within('content', changes), at)
    );
  }

  /** Those of a field of the invoice, as seen from there. */
  function within(field: keyof Invoice, changes: readonly Change[]): Change[] {
    return changes.filter(({ path }) => path[0] === field).map((change) => ({ ...change, path: change.path.slice(1) }));
  }

  function entry(kind: Entry['kind'], reason: string): Entry {
    return { event: key, at, by, kind, reason, rule: event.cause?.rule ?? null };
  }

  /**
   * What the platform did counts for the person whose act caused it, and the clock for nobody (BR11). What devices did
   * apart has changed nothing of who wrote it once it is put together.
   */
  function actor(): string | null {
    if (event.cause?.event.startsWith(reconcileCause)) return invoice.contentBy;
    return by === clockActor ? null : by;
  }

  /** Whoever moves on what was written by itself has looked at it. */
  function lookedOver(passed: Invoice): Invoice {
    if (event.cause || passed.repeatOf === null) return passed;
    const open = Object.entries(passed.inbox).filter(
      ([, item]) => item.kind !== 'task' || item.rule !== repetitionRule
    );
    return { ...passed, inbox: Object.fromEntries(open) };
  }

  function step(status: StatusName, kind: Step['kind']): Step {
    return { events: [key], status, by: event.cause ? 'platform' : 'person', entry: null, at, kind };
  }

  /** A change that did not know of a signature, and one that makes of a completed invoice another one. */
  function changed(after: Invoice, { basedOn, over = [] }: { basedOn?: string; over?: readonly string[] }): Invoice {
    // Most edits are of drafts that nobody has signed or completed: nothing is bound to what they were.
    if (invoice.frozen === null && Object.keys(invoice.signatures).length === 0) return after;
    if (contentDigest(after.content) === contentDigest(invoice.content)) return after;
    const standing = standingSignatures(after);
    const lost = standingSignatures(invoice).filter((key) => !over.includes(key) && !standing.includes(key));
    const isCompleted = basedOn !== undefined && isEnteredSince(invoice, 'completed', basedOn);
    return withItems(after, [
      ...signedApart(lost, at),
      ...(isCompleted && invoice.frozen ? [changedApart(invoice.frozen, at)] : [])
    ]);
  }

  function withdrawn(keys: readonly string[]): Invoice {
    const signatures = Object.entries(invoice.signatures).map(([id, signature]) => {
      const given = signature.withdrawn ?? (keys.includes(id) ? { at, by } : null);
      return [id, { ...signature, withdrawn: given }] as const;
    });
    return { ...invoice, signatures: Object.fromEntries(signatures) };
  }

  /** The number that it had is kept, and never given again. */
  function renumbered(number: AssignedNumber): Invoice {
    const texts = [invoice.number?.text ?? number.text, ...invoice.alsoIssuedAs];
    return { ...invoice, number, alsoIssuedAs: [...new Set(texts)].filter((text) => text !== number.text) };
  }
}

/** What a notice is kept under. */
export function noticeOf(what: TimeTrigger, rule: string | null): string {
  return rule === null ? what : `${what} ${rule}`;
}

/** How the cause of what a merge has led to begins; the digest of what was merged follows. */
export const reconcileCause = 'reconcile:';

/** Who a commit is by when nobody but the time set it off. */
export const clockActor = 'clock';

function without<T>(record: Readonly<Record<string, T>>, id: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
}
