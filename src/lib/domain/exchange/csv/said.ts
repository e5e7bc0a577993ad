import { decimalToMinor, minorDigits } from '#domain/money/currency.ts';
import {
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  negateDecimal,
  roundDecimal
} from '#domain/money/decimal.ts';
import type { CsvField } from './fields.ts';
import type { Rows } from './rows.ts';
import type { TableRow } from './table.ts';
import { readRate } from './values.ts';

/** What the table says of the whole invoice. */
export interface Said {
  readonly totalMinor: number | null;
  readonly taxMinor: number | null;
  readonly netMinor: number | null;
  readonly paidMinor: number | null;
  /** Where it is said without an amount. */
  readonly isPaid: boolean | null;
  /** What is left to pay. */
  readonly balanceMinor: number | null;
}

export function moneyOf(
  source: Rows,
  currency: string,
  { isTotalOfLines = false }: { isTotalOfLines?: boolean } = {}
): Said {
  const of = (field: CsvField): number | null => source.amount(field, currency);
  // What is paid of each line, or left of it, is so together.
  const summedOf = (field: CsvField): number | null =>
    source.isApart(field)
      ? source.rows.reduce((sum, row) => sum + (source.amount(field, currency, row) ?? 0), 0)
      : of(field);
  const isPaid = source.flag('paid');
  const [total, net, balance] = [isTotalOfLines ? null : of('total'), of('net'), summedOf('balance')];
  const paid = isPaid === null ? summedOf('paid') : null;
  const tax = together(of('tax'), of('tax2'));
  const summed = net !== null ? net + (tax ?? 0) : paid !== null && balance !== null ? paid + balance : null;
  return { totalMinor: total ?? summed, taxMinor: tax, netMinor: net, paidMinor: paid, isPaid, balanceMinor: balance };
}

/** Each of several rows says as its total what its own line comes to: none of them speaks of the whole. */
export function isTotalOfLines(source: Rows, currency: string): boolean {
  if (source.rows.length < 2) return false;
  const rounded = (decimal: string): string => roundDecimal(decimal, minorDigits(currency));
  return source.rows.every((row) => {
    const [total, price] = [source.peek('total', row), source.peek('unitPrice', row)];
    if (total === null || price === null || compareDecimals(total, '0') === 0) return false;
    const reckoned = multiplyDecimals(price, source.peek('quantity', row) ?? '1');
    return compareDecimals(rounded(total), rounded(reckoned)) === 0;
  });
}

export function turned(said: Said): Said {
  const turn = (amount: number | null): number | null => (amount === null ? null : 0 - amount);
  return {
    totalMinor: turn(said.totalMinor),
    taxMinor: turn(said.taxMinor),
    netMinor: turn(said.netMinor),
    paidMinor: turn(said.paidMinor),
    isPaid: said.isPaid,
    balanceMinor: turn(said.balanceMinor)
  };
}

/** A line as far as a row tells it. */
export interface LineSaid {
  readonly text: string;
  readonly description: string;
  readonly quantity: string;
  /** Null: it is what leads to the amount. */
  readonly price: string | null;
  /** Before tax, unless all of them are with it. */
  readonly amountMinor: number;
  readonly taxMinor: number | null;
  readonly taxRate: string | null;
}

/** Null where nothing says what it comes to. */
export function linesIn(source: Rows, currency: string, said: Said): { lines: LineSaid[]; sumMinor: number } | null {
  const lines: LineSaid[] = [];
  for (const row of source.rows) {
    const line = lineFrom(source, row, currency);
    const last = lines.at(-1);
    if (line) lines.push(line);
    else if (last) lines[lines.length - 1] = described(last, source, row);
  }
  if (lines.length === 0) {
    const netMinor = said.netMinor ?? (said.totalMinor === null ? null : said.totalMinor - (said.taxMinor ?? 0));
    if (netMinor === null) return null;
    const text = source.text('lineText') || source.text('lineDescription') || source.text('notes').split('\n')[0];
    lines.push({
      ...emptyLine,
      text: text ?? '',
      amountMinor: netMinor,
      taxMinor: said.taxMinor,
      taxRate: rateIn(source)
    });
  }
  return { lines, sumMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0) };
}

