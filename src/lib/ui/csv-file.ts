import { formatDecimal } from '#domain/money/format.ts';
import { csvOf, type CsvCell } from '#services/csv.ts';
import { locale } from '#ui/words/language.ts';

/** Rows for a spreadsheet, which reads numbers as people write them where it is used. */
export function csvFile(rows: readonly (readonly CsvCell[])[]): Blob {
  const mark = formatDecimal('0.5', locale()).includes(',') ? ',' : '.';
  return new Blob([csvOf(rows, mark)], { type: 'text/csv;charset=utf-8' });
}
