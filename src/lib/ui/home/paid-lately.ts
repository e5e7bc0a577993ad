import { addDays, compareDays } from '#domain/calendar/day.ts';
import { columnPayments, type ColumnPayment } from '#services/columns/amounts.ts';
import type { Columns } from '#services/columns/columns.ts';
import type { ColumnRow } from '#services/columns/row.ts';

/** Money that came, or that one has paid oneself. */
export interface PaidLately {
  readonly invoice: ColumnRow;
  readonly payment: ColumnPayment;
}

/** Longer ago is no news any more. */
const days = 14;
/** As many as are taken in at a glance. */
const shownMax = 5;

/** The payments of the last days, the latest first; what went back is none. */
export function paidLately(columns: Pick<Columns, 'table' | 'rowsFor' | 'rowAt'>, today: string): PaidLately[] {
  const since = addDays(today, -days);
  const found: ColumnPayment[] = [];
  for (const payment of columnPayments(columns, columns.rowsFor({ today })))
    if (payment.amountMinor > 0 && payment.day >= since && payment.day <= today) found.push(payment);
  return found
    .sort((left, right) => compareDays(right.day, left.day) || right.row - left.row)
    .slice(0, shownMax)
    .map((payment) => ({ invoice: columns.rowAt(payment.row, today), payment }));
}
