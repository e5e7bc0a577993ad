import { decimalToMinor, minorDigits } from '#domain/money/currency.ts';
import { compareDecimals, roundDecimal } from '#domain/money/decimal.ts';
import type { ImportProblem, ImportWarning, Place } from '#domain/exchange/import-problem.ts';
import type { Party } from '#domain/party/party.ts';
import type { Columns, CsvField } from './fields.ts';
import { statusMeant, type StatusMeaning } from './status.ts';
import type { Table, TableRow } from './table.ts';
import {
  areCompactDays,
  areFractions,
  dayOfSerial,
  isSerial,
  isTerm,
  readDay,
  readFlag,
  readNumber,
  type DayOrder,
  type DecimalMark
} from './values.ts';

/** How a table is to be understood, as a person has looked it over. */
export interface Reading {
  readonly columns: Columns;
  readonly mark: DecimalMark;
  readonly order: DayOrder;
  /** ISO 4217, for rows that name none. */
  readonly currency: string;
  readonly direction: 'issued' | 'received';
  /** Our own side of all of them. */
  readonly own: Party;
  /** What a status of the table means, as a person has chosen it; else as it is guessed. */
  readonly meaningOf: (status: string) => StatusMeaning | null;
}

/** How the whole of a table writes what one row of it leaves open. */
export interface Habits {
  /** Columns of days that a spreadsheet has left as numbers. */
  readonly serials: ReadonlySet<CsvField>;
  readonly areRatesFractions: boolean;
  /** What is said of payments are the days on which they were made, in digits. */
  readonly arePaymentsDays: boolean;
}

/** The rows of one invoice, with what is found wrong in them. */
export class Rows {
  readonly problems: ImportProblem[] = [];
  readonly warnings: ImportWarning[] = [];
  readonly rows: readonly TableRow[];
  readonly habits: Habits;
  readonly #headers: readonly string[];
  readonly #reading: Reading;

  constructor({ headers }: Table, reading: Reading, { rows, habits }: { rows: readonly TableRow[]; habits: Habits }) {
    this.#headers = headers;
    this.#reading = reading;
    this.rows = rows;
    this.habits = habits;
  }

  placeOf(field: CsvField, row = this.rows[0]): Place {
    return { path: this.#headers[this.#reading.columns[field] ?? -1] ?? '', line: row?.line ?? null, column: null };
  }

  /** Of a row; else of the first that says something. */
  text(field: CsvField, row?: TableRow): string {
    const column = this.#reading.columns[field];
    if (column === undefined) return '';
    if (row) return row.cells[column] ?? '';
    return this.rows.map(({ cells }) => cells[column] ?? '').find((cell) => cell !== '') ?? '';
  }

  day(field: CsvField): string | null {
    const text = this.text(field);
    if (text === '') return null;
    const day = this.habits.serials.has(field) ? dayOfSerial(text) : readDay(text, this.#reading.order);
    if (day === null && field === 'dueDay' && isTerm(text))
      this.warnings.push({ why: 'day-left-out', text: text.slice(0, 100), at: this.placeOf(field) });
    else if (day === null) this.problems.push({ why: 'not-a-day', text: text.slice(0, 100), at: this.placeOf(field) });
    return day;
  }

  /** Whether it is so, where a column says so in words, or says on which day it was; null: it says something else. */
  flag(field: CsvField): boolean | null {
    const text = this.text(field);
    if (field === 'paid' && text !== '' && this.habits.arePaymentsDays) return true;
    const meaning = statusMeant(text);
    if (meaning === 'paid' || meaning === 'open') return meaning === 'paid';
    const isNumber = readNumber(text, this.#reading.mark) !== null;
    return readFlag(text) ?? (!isNumber && readDay(text, this.#reading.order) !== null ? true : null);
  }

  number(field: CsvField, row?: TableRow): string | null {
    const text = this.text(field, row);
    if (text === '' || text === '-' || text === '–') return null;
    const number = readNumber(text, this.#reading.mark);
    if (number === null)
      this.problems.push({ why: 'not-a-number', text: text.slice(0, 100), at: this.placeOf(field, row) });
    return number;
  }

  /** As `number`, of a row, without a word where it is none. */
  peek(field: CsvField, row: TableRow): string | null {
    const text = this.text(field, row);
    return text === '' ? null : readNumber(text, this.#reading.mark);
  }

  /** Rows of one invoice say different amounts other than none: each may speak of its own line. */
  isApart(field: CsvField): boolean {
    const numbers = this.rows.flatMap((row) => this.peek(field, row) ?? []);
    return new Set(numbers.filter((number) => compareDecimals(number, '0') !== 0)).size > 1;
  }

  amount(field: CsvField, currency: string, row?: TableRow): number | null {
    const number = this.number(field, row);
    if (number === null) return null;
    const rounded = roundDecimal(number, minorDigits(currency));
    const amount = decimalToMinor(rounded, currency);
    if (!amount.ok) {
      this.problems.push({ why: 'number-too-large', text: number, at: this.placeOf(field, row) });
      return null;
    }
    if (compareDecimals(rounded, number) !== 0)
      this.warnings.push({
        why: 'amount-rounded',
        text: number,
        amountMinor: amount.value,
        at: this.placeOf(field, row)
      });
    return amount.value;
  }

  /** What no column was chosen for, by the name of its column. */
  extra(taken: ReadonlySet<number>): Record<string, string> {
    const extra: [string, string][] = [];
    for (const [index, row] of this.rows.entries())
      for (const [column, text] of row.cells.entries()) {
        if (taken.has(column) || text === '' || text === this.rows[index - 1]?.cells[column]) continue;
        const header = this.#headers[column] ?? '';
        const isAlone = header !== '' && this.#headers.indexOf(header) === this.#headers.lastIndexOf(header);
        const name = isAlone ? header : `${header} ${column + 1}`.trim();
        extra.push([index === 0 ? name : `${name} [${index + 1}]`, text]);
      }
    return Object.fromEntries(extra);
  }
}

export function habitsOf({ rows }: Table, { columns, mark }: Reading): Habits {
  const textOf = ({ cells }: TableRow, field: CsvField): string => cells[columns[field] ?? -1] ?? '';
  // An amount may be as large as a serial, yet hardly one that is more than the total in every row.
  const isPaidBeyond = (row: TableRow): boolean => {
    const [paid, total] = [readNumber(textOf(row, 'paid'), mark), readNumber(textOf(row, 'total'), mark)];
    return paid === null || (total !== null && compareDecimals(paid, total) > 0);
  };
  const textsOf = (field: CsvField): string[] => rows.map((row) => textOf(row, field)).filter((text) => text !== '');
  return {
    serials: new Set((['issueDay', 'dueDay'] as const).filter((field) => isSerial(textsOf(field)))),
    areRatesFractions: areFractions(textsOf('lineTaxRate')),
    arePaymentsDays: areCompactDays(textsOf('paid')) || (isSerial(textsOf('paid')) && rows.every(isPaidBeyond))
  };
}
