import { guessColumns, moneyFields, type Columns, type CsvField } from './fields.ts';
import type { Reading } from './rows.ts';
import { plainHeader, unitIn, type Table } from './table.ts';
import { guessDayOrder, guessDecimalMark } from './values.ts';

/** How a table seems to be meant: a proposal for a person to look over. */
export interface GuessedReading {
  readonly reading: Pick<Reading, 'columns' | 'mark' | 'order' | 'currency'>;
  /** The program that it seems to come from, as it calls itself. */
  readonly source: string | null;
  /** False: its numbers, or its days, could be read in another way as well. */
  readonly isSureOf: { readonly mark: boolean; readonly order: boolean };
}

/** `currency`: what amounts are in where neither a column nor a sign at them says so. */
export function guessReading(table: Table, currency: string): GuessedReading {
  const { columns: byName, source } = guessColumns(table.headers.map(plainHeader));
  const guessed = withHeadings(table, byName);
  const named = withTaxOfLines(table, withRateOfTax(table, guessed));
  const columns = source === null ? withAmountsOfLines(table, named) : named;
  const { mark, order } = guessFormats(table, columns);
  return {
    reading: { columns, mark: mark.format, order: order.format, currency: signedCurrency(table, columns, currency) },
    source,
    isSureOf: { mark: mark.isSure, order: order.isSure }
  };
}

/** Headings that stand above the rows, in a column that has no name, are the clients of a list that names none; counted rows are not. */
function withHeadings({ headers, rows }: Table, columns: Columns): Columns {
  const unnamed = headers.indexOf('');
  if (columns.client !== undefined || unnamed === -1) return columns;
  const isCounted = rows.every(({ cells }) => /^\d+$/.test(cells[unnamed] ?? ''));
  return !isCounted && rows.every(({ cells }) => cells[unnamed] !== '') ? { ...columns, client: unnamed } : columns;
}

/** What is called no more than a tax is its rate where it is in per cent. */
function withRateOfTax({ rows }: Table, columns: Columns): Columns {
  const { tax, ...others } = columns;
  if (tax === undefined || columns.lineTaxRate !== undefined) return columns;
  const texts = rows.map(({ cells }) => cells[tax] ?? '').filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => text.endsWith('%')) ? { ...others, lineTaxRate: tax } : columns;
}

/** What is called no more than a tax is of each line where rows of one number say different ones. */
function withTaxOfLines({ rows }: Table, columns: Columns): Columns {
  const { number, lineText, lineDescription, quantity, unitPrice } = columns;
  const hasLines = (lineText ?? lineDescription ?? quantity ?? unitPrice) !== undefined;
  if (number === undefined || columns.tax === undefined || columns.lineTax !== undefined || !hasLines) return columns;
  const { tax, ...others } = columns;
  const taxByInvoice = new Map<string, string>();
  const keys = invoiceKeys(rows, columns);
  for (const [index, { cells }] of rows.entries()) {
    const [text = '', key = ''] = [cells[tax], keys[index]];
    if (!/[1-9]/.test(text)) continue;
    if ((taxByInvoice.get(key) ?? text) !== text) return { ...others, lineTax: tax };
    taxByInvoice.set(key, text);
  }
  return columns;
}

/** Which rows are of one invoice: two suppliers may give the same number, and further lines may name neither. */
function invoiceKeys(rows: Table['rows'], { number, client }: Columns): string[] {
  let [latest, who] = ['', ''];
  return rows.map(({ cells }) => {
    const [own = '', name = ''] = [cells[number ?? -1], cells[client ?? -1]];
    const isSame = own === '' || own === latest;
    who = name || (isSame ? who : '');
    latest = own || latest;
    return `${latest} ${who}`;
  });
}

/** What is called no more than an amount is of each line where several rows bear one number. */
function withAmountsOfLines({ headers, rows }: Table, columns: Columns): Columns {
  const { total, number, lineText, lineDescription, quantity, unitPrice, lineNet, lineTotal } = columns;
  const hasLines = (lineText ?? lineDescription ?? quantity ?? unitPrice) !== undefined;
  if (total === undefined || number === undefined || !hasLines || (lineNet ?? lineTotal) !== undefined) return columns;
  if (!['amount', 'betrag', 'summe'].includes(plainHeader(headers[total] ?? ''))) return columns;
  const keys = invoiceKeys(rows, columns).filter((_, index) => (rows[index]?.cells[number] ?? '') !== '');
  // A row below that names neither a number nor a client nor a day is one more line.
  const isFurther = (cells: readonly string[]): boolean =>
    [number, columns.client, columns.issueDay].every((column) => !cells[column ?? -1]) && (cells[total] ?? '') !== '';
  if (new Set(keys).size === keys.length && !rows.some(({ cells }) => isFurther(cells))) return columns;
  const { total: _whole, ...others } = columns;
  return { ...others, lineNet: total };
}

/** How numbers and days are written in the columns that hold some; what stands there twice tells no more than once. */
export function guessFormats(table: Table, columns: Reading['columns']) {
  const textsOf = (fields: Iterable<CsvField>): string[] => {
    const places = [...fields].flatMap((field) => columns[field] ?? []);
    const texts = new Set(table.rows.flatMap(({ cells }) => places.map((place) => cells[place] ?? '')));
    return [...texts].filter((text) => /\d/.test(text));
  };
  return { mark: guessDecimalMark(textsOf(moneyFields)), order: guessDayOrder(textsOf(['issueDay', 'dueDay'])) };
}

/**
 * What the names of amounts say, or signs that they bear, all the same one; several currencies bear the dollar's, and
 * whoever has one of them means it.
 */
function signedCurrency({ headers, rows }: Table, columns: Reading['columns'], own: string): string {
  const places = [...moneyFields].flatMap((field) => columns[field] ?? []);
  const units = new Set(places.flatMap((place) => unitIn(headers[place] ?? '') ?? []));
  const [unit] = units;
  if (unit !== undefined && units.size === 1) return unit;
  const signs = new Set(
    [headers, ...rows.map(({ cells }) => cells)].flatMap((cells) =>
      places.flatMap((place) => /[€£$₹]/.exec(cells[place] ?? '') ?? [])
    )
  );
  const [sign, ...others] = signs;
  if (sign === undefined || others.length > 0 || (sign === '$' && dollars.includes(own))) return own;
  return currencyBySign[sign] ?? own;
}

const currencyBySign: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', $: 'USD', '₹': 'INR' };
const dollars: readonly string[] = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD', 'MXN', 'BRL', 'ARS', 'CLP', 'COP'];
