import { columnAmounts, columnTaxes } from '#services/columns/amounts.ts';
import { comparePurses, purseKey, type Purse, type ReportScope } from './scope.ts';

export interface TaxOfMonth {
  readonly month: string;
  readonly taxCategory: string;
  /** Per cent, as a decimal. */
  readonly taxRate: string;
  readonly baseMinor: number;
  readonly taxMinor: number;
  readonly count: number;
}

export interface PurseTaxes {
  readonly purse: Purse;
  /** By month, the latest first; within a month by rate, the highest first. */
  readonly taxes: readonly TaxOfMonth[];
}

/** Tax by rate and the month of issue, of what bears a number and is not cancelled; credit notes less. */
export function taxesByMonth({ columns, query }: ReportScope, months: readonly string[]): PurseTaxes[] {
  const rows = columns.rowsFor(query);
  const monthByRow = new Map<number, string>();
  for (const { row, issueDay, isInBooks, group } of columnAmounts(columns, rows)) {
    const month = issueDay?.slice(0, 7) ?? '';
    if (isInBooks && group !== 'CANCELLED' && months.includes(month)) monthByRow.set(row, month);
  }
  const purses = new Map<string, { purse: Purse; taxes: Map<string, Mutable<TaxOfMonth>> }>();
  for (const { row, direction, currency, taxCategory, taxRate, baseMinor, taxMinor } of columnTaxes(columns, rows)) {
    const month = monthByRow.get(row);
    if (month === undefined) continue;
    const key = purseKey({ direction, currency });
    let book = purses.get(key);
    if (!book) purses.set(key, (book = { purse: { direction, currency }, taxes: new Map() }));
    const kind = `${month} ${taxCategory} ${taxRate}`;
    let tax = book.taxes.get(kind);
    if (!tax) book.taxes.set(kind, (tax = { month, taxCategory, taxRate, baseMinor: 0, taxMinor: 0, count: 0 }));
    tax.baseMinor += baseMinor;
    tax.taxMinor += taxMinor;
    tax.count += 1;
  }
  return [...purses.values()]
    .map(({ purse, taxes }) => ({ purse, taxes: [...taxes.values()].sort(byMonthAndRate) }))
    .sort((one, other) => comparePurses(one.purse, other.purse));
}

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

function byMonthAndRate(one: TaxOfMonth, other: TaxOfMonth): number {
  if (one.month !== other.month) return one.month < other.month ? 1 : -1;
  return Number(other.taxRate) - Number(one.taxRate) || (one.taxCategory < other.taxCategory ? -1 : 1);
}
