import type { SortKey } from '#services/columns/orders.ts';

/** What a table of invoices shows, one below the other; the number leads to the invoice and always stands first. */
export const listColumns = ['number', 'client', 'issued', 'due', 'status', 'days', 'type', 'total', 'balance'] as const;
export type ListColumn = (typeof listColumns)[number];

export interface ColumnShape {
  readonly sort: SortKey | null;
  readonly isNumeric: boolean;
  /** Of a grid. */
  readonly width: string;
}

export const columnShapes: Readonly<Record<ListColumn, ColumnShape>> = {
  number: { sort: 'number', isNumeric: false, width: 'minmax(8.75rem, 1.1fr)' },
  client: { sort: 'party', isNumeric: false, width: 'minmax(8rem, 2.4fr)' },
  issued: { sort: 'issue', isNumeric: false, width: '6.75rem' },
  due: { sort: 'due', isNumeric: false, width: '7.75rem' },
  status: { sort: 'status', isNumeric: false, width: 'minmax(11.5rem, 1.4fr)' },
  days: { sort: 'entered', isNumeric: true, width: '5rem' },
  type: { sort: null, isNumeric: false, width: 'minmax(6rem, 1fr)' },
  total: { sort: 'total', isNumeric: true, width: 'minmax(9.75rem, 1.6fr)' },
  balance: { sort: 'outstanding', isNumeric: true, width: 'minmax(9.75rem, 1.6fr)' }
};

/** What is shown where nothing was chosen. */
export const usualColumns: readonly ListColumn[] = ['number', 'client', 'issued', 'due', 'status', 'total', 'balance'];
/** What gives way first where there is less room. */
const dispensable: readonly ListColumn[] = ['type', 'days', 'issued', 'balance'];

/** What was chosen, in the order of the table; what means nothing here is left out. */
export function chosenColumns(text: string): readonly ListColumn[] {
  const named = text.split(',');
  const chosen = listColumns.filter((column) => column === 'number' || named.includes(column));
  return chosen.length > 1 ? chosen : usualColumns;
}

/** As many of them as there is room for. */
export function columnsFor(chosen: readonly ListColumn[], widthRem: number): readonly ListColumn[] {
  const room = widthRem - roomOfOthersRem;
  let shown = chosen;
  for (const column of dispensable) {
    if (shown.reduce((sum, one) => sum + leastRem(one), 0) <= room) break;
    shown = shown.filter((one) => one !== column);
  }
  return shown;
}

/** How wide a list must be for a table of them; below, each invoice has lines of its own. */
export function tableRemFor(chosen: readonly ListColumn[]): number {
  const lasting = chosen.filter((column) => !dispensable.includes(column));
  return Math.max(tableRem, roomOfOthersRem + lasting.reduce((sum, column) => sum + leastRem(column), 0));
}

/** Narrower, a table is no easier to read than lines, however little it shows. */
const tableRem = 48;

/** Boxes, and what stands at both ends. */
const roomOfOthersRem = 5;

function leastRem(column: ListColumn): number {
  const [rem = '0'] = /[\d.]+/.exec(columnShapes[column].width) ?? [];
  return Number(rem) + 1;
}
