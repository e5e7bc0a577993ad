import { columnAmounts, columnPayments } from '#services/columns/amounts.ts';
import { comparePurses, purseKey, type Purse, type ReportScope } from './scope.ts';

export interface MonthMoney {
  readonly month: string;
  /** What was issued in the month, or received from others; credit notes less. */
  readonly billedMinor: number;
  readonly billedCount: number;
  /** What was paid in the month, whatever for; refunds less. */
  readonly paidMinor: number;
  readonly paidCount: number;
  /** What was billed by the end of the month and not paid by then. */
  readonly outstandingMinor: number;
}

export interface PurseByMonth {
  readonly purse: Purse;
  readonly months: readonly MonthMoney[];
  /** What was billed that has no issue day, and so is in no month. */
  readonly undatedCount: number;
}

/**
 * What was billed, paid and is outstanding, month by month, which ascend. Only what bears a number counts as billed, and
 * what is cancelled asks for nothing; its payments were made all the same.
 */
export function moneyByMonth({ columns, query }: ReportScope, months: readonly string[]): PurseByMonth[] {
  const books = new Map<string, Book>();
  const bookOf = (purse: Purse): Book => {
    const key = purseKey(purse);
    let book = books.get(key);
    if (!book) books.set(key, (book = new Book(purse, months)));
    return book;
  };
  const rows = columns.rowsFor(query);
  const billedIn = new Map<number, string>();
  for (const amount of columnAmounts(columns, rows)) {
    if (!amount.isInBooks || amount.group === 'CANCELLED') continue;
    // What is in no month is outstanding in none, and what was paid of it lessens nothing.
    if (amount.issueDay !== null) billedIn.set(amount.row, amount.issueDay.slice(0, 7));
    bookOf(amount).bill(amount.issueDay, amount.totalMinor);
  }
  for (const payment of columnPayments(columns, rows))
    bookOf(payment).pay(payment.day, payment.amountMinor, {
      billedIn: billedIn.get(payment.row) ?? null,
      row: payment.row
    });
  return [...books.values()].map((book) => book.close()).sort((one, other) => comparePurses(one.purse, other.purse));
}

/** One purse while it is being reckoned. What lies before the first month counts as outstanding from the beginning. */
class Book {
  readonly #purse: Purse;
  readonly #months: readonly string[];
  readonly #placeByMonth: ReadonlyMap<string, number>;
  readonly #billed: { minor: number; count: number }[];
  readonly #paid: { minor: number; rows: Set<number> }[];
  /** By month, how much more is outstanding than at the end of the one before. */
  readonly #grown: number[];
  #undatedCount = 0;

  constructor(purse: Purse, months: readonly string[]) {
    this.#purse = { direction: purse.direction, currency: purse.currency };
    this.#months = months;
    this.#placeByMonth = new Map(months.map((month, place) => [month, place]));
    this.#billed = months.map(() => ({ minor: 0, count: 0 }));
    this.#paid = months.map(() => ({ minor: 0, rows: new Set() }));
    this.#grown = months.map(() => 0);
  }

  bill(day: string | null, amountMinor: number): void {
    if (day === null) {
      this.#undatedCount += 1;
      return;
    }
    const month = day.slice(0, 7);
    const billed = this.#billed[this.#placeByMonth.get(month) ?? -1];
    if (billed) {
      billed.minor += amountMinor;
      billed.count += 1;
    }
    this.#grow(month, amountMinor);
  }

  pay(day: string, amountMinor: number, { billedIn, row }: { billedIn: string | null; row: number }): void {
    const month = day.slice(0, 7);
    const paid = this.#paid[this.#placeByMonth.get(month) ?? -1];
    if (paid) {
      paid.minor += amountMinor;
      paid.rows.add(row);
    }
    // What was paid before it was billed lessens what is outstanding once it is.
    if (billedIn !== null) this.#grow(month < billedIn ? billedIn : month, -amountMinor);
  }

  close(): PurseByMonth {
    let outstandingMinor = 0;
    const months = this.#months.map((month, place): MonthMoney => {
      outstandingMinor += this.#grown[place] ?? 0;
      return {
        month,
        billedMinor: this.#billed[place]?.minor ?? 0,
        billedCount: this.#billed[place]?.count ?? 0,
        paidMinor: this.#paid[place]?.minor ?? 0,
        paidCount: this.#paid[place]?.rows.size ?? 0,
        outstandingMinor
      };
    });
    return { purse: this.#purse, months, undatedCount: this.#undatedCount };
  }

  #grow(month: string, amountMinor: number): void {
    const first = this.#months[0] ?? '';
    const place = month < first ? 0 : this.#placeByMonth.get(month);
    if (place !== undefined) this.#grown[place] = (this.#grown[place] ?? 0) + amountMinor;
  }
}
