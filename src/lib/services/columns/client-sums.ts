import { dayNumber } from './cells.ts';
import type { Columns } from './columns.ts';
import { Sums, type ColumnSum } from './sums.ts';

/** What a client's invoices come to; those of clients that were merged into it are its own. */
export interface ClientSums {
  /** Whatever their status. */
  readonly count: number;
  readonly overdueCount: number;
  /** Of the completed ones: a draft asks nobody for money, and a cancelled one asks no more. */
  readonly sums: readonly ColumnSum[];
}

/** By id of the client, for all that have invoices. */
export function sumsByClient({ table }: Pick<Columns, 'table'>, day: string): ReadonlyMap<string, ClientSums> {
  const { cells } = table;
  const traits = table.traits();
  const today = dayNumber(day);
  const survivors = table.survivors();
  const tallies = new Map<string, { count: number; overdueCount: number; sums: Sums }>();
  for (const at of table.ids.keys()) {
    const client = survivors[cells.client[at] ?? 0] ?? '';
    if (client === '' || cells.alive[at] === 0) continue;
    let tally = tallies.get(client);
    if (!tally) tallies.set(client, (tally = { count: 0, overdueCount: 0, sums: new Sums(table) }));
    const status = traits[cells.status[at] ?? 0];
    const overdue = table.isOverdue(at, status, today);
    tally.count += 1;
    if (overdue) tally.overdueCount += 1;
    if (status?.group === 'COMPLETED') tally.sums.add(at, status, overdue);
  }
  return new Map([...tallies].map(([client, { sums, ...counts }]) => [client, { ...counts, sums: sums.all() }]));
}
