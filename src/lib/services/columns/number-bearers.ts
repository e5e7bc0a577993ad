import type { Table } from './table.ts';

/**
 * How many issued invoices bear a number. They are counted as rows change: to look at all of them after each step would
 * take too long.
 */
export class NumberBearers {
  readonly #table: Table;
  /** Of issued invoices that are there, by position; empty elsewhere. */
  readonly #numbers: string[] = [];
  readonly #bearersByNumber = new Map<string, number>();
  readonly #twice = new Set<string>();

  constructor(table: Table) {
    this.#table = table;
    for (const at of table.ids.keys()) this.recount(at);
  }

  /** Numbers that stand on several issued invoices. */
  twice(): string[] {
    return [...this.#twice];
  }

  /** Looks at a row as it is now. */
  recount(at: number): void {
    const { cells, numbers } = this.#table;
    const number = cells.alive[at] === 1 && cells.received[at] === 0 ? (numbers[at] ?? '') : '';
    const before = this.#numbers[at] ?? '';
    if (before === number) return;
    this.#numbers[at] = number;
    this.#count(before, -1);
    this.#count(number, 1);
  }

  #count(number: string, step: 1 | -1): void {
    if (number === '') return;
    const bearers = (this.#bearersByNumber.get(number) ?? 0) + step;
    if (bearers > 0) this.#bearersByNumber.set(number, bearers);
    else this.#bearersByNumber.delete(number);
    if (bearers > 1) this.#twice.add(number);
    else this.#twice.delete(number);
  }
}
