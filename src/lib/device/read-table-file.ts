import { csvLimitBytes, csvText, readTable, type Table } from '#domain/exchange/csv/table.ts';
import type { ImportProblem } from '#domain/exchange/import-problem.ts';
import { refuse, type Result } from '#domain/shared/result.ts';
import { fileBytes } from './read-invoice-file.ts';

/** By its name and kind: what it holds is seen when it is read. */
export function isTable({ name, type }: File): boolean {
  return /\.(csv|tsv|tab|txt)$/i.test(name) || /^text\/(csv|tab-separated-values|plain)$/.test(type);
}

/** Reads a table of comma separated values; a person says then what its columns mean. */
export async function readTableFile(file: Blob): Promise<Result<Table, readonly ImportProblem[]>> {
  const at = { path: '/', line: null, column: null };
  if (file.size > csvLimitBytes)
    return refuse([{ why: 'too-large', sizeBytes: file.size, limitBytes: csvLimitBytes, at }]);
  const bytes = await fileBytes(file);
  if (bytes === null) return refuse([{ why: 'unreadable', at }]);
  const text = csvText(bytes);
  if (text === null) return refuse([{ why: 'not-text', at }]);
  const table = readTable(text);
  if (table.ok) return table;
  const { error } = table;
  return refuse([error.why === 'quote-open' ? { why: error.why, at: { ...at, line: error.line } } : { ...error, at }]);
}
