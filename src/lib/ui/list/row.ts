import type { Group, Status } from '#domain/workflow/document.ts';
import type { ColumnRow } from '#services/columns.ts';
import { words } from '#ui/words/words.ts';

/** How a status is shown. */
export interface StatusSign {
  readonly label: string;
  readonly color: string;
  readonly group: Group | null;
}

/** For the sign of what has no colour of its own: a group, an unknown status. */
export const neutralColor = '#78818f';

/** The workflow's status; or, for one that it no longer knows, its id and a neutral sign. */
export function signOf(id: string, status: Status | null | undefined): StatusSign {
  return status ?? { label: words.list.unknownStatus(id), color: neutralColor, group: null };
}

/** What is out of the ordinary about an invoice, quietly beside it. */
export function marksOf(
  row: Pick<ColumnRow, 'kind' | 'direction' | 'archived' | 'group' | 'outstandingMinor'>
): string[] {
  const marks: string[] = [];
  if (row.kind === 'credit-note') marks.push(words.list.creditNote);
  if (row.direction === 'received') {
    const isToPay = row.kind === 'invoice' && row.group === 'COMPLETED' && row.outstandingMinor > 0;
    marks.push(isToPay ? words.list.toPay : words.list.received);
  }
  // What is cancelled is archived as well, and the status says enough.
  if (row.archived && row.group !== 'CANCELLED') marks.push(words.list.archivedMark);
  return marks;
}

/** What an invoice is called where nothing else tells them apart. */
export function numberInWords({ number, kind }: Pick<ColumnRow, 'number' | 'kind'>): string {
  if (number !== '') return number;
  return kind === 'credit-note' ? words.list.draftCreditNote : words.list.noNumber;
}
