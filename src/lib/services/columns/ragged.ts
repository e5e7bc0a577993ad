import { grown, type CellArray } from './cells.ts';

/**
 * Lists of varying length, one a row: visits, payments. They lie one after the other in columns of their own, so that a
 * report reads a million of them in one go. A list that changes its length moves to the end; what it leaves behind is
 * given up when the columns are next written.
 */
export class Ragged<Arrays extends Record<string, CellArray>> {
  readonly #make: (length: number) => Arrays;
  /** Of all rows. */
  columns: Arrays;
  #starts = new Uint32Array(1_024);
  #lengths = new Uint16Array(1_024);
  #used = 0;
  #room = 4_096;

  constructor(make: (length: number) => Arrays) {
    this.#make = make;
    this.columns = make(this.#room);
  }

  /** First and last place but one of a row's list. */
  from(row: number): number {
    return this.#starts[row] ?? 0;
  }

  until(row: number): number {
    return (this.#starts[row] ?? 0) + (this.#lengths[row] ?? 0);
  }

  length(row: number): number {
    return this.#lengths[row] ?? 0;
  }

  /** Makes room for the list of a row, and gives the place where it begins: whoever asks writes it there. */
  place(row: number, length: number): number {
    this.#coverRow(row);
    const fits = length <= (this.#lengths[row] ?? 0);
    this.#lengths[row] = length;
    if (fits) return this.#starts[row] ?? 0;
    this.#coverLength(this.#used + length);
    const start = this.#used;
    this.#starts[row] = start;
    this.#used += length;
    return start;
  }

  /** The lists of some rows, tight, with their lengths. */
  gathered(rowFrom: number, rowUntil: number): { readonly lengths: Uint16Array; readonly columns: Arrays } {
    this.#coverRow(rowUntil);
    const lengths = this.#lengths.slice(rowFrom, rowUntil);
    const gathered = this.#make(lengths.reduce((sum, length) => sum + length, 0));
    let at = 0;
    for (let row = rowFrom; row < rowUntil; row += 1) {
      const [from, until] = [this.from(row), this.until(row)];
      for (const name of this.#names()) gathered[name]?.set(this.columns[name]?.subarray(from, until) ?? [], at);
      at += until - from;
    }
    return { lengths, columns: gathered };
  }

  /** Takes in what was gathered of rows that are not there yet. */
  append(rowFrom: number, { lengths, columns }: { readonly lengths: Uint16Array; readonly columns: Arrays }): void {
    this.#coverRow(rowFrom + lengths.length);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    this.#coverLength(this.#used + total);
    for (const name of this.#names()) this.columns[name]?.set(columns[name] ?? [], this.#used);
    for (const [index, length] of lengths.entries()) {
      this.#starts[rowFrom + index] = this.#used;
      this.#lengths[rowFrom + index] = length;
      this.#used += length;
    }
  }

  #names(): (keyof Arrays & string)[] {
    return Object.keys(this.columns);
  }

  #coverRow(row: number): void {
    if (row < this.#starts.length) return;
    const length = Math.max(row + 1, this.#starts.length * 2);
    const starts = new Uint32Array(length);
    const lengths = new Uint16Array(length);
    starts.set(this.#starts);
    lengths.set(this.#lengths);
    this.#starts = starts;
    this.#lengths = lengths;
  }

  #coverLength(length: number): void {
    if (length <= this.#room) return;
    this.#room = Math.max(length, this.#room * 2);
    this.columns = grown(this.columns, this.#make, this.#room);
  }
}
