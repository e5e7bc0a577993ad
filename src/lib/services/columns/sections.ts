import { dayText, noDay } from './cells.ts';
import type { Orders, SortKey } from './orders.ts';
import { Sums, type ColumnSum } from './sums.ts';
import type { Table } from './table.ts';

export const sectionKeys = ['status', 'client', 'month'] as const;
export type SectionKey = (typeof sectionKeys)[number];

/** What belongs together in a list. */
export interface Section {
  /** Id of the status, of the client (or its name, where it has none), or the month of issue: 2026-07; '': none. */
  readonly key: string;
  /** Name of the other side in the first of them. */
  readonly party: string;
  /** The place of its first one among all. */
  readonly start: number;
  readonly count: number;
  readonly sums: readonly ColumnSum[];
}

/** The same places, those of one section after those of another; within a section in the order in which they came. */
export function inSections(
  { table, orders }: { readonly table: Table; readonly orders: Orders },
  places: Uint32Array,
  { by, today, descending }: { readonly by: SectionKey; readonly today: number; readonly descending: boolean }
): { readonly places: number[]; readonly sections: Section[] } {
  const keyOf = sectionKey(table, by);
  const placesByKey = new Map<string | number, number[]>();
  for (const at of places) {
    const key = keyOf(at);
    const known = placesByKey.get(key);
    if (known) known.push(at);
    else placesByKey.set(key, [at]);
  }
  const all = [...placesByKey].map(([key, members]) => ({ key, members, first: members[0] ?? 0 }));
  const compare = orders.comparison(sortKeyBySection[by]);
  all.sort((left, right) => compare(left.first, right.first) * (by === 'month' && descending ? -1 : 1));
  const { cells } = table;
  const traits = table.traits();
  let start = 0;
  const sections = all.map(({ key, members, first }): Section => {
    const sums = new Sums(table);
    for (const at of members) {
      const status = traits[cells.status[at] ?? 0];
      sums.add(at, status, table.isOverdue(at, status, today));
    }
    start += members.length;
    return {
      key: String(key),
      party: table.parties.text(cells.party[first] ?? 0),
      start: start - members.length,
      count: members.length,
      sums: sums.all()
    };
  });
  return { places: all.flatMap(({ members }) => members), sections };
}

const sortKeyBySection: Readonly<Record<SectionKey, SortKey>> = { status: 'status', client: 'party', month: 'issue' };

function sectionKey(table: Table, by: SectionKey): (at: number) => string | number {
  const { status, client, party, issue } = table.cells;
  switch (by) {
    case 'status':
      return (at) => table.statuses.text(status[at] ?? 0);
    case 'client': {
      const survivors = table.survivors();
      return (at) => survivors[client[at] ?? 0] || table.parties.text(party[at] ?? 0);
    }
    case 'month':
      return (at) => dayText(issue[at] ?? noDay)?.slice(0, 7) ?? '';
  }
}
