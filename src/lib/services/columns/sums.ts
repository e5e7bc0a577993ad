import type { Content } from '#domain/invoice/content.ts';
import type { StatusTraits } from './status-traits.ts';
import type { Table } from './table.ts';

/** Credit notes count negative, and what is received is never summed with what is issued. */
export interface ColumnSum {
  readonly direction: Content['direction'];
  readonly currency: string;
  readonly count: number;
  readonly totalMinor: number;
  /** What is still to come, less what is to be given back; cancelled invoices ask for neither. */
  readonly outstandingMinor: number;
  readonly overdueMinor: number;
  /** Some sum is too large to be exact. */
  readonly overflow: boolean;
}

/** Sums by direction and currency. */
export class Sums {
  readonly #table: Table;
  /** By code of the currency, twice: issued, and received. */
  readonly #slots: (Slot | undefined)[] = [];

  constructor(table: Table) {
    this.#table = table;
  }

  get count(): number {
    return this.#slots.reduce((count, slot) => count + (slot?.count ?? 0), 0);
  }

  get overdueCount(): number {
    return this.#slots.reduce((count, slot) => count + (slot?.overdueCount ?? 0), 0);
  }

  /** False once a sum was too large: what is taken from it leaves no longer what was there before. */
  get isExact(): boolean {
    return this.#slots.every((slot) => slot?.isExact !== false);
  }

  /** A row as it lies at the moment; with `step` −1 it is taken out again. */
  add(at: number, traits: StatusTraits | undefined, overdue: boolean, step: 1 | -1 = 1): void {
    const { currency, received, totalMinor } = this.#table.cells;
    const slot = this.#slot((currency[at] ?? 0) * 2 + (received[at] ?? 0));
    const owedMinor = step * this.#owedMinor(at, traits);
    slot.count += step;
    slot.totalMinor += step * (totalMinor[at] ?? 0);
    slot.outstandingMinor += owedMinor;
    if (overdue) {
      slot.overdueCount += step;
      slot.overdueMinor += owedMinor;
    }
    slot.isExact &&= isSafe(slot);
  }

  /** What others come to, on top. */
  include(others: Sums): void {
    for (const [place, other] of others.#slots.entries()) {
      if (!other) continue;
      const slot = this.#slot(place);
      slot.count += other.count;
      slot.overdueCount += other.overdueCount;
      slot.totalMinor += other.totalMinor;
      slot.outstandingMinor += other.outstandingMinor;
      slot.overdueMinor += other.overdueMinor;
      slot.isExact = slot.isExact && other.isExact && isSafe(slot);
    }
  }

  /** By direction, then by currency. */
  all(): ColumnSum[] {
    const sums = this.#slots.flatMap((slot, place): ColumnSum[] => {
      if (!slot || slot.count === 0) return [];
      const { count, totalMinor, outstandingMinor, overdueMinor } = slot;
      return [
        {
          direction: place % 2 === 1 ? 'received' : 'issued',
          currency: this.#table.currencies.text(Math.floor(place / 2)),
          count,
          totalMinor,
          outstandingMinor,
          overdueMinor,
          overflow: !slot.isExact
        }
      ];
    });
    return sums.sort(
      (left, right) => compareTexts(left.direction, right.direction) || compareTexts(left.currency, right.currency)
    );
  }

  #slot(place: number): Slot {
    return (this.#slots[place] ??= {
      count: 0,
      overdueCount: 0,
      totalMinor: 0,
      outstandingMinor: 0,
      overdueMinor: 0,
      isExact: true
    });
  }

  #owedMinor(at: number, traits: StatusTraits | undefined): number {
    const { totalMinor, balanceMinor, outstandingMinor } = this.#table.cells;
    // What is cancelled keeps its balance, but asks nobody for it.
    if (traits?.group === 'CANCELLED') return 0;
    // A negative document is settled at nothing: what was refunded too much is owed back.
    return ((totalMinor[at] ?? 0) < 0 ? balanceMinor[at] : outstandingMinor[at]) ?? 0;
  }
}

interface Slot {
  count: number;
  overdueCount: number;
  totalMinor: number;
  outstandingMinor: number;
  overdueMinor: number;
  isExact: boolean;
}

/** Exact, however often more is added or taken away. */
export function isSafe({
  totalMinor,
  outstandingMinor,
  overdueMinor
}: Pick<Slot, 'totalMinor' | 'outstandingMinor' | 'overdueMinor'>): boolean {
  return (
    Number.isSafeInteger(totalMinor) && Number.isSafeInteger(outstandingMinor) && Number.isSafeInteger(overdueMinor)
  );
}

export function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
