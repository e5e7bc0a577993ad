import type { Group, Status } from '#domain/workflow/document.ts';
import type { ColumnRow } from '#services/columns.ts';
import { words } from '#ui/words/words.ts';

/** How a status is shown. */
export interface StatusSign {
  readonly label: string;
  readonly color: string;
  readonly group: Group | null;
}

/** The workflow's status; or, for one that it no longer knows, its id and a neutral sign. */
export function signOf(id: string, status: Status | null | undefined): StatusSign {
  return status ?? { label: words.list.unknownStatus(id), color: '#78818f', group: null };
}

export function numberInWords({ number, kind }: Pick<ColumnRow, 'number' | 'kind'>): string {
  if (number !== '') return number;
  return kind === 'credit-note' ? words.list.draftCreditNote : words.list.noNumber;
}
