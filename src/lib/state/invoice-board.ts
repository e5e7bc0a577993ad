import { groups, type Group } from '#domain/workflow/document.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import type { ColumnAnswer } from '#services/columns/columns.ts';
import { summed } from '#services/columns/summed.ts';
import type { ColumnSum } from '#services/columns/sums.ts';
import type { ListFilter } from './filters.ts';
import { queryOf, statusesMeant, type ListSurroundings, type Queryable } from './invoice-listing.ts';

/** The list of invoices as columns to move cards between. */
export interface InvoiceBoard {
  readonly columns: readonly BoardColumn[];
  readonly count: number;
}

export interface BoardColumn {
  readonly key: string;
  /** Id of the status that stands in it; null: every status of the group. */
  readonly status: string | null;
  /** Null for a status that the workflow does not know. */
  readonly group: Group | null;
  /** In the order of the list. */
  readonly ids: readonly string[];
  /** By direction and currency. */
  readonly sums: readonly ColumnSum[];
}

/**
 * Answers a filter as a board. Its columns are those of the workflow, in its order and empty or not, and what stands in a
 * status that it does not know. As in the list, archived invoices are hidden by themselves, but for cancelled ones, which
 * are archived as well (BR8): a column shows as many as its chip says.
 */
export function boardOf(columns: Queryable, filter: ListFilter, surroundings: ListSurroundings): InvoiceBoard {
  const { statuses, statusById } = compileMachine(surroundings.workflow.machines.invoice);
  const asked = statusesMeant(filter.statuses, surroundings.gone);
  const query = { ...queryOf({ ...filter, statuses: asked }, surroundings), sectionBy: 'status' } as const;
  const groupOf = (id: string): Group | null => statusById.get(id)?.group ?? null;
  const isShown = (id: string): boolean => {
    const group = groupOf(id);
    const isInGroups = filter.groups.length === 0 || (group !== null && filter.groups.includes(group));
    return isInGroups && (asked.length === 0 || asked.includes(id));
  };

  const isAutomatic = filter.archived === null;
  const hidden = partsOf(columns.query(isAutomatic ? { ...query, archived: false } : query));
  const cancelled = isAutomatic ? partsOf(columns.query({ ...query, groups: ['CANCELLED'] })) : hidden;
  const partOf = (id: string): Part => (groupOf(id) === 'CANCELLED' ? cancelled : hidden).get(id) ?? nothing;

  const known = statuses.map(({ id }) => id).filter(isShown);
  const unknown = [...hidden.keys()].filter((id) => !statusById.has(id)).sort();
  const columnOf = (id: string): BoardColumn => ({
    key: `status/${id}`,
    status: id,
    group: groupOf(id),
    ...partOf(id)
  });
  const grouped = groups.flatMap((group): BoardColumn[] => {
    const within = known.filter((id) => groupOf(id) === group);
    return within.length === 0 ? [] : [{ key: `group/${group}`, status: null, group, ...together(within.map(partOf)) }];
  });
  const all = [...(filter.shape === 'board-groups' ? grouped : known.map(columnOf)), ...unknown.map(columnOf)];
  return { columns: all, count: all.reduce((sum, { ids }) => sum + ids.length, 0) };
}

type Part = Pick<BoardColumn, 'ids' | 'sums'>;

const nothing: Part = { ids: [], sums: [] };

function partsOf({ ids, sections }: ColumnAnswer): ReadonlyMap<string, Part> {
  return new Map(
    sections.map(({ key, start, count, sums }) => [key, { ids: ids.slice(start, start + count), sums }] as const)
  );
}

function together(parts: readonly Part[]): Part {
  return { ids: parts.flatMap(({ ids }) => ids), sums: summed(parts.flatMap(({ sums }) => sums)) };
}
