import { dayAt, endOfMonth, instantAtEndOfDay, isDay } from '#domain/calendar/day.ts';
import type { FactValue, Scalar } from '#domain/condition/condition.ts';
import { origins } from '#domain/invoice/invoice.ts';
import { dayNumber, dayText, noDay, visitKinds } from './cells.ts';
import { columnFacts, type ColumnFact } from './facts.ts';
import { overridesOf } from './overrides.ts';
import type { FactReader } from './predicate.ts';
import { daysInStatus } from './row.ts';
import type { StatusTraits } from './status-traits.ts';
import type { Table } from './table.ts';

/** When and where facts are read. */
interface Moment {
  readonly today: string;
  readonly nowMs?: number | undefined;
  readonly zone?: string | undefined;
}

/** How each fact is told of a row. */
export function factReaders(
  table: Table,
  { today, nowMs = endOf(today), zone = 'UTC' }: Moment
): (field: string) => FactReader | null {
  const { cells } = table;
  const traits = table.traits();
  const coded = (codes: ArrayLike<number>, facts: readonly FactValue[]): FactReader => ({ by: 'code', codes, facts });
  const number = (values: ArrayLike<number>): FactReader => ({ by: 'number', values });
  const day = (values: ArrayLike<number>): FactReader => ({ by: 'number', values, absent: noDay, lift: liftDay });
  const row = (fact: (at: number) => FactValue): FactReader => ({ by: 'row', fact });
  const todayNumber = dayNumber(today);
  const traitsAt = (at: number): StatusTraits | undefined => traits[cells.status[at] ?? 0];
  const readers: Record<ColumnFact, () => FactReader> = {
    status: () => coded(cells.status, table.statuses.texts),
    group: () =>
      coded(
        cells.status,
        traits.map(({ group }) => group ?? '')
      ),
    stage: () =>
      coded(
        cells.status,
        traits.map(({ stage }) => stage)
      ),
    awaiting: () =>
      row((at) => {
        const amount = { amountMinor: cells.totalMinor[at] ?? 0, currency: table.currency(at) };
        return traitsAt(at)?.awaits?.(amount) ?? false;
      }),
    type: () => coded(cells.type, table.types.texts),
    kind: () => coded(cells.creditNote, ['invoice', 'credit-note']),
    direction: () => coded(cells.received, ['issued', 'received']),
    origin: () => coded(cells.origin, origins),
    currency: () => coded(cells.currency, table.currencies.texts),
    'client-id': () => ({
      ...coded(cells.client, table.survivors()),
      lift: (id) => (typeof id === 'string' ? table.survivorOf(id) : id)
    }),
    jobs: () => row((at) => jobsOf(table, at)),
    'created-by': () => coded(cells.createdBy, table.people.texts),
    'balance-state': () => row((at) => table.balanceState(at, traitsAt(at))),
    total: () => number(cells.totalMinor),
    balance: () => number(cells.balanceMinor),
    outstanding: () => number(cells.outstandingMinor),
    'issue-day': () => day(cells.issue),
    'due-day': () => day(cells.due),
    'days-in-status': () => row((at) => daysInStatus(cells.entered[at] ?? 0, nowMs)),
    overdue: () => row((at) => table.isOverdue(at, traitsAt(at), todayNumber)),
    archived: () => coded(cells.archived, [false, true]),
    numbered: () => row((at) => table.isInBooks(at)),
    visited: () => row((at) => visitedBy(table, at)),
    moves: () => row((at) => movesOf(table, at)),
    'completed-day': () => firstDayIn(table, ({ group }) => group === 'COMPLETED', zone),
    'settled-day': () => firstDayIn(table, ({ settled }) => settled, zone),
    stood: () => ({ by: 'asked', factFor: (asked) => stoodOn(table, asked, zone) }),
    'override-months': () => {
      const dayOfInstant = dayReader(zone);
      return row((at) => overridesOf(table, at).map((instantMs) => dayOfInstant(instantMs).slice(0, 7)));
    },
    'paid-months': () => row((at) => paidMonths(table, at)),
    'outstanding-months': () => ({ by: 'asked', factFor: (asked) => outstandingAfter(table, asked) }),
    taxes: () => row((at) => taxesOn(table, at))
  };
  return (field) => (isColumnFact(field) ? readers[field]() : null);
}

function isColumnFact(field: string): field is ColumnFact {
  return Object.hasOwn(columnFacts, field);
}

