import { dayInWords, relativeDay } from '#domain/calendar/format.ts';
import type { Balance } from '#domain/invoice/balance.ts';
import { formatAmount } from '#domain/money/format.ts';
import type { InvoiceAnswer } from '#services/invoice-answer.ts';
import { language, locale } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';

/**
 * "Due Mon 30 Nov 2026, in 8 days", or since when it is overdue; what is settled only was due. Null for what is
 * cancelled, and for a credit note without a day: nobody waits for them.
 */
export function dueInWords(
  { invoice, answers }: Pick<InvoiceAnswer, 'invoice' | 'answers'>,
  today: string
): string | null {
  const { dueDay, kind } = invoice.content;
  if (answers.status?.group === 'CANCELLED') return null;
  if (dueDay === null) return kind === 'credit-note' ? null : words.invoice.noDueDay;
  const relative = relativeDay(dueDay, today, language);
  if (answers.overdue) return words.invoice.overdue(relative);
  const day = dayInWords(dueDay, language);
  const isOver = answers.balance.outstandingMinor === 0 && dueDay < today;
  return isOver ? words.invoice.dueOn(day) : words.invoice.due(day, relative);
}

/** "part paid, 400.00 € outstanding"; null where nobody waits for anything. */
export function balanceInWords({ invoice, answers }: InvoiceAnswer): string | null {
  const { balance, status } = answers;
  if (!isBalanceSaid(balance, { isCancelled: status?.group === 'CANCELLED' })) return null;
  const { state, balanceMinor, totalMinor, receivedMinor } = balance;
  // A credit note that stands by itself is money to give back.
  const isOwnRefund = state === 'overpaid' && totalMinor < 0;
  const isCreditedOnly = state === 'part-paid' && receivedMinor === 0;
  const shown = isOwnRefund ? 'to-refund' : isCreditedOnly ? 'part-credited' : state;
  const { direction, currency } = invoice.content;
  return words.invoice.balance[direction][shown](formatAmount(Math.abs(balanceMinor), currency, locale()));
}

/** What is cancelled asks for nothing more; only money that came for it, and is still there, is worth a word. */
export function isBalanceSaid({ state, totalMinor }: Balance, { isCancelled }: { isCancelled: boolean }): boolean {
  return !isCancelled || state === 'paid' || (state === 'overpaid' && totalMinor >= 0);
}
