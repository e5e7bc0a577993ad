import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { CommandOf } from './command.ts';
import { findInvoice, permit } from './permit.ts';
import type { Run } from './run.ts';

/**
 * Records that somebody was reminded of what is overdue (B71). Nothing is sent here: a person hands it over, and says so
 * once it has gone.
 */
export function remindOfPayment(run: Run, command: CommandOf<'remindOfPayment'>): readonly Refusal[] {
  const { invoice, refusals } = findInvoice(run, command.invoice);
  if (!invoice) return refusals;
  const { reminder } = command;
  const problems = [...permit(run, 'pay', invoice), ...notRemindable(run, invoice)];
  if (Object.hasOwn(invoice.reminders, reminder.id))
    problems.push({ why: 'invalid', path: ['reminder', 'id'], problem: 'taken' });
  if (problems.length > 0) return problems;
  const day = run.context.today;
  run.record({ kind: 'invoice', id: invoice.id }, 'payment-reminded', { reminder: { ...reminder, day } });
  return [];
}

/** Why nobody is to be reminded of an invoice: only what we issued, and what is overdue (BR13), is asked for again. */
export function notRemindable(run: Run, invoice: Invoice): readonly Refusal[] {
  const because = reasonAgainst(run, invoice);
  return because === null ? [] : [{ why: 'not-remindable', because }];
}

function reasonAgainst(run: Run, invoice: Invoice): Extract<Refusal, { why: 'not-remindable' }>['because'] | null {
  if (invoice.content.direction === 'received') return 'received';
  const group = run.machine.statusById.get(invoice.status)?.group;
  if (group === 'CANCELLED') return 'cancelled';
  const { balance, overdue } = run.picture(invoice);
  if (overdue) return null;
  if (group !== 'COMPLETED') return 'not-completed';
  return balance.balanceMinor > 0 ? 'not-overdue' : 'nothing-outstanding';
}
