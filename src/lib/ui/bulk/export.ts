import type { ColumnRow } from '#services/columns/row.ts';
import { minorToDecimal } from '#domain/money/currency.ts';
import type { Session } from '#state/session.svelte.ts';
import { csvFile } from '#ui/csv-file.ts';
import { saveFile } from '#ui/files.ts';
import { toasts } from '#ui/toasts.svelte.ts';
import { words } from '#ui/words/words.ts';

/** Hands over what a list says of some invoices, one a row. */
export function exportRows(session: Session, rows: readonly ColumnRow[]): void {
  const statusById = session.workflow?.machine.statusById;
  const { csv } = words.bulk;
  const table = [
    [...csv.head],
    ...rows.map((row) => [
      row.number,
      row.party,
      csv.directions[row.direction],
      words.list.kinds[row.kind],
      row.type,
      statusById?.get(row.status)?.label ?? row.status,
      row.issueDay ?? '',
      row.dueDay ?? '',
      row.currency,
      { decimal: minorToDecimal(row.totalMinor, row.currency) },
      { decimal: minorToDecimal(row.balanceMinor, row.currency) }
    ])
  ];
  saveFile(csvFile(table), `invoices-${session.docket.today()}.csv`);
  toasts.say(csv.done(rows.length));
}
