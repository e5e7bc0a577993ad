import { groups, type Group } from '#domain/workflow/document.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { summed } from '#services/columns/summed.ts';
import type { Standing } from '#services/columns/tallies.ts';
import { comparePurses, type Purse, type ReportScope } from './scope.ts';

export interface Distribution {
  readonly count: number;
  /** Every direction and currency that occurs. */
  readonly purses: readonly Purse[];
  /** Every status of the workflow, empty ones too; then what it does not know, by id. */
  readonly statuses: readonly (Standing & { readonly status: string; readonly group: Group | null })[];
  /** Those that the workflow has statuses in; null: of statuses that it does not know. */
  readonly groups: readonly (Standing & { readonly group: Group | null })[];
}

/** How invoices are spread over statuses and groups now. */
export function distributionOf({ columns, query, workflow }: ReportScope): Distribution {
  const standingByStatus = columns.standings(query);
  const { statuses, statusById } = compileMachine(workflow.machines.invoice);
  const unknown = [...standingByStatus.keys()].filter((id) => !statusById.has(id)).sort();
  const standings = [...statuses.map(({ id }) => id), ...unknown].map((status) => ({
    status,
    group: statusById.get(status)?.group ?? null,
    count: standingByStatus.get(status)?.count ?? 0,
    sums: standingByStatus.get(status)?.sums ?? []
  }));
  const known = [...groups, null].filter((group) => standings.some((one) => one.group === group));
  const all = together(standings);
  return {
    count: all.count,
    purses: all.sums.map(({ direction, currency }) => ({ direction, currency })),
    statuses: standings,
    groups: known.map((group) => ({ group, ...together(standings.filter((one) => one.group === group)) }))
  };
}

function together(standings: readonly Standing[]): Standing {
  return {
    count: standings.reduce((count, one) => count + one.count, 0),
    sums: summed(standings.flatMap(({ sums }) => sums)).sort(comparePurses)
  };
}
