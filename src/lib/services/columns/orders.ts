import { compareTexts } from './sums.ts';
import type { Table } from './table.ts';

export const sortKeys = [
  'issue',
  'due',
  'number',
  'party',
  'total',
  'outstanding',
  'status',
  'entered',
  'created'
] as const;
export type SortKey = (typeof sortKeys)[number];

/** Rows in sorted order, for the keys that were asked for: positions, the first first; kept up as rows change. */
export class Orders {
  readonly #table: Table;
  readonly #orderByKey = new Map<SortKey, Uint32Array>();
  /** Numbers with padded digits, so that 9 sorts before 10; made when first sorted by. */
  readonly #numberKeys: (string | undefined)[] = [];
  #partyRanks: Uint32Array | null = null;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Those that were asked for, by key. */
  get known(): ReadonlyMap<SortKey, Uint32Array> {
    return this.#orderByKey;
  }

  /** Takes an order for given that was known before. */
  take(key: SortKey, order: Uint32Array): void {
    this.#orderByKey.set(key, order);
  }

  /** All are made anew when next asked for. */
  clear(): void {
    this.#orderByKey.clear();
  }

  /** Names have come of which nobody knows the place yet. */
  forgetParties(): void {
    this.#partyRanks = null;
    this.#orderByKey.delete('party');
  }

  /** A row may have got another number. */
  forgetNumber(at: number): void {
    this.#numberKeys[at] = undefined;
  }

  by(key: SortKey): Uint32Array {
    const known = this.#orderByKey.get(key);
    if (known) return known;
    const order = Uint32Array.from({ length: this.#table.ids.length }, (_, at) => at).sort(this.comparison(key));
    this.#orderByKey.set(key, order);
    return order;
  }

  /** Ascending; ties by id, so that every tab lists alike. */
  comparison(key: SortKey): (left: number, right: number) => number {
    const { ids, numbers } = this.#table;
    const tie = (left: number, right: number): number =>
      left === right ? 0 : (ids[left] ?? '') < (ids[right] ?? '') ? -1 : 1;
    if (key === 'number') {
      const keyOf = (at: number): string => (this.#numberKeys[at] ??= sortableNumber(numbers[at] ?? ''));
      return (left, right) => compareTexts(keyOf(left), keyOf(right)) || tie(left, right);
    }
    const values = this.#ranked(key);
    return (left, right) => values(left) - values(right) || tie(left, right);
  }

  /** What rows are sorted by, to see which of the orders a change concerns. */
  valuesOf(rows: readonly number[]): ReadonlyMap<number, SortValues> {
    return new Map(rows.map((at) => [at, this.#valuesAt(at)]));
  }

  /**
   * Moves rows to their new places in each order that the change concerns: first all out, then all in, since an order
   * with one of them at its old place is no order. A row that is not in `before` is new.
   */
  place(rows: readonly number[], before: ReadonlyMap<number, SortValues>): void {
    const now = this.valuesOf(rows);
    for (const [key, order] of this.#orderByKey) {
      const moved = rows.filter((at) => before.get(at)?.[key] !== now.get(at)?.[key]);
      if (moved.length === 0) continue;
      let placed = order;
      for (const at of moved) if (before.has(at)) placed = withoutItem(placed, at);
      for (const at of moved) placed = withItem(placed, at, this.comparison(key));
      this.#orderByKey.set(key, placed);
    }
  }

  #valuesAt(at: number): SortValues {
    const { numbers, cells } = this.#table;
    return {
      issue: cells.issue[at] ?? 0,
      due: cells.due[at] ?? 0,
      number: numbers[at] ?? '',
      party: cells.party[at] ?? 0,
      total: cells.totalMinor[at] ?? 0,
      outstanding: cells.outstandingMinor[at] ?? 0,
      status: cells.status[at] ?? 0,
      entered: cells.entered[at] ?? 0,
      created: cells.createdAt[at] ?? 0
    };
  }

  #ranked(key: Exclude<SortKey, 'number'>): (at: number) => number {
    const { cells } = this.#table;
    switch (key) {
      case 'party': {
        const ranks = (this.#partyRanks ??= this.#table.parties.ranks());
        return (at) => ranks[cells.party[at] ?? 0] ?? 0;
      }
      case 'status': {
        const traits = this.#table.traits();
        return (at) => traits[cells.status[at] ?? 0]?.rank ?? 0;
      }
      case 'total':
        return (at) => cells.totalMinor[at] ?? 0;
      case 'outstanding':
        return (at) => cells.outstandingMinor[at] ?? 0;
      case 'issue':
        return (at) => cells.issue[at] ?? 0;
      case 'due':
        return (at) => cells.due[at] ?? 0;
      case 'entered':
        return (at) => cells.entered[at] ?? 0;
      case 'created':
        return (at) => cells.createdAt[at] ?? 0;
    }
  }
}

type SortValues = Readonly<Record<SortKey, number | string>>;

function sortableNumber(number: string): string {
  return number === '' ? lastText : number.replace(/\d+/g, (digits) => digits.padStart(15, '0'));
}

const lastText = '\u{10FFFF}';

function withoutItem(order: Uint32Array, item: number): Uint32Array {
  const index = order.indexOf(item);
  if (index === -1) return order;
  order.copyWithin(index, index + 1);
  return order.subarray(0, order.length - 1);
}

/** Room for more stands behind the order, so that most insertions copy nothing but the tail. */
function withItem(order: Uint32Array, item: number, compare: (left: number, right: number) => number): Uint32Array {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(order[middle] ?? 0, item) < 0) low = middle + 1;
    else high = middle;
  }
  const roomItems = order.buffer.byteLength / order.BYTES_PER_ELEMENT;
  let longer: Uint32Array;
  if (roomItems > order.length) longer = new Uint32Array(order.buffer, 0, order.length + 1);
  else {
    longer = new Uint32Array(new ArrayBuffer((order.length * 2 + 16) * order.BYTES_PER_ELEMENT), 0, order.length + 1);
    longer.set(order);
  }
  longer.copyWithin(low + 1, low, order.length);
  longer[low] = item;
  return longer;
}
