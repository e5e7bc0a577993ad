import { practiceHints, type PracticeHint } from '#domain/report/practice.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import type { Publication } from '#domain/workflow/version.ts';
import { columnVisits } from '#services/columns/visits.ts';
import type { ReportScope } from './scope.ts';

/** What is worth a look, by all invoices: those in the archive tell of habits, too. */
export function practiceIn(
  { columns, query: { today }, workflow, nowMs, zone }: ReportScope,
  publications: readonly Pick<Publication, 'document' | 'publishedAt'>[]
): PracticeHint[] {
  return practiceHints({
    visits: columnVisits(columns, columns.rowsFor({ today })),
    machine: compileMachine(workflow.machines.invoice),
    rules: workflow.rules,
    nowMs,
    knownSinceMs: (status) => knownSinceMs(publications, status),
    // As the list counts them, so that both always agree.
    waitingIn: (status, days) =>
      columns.rowsFor({
        today,
        nowMs,
        zone,
        archived: false,
        statuses: [status],
        where: { field: 'days-in-status', op: 'at-least', value: days }
      }).length
  });
}

/** A status that went and came back is known since it first came. */
function knownSinceMs(publications: readonly Pick<Publication, 'document' | 'publishedAt'>[], status: string): number {
  return publications
    .filter(({ document }) => document.machines.invoice.statuses.some(({ id }) => id === status))
    .reduce((sinceMs, { publishedAt }) => Math.min(sinceMs, publishedAt), Infinity);
}
