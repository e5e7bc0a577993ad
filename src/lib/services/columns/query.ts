import type { Condition } from '#domain/condition/condition.ts';
import type { Group } from '#domain/workflow/document.ts';
import { dayNumber } from './cells.ts';
import { factReaders } from './fact-readers.ts';
import type { Orders, SortKey } from './orders.ts';
import { predicateOf } from './predicate.ts';
import { wordsIn } from './search.ts';
import { inSections, type Section, type SectionKey } from './sections.ts';
import { Sums, type ColumnSum } from './sums.ts';
import type { Table } from './table.ts';

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

/** Lists, counts and sums up in one go over the rows in their order. */
export function listRows(rows: { readonly table: Table; readonly orders: Orders }, query: ColumnQuery): Listed {
  const { table, orders } = rows;
  const { cells } = table;
  const traits = table.traits();
  const passesStatus = statusFilter(table, query);
  const today = dayNumber(query.today);
  const isOther = otherFilter(table, query);
  const countByCode = new Uint32Array(traits.length);
  const sums = new Sums(table);
  const found = new Uint32Array(table.ids.length);
  let count = 0;
  let overdueCount = 0;

  const order = orders.by(query.sort ?? 'issue');
  const descending = query.descending ?? query.sort === undefined;
  for (let step = 0; step < order.length; step += 1) {
    const at = order[descending ? order.length - 1 - step : step] ?? 0;
    if (!isOther(at)) continue;
    const status = cells.status[at] ?? 0;
    const overdue = table.isOverdue(at, traits[status], today);
    if (overdue) overdueCount += 1;
    if (query.overdue !== undefined && overdue !== query.overdue) continue;
    countByCode[status] = (countByCode[status] ?? 0) + 1;
    if (!passesStatus[status]) continue;
    found[count] = at;
    count += 1;
    sums.add(at, traits[status], overdue);
  }
  const places = found.subarray(0, count);
  const together = query.sectionBy ? inSections(rows, places, { by: query.sectionBy, today, descending }) : null;
  return {
    ids: idsAt(table, together?.places ?? places),
    ...countsOf(table, countByCode),
    overdueCount,
    sums: sums.all(),
    sections: together?.sections ?? []
  };
}

/** By a plain loop: there may be a hundred thousand, at each letter that somebody types. */
function idsAt({ ids }: Table, places: Uint32Array | readonly number[]): string[] {
  const found: string[] = [];
  for (const at of places) found.push(ids[at] ?? '');
  return found;
}

/** Only counts, which is quicker than to list. */
export function countRows(table: Table, query: ColumnQuery): Counts {
  const { status } = table.cells;
  const countByCode = new Uint32Array(table.traits().length);
  const isAsked = filterOf(table, { ...query, statuses: undefined, groups: undefined });
  for (let at = 0; at < table.ids.length; at += 1) {
    const code = status[at] ?? 0;
    if (isAsked(at)) countByCode[code] = (countByCode[code] ?? 0) + 1;
  }
  return countsOf(table, countByCode);
}

function countsOf(table: Table, countByCode: Uint32Array): Counts {
  const traits = table.traits();
  const countByGroup = { ACTIVE: 0, APPROVAL: 0, COMPLETED: 0, CANCELLED: 0, unknown: 0 };
  const countByStatus = new Map<string, number>();
  for (const [code, count] of countByCode.entries()) {
    if (count === 0) continue;
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
  const { status } = table.cells;
  const today = dayNumber(query.today);
  const isOther = otherFilter(table, query);
  const passesStatus = statusFilter(table, query);
  return (at) => {
    const code = status[at] ?? 0;
    if (!passesStatus[code] || !isOther(at)) return false;
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

/** Every filter but those by status, group and overdue. */
function otherFilter(table: Table, query: ColumnQuery): (at: number) => boolean {
  const { alive, archived } = table.cells;
  const tests: ((at: number) => boolean)[] = [(at) => alive[at] === 1];
  if (query.archived !== undefined) {
    const wanted = query.archived ? 1 : 0;
    tests.push((at) => archived[at] === wanted);
  }
  if (query.where) tests.push(predicateOf(query.where, factReaders(table, query)));
  const words = wordsIn(query.text ?? '');
  if (words.length > 0) {
    const found = table.haystacks.holding(words);
    tests.push((at) => found[at] === 1);
  }
  const [only] = tests;
  if (tests.length === 1 && only) return only;
  return (at) => {
    for (const test of tests) if (!test(at)) return false;
    return true;
  };
}
