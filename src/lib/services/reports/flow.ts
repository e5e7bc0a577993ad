import { instantAtEndOfDay } from '#domain/calendar/day.ts';
import { cumulativeFlow } from '#domain/report/cumulative-flow.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { columnVisits } from '#services/columns/visits.ts';
import type { ReportScope } from './scope.ts';

export interface FlowOfStatus {
  readonly status: string;
  /** At the end of each day. */
  readonly counts: readonly number[];
}

/** How many invoices were in each status at the end of each of some days, which ascend; statuses that were never in use are left out. */
export function flowByStatus({ columns, query, workflow, zone }: ReportScope, days: readonly string[]): FlowOfStatus[] {
  const visits = columnVisits(columns, columns.rowsFor(query));
  const flow = cumulativeFlow(
    visits,
    days.map((day) => instantAtEndOfDay(day, zone))
  );
  const { statuses, statusById } = compileMachine(workflow.machines.invoice);
  const unknown = visits.labels.filter((id) => !statusById.has(id)).sort();
  return [...statuses.map(({ id }) => id), ...unknown].flatMap((status) => {
    const counts = flow[visits.labels.indexOf(status)];
    return counts?.some((count) => count > 0) ? [{ status, counts: [...counts] }] : [];
  });
}
