import type { Workflow } from '#domain/workflow/document.ts';
import type { Columns } from '#services/columns/columns.ts';
import type { ColumnQuery } from '#services/columns/query.ts';

/** Which invoices a report is about, and when and where it is read. */
export interface ReportScope {
  readonly columns: Columns;
  readonly query: ColumnQuery;
  readonly workflow: Workflow;
  readonly nowMs: number;
  /** Whose clocks say on which day something happened. */
  readonly zone: string;
}

/** What is never summed with anything else: money of one currency, in one direction. */
export interface Purse {
  readonly direction: 'issued' | 'received';
  readonly currency: string;
}

export function purseKey({ direction, currency }: Purse): string {
  return `${direction} ${currency}`;
}

/** Issued ones first, then by currency. */
export function comparePurses(left: Purse, right: Purse): number {
  const [one, other] = [purseKey(left), purseKey(right)];
  return one < other ? -1 : one > other ? 1 : 0;
}
