import { Sums, type ColumnSum } from './sums.ts';
import type { Table } from './table.ts';

/** How many there are somewhere, and what they come to. */
export interface Standing {
  readonly count: number;
  readonly sums: readonly ColumnSum[];
}

/**
 * Counts and sums of rows by status, archived or not. Those over all rows are kept up as rows change: to go over all of
 * them after each step would take the longer the more there are.
 */
export class Tallies {
  /** The day that *overdue* is judged on, as a number. */
  readonly today: number;
  readonly #table: Table;
  /** By code of the status, twice: those in use, and those that are archived. */
  readonly #sums: Sums[] = [];

  constructor(table: Table, today: number) {
    this.#table = table;
    this.today = today;
  }

  static ofAll(table: Table, today: number): Tallies {
    const tallies = new Tallies(table, today);
    for (const at of table.ids.keys()) tallies.add(at);
    return tallies;
  }

  /** False where they are to be made anew. */
  get isExact(): boolean {
    return this.#sums.every((sums) => sums.isExact);
  }

  /** What is deleted counts nowhere. */
  add(at: number): void {
    this.#move(at, 1);
  }

  /** Before a row changes. */
  remove(at: number): void {
    this.#move(at, -1);
  }

  /** Of every status that some row stands in, by its code; with what is archived only, without it, or both. */
  *byStatus(archived?: boolean): Generator<readonly [code: number, sums: Sums]> {
    for (let code = 0; code * 2 < this.#sums.length; code += 1) {
      const together = new Sums(this.#table);
      const [inUse, away] = this.#sums.slice(code * 2);
      if (inUse && archived !== true) together.include(inUse);
      if (away && archived !== false) together.include(away);
      if (together.count > 0) yield [code, together];
    }
  }

  #move(at: number, step: 1 | -1): void {
    const { cells } = this.#table;
    if (cells.alive[at] === 0) return;
    const status = cells.status[at] ?? 0;
    const traits = this.#table.traits()[status];
    const slot = status * 2 + (cells.archived[at] ?? 0);
    while (this.#sums.length <= slot) this.#sums.push(new Sums(this.#table));
    this.#sums[slot]?.add(at, traits, this.#table.isOverdue(at, traits, this.today), step);
  }
}
