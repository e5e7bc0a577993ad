import type { Group, Status } from '#domain/workflow/document.ts';
import type { GoneStatus } from '#domain/workflow/version.ts';
import type { ColumnRow } from '#services/columns/row.ts';
import type { StatusChoice } from '#state/invoice-listing.ts';
import { words } from '#ui/words/first.ts';

/** How a status is shown. */
export interface StatusSign {
  readonly label: string;
  readonly color: string;
  readonly group: Group | null;
}

/** For the sign of what has no colour of its own: a group, an unknown status. */
export const neutralColor = '#78818f';

/** The workflow's status; or, for one that it no longer knows, what it was called and a neutral sign. */
export function signOf(
  id: string,
  status: Status | null | undefined,
  gone: Pick<GoneStatus, 'label'> | null | undefined
): StatusSign {
  if (status) return status;
  const label = gone ? words.list.goneStatus(gone.label) : words.list.unknownStatus(id);
  return { label, color: neutralColor, group: null };
}

/** A status to choose; one that is gone says what it is called now. */
export function signOfChoice({ id, status, gone }: StatusChoice): StatusSign {
  if (status || !gone?.successor) return signOf(id, status, gone);
  return { ...gone.successor, label: words.list.statusNow(gone.label, gone.successor.label) };
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
