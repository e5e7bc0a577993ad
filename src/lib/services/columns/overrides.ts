import { visitKinds } from './cells.ts';
import type { Table } from './table.ts';

/** When a person has put a row into a status past the moves of the workflow (BR15), and has not taken it back. */
export function overridesOf({ visits }: Pick<Table, 'visits'>, row: number): number[] {
  const { kind, at } = visits.columns;
  const instants: number[] = [];
  for (let place = visits.from(row); place < visits.until(row); place += 1)
    if (kind[place] === override) instants.push(at[place] ?? 0);
  return instants;
}

const override = visitKinds.indexOf('override');
