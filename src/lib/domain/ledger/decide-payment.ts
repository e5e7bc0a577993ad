import { editsSettledBy } from '#domain/invoice/edited-apart.ts';
import { applyChanges, type Change } from '#domain/history/change.ts';
import type { Invoice, Payment } from '#domain/invoice/invoice.ts';
import { isDay } from '#domain/calendar/day.ts';
import { targetOf } from '#domain/workflow/machine.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { paymentSchema, type CommandOf } from './command.ts';
import { editedElsewhere, invalidIn, madeFrom } from './edit-record.ts';
import type { Run } from './run.ts';
import { findInvoice, permit } from './permit.ts';
import { move } from './move.ts';

/** Money in, or back out. No status and no editing profile ever stops money from being recorded (BR9). */
export function recordPayment(
  run: Run,
  command: CommandOf<'recordPayment'> | CommandOf<'refundPayment'>
): readonly Refusal[] {
  const { invoice, refusals } = findInvoice(run, command.invoice);
  if (!invoice) return refusals;
  const kind = command.do === 'recordPayment' ? 'payment' : 'refund';
  const payment: Payment = { ...command.payment, kind };
  const problems = [...permit(run, 'pay', invoice), ...problemsOf(payment)];
  if (invoice.creditOf !== null) problems.push({ why: 'invalid', path: ['payment'], problem: 'linked-credit-note' });
  if (Object.hasOwn(invoice.payments, payment.id))
    problems.push({ why: 'invalid', path: ['payment', 'id'], problem: 'taken' });
  if (problems.length > 0) return problems;
  run.record({ kind: 'invoice', id: invoice.id }, kind === 'payment' ? 'payment-recorded' : 'payment-refunded', {
    payment,
    basedOn: invoice.entered.event
  });
  return stepBack(run, invoice);
}

export function changePayment(run: Run, command: CommandOf<'changePayment'>): readonly Refusal[] {
  const { invoice, payment, refusals } = findPayment(run, command);
  if (!payment) return refusals;
  const problems = [
    ...permit(run, 'pay', invoice),
    ...(command.force ? [] : editedElsewhere(payment, command.changes)),
    ...problemsOfChange(payment, command.changes)
  ];
  if (problems.length > 0) return problems;
  run.record({ kind: 'invoice', id: invoice.id }, 'payment-changed', {
    payment: payment.id,
    changes: madeFrom(payment, command.changes),
    settles: editsSettledBy(invoice, command.changes, payment.id)
  });
  return stepBack(run, invoice);
}

export function removePayment(run: Run, command: CommandOf<'removePayment'>): readonly Refusal[] {
  const { invoice, payment, refusals } = findPayment(run, command);
  if (!payment) return refusals;
  const problems = permit(run, 'pay', invoice);
  if (problems.length > 0) return problems;
  run.record({ kind: 'invoice', id: invoice.id }, 'payment-removed', {
    payment: payment.id,
    amountMinor: payment.amountMinor
  });
  return stepBack(run, invoice);
}

/**
 * BR12: when money goes and more is left to settle than before, a settled invoice returns to the status it was paid
 * from: the same command, the same person, and refused as a whole where that person may not.
 */
function stepBack(run: Run, before: Invoice): readonly Refusal[] {
  const invoice = run.get('invoice', before.id) ?? before;
  const status = run.machine.statusById.get(invoice.status);
  const { outstandingMinor } = run.picture(invoice).balance;
  if (!status?.settled || outstandingMinor <= run.picture(before).balance.outstandingMinor) return [];
  const to = targetOf(run.machine, 'previous', invoice.status, run.previousOf(invoice));
  if (to === null) return [{ why: 'no-such-move', from: invoice.status, to: null }];
  // BR9: a status that is gone since keeps no money from being recorded.
  if (!run.machine.statusById.has(to)) return [];
  return move(run, invoice, { to, reason: '', context: { 'removes-money': true } });
}

function findPayment(
  run: Run,
  command: { invoice: string; payment: string }
):
  | { invoice: Invoice; payment: Payment; refusals: readonly [] }
  | { invoice: null; payment: null; refusals: readonly Refusal[] } {
  const { invoice, refusals } = findInvoice(run, command.invoice);
  if (!invoice) return { invoice, payment: null, refusals };
  const payment = Object.hasOwn(invoice.payments, command.payment) ? invoice.payments[command.payment] : undefined;
  if (!payment)
    return { invoice: null, payment: null, refusals: [{ why: 'not-found', kind: 'payment', id: command.payment }] };
  return { invoice, payment, refusals: [] };
}

/** Its id and whether it is a refund stay: removing it and recording another one is the way. */
function problemsOfChange(payment: Payment, changes: readonly Change[]): Refusal[] {
  const fixed = changes.filter(({ path: [field] }) => field === 'id' || field === 'kind');
  if (fixed.length > 0) return fixed.map(({ path }) => ({ why: 'invalid', path, problem: 'fixed' }));
  const { kind: _kind, ...changed } = applyChanges(payment, changes);
  const invalid = invalidIn(paymentSchema, changed);
  return invalid.length > 0 ? invalid : problemsOf(changed);
}

function problemsOf({ amountMinor, day }: Pick<Payment, 'amountMinor' | 'day'>): Refusal[] {
  const problems: Refusal[] = [];
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0)
    problems.push({ why: 'invalid', path: ['amountMinor'], problem: 'positive' });
  if (!isDay(day)) problems.push({ why: 'invalid', path: ['day'], problem: 'day' });
  return problems;
}
