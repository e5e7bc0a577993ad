import { ageOf, ages, type Age } from '#domain/report/age.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { columnAmounts } from '#services/columns/amounts.ts';
import { comparePurses, purseKey, type Purse, type ReportScope } from './scope.ts';

export interface Debtor {
  /** Null where the invoice names somebody who is no client. */
  readonly clientId: string | null;
  readonly name: string;
  readonly byAge: Readonly<Record<Age, number>>;
  readonly totalMinor: number;
  readonly count: number;
}

export interface PurseByAge {
  readonly purse: Purse;
  /** Who owes most comes first. */
  readonly debtors: readonly Debtor[];
  readonly byAge: Readonly<Record<Age, number>>;
  readonly totalMinor: number;
  readonly count: number;
}

/** Statuses in which a payment is waited for. */
export function statusesAwaitingPayment({ workflow }: Pick<ReportScope, 'workflow'>): string[] {
  const { statuses } = compileMachine(workflow.machines.invoice);
  return statuses.flatMap(({ id, group, settled }) => (group === 'COMPLETED' && !settled ? id : []));
}

/** What is outstanding, by who owes it and for how long it is overdue. What is to be refunded is no debt. */
export function outstandingByAge({ columns, query, workflow }: ReportScope): PurseByAge[] {
  const purses = new Map<string, { purse: Purse; debtors: Map<string, Tally> }>();
  const rows = columns.rowsFor({ ...query, statuses: statusesAwaitingPayment({ workflow }) });
  for (const row of columnAmounts(columns, rows)) {
    if (row.totalMinor < 0 || row.outstandingMinor <= 0) continue;
    const key = purseKey(row);
    let book = purses.get(key);
    if (!book)
      purses.set(key, (book = { purse: { direction: row.direction, currency: row.currency }, debtors: new Map() }));
    const debtor = row.clientId ?? `name ${row.party}`;
    let tally = book.debtors.get(debtor);
    if (!tally) book.debtors.set(debtor, (tally = new Tally(row.clientId, row.party)));
    tally.add(ageOf(row.dueDay, query.today), row.outstandingMinor);
  }
  return [...purses.values()]
    .map(({ purse, debtors }) => {
      const all = new Tally(null, '');
      for (const tally of debtors.values()) all.take(tally);
      const ranked = [...debtors.values()].map((tally) => tally.close());
      ranked.sort((one, other) => other.totalMinor - one.totalMinor || (one.name < other.name ? -1 : 1));
      const { byAge, totalMinor, count } = all.close();
      return { purse, debtors: ranked, byAge, totalMinor, count };
    })
    .sort((one, other) => comparePurses(one.purse, other.purse));
}

class Tally {
  readonly #clientId: string | null;
  readonly #name: string;
  readonly #byAge: Record<Age, number> = {
    'not-due': 0,
    'to-30': 0,
    'to-60': 0,
    'to-90': 0,
    'over-90': 0,
    undated: 0
  };
  #count = 0;

  constructor(clientId: string | null, name: string) {
    this.#clientId = clientId;
    this.#name = name;
  }

  add(age: Age, amountMinor: number): void {
    this.#byAge[age] += amountMinor;
    this.#count += 1;
  }

  take(other: Tally): void {
    for (const age of ages) this.#byAge[age] += other.#byAge[age];
    this.#count += other.#count;
  }

  close(): Debtor {
    const totalMinor = ages.reduce((sum, age) => sum + this.#byAge[age], 0);
    return { clientId: this.#clientId, name: this.#name, byAge: this.#byAge, totalMinor, count: this.#count };
  }
}
