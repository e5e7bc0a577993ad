import { groups, type Group, type Status, type Workflow } from '#domain/workflow/document.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import type { ColumnAnswer, ColumnQuery, ColumnSum } from '#services/columns.ts';
import type { ListFilter } from './filters.ts';

/** What a list shows beside its rows: what can be chosen, and how much each choice would give. */
export interface Listing {
  /** In order; a page fetches the rows on screen only. */
  readonly ids: readonly string[];
  /** False while not everything has been read yet. */
  readonly isComplete: boolean;
  readonly sums: readonly ColumnSum[];
  /** Without groups, statuses and *overdue*. */
  readonly allCount: number;
  readonly overdueCount: number;
  /** Those that the workflow has statuses in, and those in which something stands. */
  readonly groups: readonly { readonly group: Group; readonly count: number }[];
  readonly statuses: readonly StatusChoice[];
  /** Whether there is any invoice at all, archived or not. */
  readonly isAnything: boolean;
}

/** A status of the workflow; or one that it no longer knows, in which invoices still stand. */
export interface StatusChoice {
  readonly id: string;
  readonly status: Status | null;
  readonly count: number;
}

/** The part of the columns that is used here. */
export interface Queryable {
  query(query: ColumnQuery): ColumnAnswer;
}

/**
 * Answers a filter. What is cancelled is archived as well (BR8), so archived invoices are hidden by themselves only
 * where no cancelled status is asked for, and each count is what its choice would show.
 */
export function listInvoices(
  columns: Queryable,
  filter: ListFilter,
  { workflow, today }: { workflow: Workflow; today: string }
): Listing {
  const { statuses, statusById } = compileMachine(workflow.machines.invoice);
  const groupOf = (id: string): Group | null => statusById.get(id)?.group ?? null;
  const isCancelledAsked =
    filter.groups.includes('CANCELLED') || filter.statuses.some((id) => groupOf(id) === 'CANCELLED');

  const query = queryOf(filter, today);
  const isAutomatic = filter.archived === null;
  const shown = columns.query(isAutomatic ? { ...query, archived: undefined } : query);
  const hidden = isAutomatic ? columns.query({ ...query, archived: false }) : shown;
  const answer = isCancelledAsked ? shown : hidden;
  const countedIn = (group: Group | null): ColumnAnswer => (group === 'CANCELLED' ? shown : hidden);
  const countOf = (id: string): number => countedIn(groupOf(id)).countByStatus.get(id) ?? 0;
  const unknown = [...new Set([...hidden.countByStatus.keys(), ...filter.statuses])]
    .filter((id) => !statusById.has(id))
    .sort();
  const all = columns.query({
    ...query,
    archived: isAutomatic ? false : query.archived,
    statuses: undefined,
    groups: undefined,
    overdue: undefined
  });
  return {
    ids: answer.ids,
    isComplete: answer.complete,
    sums: answer.sums,
    allCount: all.ids.length,
    overdueCount: hidden.overdueCount,
    groups: groups
      .map((group) => ({ group, count: countedIn(group).countByGroup[group] }))
      .filter(({ group, count }) => count > 0 || statuses.some((status) => status.group === group)),
    statuses: [
      ...statuses.map((status) => ({ id: status.id, status, count: countOf(status.id) })),
      ...unknown.map((id) => ({ id, status: null, count: countOf(id) }))
    ],
    isAnything: answer.ids.length > 0 || columns.query({ today }).ids.length > 0
  };
}

/** As the filter says; what it says nothing about is not filtered by. */
function queryOf(filter: ListFilter, today: string): ColumnQuery {
  return {
    today,
    groups: filter.groups.length > 0 ? filter.groups : undefined,
    statuses: filter.statuses.length > 0 ? filter.statuses : undefined,
    direction: filter.direction ?? undefined,
    type: filter.type ?? undefined,
    client: filter.client ?? undefined,
    overdue: filter.isOverdue ? true : undefined,
    archived: filter.archived === 'only' ? true : undefined,
    text: filter.text,
    sort: filter.sort.by,
    descending: filter.sort.isDescending
  };
}
