import { closeSync, openSync, readSync } from 'node:fs';
import Papa from 'papaparse';
import { timestampMs } from '#domain/report/timestamp.ts';
import type { LoggedEvent } from '#domain/report/visits.ts';

/** What is wrong with a file, in words that begin with the line. */
export class CsvProblem extends Error {}

/** The file in pieces, so that it may be larger than a string can be. Undecodable bytes are refused, not replaced. */
export function* textsOfFile(path: string, bytesAtATime = 1 << 20): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true }); // Takes a byte order mark away, too.
  const bytes = new Uint8Array(bytesAtATime);
  const file = openSync(path, 'r');
  try {
    for (let length = -1; length !== 0;) {
      length = readSync(file, bytes);
      yield decoded(decoder, bytes.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}

function decoded(decoder: TextDecoder, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes, { stream: bytes.length > 0 });
  } catch {
    throw new CsvProblem('not UTF-8 text');
  }
}

/**
 * The events of a CSV (RFC 4180, with commas, semicolons or tabs) with the columns `case`, `status` and `timestamp`, among
 * others, in any order; or as exports of event logs in XES call them.
 */
export function* eventsInCsv(texts: Iterable<string>): Generator<LoggedEvent> {
  let columns: Columns | null = null;
  for (const { line, fields } of rowsOf(texts)) {
    if (columns === null) columns = columnsOf(line, fields);
    else yield eventOf(line, fields, columns);
  }
  if (columns === null) throw new CsvProblem('line 1: no header; it needs case,status,timestamp');
}

interface Row {
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** Row by row; what a piece of text ends with is read again together with the next. Empty lines are left out. */
function* rowsOf(texts: Iterable<string>): Generator<Row> {
  // Only line feeds end a row, as a file may have both kinds of line ends. The rest of the other kind is taken away below.
  let parser: Papa.Parser | undefined;
  let line = 1;
  let rest = '';
  for (const { text, isLast } of withLast(texts)) {
    rest += text;
    // What separates the cells is seen by the whole of the header.
    if (!isLast && !rest.includes('\n') && rest.length <= charsInRowMax) continue;
    parser ??= new Papa.Parser({ delimiter: delimiterOf(rest), newline: '\n', quoteChar: '"' });
    const { data, errors, meta } = parser.parse(rest, 0, !isLast) as Papa.ParseResult<string[]>;
    const wrong = errors[0];
    for (const [place, fields] of data.entries()) {
      if (wrong?.row === place) throw new CsvProblem(`line ${line}: a quote is not where it may be, or is not closed`);
      const last = fields.length - 1;
      if (fields[last]?.endsWith('\r')) fields[last] = fields[last].slice(0, -1);
      if (last > 0 || fields[0] !== '') yield { line, fields };
      line += 1 + fields.reduce((total, field) => total + lineFeedsIn(field), 0);
    }
    rest = isLast ? '' : rest.slice(meta.cursor);
    if (rest.length > charsInRowMax) throw new CsvProblem(`line ${line}: a quote is not closed`);
  }
}

/** What there is most of in the header. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split('\n', 1);
  const counts = [',', ';', '\t'].map((delimiter) => [delimiter, header.split(delimiter).length] as const);
  const [[most] = [',']] = counts.toSorted(([, left], [, right]) => right - left);
  return most;
}

/** A row that is longer has lost a quote, and all that follows would be read again and again. */
const charsInRowMax = 1 << 24;

function* withLast(texts: Iterable<string>): Generator<{ text: string; isLast: boolean }> {
  let before: string | null = null;
  for (const text of texts) {
    if (before !== null) yield { text: before, isLast: false };
    before = text;
  }
  yield { text: before ?? '', isLast: true };
}

function lineFeedsIn(field: string): number {
  let count = 0;
  for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) count += 1;
  return count;
}

interface Columns {
  readonly count: number;
  readonly case: number;
  readonly status: number;
  readonly timestamp: number;
}

/** As XES, and who exports it, name them. */
const aliases: Readonly<Record<'case' | 'status' | 'timestamp', readonly string[]>> = {
  case: ['case', 'caseid', 'case_id', 'case id', 'case:concept:name'],
  status: ['status', 'activity', 'concept:name', 'event'],
  timestamp: ['timestamp', 'time:timestamp', 'time', 'complete timestamp']
};

function columnsOf(line: number, header: readonly string[]): Columns {
  const names = header.map((name) => name.trim().toLowerCase());
  const placeOf = (column: keyof typeof aliases) => {
    const name = aliases[column].find((alias) => names.includes(alias));
    if (name === undefined)
      throw new CsvProblem(`line ${line}: no column “${column}”; the header needs case,status,timestamp`);
    const place = names.indexOf(name);
    if (names.lastIndexOf(name) !== place) throw new CsvProblem(`line ${line}: two columns “${name}”`);
    return place;
  };
  return { count: names.length, case: placeOf('case'), status: placeOf('status'), timestamp: placeOf('timestamp') };
}

function eventOf(line: number, fields: readonly string[], columns: Columns): LoggedEvent {
  // Nothing behind the last column says nothing.
  if (fields.length < columns.count || fields.slice(columns.count).some((field) => field !== ''))
    throw new CsvProblem(`line ${line}: ${fields.length} fields, where the header has ${columns.count}`);
  const [name = '', status = '', timestamp = ''] = [columns.case, columns.status, columns.timestamp].map(
    (place) => fields[place]
  );
  if (name === '') throw new CsvProblem(`line ${line}: no case`);
  if (status === '') throw new CsvProblem(`line ${line}: no status`);
  const at = timestampMs(timestamp);
  if (at === null) throw new CsvProblem(`line ${line}: no timestamp that could be read: “${timestamp}”`);
  return { case: name, status, at };
}
