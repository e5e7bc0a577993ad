import type { InvoiceEvent } from '#domain/invoice/invoice.ts';
import type { StatusName } from '#domain/workflow/trail.ts';
import type { Columns } from '#services/columns/columns.ts';
import { overridesOf } from '#services/columns/overrides.ts';
import type { HistoryEntry } from '#services/history.ts';
import type { ReportScope } from './scope.ts';

export interface Override {
  /** Key of the event. */
  readonly key: string;
  /** Id of the invoice. */
  readonly invoice: string;
  readonly at: number;
  /** Id and name of who did it. */
  readonly by: { readonly id: string; readonly name: string };
  /** As they were called then. */
  readonly from: StatusName;
  readonly to: StatusName;
  readonly reason: string;
}

/** As much of a history as is asked here. */
type Told = Pick<HistoryEntry, 'event' | 'by'>;

/** Ids of the invoices in which a person went past the moves of the workflow. */
export function invoicesOverridden({ columns, query }: Pick<ReportScope, 'columns' | 'query'>): string[] {
  const rows = columns.rowsFor(query).filter((row) => overridesOf(columns.table, row).length > 0);
  return Array.from(rows, (row) => columns.idOf(row));
}

/** What the histories of invoices, by id, tell of it, and was not taken back; the latest first. */
export function overridesIn(
  histories: ReadonlyMap<string, readonly Told[]>,
  { table }: Pick<Columns, 'table'>
): Override[] {
  return [...histories]
    .flatMap(([invoice, entries]) => {
      const row = table.positionOf(invoice);
      const instants = new Set(row === undefined ? [] : overridesOf(table, row));
      return entries.flatMap((entry) => overrideOf(invoice, entry) ?? []).filter(({ at }) => instants.has(at));
    })
    .sort((one, other) => other.at - one.at);
}

function overrideOf(invoice: string, entry: Told): Override | null {
  const event = entry.event as InvoiceEvent;
  if (event.type !== 'status-overridden') return null;
  const { from, to, reason } = event.data;
  // When it holds, as the trail has it: clocks of commits only go on, also where that of a device is behind.
  return { key: event.key, invoice, at: event.at, by: entry.by, from, to, reason };
}
