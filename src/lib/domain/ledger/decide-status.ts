import type { Facts } from '#domain/condition/condition.ts';
import { signedTotalMinor } from '#domain/invoice/balance.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { contentDigest } from '#domain/invoice/lock.ts';
import { newSeries, nextNumber, seriesId } from '#domain/invoice/series.ts';
import { businessId, emptyBusiness } from '#domain/business/business.ts';
import type { MoveKind, Status } from '#domain/workflow/document.ts';
import { groups } from '#domain/workflow/document.ts';
import { askMove, type Move } from '#domain/workflow/transition.ts';
import { inOrder, type Refusal } from '#domain/workflow/refusal.ts';
import type { CommandOf } from './command.ts';
import type { Run } from './run.ts';
import { findInvoice, permit } from './permit.ts';
import { recordPayment } from './decide-payment.ts';

export function changeStatus(run: Run, command: CommandOf<'changeStatus'>): readonly Refusal[] {
  const { invoice, refusals } = findInvoice(run, command.invoice);
  if (!invoice) return refusals;
  const reason = command.reason ?? '';
  if (command.override) return override(run, invoice, { to: command.to, reason });
  if (command.payment) return payAndMove(run, invoice, { ...command, reason, payment: command.payment });
  return move(run, invoice, { to: command.to, reason });
}

/** Makes a move, or says why not: for a person, or for the platform where the run acts for a rule. */
export function move(
  run: Run,
  invoice: Invoice,
  { to, reason, context = {} }: { to: string; reason: string; context?: Facts }
): readonly Refusal[] {
  const verdict = askMove(run.machine, run.standing(invoice, context), run.asker(invoice), { to, reason });
  if (verdict.refusals.length > 0 || !verdict.move) return verdict.refusals;
  enter(run, invoice, verdict.move, run.cause ? run.cause.label : reason);
  return [];
}

/** "Paid" with money outstanding is one command: the balance is recorded as a payment, and the invoice moves (WR10). */
function payAndMove(
  run: Run,
  invoice: Invoice,
  command: CommandOf<'changeStatus'> & { reason: string; payment: NonNullable<CommandOf<'changeStatus'>['payment']> }
): readonly Refusal[] {
  const target = run.machine.statusById.get(command.to);
  if (target?.settled === false) return [{ why: 'invalid', path: ['payment'], problem: 'not-settled' }];
  const { outstandingMinor, totalMinor } = run.picture(invoice).balance;
  if (outstandingMinor > 0) {
    const kind = totalMinor < 0 ? 'refundPayment' : 'recordPayment';
    const payment = { ...command.payment, amountMinor: outstandingMinor };
    const unpaid = recordPayment(run, { do: kind, invoice: invoice.id, payment });
    if (unpaid.length > 0) return inOrder([...unpaid, ...besides(unpaid, run, invoice, command)]);
  }
  return move(run, run.get('invoice', invoice.id) ?? invoice, command);
}

/** What else is in the way where the payment is refused already, so that all reasons are told at once (BR17). */
function besides(
  unpaid: readonly Refusal[],
  run: Run,
  invoice: Invoice,
  { to, reason }: { to: string; reason: string }
): Refusal[] {
  const { refusals } = askMove(run.machine, run.standing(invoice), run.asker(invoice), { to, reason });
  return refusals.filter(({ why }) => why !== 'balance-outstanding' && !unpaid.some((known) => known.why === why));
}

/**
 * BR15: a manual override passes every guard, actor and stage. It is an event of its own kind, pretends no payment
 * and no signature, and enters the status as any move does.
 */
function override(run: Run, invoice: Invoice, { to, reason }: { to: string; reason: string }): readonly Refusal[] {
  const target = run.machine.statusById.get(to);
  if (!target) return [{ why: 'unknown-status', status: to }];
  if (target.id === invoice.status) return [{ why: 'already-there', status: to }];
  const refusals: Refusal[] = [...permit(run, 'admin', invoice)];
  if (reason.trim() === '') refusals.push({ why: 'reason-missing', remedy: { do: 'give-reason' } });
  if (refusals.length > 0) return refusals;
  const from = { id: invoice.status, label: run.machine.statusById.get(invoice.status)?.label ?? invoice.status };
  run.record({ kind: 'invoice', id: invoice.id }, 'status-overridden', {
    from,
    to: { id: target.id, label: target.label },
    reason,
    basedOn: invoice.entered.event,
    remembered: true
  });
  consequences(run, invoice.id, { from: run.machine.statusById.get(invoice.status), to: target, effects: [] });
  return [];
}

function enter(run: Run, invoice: Invoice, { from, to, way }: Move, reason: string): void {
  run.record({ kind: 'invoice', id: invoice.id }, 'status-changed', {
    from: { id: from.id, label: from.label },
    to: { id: to.id, label: to.label },
    kind: way.kind,
    label: way.label,
    reason: reason.trim(),
    basedOn: invoice.entered.event,
    remembered: isRemembered(way.kind, to)
  });
  consequences(run, invoice.id, { from, to, effects: way.effects });
}

/**
 * The status before S is where an invoice stood when it last entered S otherwise than by a restore. Into a status
 * that is neither settled nor cancelled only what leads on counts: coming back to Submitted from Paid must not make
 * Paid the place that Submitted is recalled to.
 */
function isRemembered(kind: MoveKind, to: Status): boolean {
  if (kind === 'restore') return false;
  return to.settled || to.group === 'CANCELLED' || kind !== 'back';
}

/** What entering a status brings with it (BR8, BR10, BR14, BR16). */
function consequences(
  run: Run,
  id: string,
  { from, to, effects }: { from: Status | undefined; to: Status; effects: Move['way']['effects'] }
): void {
  const subject = { kind: 'invoice', id } as const;
  const invoice = run.get('invoice', id);
  if (!invoice) return;
  const archives = to.group === 'CANCELLED' || effects.includes('archive');
  if (archives && !invoice.archived) run.record(subject, 'invoice-archived', {});
  if (!archives && from?.group === 'CANCELLED' && invoice.archived) run.record(subject, 'invoice-unarchived', {});
  const signed = Object.values(invoice.signatures).some(({ withdrawn }) => withdrawn === null);
  if (effects.includes('withdraw-signatures') && signed) run.record(subject, 'signatures-withdrawn', {});
  const numbers = to.group === 'COMPLETED' || effects.includes('number');
  if (numbers && invoice.content.direction === 'issued' && !invoice.number) assignNumber(run, invoice);
  for (const item of Object.values(invoice.inbox)) {
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

/** BR14: on first entry into COMPLETED; never given twice, never taken back. */
function assignNumber(run: Run, invoice: Invoice): void {
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
    taken: (text) => run.isNumbered(text)
  });
  if (next.claims) run.record({ kind: 'series', id }, 'letter-claimed', { letter: next.letter });
  run.record({ kind: 'series', id }, 'counter-advanced', {
    letter: next.letter,
    counter: next.counter,
    number: next.text,
    invoice: invoice.id
  });
  run.record({ kind: 'invoice', id: invoice.id }, 'number-assigned', {
    text: next.text,
    series: id,
    totalMinor: signedTotalMinor(content),
    digest: contentDigest(content)
  });
}
