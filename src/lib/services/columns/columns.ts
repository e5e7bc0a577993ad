import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import {
  chunkAt,
  chunkCount,
  chunkOf,
  headOf,
  takeInChunk,
  takeInHead,
  type ColumnsChunk,
  type ColumnsHead,
  type StoredColumns
} from './chunks.ts';
import { dayNumber } from './cells.ts';
import { Corrections } from './corrections.ts';
import { NumberBearers } from './number-bearers.ts';
import { Orders } from './orders.ts';
import {
  countFound,
  countRows,
  findsAny,
  listRows,
  rowsFor,
  standings,
  type ColumnQuery,
  type Counts,
  type Listed,
  type Rows
} from './query.ts';
import { rowAt, type ColumnRow } from './row.ts';
import { Table } from './table.ts';
import { Tallies, type Standing } from './tallies.ts';

export interface ColumnAnswer extends Listed {
  /** False while the columns are still being read at start. */
  readonly complete: boolean;
}

/**
 * The columns of all invoices in memory: one typed array a field, so that filtering, counting and summing a hundred
 * thousand costs a millisecond. Derived and rebuildable; they preselect, decisions read rows.
 *
 * Here is what every list asks, and what keeps rows, their orders and the money between them together as invoices
 * change. What only reports ask is read from the table beside it: `columnVisits`, `columnAmounts`.
 */
export class Columns {
  /** To be read only. */
  readonly table = new Table();
  readonly #orders = new Orders(this.table);
  readonly #corrections = new Corrections();
  /** Over all rows, from when somebody first asks for them. */
  #tallies: Tallies | null = null;
  /** From when somebody first asks for numbers that stand twice. */
  #bearers: NumberBearers | null = null;
  /** Places of the chunks that have changed since they were stored. */
  readonly #changed = new Set<number>();
  #complete = false;
  readonly #rows: Rows = {
    table: this.table,
    orders: this.#orders,
    tallies: (today) => {
      if (this.#tallies?.today !== today || !this.#tallies.isExact) this.#tallies = Tallies.ofAll(this.table, today);
      return this.#tallies;
    }
  };

