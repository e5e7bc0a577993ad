import type { Content } from '#domain/invoice/content.ts';
import type { Cells } from './cells.ts';
import type { Dictionary } from './dictionary.ts';
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

/** Sums by direction and currency, over rows as they lie at the moment. */
export class Sums {
  readonly #cells: Cells;
  readonly #currencies: Dictionary;
  readonly #sums: { count: number; totalMinor: number; outstandingMinor: number; overdueMinor: number }[] = [];

  constructor({ cells, currencies }: Pick<Table, 'cells' | 'currencies'>) {
    this.#cells = cells;
    this.#currencies = currencies;
  }

  add(at: number, traits: StatusTraits | undefined, overdue: boolean): void {
    const { currency, received, totalMinor } = this.#cells;
    const slot = (currency[at] ?? 0) * 2 + (received[at] ?? 0);
    const sum = (this.#sums[slot] ??= { count: 0, totalMinor: 0, outstandingMinor: 0, overdueMinor: 0 });
    const owedMinor = this.#owedMinor(at, traits);
    sum.count += 1;
    sum.totalMinor += totalMinor[at] ?? 0;
    sum.outstandingMinor += owedMinor;
    if (overdue) sum.overdueMinor += owedMinor;
  }

  /** By direction, then by currency. */
  all(): ColumnSum[] {
    const sums = this.#sums.flatMap((sum, slot): ColumnSum[] => {
      const { totalMinor, outstandingMinor, overdueMinor } = sum;
      return [
        {
          direction: slot % 2 === 1 ? 'received' : 'issued',
          currency: this.#currencies.text(Math.floor(slot / 2)),
          ...sum,
          overflow: [totalMinor, outstandingMinor, overdueMinor].some((amount) => !Number.isSafeInteger(amount))
        }
      ];
    });
    return sums.sort(
      (left, right) => compareTexts(left.direction, right.direction) || compareTexts(left.currency, right.currency)
    );
  }

  #owedMinor(at: number, traits: StatusTraits | undefined): number {
    const { totalMinor, balanceMinor, outstandingMinor } = this.#cells;
    // What is cancelled keeps its balance, but asks nobody for it.
    if (traits?.group === 'CANCELLED') return 0;
    // A negative document is settled at nothing: what was refunded too much is owed back.
    return ((totalMinor[at] ?? 0) < 0 ? balanceMinor[at] : outstandingMinor[at]) ?? 0;
  }
}

export function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
