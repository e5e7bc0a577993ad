import { daysBetween } from '#domain/calendar/day.ts';
import { relativeDay, shortDay } from '#domain/calendar/format.ts';
import type { ColumnRow } from '#services/columns/row.ts';
import { language } from '#ui/words/language.ts';
import { words } from '#ui/words/first.ts';

/** What a line says about when the money comes: "due in 9 days", "part paid · 3 days overdue", or when it was issued. */
export function moneyInWords(
  row: Pick<ColumnRow, 'dueDay' | 'issueDay' | 'overdue' | 'outstandingMinor' | 'balanceState' | 'group'>,
  today: string
): string {
  const { balances } = words.workflow;
  // What is cancelled asks for nothing more.
  if (row.group === 'CANCELLED') return issuedInWords(row);
  const state = row.balanceState;
  const isOpen = row.outstandingMinor > 0 && state !== 'to-refund';
  const special = state === 'part-paid' || state === 'overpaid' || state === 'to-refund' ? balances[state] : '';
  return [special, isOpen ? dueInWords(row, today) : issuedInWords(row)].filter((part) => part !== '').join(' · ');
}

export function dueInWords({ dueDay, overdue }: Pick<ColumnRow, 'dueDay' | 'overdue'>, today: string): string {
  if (dueDay === null) return words.list.noDueDate;
  return overdue
    ? words.list.overdueBy(daysBetween(dueDay, today))
    : words.list.due(relativeDay(dueDay, today, language));
}

function issuedInWords({ issueDay }: Pick<ColumnRow, 'issueDay'>): string {
  return issueDay === null ? '' : shortDay(issueDay, language);
}
