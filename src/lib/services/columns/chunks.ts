import { cellsFor, type Cells, type paymentsFor, type sourcesFor, type taxesFor, type visitsFor } from './cells.ts';
import type { Orders, SortKey } from './orders.ts';
import type { Table } from './table.ts';

/** Columns as they are kept between two starts. */
export interface StoredColumns {
  readonly head: ColumnsHead;
  readonly chunks: readonly (ColumnsChunk & { readonly place: number })[];
}

const dictionaryNames = ['statuses', 'types', 'clients', 'currencies', 'parties', 'people', 'jobs', 'rates'] as const;
type DictionaryName = (typeof dictionaryNames)[number];

export interface ColumnsHead {
  /** Of rows. */
  readonly count: number;
  readonly texts: Readonly<Record<DictionaryName, readonly string[]>>;
  readonly orders: readonly (readonly [SortKey, Uint32Array])[];
}

/** Some rows, one after the other. */
export interface ColumnsChunk {
  readonly cells: Cells;
  readonly ids: readonly string[];
  readonly numbers: readonly string[];
  readonly haystacks: readonly string[];
  readonly visits: Gathered<typeof visitsFor>;
  readonly payments: Gathered<typeof paymentsFor>;
  readonly taxes: Gathered<typeof taxesFor>;
  readonly sources: Gathered<typeof sourcesFor>;
}

interface Gathered<Make extends (length: number) => unknown> {
  readonly lengths: Uint16Array;
  readonly columns: ReturnType<Make>;
}

/** Rows of a chunk as a power of two: a change of one invoice stores its chunk anew. */
const chunkBits = 12;

/** The place of the chunk that a row is in. */
export function chunkOf(at: number): number {
  return at >> chunkBits;
}

/** So many chunks hold so many rows. */
export function chunkCount(rows: number): number {
  return Math.ceil(rows / (1 << chunkBits));
}

export function headOf(table: Table, orders: Orders): ColumnsHead {
  const texts = dictionaryNames.map((name) => [name, [...table[name].texts]] as const);
  return {
    count: table.ids.length,
    texts: Object.fromEntries(texts) as Record<DictionaryName, string[]>,
    orders: [...orders.known].map(([key, order]) => [key, order.slice()] as const)
  };
}

export function chunkAt(table: Table, place: number): ColumnsChunk {
  const from = place << chunkBits;
  const until = Math.min(from + (1 << chunkBits), table.ids.length);
  const cells = cellsFor(until - from);
  for (const name of cellNames(cells)) cells[name].set(table.cells[name].subarray(from, until));
  return {
    cells,
    ids: table.ids.slice(from, until),
    numbers: table.numbers.slice(from, until),
    haystacks: table.haystacks.texts.slice(from, until),
    visits: table.visits.gathered(from, until),
    payments: table.payments.gathered(from, until),
    taxes: table.taxes.gathered(from, until),
    sources: table.sources.gathered(from, until)
  };
}

/** Begins an empty table with what was stored: its chunks follow, in their order. */
export function takeInHead(table: Table, orders: Orders, head: ColumnsHead): void {
  for (const name of dictionaryNames) for (const text of head.texts[name]) table[name].code(text);
  for (const [key, order] of head.orders) orders.take(key, order);
}

export function takeInChunk(table: Table, chunk: ColumnsChunk): void {
  const { cells, ids, numbers, haystacks } = chunk;
  const from = table.ids.length;
  table.cover(from + ids.length);
  for (const name of cellNames(cells)) table.cells[name].set(cells[name], from);
  for (const [index, id] of ids.entries()) {
    const at = table.add(id);
    table.numbers.push(numbers[index] ?? '');
    table.haystacks.put(at, haystacks[index] ?? '');
  }
  table.visits.append(from, chunk.visits);
  table.payments.append(from, chunk.payments);
  table.taxes.append(from, chunk.taxes);
  table.sources.append(from, chunk.sources);
}

function cellNames(cells: Cells): (keyof Cells)[] {
  return Object.keys(cells) as (keyof Cells)[];
}