  /** The workflow in force says to which group a status belongs, and what is settled there. */
  useWorkflow(workflow: Workflow | null): void {
    this.table.useWorkflow(workflow);
    this.#orders.clear();
    this.#tallies = null;
    for (const invoice of this.#corrections.all()) this.#writeMoney(invoice);
  }

  /** Into which client another one was merged, by id. */
  useMergedClients(mergedInto: ReadonlyMap<string, string>): void {
    this.table.useMergedClients(mergedInto);
  }

  markComplete(): void {
    this.#complete = true;
  }

  /** False while they are still being read at start. */
  get isComplete(): boolean {
    return this.#complete;
  }

  query(query: ColumnQuery): ColumnAnswer {
    return { ...listRows(this.#rows, query), complete: this.#complete };
  }

  /** Numbers of the rows that a query finds, in no order: what reports go over. */
  rowsFor(query: ColumnQuery): Uint32Array {
    return rowsFor(this.table, query);
  }

  /** How many a query finds. */
  count(query: ColumnQuery): number {
    return countFound(this.#rows, query);
  }

  /** How many there are in each status and group: quicker than to list them. */
  counts(query: ColumnQuery): Counts {
    return countRows(this.#rows, query);
  }

  /** How many there are in each status of a query, and what they come to, by its id. */
  standings(query: ColumnQuery): ReadonlyMap<string, Standing> {
    return standings(this.#rows, query);
  }

  /** How many in use are overdue. */
  overdueCount(today: string): number {
    const sums = [...this.#rows.tallies(dayNumber(today)).byStatus(false)];
    return sums.reduce((all, [, one]) => all + one.overdueCount, 0);
  }

  /** Whether a query finds anything: quicker than to list it. */
  any(query: ColumnQuery): boolean {
    return findsAny(this.table, query);
  }

  row(id: string, today: string): ColumnRow | null {
    const at = this.table.positionOf(id);
    return at === undefined || this.table.cells.alive[at] === 0 ? null : this.rowAt(at, today);
  }

  /** By its number, as `rowsFor` gives it. */
  rowAt(at: number, today: string): ColumnRow {
    return rowAt(this.table, at, today);
  }

  idOf(row: number): string {
    return this.table.ids[row] ?? '';
  }

  /** The same ids, those first that nobody was ever reminded of, then those longest ago; else as they were. */
  inOrderOfReminding(ids: readonly string[]): string[] {
    const { cells } = this.table;
    const reminded = (id: string): number => cells.reminded[this.table.positionOf(id) ?? -1] ?? 0;
    return [...ids].sort((left, right) => reminded(left) - reminded(right));
  }

  /** ISO 4217, in the order of the alphabet: those that some invoice is in. */
  currencies(): string[] {
    const sums = [...this.#rows.tallies(this.#tallies?.today ?? 0).byStatus()].flatMap(([, one]) => one.all());
    return [...new Set(sums.map(({ currency }) => currency))].sort();
  }

  /** Ids of the invoices in which something waits for a person. */
  waiting(): string[] {
    return this.table.ids.filter((_, at) => this.table.cells.waiting[at] === 1);
  }

  /** Numbers that stand on several issued invoices. */
  numbersTwice(): string[] {
    return (this.#bearers ??= new NumberBearers(this.table)).twice();
  }

  /** Id and number of every invoice that has one: ours, or its supplier's. */
  *numbers(): Generator<readonly [id: string, number: string]> {
    const { numbers, cells } = this.table;
    for (const [at, number] of numbers.entries())
      if (number !== '' && cells.alive[at] === 1) yield [this.idOf(at), number];
  }

  /** Takes in rows as they are now, in any order; one that is older than what is known changes nothing. */
  apply(invoices: readonly Invoice[]): void {
    // Many rows are sooner sorted anew than put in their places one by one.
    if (invoices.length > placedOneByOneMax) {
      this.#orders.clear();
      this.#tallies = null;
    }
    for (const invoice of invoices) this.#applyOne(invoice);
  }

  /** What is to be stored so that the next start need not read every invoice: all of it, or what has changed since. */
  toStore(which: 'all' | 'changed'): StoredColumns {
    const length = chunkCount(this.table.ids.length);
    const places = which === 'all' ? Array.from({ length }, (_, place) => place) : [...this.#changed];
    this.#changed.clear();
    return {
      head: headOf(this.table, this.#orders),
      chunks: places.map((place) => ({ place, ...chunkAt(this.table, place) }))
    };
  }

  /** What could not be stored is to be stored the next time. */
  notStored({ chunks }: StoredColumns): void {
    for (const { place } of chunks) this.#changed.add(place);
  }

  /** Begins with what was stored, in place of nothing: its chunks follow, in their order. */
  begin(head: ColumnsHead): void {
    this.#tallies = null;
    takeInHead(this.table, this.#orders, head);
  }

  takeIn(chunk: ColumnsChunk): void {
    this.#tallies = null;
    takeInChunk(this.table, chunk);
  }

  /** Ids of the invoices of whose money others are a part: of those that were stored only this is known. */
  relatedIds(): string[] {
    return this.table.ids.filter((_, at) => this.table.cells.related[at] === 1);
  }

  /** What was stored of them stands; from now on their changes are understood. */
  learnRelated(invoices: readonly Invoice[]): void {
    for (const invoice of invoices) this.#corrections.note(invoice);
  }

  #applyOne(invoice: Invoice): void {
    const { table } = this;
    const known = table.positionOf(invoice.id);
    if (known !== undefined && invoice.rev < (table.cells.rev[known] ?? 0)) return;
    const at = known ?? table.add(invoice.id);
    const affected = this.#positionsOf(this.#corrections.concernedBy(invoice));
    const there = affected.filter((one) => one !== at || known !== undefined);
    const before = this.#orders.valuesOf(there);
    for (const one of there) this.#tallies?.remove(one);
    const parties = table.parties.size;
    table.write(at, invoice);
    this.#changed.add(chunkOf(at));
    this.#bearers?.recount(at);
    this.#orders.forgetNumber(at);
    if (table.parties.size !== parties) this.#orders.forgetParties();
    this.#corrections.note(invoice);
    this.#writeMoney(invoice);
    this.#orders.place(affected, before);
    for (const one of affected) this.#tallies?.add(one);
  }

  #positionsOf(invoices: readonly Invoice[]): number[] {
    return [...new Set(invoices.flatMap(({ id }) => this.table.positionOf(id) ?? []))];
  }

  /** Writes the money of an invoice and of those whose balance depends on it. */
  #writeMoney(invoice: Invoice): void {
    const isCancelled = (status: string): boolean => this.table.traitsOf(status).group === 'CANCELLED';
    for (const one of new Set([invoice, ...this.#corrections.familyOf(invoice)])) {
      const at = this.table.positionOf(one.id);
      if (at === undefined) continue;
      this.table.writeBalance(at, this.#corrections.balanceOf(one, isCancelled));
      this.#changed.add(chunkOf(at));
    }
  }
}

const placedOneByOneMax = 100;