/** A row that only says something goes on with what the line above it says. */
function described(line: LineSaid, source: Rows, row: TableRow): LineSaid {
  const said = [line.description, source.text('lineText', row), source.text('lineDescription', row)];
  return { ...line, description: [...new Set(said)].filter((part) => part !== '').join('\n') };
}

const emptyLine = { text: '', description: '', quantity: '1', price: null, taxMinor: null, taxRate: null } as const;

function lineFrom(source: Rows, row: TableRow, currency: string): LineSaid | null {
  const amountOf = (field: CsvField): number | null => source.amount(field, currency, row);
  const [net, total, second] = [amountOf('lineNet'), amountOf('lineTotal'), amountOf('lineTax2')];
  const tax = together(amountOf('lineTax'), second);
  const quantity = source.number('quantity', row);
  const price = source.number('unitPrice', row);
  const reckoned = price === null ? null : minorOf(multiplyDecimals(price, quantity ?? '1'), currency);
  const discounted = net === null && total === null ? discountOf(source, row, reckoned) : reckoned;
  const rate = rateIn(source, row);
  // An amount that is quantity × price and the tax on it is with tax, though nothing says how much that is.
  const isWithTax = tax === null && total !== reckoned && total === withTax(reckoned, rate);
  const beforeTax = total === null ? discounted : isWithTax ? reckoned : total - (tax ?? 0);
  const amountMinor = net ?? beforeTax;
  const text = source.text('lineText', row);
  const description = source.text('lineDescription', row);
  if (amountMinor === null) return null;
  return {
    text: text || (description.split('\n')[0] ?? ''),
    description: text === description || text === '' ? '' : description,
    quantity: quantity ?? '1',
    price: price !== null && reckoned === amountMinor ? price : null,
    amountMinor,
    taxMinor: tax,
    // The rate of one of two taxes is not that of both.
    taxRate: second === null || second === 0 ? rate : null
  };
}

function withTax(minor: number | null, rate: string | null): number | null {
  return minor === null || rate === null ? null : minor + percentOf(minor, rate);
}

function percentOf(minor: number, percent: string): number {
  return Number(roundDecimal(divideDecimals(multiplyDecimals(String(minor), percent), '100', 6) ?? '0', 0));
}

function together(one: number | null, other: number | null): number | null {
  return one === null && other === null ? null : (one ?? 0) + (other ?? 0);
}

function discountOf(source: Rows, row: TableRow, amountMinor: number | null): number | null {
  const percent = source.number('lineDiscount', row);
  if (percent === null || amountMinor === null) return amountMinor;
  return amountMinor - percentOf(amountMinor, percent);
}

/** Per cent. What is no number, as the name of a tax, says nothing. */
function rateIn(source: Rows, row?: TableRow): string | null {
  const rate = readRate(source.text('lineTaxRate', row));
  return rate !== null && source.habits.areRatesFractions ? multiplyDecimals(rate, '100') : rate;
}

/** The same lines the other way round: whichever of quantity and price was negative is so no more (BR-27). */
export function turnedLines(lines: readonly LineSaid[]): LineSaid[] {
  return lines.map((line) => ({
    ...line,
    ...(line.quantity.startsWith('-')
      ? { quantity: negateDecimal(line.quantity) }
      : { price: line.price?.startsWith('-') ? negateDecimal(line.price) : null }),
    amountMinor: 0 - line.amountMinor,
    taxMinor: line.taxMinor === null ? null : 0 - line.taxMinor
  }));
}

function minorOf(decimal: string, currency: string): number | null {
  const amount = decimalToMinor(roundDecimal(decimal, minorDigits(currency)), currency);
  return amount.ok ? amount.value : null;
}
