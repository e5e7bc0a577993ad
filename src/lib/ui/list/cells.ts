import { shortDay } from '#domain/calendar/format.ts';
import { daysInStatus, type ColumnRow } from '#services/columns/row.ts';
import { dueInWords } from '#ui/invoice-row/due.ts';
import { marksOf, numberInWords } from '#ui/invoice-row/row.ts';
import { language } from '#ui/words/language.ts';

/** What the cells of a row say; what has nothing to say is empty. */
export interface Cells {
  readonly number: string;
  /** What the invoice is called where nothing else tells them apart. */
  readonly name: string;
  readonly marks: string;
  readonly issued: string;
  readonly due: string;
  readonly overdue: string;
  /** Whole days in its status. */
  readonly days: number;
  /** In minor units; null: it asks for nothing more. */
  readonly balanceMinor: number | null;
}

/** `nowMs`: what times in status are reckoned up to. */
export function cellsOf(row: ColumnRow, { today, nowMs }: { readonly today: string; readonly nowMs: number }): Cells {
  const isAsking = row.group !== 'CANCELLED';
  return {
    number: row.number,
    name: numberInWords(row),
    marks: marksOf(row).join(' · '),
    issued: row.issueDay === null ? '' : shortDay(row.issueDay, language),
    due: isAsking && row.dueDay !== null ? shortDay(row.dueDay, language) : '',
    overdue: isAsking && row.overdue ? dueInWords(row, today) : '',
    days: daysInStatus(row.enteredAt, nowMs),
    balanceMinor: isAsking ? row.balanceMinor : null
  };
}