/** What a test compares days with, as the columns keep them. */
function liftDay(day: Scalar): Scalar {
  return typeof day === 'string' ? dayNumber(day) : day;
}

function jobsOf({ sources, jobs }: Table, at: number): string[] {
  const found: string[] = [];
  for (let place = sources.from(at); place < sources.until(at); place += 1)
    found.push(jobs.text(sources.columns.job[place] ?? 0));
  return found;
}

function visitedBy({ visits, statuses }: Table, at: number): string[] {
  const { status } = visits.columns;
  const visited: string[] = [];
  for (let place = visits.from(at); place < visits.until(at); place += 1)
    visited.push(statuses.text(status[place] ?? 0));
  return visited;
}

function movesOf(table: Table, at: number): string[] {
  const visited = visitedBy(table, at);
  return visited.slice(1).map((to, index) => `${visited[index] ?? ''}>${to}`);
}

/** The day on which each first came into one of some statuses. */
function firstDayIn(table: Table, isMeant: (traits: StatusTraits) => boolean, zone: string): FactReader {
  const { visits } = table;
  const { columns } = visits;
  const isMeantByCode = table.traits().map(isMeant);
  const dayOfInstant = dayReader(zone);
  const fact = (at: number): FactValue => {
    for (let place = visits.from(at); place < visits.until(at); place += 1) {
      if (!isMeantByCode[columns.status[place] ?? 0]) continue;
      // What another program had brought there did not come there here.
      return columns.kind[place] === importKind ? null : dayOfInstant(columns.at[place] ?? 0);
    }
    return null;
  };
  return { by: 'row', fact };
}

function stoodOn({ visits, statuses }: Table, asked: string, zone: string): (at: number) => FactValue {
  const [day = '', status = ''] = asked.split(' ');
  const code = statuses.known(status);
  if (code === -1 || !isDay(day)) return () => [];
  const endMs = instantAtEndOfDay(day, zone);
  const { columns } = visits;
  return (at) => {
    const until = visits.until(at);
    for (let place = visits.from(at); place < until; place += 1) {
      const isThere = columns.status[place] === code && (columns.at[place] ?? 0) <= endMs;
      if (isThere && (place + 1 === until || (columns.at[place + 1] ?? 0) > endMs)) return [asked];
    }
    return [];
  };
}

function paidMonths({ payments }: Table, at: number): string[] {
  const { day } = payments.columns;
  const months: string[] = [];
  for (let place = payments.from(at); place < payments.until(at); place += 1)
    months.push(dayText(day[place] ?? noDay)?.slice(0, 7) ?? '');
  return months;
}

/** As the report on money by month reckons what is outstanding. */
function outstandingAfter(table: Table, month: string): (at: number) => FactValue {
  const { cells, payments } = table;
  const { day, amountMinor } = payments.columns;
  const traits = table.traits();
  const first = `${month}-01`;
  if (!isDay(first)) return () => [];
  const last = dayNumber(endOfMonth(first));
  return (at) => {
    if ((cells.issue[at] ?? noDay) > last || !table.isInBooks(at)) return [];
    if (traits[cells.status[at] ?? 0]?.group === 'CANCELLED') return [];
    let openMinor = cells.totalMinor[at] ?? 0;
    for (let place = payments.from(at); place < payments.until(at); place += 1)
      if ((day[place] ?? noDay) <= last) openMinor -= amountMinor[place] ?? 0;
    return openMinor === 0 ? [] : [month];
  };
}

function taxesOn({ taxes, rates }: Table, at: number): string[] {
  const { rate } = taxes.columns;
  const found: string[] = [];
  for (let place = taxes.from(at); place < taxes.until(at); place += 1) found.push(rates.text(rate[place] ?? 0));
  return found;
}

/** What happened within a quarter of an hour, in which no zone begins a day, is asked once. */
function dayReader(zone: string): (instantMs: number) => string {
  const known = new Map<number, string>();
  return (instantMs) => {
    const quarter = Math.floor(instantMs / quarterMs);
    let day = known.get(quarter);
    if (day === undefined) known.set(quarter, (day = dayAt(instantMs, zone)));
    return day;
  };
}

const importKind = visitKinds.indexOf('import');
const quarterMs = 900_000;
const dayMs = 86_400_000;

function endOf(day: string): number {
  return Date.parse(day) + dayMs;
}
