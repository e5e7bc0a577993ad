import { businessId, emptyBusiness } from '#domain/business/business.ts';
import { addDays, type Day } from '#domain/calendar/day.ts';
import type { Facts } from '#domain/condition/condition.ts';
import { signedTotalMinor } from '#domain/invoice/balance.ts';
import type { Content } from '#domain/invoice/content.ts';
import { itemsOf } from '#domain/invoice/inbox.ts';
import type { Frozen, Invoice, InvoicePassage } from '#domain/invoice/invoice.ts';
import { contentDigest } from '#domain/invoice/lock.ts';
import { newSeries, nextNumber, seriesId } from '#domain/invoice/series.ts';
import { groups, type MoveKind, type Status } from '#domain/workflow/document.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { StatusName } from '#domain/workflow/trail.ts';
import { askMove, type Move } from '#domain/workflow/transition.ts';
import type { Run } from './run.ts';
import { founderOf } from './world.ts';

/** Makes a move, or says why not: for a person, or for the platform where the run acts for a rule. */
export function move(
  run: Run,
  invoice: Invoice,
  { to, reason, inPlaceOf = null, context }: { to: string; reason: string; inPlaceOf?: string | null; context?: Facts }
): readonly Refusal[] {
  const asker = run.asker(invoice, inPlaceOf);
  const verdict = askMove(run.machine, run.standing(invoice, context), asker, { to, reason });
  if (verdict.refusals.length > 0 || !verdict.move) return verdict.refusals;
  make(run, invoice, verdict.move, { reason: run.cause ? run.cause.label : reason, inPlaceOf });
  return [];
}

/** What entering a status brings with it (BR8, BR10, BR14, BR16). */
export function enterStatus(
  run: Run,
  id: string,
  {
    from,
    to,
    effects,
    move
  }: {
    from: Status | undefined;
    to: Status;
    effects: Move['way']['effects'];
    /** Key of the event that led there: what it brings stands and falls with it. */
    move: string;
  }
): void {
  const subject = { kind: 'invoice', id } as const;
  const invoice = run.get('invoice', id);
  if (!invoice) return;
  const archives = to.group === 'CANCELLED' || effects.includes('archive');
  if (archives && !invoice.archived) run.record(subject, 'invoice-archived', { with: move });
  if (!archives && from?.group === 'CANCELLED' && invoice.archived)
    run.record(subject, 'invoice-unarchived', { with: move });
  const signed = Object.values(invoice.signatures).some(({ withdrawn }) => withdrawn === null);
  if (effects.includes('withdraw-signatures') && signed) run.record(subject, 'signatures-withdrawn', { with: move });
  const numbers = to.group === 'COMPLETED' || effects.includes('number');
  if (numbers && invoice.content.direction === 'issued' && !invoice.number) assignNumber(run, invoice);
  for (const item of itemsOf(invoice, 'suppressed'))
    if (to.group === 'CANCELLED' || item.target === to.id) run.record(subject, 'item-closed', { item: item.id });
  for (const item of itemsOf(invoice, 'blocked')) {
    const target = run.machine.statusById.get(item.target);
    // What aims at nothing that the workflow knows is never reached: a person dismisses it.
    if (to.group === 'CANCELLED' || (target && hasReached(to, target)))
      run.record(subject, 'item-closed', { item: item.id });
  }
}

/** BR16: cancelled, there, in a later group, or later within COMPLETED. */
export function hasReached(status: Status, target: Status): boolean {
  if (status.group === 'CANCELLED' || status.id === target.id) return true;
  if (status.group !== target.group) return groups.indexOf(status.group) > groups.indexOf(target.group);
  return status.group === 'COMPLETED' && status.order > target.order;
}

function make(
  run: Run,
  invoice: Invoice,
  { from, to, way }: Move,
  { reason, inPlaceOf }: { reason: string; inPlaceOf: string | null }
): void {
  const { event } = run.record({ kind: 'invoice', id: invoice.id }, 'status-changed', {
    ...passage(invoice, from, to),
    kind: way.kind,
    label: way.label,
    reason: reason.trim(),
    remembered: isRemembered(way.kind, to),
    // Of what is anybody's to do it would say nothing.
    ...(inPlaceOf !== null && way.permission === 'approve' ? { inPlaceOf } : {})
  });
  enterStatus(run, invoice.id, { from, to, effects: way.effects, move: event.key });
}

