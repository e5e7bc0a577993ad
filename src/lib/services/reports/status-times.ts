import { timeInStatus, type StatusTime } from '#domain/report/time-in-status.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { columnVisits } from '#services/columns/visits.ts';
import type { ReportScope } from './scope.ts';

/** How long invoices stay in each status that any was in; in the order of the workflow, then what it does not know. */
export function statusTimes({ columns, query, workflow, nowMs }: ReportScope): StatusTime[] {
  const times = timeInStatus(columnVisits(columns, columns.rowsFor(query)), { nowMs });
  const { statuses } = compileMachine(workflow.machines.invoice);
  const places = new Map(statuses.map(({ id }, place) => [id, place]));
  const placeOf = ({ status }: StatusTime): number => places.get(status) ?? statuses.length;
  return times.sort((one, other) => placeOf(one) - placeOf(other) || (one.status < other.status ? -1 : 1));
}
