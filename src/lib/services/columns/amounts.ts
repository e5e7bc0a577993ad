import type { Content } from '#domain/invoice/content.ts';
import { dayText, noDay } from './cells.ts';
import type { Columns } from './columns.ts';
import type { ColumnRow } from './row.ts';

/** What an invoice comes to and still asks for: as much of a row as sums over all of them need. */
export type ColumnAmount = Pick<
  ColumnRow,
  'direction' | 'currency' | 'group' | 'issueDay' | 'dueDay' | 'totalMinor' | 'outstandingMinor' | 'clientId' | 'party'
> & {
  /** Its number, as `rowsFor` gives it. */
  readonly row: number;
  /** It bears a number, as what stands in the books does (BR14). */
  readonly isInBooks: boolean;
};

/** What some rows come to. */
export function* columnAmounts({ table }: Pick<Columns, 'table'>, rows: Uint32Array): Generator<ColumnAmount> {
  const { cells, parties } = table;
  const traits = table.traits();
  const survivors = table.survivors();
  for (const row of rows)
    yield {
      row,
      direction: table.direction(row),
      currency: table.currency(row),
      group: traits[cells.status[row] ?? 0]?.group ?? null,
      isInBooks: table.isInBooks(row),
      issueDay: dayText(cells.issue[row] ?? noDay),
      dueDay: dayText(cells.due[row] ?? noDay),
      totalMinor: cells.totalMinor[row] ?? 0,
      outstandingMinor: cells.outstandingMinor[row] ?? 0,
      clientId: survivors[cells.client[row] ?? 0] || null,
      party: parties.text(cells.party[row] ?? 0)
    };
}

/** Money that came or, negative, went back. */
export interface ColumnPayment {
  /** Number of the row of its invoice. */
  readonly row: number;
  readonly direction: Content['direction'];
  readonly currency: string;
  readonly day: string;
  readonly amountMinor: number;
}

/** Money that came or went back, of some rows. */
export function* columnPayments({ table }: Pick<Columns, 'table'>, rows: Uint32Array): Generator<ColumnPayment> {
  const { payments } = table;
  const { day, amountMinor } = payments.columns;
  for (const row of rows)
    for (let place = payments.from(row); place < payments.until(row); place += 1)
      yield {
        row,
        direction: table.direction(row),
        currency: table.currency(row),
        day: dayText(day[place] ?? noDay) ?? '',
        amountMinor: amountMinor[place] ?? 0
      };
}

export interface ColumnTax {
  readonly row: number;
  readonly direction: Content['direction'];
  readonly currency: string;
  readonly taxCategory: string;
  /** Per cent, as a decimal. */
  readonly taxRate: string;
  readonly baseMinor: number;
  readonly taxMinor: number;
}

/** Tax by category and rate, of some rows; of credit notes negative. */
export function* columnTaxes({ table }: Pick<Columns, 'table'>, rows: Uint32Array): Generator<ColumnTax> {
  const { taxes, rates } = table;
  const { rate, baseMinor, taxMinor } = taxes.columns;
  for (const row of rows)
    for (let place = taxes.from(row); place < taxes.until(row); place += 1) {
      const [taxCategory = '', taxRate = ''] = rates.text(rate[place] ?? 0).split(' ');
      yield {
        row,
        direction: table.direction(row),
        currency: table.currency(row),
        taxCategory,
        taxRate,
        baseMinor: baseMinor[place] ?? 0,
        taxMinor: taxMinor[place] ?? 0
      };
    }
}
