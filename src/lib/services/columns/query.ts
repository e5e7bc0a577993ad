import type { Condition } from '#domain/condition/condition.ts';
import type { Group } from '#domain/workflow/document.ts';
import { dayNumber } from './cells.ts';
import { factReaders } from './fact-readers.ts';
import type { Orders, SortKey } from './orders.ts';
import { every, predicateOf } from './predicate.ts';
import { wordsIn } from './search.ts';
import { inSections, type Section, type SectionKey } from './sections.ts';
import { Sums, type ColumnSum } from './sums.ts';
import type { Table } from './table.ts';
import { Tallies, type Standing } from './tallies.ts';

/** Which invoices to list. What is not named is not filtered by. */
export interface ColumnQuery {
  /** The day that *overdue* is judged on. */
  readonly today: string;
  readonly groups?: readonly Group[] | undefined;
  /** Ids of statuses; also of such that the workflow no longer knows. */
  readonly statuses?: readonly string[] | undefined;
  readonly overdue?: boolean | undefined;
  readonly archived?: boolean | undefined;
  /** What else is to hold, by `columnFacts`. */
  readonly where?: Condition | undefined;
  /** What times in status are reckoned up to; the end of the day where nothing is said. */
  readonly nowMs?: number | undefined;
  /** Whose clocks say on which day something happened; UTC where nothing is said. */
  readonly zone?: string | undefined;
  /** Words that must all be found in numbers, names, references, notes and lines; case and accents do not count. */
  readonly text?: string | undefined;
  /** `issue`, newest first, where nothing is said. */
  readonly sort?: SortKey | undefined;
  readonly descending?: boolean | undefined;
  /** Puts what belongs together one after the other. */
  readonly sectionBy?: SectionKey | undefined;
}

/** How many there are of what matches apart from the filters by status and group. */
export interface Counts {
  /** Every status that occurs. */
  readonly countByStatus: ReadonlyMap<string, number>;
  /** Statuses that the workflow does not know are counted apart. */
  readonly countByGroup: Readonly<Record<Group | 'unknown', number>>;
}

/** What a query finds. */
export interface Listed extends Counts {
  /** All that match, in order: pages fetch the rows on screen only. */
  readonly ids: readonly string[];
  /** Of what matches apart from the filters by status, group and overdue. */
  readonly overdueCount: number;
  readonly sums: readonly ColumnSum[];
  /** In order; empty where nothing is put together. */
  readonly sections: readonly Section[];
}

/** What a query is answered from; `tallies` are those over all rows, as they stand on a day. */
export interface Rows {
  readonly table: Table;
  readonly orders: Orders;
  readonly tallies: (today: number) => Tallies;
}

/** Lists in order; counts and sums are those that are kept, or are made in the same go over the rows. */
export function listRows(rows: Rows, query: ColumnQuery): Listed {
  const { table, orders } = rows;
  const { cells } = table;
  const traits = table.traits();
  const passesStatus = statusFilter(table, query);
  const today = dayNumber(query.today);
  const passes = passing(table, otherTests(table, query));
  const kept = keptFor(rows, query);
  const tallies = kept ?? new Tallies(table, today);
  let overdueCount = 0;
  for (let at = 0; at < passes.length; at += 1) {
    if (passes[at] !== 1) continue;
    const status = cells.status[at] ?? 0;
    if (!kept) {
      if (query.overdue !== undefined) {
        const overdue = table.isOverdue(at, traits[status], today);
        if (overdue) overdueCount += 1;
        if (overdue !== query.overdue) {
          passes[at] = 0;
          continue;
        }
      }
      tallies.add(at);
    }
    if (!passesStatus[status]) passes[at] = 0;
  }
  const descending = query.descending ?? query.sort === undefined;
  const places = inOrder(orders.by(query.sort ?? 'issue'), passes, { found: table.room(), descending });
  const together = query.sectionBy ? inSections(rows, places, { by: query.sectionBy, today, descending }) : null;
  const byStatus = [...tallies.byStatus(kept ? query.archived : undefined)];
  const sums = new Sums(table);
  for (const [status, one] of byStatus) if (passesStatus[status]) sums.include(one);
  return {
    ids: idsAt(table, together?.places ?? places),
    ...countsOf(table, byStatus),
    overdueCount:
      query.overdue === undefined ? byStatus.reduce((all, [, one]) => all + one.overdueCount, 0) : overdueCount,
    sums: sums.all(),
    sections: together?.sections ?? []
  };
}

/** The rows that pass, in order; nothing else of them is looked at, since they lie anywhere. */
function inOrder(
  order: ArrayLike<number>,
  passes: Uint8Array,
  { found, descending }: { readonly found: Uint32Array; readonly descending: boolean }
): Uint32Array {
  let count = 0;
  for (let step = 0; step < order.length; step += 1) {
    const at = order[descending ? order.length - 1 - step : step] ?? 0;
    if (passes[at] !== 1) continue;
    found[count] = at;
    count += 1;
  }
  return found.subarray(0, count);
}

