import { dayInWords, relativeDay } from '#domain/calendar/format.ts';
import { formatAmount } from '#domain/money/format.ts';
import type { InvoiceAnswer } from '#services/invoice-answer.ts';
import { language, locale, words } from '#ui/words/words.ts';

/**
 * "Due Mon 30 Nov 2026, in 8 days", or since when it is overdue; what is settled or cancelled only was due. Null for a
 * credit note without a day: nobody waits for one.
 */
export function dueInWords({ invoice, answers }: InvoiceAnswer, today: string): string | null {
  const { dueDay, kind } = invoice.content;
  if (dueDay === null) return kind === 'credit-note' ? null : words.invoice.noDueDay;
  const relative = relativeDay(dueDay, today, language);
  if (answers.overdue) return words.invoice.overdue(relative);
  const isOver = answers.balance.outstandingMinor === 0 || answers.status?.group === 'CANCELLED';
  const day = dayInWords(dueDay, language);
  return isOver && dueDay < today ? words.invoice.dueOn(day) : words.invoice.due(day, relative);
}

/** "part paid, 400.00 € outstanding" */
export function balanceInWords({ invoice, answers }: InvoiceAnswer): string {
  const { state, balanceMinor, totalMinor } = answers.balance;
  // A credit note that stands by itself is money to give back.
  const shown = state === 'overpaid' && totalMinor < 0 ? 'to-refund' : state;
  return words.invoice.balance[shown](formatAmount(Math.abs(balanceMinor), invoice.content.currency, locale()));
}
