import Papa from 'papaparse';
import { isCurrency } from '#domain/money/currency.ts';
import { ok, refuse, type Result } from '#domain/shared/result.ts';
import { fieldsNamed, guessColumns } from './fields.ts';

/** Larger files are refused before anything is read. */
export const csvLimitBytes = 20 * 1024 * 1024;
const rowsMax = 100_000;
/** No program writes so many; every row would be filled up to them. */
const columnsMax = 500;

export interface TableRow {
  /** Of the file, from 1: where a person finds it. */
  readonly line: number;
  /** Trimmed; as many as there are headers. */
  readonly cells: readonly string[];
}

/** What a file of comma separated values holds, below whatever its program put above the table. */
export interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
  /** The same for every file that this program writes with these columns. */
  readonly signature: string;
}

export type TableProblem =
  | { readonly why: 'empty' }
  /** Neither UTF-8 nor Windows-1252: bytes that are no text. */
  | { readonly why: 'not-text' }
  | { readonly why: 'no-table' }
  /** A quotation mark that is never closed: all that follows would stand in one cell. */
  | { readonly why: 'quote-open'; readonly line: number }
  | { readonly why: 'too-many-rows' | 'too-many-columns'; readonly limit: number };

/**
 * The text of a file: by its byte order mark, else UTF-8, else what spreadsheets on Windows write. Null: it has control
 * characters that no text has.
 */
export function csvText(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  const text = marked ? decoded(bytes, marked) : (decoded(bytes, 'utf-8') ?? decoded(bytes, 'windows-1252'));
  return text === null || noText.test(text) ? null : text;
}

// eslint-disable-next-line no-control-regex -- what no text has is what is looked for
const noText = /[\0-\x08\x0e-\x1f]/;

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    // In one piece, Node 20 reads windows-1252 as ISO 8859-1 and loses the euro sign; as a stream it does not.
    return decoder.decode(bytes, { stream: true }) + decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/**
 * Reads the table in a text: what stands above it (a name, a period), headers that are repeated at each page, and sums
 * below it are left out. Never throws.
 */
export function readTable(text: string): Result<Table, TableProblem> {
  if (text.trim() === '') return refuse({ why: 'empty' });
  // Excel takes its separator from a first line of its own.
  const own = /^\u{FEFF}?sep=(.)\r?\n/u.exec(text);
  const plain = own ? text.slice(own[0].length) : text;
  const delimiter = own?.[1] ?? delimiterOf(plain);
  const { data, errors } = Papa.parse<string[]>(plain, { delimiter, skipEmptyLines: false });
  if (data.length > rowsMax) return refuse({ why: 'too-many-rows', limit: rowsMax });
  const lines = linesOf(plain, data, own ? 2 : 1);
  const open = errors.find(({ code }) => code === 'MissingQuotes');
  if (open) return refuse({ why: 'quote-open', line: lines[open.row ?? 0] ?? 1 });
  const read = data.map((cells) => cells.map((cell) => cell.replaceAll('\u{FEFF}', '').trim()));
  const at = headAt(read);
  const head = read[at];
  if (!head || head.filter((cell) => cell !== '').length < 2) return refuse({ why: 'no-table' });
  if (head.length > columnsMax) return refuse({ why: 'too-many-columns', limit: columnsMax });
  // A list that names no client may have them as headings, each above its rows.
  const headings = guessColumns(head.map(plainHeader)).columns.client === undefined ? head.indexOf('') : -1;
  let heading = '';
  const rows = read.flatMap((cells, index): TableRow[] => {
    const isHead = cells.every((cell, column) => cell === head[column]);
    if (index <= at || isHead || isSum(cells)) return [];
    if (!isSomething(cells, head)) {
      heading = cells[headings] || heading;
      return [];
    }
    const cellAt = (column: number): string => cells[column] || (column === headings ? heading : '');
    return [{ line: lines[index] ?? index + 1, cells: head.map((_, column) => cellAt(column)) }];
  });
  if (rows.length === 0) return refuse({ why: 'no-table' });
  return ok({ headers: head, rows, signature: head.map(plainHeader).join('|') });
}

/** What a column says, and how often, the most frequent first; nothing where there is no such column. */
export function textsIn(
  { rows }: Table,
  column: number | undefined
): readonly (readonly [text: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { cells } of rows) {
    const text = cells[column ?? -1] ?? '';
    if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].sort(([, left], [, right]) => right - left);
}

/** Some rows of a table as a table of their own: what is kept of an invoice that came in one with others. */
export function tableText(headers: readonly string[], rows: readonly TableRow[]): string {
  return `${Papa.unparse([headers, ...rows.map(({ cells }) => cells)] as string[][])}\r\n`;
}

/**
 * What separates the cells: what leads to the most headers that are known, else to the most cells. How evenly it cuts the
 * rows tells nothing where decimals have commas.
 */
function delimiterOf(text: string): string {
  const judged = [',', ';', '\t', '|'].map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: bannerRowsMax });
    const head = data[headAt(data)] ?? [];
    return { delimiter, known: fieldsNamed(head.map(plainHeader)), cells: head.length };
  });
  const [best] = judged.toSorted((left, right) => right.known - left.known || right.cells - left.cells);
  return best?.delimiter ?? ',';
}

/** How names of columns are compared: "*InvoiceNumber", "Invoice Number (EUR)" and "invoice_number" are one. */
export function plainHeader(header: string): string {
  const unit = unitIn(header);
  return (unit === null ? header : header.slice(0, header.lastIndexOf(unit)).replace(/\Win\s*$/, ''))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%#]+/gu, '');
}

/** The currency that a column says behind its name; null: none. */
export function unitIn(header: string): string | null {
  const unit = /^.+[\s([]([A-Z]{3})[)\]]?$/.exec(header)?.[1];
  return unit !== undefined && isCurrency(unit) ? unit : null;
}

/** The first row that names as much of an invoice as any of the first ones does; else the first with several cells. */
function headAt(rows: readonly (readonly string[])[]): number {
  const known = rows.slice(0, bannerRowsMax).map((cells) => fieldsNamed(cells.map(plainHeader)));
  const most = Math.max(0, ...known);
  if (most >= 2) return known.indexOf(most);
  return rows.findIndex((cells) => cells.filter((cell) => cell !== '').length >= 2);
}

const bannerRowsMax = 30;

/** Something stands under a name. A row with but a word in a column that has none is a heading of those below it. */
function isSomething(cells: readonly string[], head: readonly string[]): boolean {
  return cells.some((cell, column) => cell !== '' && (head[column] ?? '') !== '');
}

/** A row with what others come to is no invoice: it has amounts and no day. A client may be called like that, too. */
function isSum(cells: readonly string[]): boolean {
  const [first = '', ...others] = cells.filter((cell) => cell !== '');
  if (!/^(grand |sub)?total(s| for .*)?:?$|^(gesamt)?summe:?$|^gesamt:?$/i.test(first)) return false;
  return others.every((cell) => !/\p{L}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/u.test(cell.replace(/\b[A-Z]{3}\b/, '')));
}

/** The line of the file on which each row begins: a cell may go over several. */
function linesOf(text: string, rows: readonly (readonly string[])[], first: number): number[] {
  const isSingle = !text.includes('"');
  let line = first;
  return rows.map((cells) => {
    const begun = line;
    line += 1 + (isSingle ? 0 : cells.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0));
    return begun;
  });
}

/** Pure and in every engine, but no part of the language's own library. */
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean }
) => { decode(bytes?: Uint8Array, options?: { stream: boolean }): string };