/** What every event that leads into a status says, for whoever did not know of it. */
export function passage(
  invoice: Invoice,
  from: Status | undefined,
  to: Status
): Omit<InvoicePassage, 'reason' | 'remembered'> {
  return {
    from: from ? named(from) : { id: invoice.status, label: invoice.status },
    to: named(to),
    basedOn: invoice.entered.event,
    ...completing(invoice, from, to),
    ...(to.group === 'CANCELLED' ? { cancels: { payments: Object.keys(invoice.payments) } } : {})
  };
}

/** A status as history keeps it: with the label of its time. */
export function named({ id, label }: Status): StatusName {
  return { id, label };
}

/** What an invoice comes to, kept with the event that completes it. */
export function completing(
  { content }: Pick<Invoice, 'content'>,
  from: Status | undefined,
  to: Status
): { readonly frozen?: Frozen } {
  if (to.group !== 'COMPLETED' || from?.group === 'COMPLETED') return {};
  return { frozen: frozenAt(content) };
}

function frozenAt(content: Content): Frozen {
  return { totalMinor: signedTotalMinor(content), digest: contentDigest(content) };
}

/**
 * The status before S is where an invoice stood when it last entered S otherwise than by a restore. Into a status
 * that is neither settled nor cancelled only what leads on counts: coming back to Submitted from Paid must not make
 * Paid the place that Submitted is recalled to.
 */
export function isRemembered(kind: MoveKind, to: Status): boolean {
  if (kind === 'restore') return false;
  return to.settled || to.group === 'CANCELLED' || kind !== 'back';
}

/** BR14: on first entry into COMPLETED; never given twice, never taken back. */
function assignNumber(run: Run, invoice: Invoice): void {
  const { text, series } = claimNumber(run, invoice);
  run.record({ kind: 'invoice', id: invoice.id }, 'number-assigned', {
    text,
    series,
    ...frozenAt(invoice.content),
    ...daysFor(run, invoice)
  });
}

/** What nobody has dated, such as what came out of a job, gets its days as it goes out: an invoice is of a day (BT-2). */
function daysFor(run: Run, { content }: Invoice): { days?: { issueDay: Day; dueDay: Day | null } } {
  if (content.issueDay !== null) return {};
  const { today } = run.context;
  const business = run.get('business', businessId)?.fields ?? emptyBusiness;
  const client = content.clientId === null ? undefined : run.clientNow(content.clientId);
  const termsDays = client?.fields.termsDays ?? business.termsDays;
  const dueDay = content.dueDay ?? (content.kind === 'invoice' ? addDays(today, termsDays) : null);
  return { days: { issueDay: today, dueDay } };
}

/** Takes the next number of the series that an invoice belongs to. */
export function claimNumber(run: Run, invoice: Invoice): { readonly text: string; readonly series: string } {
  const { content } = invoice;
  const numbering = (run.get('business', businessId)?.fields ?? emptyBusiness).numbering;
  const pattern = numbering[content.kind];
  const day = content.issueDay ?? run.context.today;
  const id = seriesId(pattern, day);
  const series = run.get('series', id) ?? newSeries(id);
  const next = nextNumber(series, {
    pattern,
    day,
    device: run.context.device,
    founder: founderOf(run.base),
    heirOf: run.context.heirOf,
    taken: (text) => run.invoicesNumbered(text).length > 0
  });
  if (next.claims)
    run.record({ kind: 'series', id }, 'letter-claimed', {
      letter: next.letter,
      ...(next.from === null ? {} : { from: next.from })
    });
  run.record({ kind: 'series', id }, 'counter-advanced', {
    letter: next.letter,
    counter: next.counter,
    number: next.text,
    invoice: invoice.id
  });
  return { text: next.text, series: id };
}
