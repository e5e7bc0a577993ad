import type { Content } from '#domain/invoice/content.ts';
import type { Dictionary } from './dictionary.ts';

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
  readonly #currencies: Dictionary;
  readonly #sums: { count: number; totalMinor: number; outstandingMinor: number; overdueMinor: number }[] = [];

  constructor(currencies: Dictionary) {
    this.#currencies = currencies;
  }

  add(slot: number, totalMinor: number, owedMinor: number, overdue: boolean): void {
    const sum = (this.#sums[slot] ??= { count: 0, totalMinor: 0, outstandingMinor: 0, overdueMinor: 0 });
    sum.count += 1;
    sum.totalMinor += totalMinor;
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
}

export function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
