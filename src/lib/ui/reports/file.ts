import type { CsvCell } from '#services/csv.ts';
import { csvFile } from '#ui/csv-file.ts';
import { words } from '#ui/words/words.ts';
import { cellForFile } from './cell-text.ts';
import type { ReportColumn, ReportView } from './view.ts';

/** A report as one table, for spreadsheets: where it has several parts of one make, a column tells them apart. */
export function reportFile({ parts }: ReportView): Blob {
  const isSeveral = parts.length > 1;
  const heads = (columns: readonly ReportColumn[]): string[] =>
    columns.map(({ label, fileLabel }) => fileLabel ?? label);
  const rows: CsvCell[][] = [];
  let head: string[] = [];
  for (const { title, table } of parts) {
    const next = [...(isSeveral ? [words.reports.part] : []), ...heads(table.columns)];
    // Parts of another make have a head of their own.
    if (next.join('\n') !== head.join('\n')) rows.push(next);
    head = next;
    for (const { cells } of table.rows)
      rows.push([...(isSeveral ? [title ?? ''] : []), ...table.columns.map(({ id }) => cellForFile(cells[id]))]);
  }
  return csvFile(rows);
}
