import { groups, type Group, type Status, type Workflow } from '#domain/workflow/document.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import type { GoneStatus } from '#domain/workflow/version.ts';
import type { ColumnAnswer, Columns } from '#services/columns/columns.ts';
import type { ColumnQuery, Counts } from '#services/columns/query.ts';
import type { Section } from '#services/columns/sections.ts';
import type { ColumnSum } from '#services/columns/sums.ts';
import { conditionOf, type ListFilter } from './filters.ts';

/** What a list shows beside its rows: what can be chosen, and how much each choice would give. */
export interface Listing {
  /** As it was understood: a text that nothing bears but a status is that status. */
  readonly filter: ListFilter;
  /** In order; a page fetches the rows on screen only. */
  readonly ids: readonly string[];
  /** False while not everything has been read yet. */
  readonly isComplete: boolean;
  readonly sums: readonly ColumnSum[];
  /** In order; empty where the filter puts nothing together. */
  readonly sections: readonly Section[];
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
  /** Where what stood in it stands now, for one that the workflow no longer knows. */
  readonly gone: { readonly label: string; readonly successor: Status | null } | null;
  readonly count: number;
}

/** What the listing of invoices depends on besides them. */
export interface ListSurroundings {
  readonly workflow: Workflow;
  /** Statuses of earlier versions, by id. */
  readonly gone: ReadonlyMap<string, GoneStatus>;
  readonly today: string;
  /** What times in status are reckoned up to. */
  readonly nowMs?: number | undefined;
  /** Whose clocks say on which day something happened. */
  readonly zone?: string | undefined;
}

/** The part of the columns that is used here. */
export type Queryable = Pick<Columns, 'query' | 'counts' | 'any'>;

/** Answers a filter; what is searched for may also be the name of a status, the one that it has or one that it had. */
export function listInvoices(columns: Queryable, filter: ListFilter, surroundings: ListSurroundings): Listing {
  const listing = listAsked(columns, filter, surroundings);
  const status = filter.statuses.length === 0 ? statusCalled(filter.text, surroundings) : undefined;
  if (status === undefined || !listing.isComplete) return listing;
  const isFound = columns.any({ today: surroundings.today, text: filter.text });
  return isFound ? listing : listAsked(columns, { ...filter, text: '', statuses: [status] }, surroundings);
}

function statusCalled(text: string, { workflow, gone }: ListSurroundings): string | undefined {
  const plain = (label: string): string => label.trim().toLocaleLowerCase();
  if (plain(text) === '') return undefined;
  const named = [...workflow.machines.invoice.statuses.map(({ id, label }) => [id, { label }] as const), ...gone];
  return named.find(([, { label }]) => plain(label) === plain(text))?.[0];
}

/** How many a filter would list. */
export function countInvoices(
  columns: Pick<Columns, 'count'>,
  filter: ListFilter,
  { workflow, gone, today, nowMs, zone }: ListSurroundings
): number {
  const asked = askedStatuses(filter, { workflow, gone });
  const query = queryOf({ ...filter, statuses: asked.statuses }, { today, nowMs, zone });
  const isHidden = filter.archived === null && !asked.isCancelled;
  return columns.count(isHidden ? { ...query, archived: false } : query);
}

/** The statuses that a filter means, and whether one of them is a cancelled one: what is archived is shown then. */
function askedStatuses(
  filter: ListFilter,
  { workflow, gone }: Pick<ListSurroundings, 'workflow' | 'gone'>
): { readonly statuses: string[]; readonly isCancelled: boolean } {
  const { statusById } = compileMachine(workflow.machines.invoice);
  const statuses = statusesMeant(filter.statuses, gone);
  const isCancelled =
    filter.groups.includes('CANCELLED') || statuses.some((id) => statusById.get(id)?.group === 'CANCELLED');
  return { statuses, isCancelled };
}

/**
 * What is cancelled is archived as well (BR8), so archived invoices are hidden by themselves only
 * where no cancelled status is asked for, and each count is what its choice would show.
 */
