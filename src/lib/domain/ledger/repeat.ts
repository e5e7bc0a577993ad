import { businessId, emptyBusiness } from '#domain/business/business.ts';
import { isDay } from '#domain/calendar/day.ts';
import { digestOf } from '#domain/history/digest.ts';
import type { Cause } from '#domain/history/event.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { repeatedContent } from '#domain/invoice/repeated.ts';
import { nextRepetition, repetitionRule, type Repetition, type RepetitionEnd } from '#domain/invoice/repetition.ts';
import type { Status } from '#domain/workflow/document.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { CommandOf } from './command.ts';
import { refusalsOfType } from './decide-invoice.ts';
import { startFor } from './effect-source.ts';
import { leaveTask } from './leave-item.ts';
import { named } from './move.ts';
import { findInvoice, permit } from './permit.ts';
import type { Run } from './run.ts';

/** Has an invoice written again every so often, in another rhythm than before, or no more. */
export function repeatInvoice(run: Run, command: CommandOf<'repeatInvoice'>): readonly Refusal[] {
  const { invoice, refusals } = findInvoice(run, command.invoice);
  if (!invoice) return refusals;
  const { plan } = command;
  const problems = [...permit(run, 'edit', invoice), ...(plan ? notRepeatable(run, invoice) : [])];
  // What is over is not gone back to: a plan that began earlier goes on from today.
  const since = run.context.today;
  if (plan) problems.push(...problemsOf(plan, since));
  if (problems.length > 0 || (plan === null && invoice.repetition === null)) return problems;
  run.record({ kind: 'invoice', id: invoice.id }, 'repetition-set', { plan, since });
  return [];
}

/** Why an invoice cannot be written again: only what we issue is, and nothing that is void. */
export function notRepeatable(run: Run, invoice: Invoice): readonly Refusal[] {
  const because = reasonAgainst(run, invoice);
  return because === null ? [] : [{ why: 'not-repeatable', because }];
}

/**
 * Writes an invoice once more for a day that has come (WR6), and leaves it to be looked at. Its id is made of what it
 * repeats and of the day, so that two devices that do it apart have one.
 */
export function repeat(run: Run, invoice: Invoice, day: string): void {
  const { repetition } = invoice;
  if (repetition?.next !== day) return;
  const cause: Cause = { rule: repetitionRule, label: 'Repetition', event: ['repeat', invoice.id, day].join(':') };
  run.asPlatform(cause, () => {
    const because = reasonAgainst(run, invoice);
    if (because === null) begin(run, invoice, { repetition, day, cause });
    else run.record({ kind: 'invoice', id: invoice.id }, 'repetition-ended', { because });
  });
}

function begin(
  run: Run,
  invoice: Invoice,
  { repetition, day, cause }: { repetition: Repetition; day: string; cause: Cause }
): void {
  const id = digestOf([repetitionRule, invoice.id, day]).slice(0, 32);
  const client = invoice.content.clientId === null ? undefined : run.clientNow(invoice.content.clientId);
  let rows = 0;
  const content = repeatedContent(invoice.content, {
    plan: repetition,
    day,
    business: run.get('business', businessId)?.fields ?? emptyBusiness,
    client: client ?? null,
    newId: () => digestOf([id, (rows += 1)]).slice(0, 32)
  });
  const start = (at: Run, status: Status): void => {
    at.record({ kind: 'invoice', id }, 'invoice-created', {
      content,
      status: named(status),
      origin: 'repeat',
      copiedFrom: invoice.id,
      creditOf: null,
      repeatOf: { invoice: invoice.id, day }
    });
  };
  // First, so that its key is the same wherever it happens.
  run.record({ kind: 'invoice', id: invoice.id }, 'invoice-repeated', { day, invoice: id });
  const known = run.get('invoice', id);
  if (known) {
    // It was written before, and taken back with the plan.
    if (known.deleted) run.record({ kind: 'invoice', id }, 'kept', {});
    return;
  }
  const status = startFor(run, { id, type: content.type, origin: 'hand' }, start);
  if (!status) return;
  start(run, status);
  const written = run.get('invoice', id);
  if (written) leaveTask(run, written, '', cause);
}

function reasonAgainst(run: Run, invoice: Invoice): RepetitionEnd | null {
  const { content, status } = invoice;
  if (content.direction === 'received') return 'received';
  if (content.kind === 'credit-note') return 'credit-note';
  if (run.machine.statusById.get(status)?.group === 'CANCELLED') return 'cancelled';
  return refusalsOfType(run, content).length > 0 ? 'type-off' : null;
}

function problemsOf(plan: NonNullable<CommandOf<'repeatInvoice'>['plan']>, since: string): Refusal[] {
  const fields = ['from', 'until'] as const;
  const noDays = fields.filter((field) => plan[field] !== null && !isDay(plan[field]));
  if (noDays.length > 0) return noDays.map((field) => ({ why: 'invalid', path: [field], problem: 'day' }));
  return nextRepetition(plan, since) === null ? [{ why: 'invalid', path: ['until'], problem: 'no-day' }] : [];
}
