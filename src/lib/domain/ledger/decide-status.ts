import type { Invoice } from '#domain/invoice/invoice.ts';
import { isBlank } from '#domain/shared/blank.ts';
import { inOrder, type Refusal } from '#domain/workflow/refusal.ts';
import { askMove } from '#domain/workflow/transition.ts';
import type { CommandOf } from './command.ts';
import { recordPayment } from './decide-payment.ts';
import { notDelegated } from './decide-delegation.ts';
import { enterStatus, move, passage } from './move.ts';
import { findInvoice, permit } from './permit.ts';
import type { Run } from './run.ts';

export function changeStatus(run: Run, command: CommandOf<'changeStatus'>): readonly Refusal[] {
  const { invoice, refusals } = findInvoice(run, command.invoice);
  if (!invoice) return refusals;
  const reason = command.reason ?? '';
  const inPlaceOf = command.inPlaceOf ?? null;
  // BR15: an override pretends no payment.
  if (command.override && command.payment) return [{ why: 'invalid', path: ['payment'], problem: 'override' }];
  if (command.override && inPlaceOf !== null) return [{ why: 'invalid', path: ['inPlaceOf'], problem: 'override' }];
  if (command.override) return override(run, invoice, { to: command.to, reason });
  const unasked = notDelegated(run, inPlaceOf);
  if (unasked.length > 0) {
    const asked = askMove(run.machine, run.standing(invoice), run.asker(invoice), { to: command.to, reason });
    return inOrder([...unasked, ...asked.refusals]);
  }
  if (command.payment) return payAndMove(run, invoice, { ...command, reason, payment: command.payment });
  return move(run, invoice, { to: command.to, reason, inPlaceOf });
}

/** "Paid" with money outstanding is one command: the balance is recorded as a payment, and the invoice moves (WR10). */
function payAndMove(
  run: Run,
  invoice: Invoice,
  command: CommandOf<'changeStatus'> & { reason: string; payment: NonNullable<CommandOf<'changeStatus'>['payment']> }
): readonly Refusal[] {
  const target = run.machine.statusById.get(command.to);
  if (target?.settled === false) return [{ why: 'invalid', path: ['payment'], problem: 'not-settled' }];
  // Money is only recorded along with a move; a batch passes over what is there already.
  if (target?.id === invoice.status) return [{ why: 'already-there', status: target.id }];
  const { outstandingMinor, balanceMinor } = run.picture(invoice).balance;
  if (outstandingMinor > 0) {
    // What was refunded beyond what a credit note comes to has to come back in.
    const kind = balanceMinor < 0 ? 'refundPayment' : 'recordPayment';
    const payment = { ...command.payment, amountMinor: outstandingMinor };
    const unpaid = recordPayment(run, { do: kind, invoice: invoice.id, payment });
    if (unpaid.length > 0) return inOrder([...unpaid, ...besides(unpaid, run, invoice, command)]);
  }
  const { to, reason, inPlaceOf = null } = command;
  return move(run, run.get('invoice', invoice.id) ?? invoice, { to, reason, inPlaceOf });
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
  if (isBlank(reason)) refusals.push({ why: 'reason-missing', remedy: { do: 'give-reason' } });
  if (refusals.length > 0) return refusals;
  const before = run.machine.statusById.get(invoice.status);
  const { event } = run.record({ kind: 'invoice', id: invoice.id }, 'status-overridden', {
    ...passage(invoice, before, target),
    reason,
    remembered: true
  });
  enterStatus(run, invoice.id, { from: before, to: target, effects: [], move: event.key });
  return [];
}