function listAsked(
  columns: Queryable,
  filter: ListFilter,
  { workflow, gone, today, nowMs, zone }: ListSurroundings
): Listing {
  const { statuses, statusById } = compileMachine(workflow.machines.invoice);
  const groupOf = (id: string): Group | null => statusById.get(id)?.group ?? null;
  const { statuses: statusesAsked, isCancelled: isCancelledAsked } = askedStatuses(filter, { workflow, gone });
  const query = queryOf({ ...filter, statuses: statusesAsked }, { today, nowMs, zone });
  const isAutomatic = filter.archived === null;
  const hidden = columns.query(isAutomatic ? { ...query, archived: false } : query);
  const answer = isAutomatic && isCancelledAsked ? columns.query(query) : hidden;
  const cancelled = isAutomatic ? columns.counts(query) : hidden;
  const countedIn = (group: Group | null): Counts => (group === 'CANCELLED' ? cancelled : hidden);
  const countOf = (id: string): number =>
    statusesMeant([id], gone).reduce((sum, one) => sum + (countedIn(groupOf(one)).countByStatus.get(one) ?? 0), 0);
  const goneIn = (id: string): StatusChoice['gone'] => {
    const found = gone.get(id);
    return found ? { label: found.label, successor: statusById.get(found.successor ?? '') ?? null } : null;
  };
  const unknown = [...new Set([...hidden.countByStatus.keys(), ...filter.statuses])]
    .filter((id) => !statusById.has(id))
    .sort();
  return {
    filter,
    ids: answer.ids,
    isComplete: answer.complete,
    sums: answer.sums,
    sections: answer.sections,
    allCount: countOfAll(columns, query, { hidden, isAutomatic }),
    overdueCount: hidden.overdueCount,
    groups: groups
      .map((group) => ({ group, count: countedIn(group).countByGroup[group] }))
      .filter(({ group, count }) => count > 0 || statuses.some((status) => status.group === group)),
    statuses: [
      ...statuses.map((status) => ({ id: status.id, status, gone: null, count: countOf(status.id) })),
      ...unknown.map((id) => ({ id, status: null, gone: goneIn(id), count: countOf(id) }))
    ],
    isAnything: answer.ids.length > 0 || columns.any({ today })
  };
}

/** A status that is gone finds what still stands there, and what stands in its successor. */
export function statusesMeant(ids: readonly string[], gone: ListSurroundings['gone']): string[] {
  return [...new Set(ids.flatMap((id) => [id, ...[gone.get(id)?.successor ?? []].flat()]))];
}

/** Without groups, statuses and *overdue*. Counts by status leave the first two out already: only the last is to be asked. */
function countOfAll(
  columns: Queryable,
  query: ColumnQuery,
  { hidden, isAutomatic }: { hidden: ColumnAnswer; isAutomatic: boolean }
): number {
  const archived = isAutomatic ? false : query.archived;
  const counts = query.overdue === undefined ? hidden : columns.counts({ ...query, archived, overdue: undefined });
  return [...counts.countByStatus.values()].reduce((sum, count) => sum + count, 0);
}

/** As the filter says; what it says nothing about is not filtered by. */
export function queryOf(
  filter: ListFilter,
  { today, nowMs, zone }: Pick<ListSurroundings, 'today' | 'nowMs' | 'zone'>
): ColumnQuery {
  return {
    today,
    nowMs,
    zone,
    groups: filter.groups.length > 0 ? filter.groups : undefined,
    statuses: filter.statuses.length > 0 ? filter.statuses : undefined,
    where: conditionOf(filter, today),
    overdue: filter.isOverdue ? true : undefined,
    archived: filter.archived === 'only' ? true : undefined,
    text: filter.text,
    sort: filter.sort.by,
    descending: filter.sort.isDescending,
    sectionBy: filter.sectionBy ?? undefined
  };
}