/** The tallies over all rows, where a query asks for nothing that they do not know. */
function keptFor({ tallies }: Rows, query: ColumnQuery): Tallies | null {
  const isPlain = !query.where && query.overdue === undefined && wordsIn(query.text ?? '').length === 0;
  return isPlain ? tallies(dayNumber(query.today)) : null;
}

/** By a plain loop: there may be a hundred thousand, at each letter that somebody types. */
function idsAt({ ids }: Table, places: Uint32Array | readonly number[]): string[] {
  const found: string[] = [];
  for (const at of places) found.push(ids[at] ?? '');
  return found;
}

/** Counts and sums only, apart from the filters by status and group. */
function tallied(rows: Rows, query: ColumnQuery): (readonly [code: number, sums: Sums])[] {
  const kept = keptFor(rows, query);
  if (kept) return [...kept.byStatus(query.archived)];
  const tallies = new Tallies(rows.table, dayNumber(query.today));
  for (const at of rowsFor(rows.table, { ...query, statuses: undefined, groups: undefined })) tallies.add(at);
  return [...tallies.byStatus()];
}

/** How many a query finds. */
export function countFound(rows: Rows, query: ColumnQuery): number {
  if (!keptFor(rows, query)) return rowsFor(rows.table, query).length;
  return [...standings(rows, query).values()].reduce((all, { count }) => all + count, 0);
}

/** How many there are in each status and group. */
export function countRows(rows: Rows, query: ColumnQuery): Counts {
  return countsOf(rows.table, tallied(rows, query));
}

/** What stands in each status that some row of the query stands in, by its id. */
export function standings(rows: Rows, query: ColumnQuery): ReadonlyMap<string, Standing> {
  const { table } = rows;
  const passesStatus = statusFilter(table, query);
  return new Map(
    tallied(rows, query)
      .filter(([code]) => passesStatus[code])
      .map(([code, sums]) => [table.statuses.text(code), { count: sums.count, sums: sums.all() }])
  );
}

function countsOf(table: Table, byStatus: readonly (readonly [code: number, sums: Sums])[]): Counts {
  const traits = table.traits();
  const countByGroup = { ACTIVE: 0, APPROVAL: 0, COMPLETED: 0, CANCELLED: 0, unknown: 0 };
  const countByStatus = new Map<string, number>();
  for (const [code, { count }] of byStatus) {
    countByStatus.set(table.statuses.text(code), count);
    countByGroup[traits[code]?.group ?? 'unknown'] += count;
  }
  return { countByStatus, countByGroup };
}

/** Numbers of the rows that a query finds, in no order. */
export function rowsFor(table: Table, query: ColumnQuery): Uint32Array {
  const isAsked = filterOf(table, query);
  const rows = new Uint32Array(table.ids.length);
  let count = 0;
  for (let at = 0; at < rows.length; at += 1) {
    if (!isAsked(at)) continue;
    rows[count] = at;
    count += 1;
  }
  return rows.subarray(0, count);
}

/** Whether a query finds anything. */
export function findsAny(table: Table, query: ColumnQuery): boolean {
  const isAsked = filterOf(table, query);
  return table.ids.some((_, at) => isAsked(at));
}

function filterOf(table: Table, query: ColumnQuery): (at: number) => boolean {
  const traits = table.traits();
  const { alive, status } = table.cells;
  const today = dayNumber(query.today);
  const isOther = every(otherTests(table, query));
  const passesStatus = statusFilter(table, query);
  return (at) => {
    const code = status[at] ?? 0;
    if (!passesStatus[code] || alive[at] !== 1 || !isOther(at)) return false;
    return query.overdue === undefined || table.isOverdue(at, traits[code], today) === query.overdue;
  };
}

/** By code of the status, whether a query asks for it. */
function statusFilter(table: Table, { statuses, groups }: ColumnQuery): boolean[] {
  return table
    .traits()
    .map(
      ({ group }, code) =>
        (!statuses || statuses.includes(table.statuses.text(code))) &&
        (!groups || (group !== null && groups.includes(group)))
    );
}

/** Every filter but those by status, group and overdue, for rows that are not deleted. */
function otherTests(table: Table, query: ColumnQuery): ((at: number) => boolean)[] {
  const { archived } = table.cells;
  const tests: ((at: number) => boolean)[] = [];
  if (query.archived !== undefined) {
    const wanted = query.archived ? 1 : 0;
    tests.push((at) => archived[at] === wanted);
  }
  const words = wordsIn(query.text ?? '');
  if (words.length > 0) {
    const found = table.haystacks.holding(words);
    tests.push((at) => found[at] === 1);
  }
  if (query.where) tests.push(predicateOf(query.where, factReaders(table, query)));
  return tests;
}

/**
 * 1 for each row that passes all tests. One after the other goes over the rows as they lie: in the order of a list, each row
 * would be looked up somewhere else.
 */
function passing({ cells, ids }: Table, tests: readonly ((at: number) => boolean)[]): Uint8Array {
  const passes = cells.alive.slice(0, ids.length);
  for (const test of tests)
    for (let at = 0; at < passes.length; at += 1) if (passes[at] === 1 && !test(at)) passes[at] = 0;
  return passes;
}
