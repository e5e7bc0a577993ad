import { cycleTimes, type CycleTimes } from '#domain/report/cycle-times.ts';
import { passedMs, spreadOf, type Spread } from '#domain/report/spread.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { columnVisits } from '#services/columns/visits.ts';
import { monthEndInstants } from './months.ts';
import type { ReportScope } from './scope.ts';

export interface MonthOfCompletions {
  readonly month: string;
  /** From the first status to the first completed one, of what came there in the month; null: nothing did. */
  readonly completed: Spread | null;
  /** Likewise, to where it is settled. */
  readonly settled: Spread | null;
}

export interface Completions {
  readonly months: readonly MonthOfCompletions[];
  /** In all of the months. */
  readonly completed: Spread | null;
  readonly settled: Spread | null;
}

/** How many invoices were finished in each month, which ascend, and how long it took them. */
export function completionsByMonth(
  { columns, query, workflow, zone }: ReportScope,
  months: readonly string[],
  startOfFirstMs: number
): Completions {
  const visits = columnVisits(columns, columns.rowsFor(query));
  const { statusById } = compileMachine(workflow.machines.invoice);
  const ends = monthEndInstants(months, zone);
  const timesTo = (isEnd: (id: string) => boolean): { byMonth: (Spread | null)[]; all: Spread | null } => {
    const isEndByCode = visits.labels.map(isEnd);
    // What another program had finished took no time here.
    const finishedElsewhere = new Set<number>();
    for (let visit = 0; visit < visits.count; visit += 1)
      if (visits.byImport[visit] === 1 && isEndByCode[visits.statuses[visit] ?? -1])
        finishedElsewhere.add(visits.cases[visit] ?? -1);
    const times = cycleTimes(visits, {
      isStart: () => true,
      isEnd: (code) => isEndByCode[code] ?? false,
      isIn: (one) => !finishedElsewhere.has(one)
    });
    return spreadsByMonth(times, ends, startOfFirstMs);
  };
  const completed = timesTo((id) => statusById.get(id)?.group === 'COMPLETED');
  const settled = timesTo((id) => statusById.get(id)?.settled ?? false);
  return {
    months: months.map((month, place) => ({
      month,
      completed: completed.byMonth[place] ?? null,
      settled: settled.byMonth[place] ?? null
    })),
    completed: completed.all,
    settled: settled.all
  };
}

function spreadsByMonth(
  { startedMs, finishedMs }: CycleTimes,
  ends: Float64Array,
  startOfFirstMs: number
): { byMonth: (Spread | null)[]; all: Spread | null } {
  const tookByMonth: number[][] = [...ends].map(() => []);
  for (const [place, endMs] of finishedMs.entries()) {
    if (endMs < startOfFirstMs) continue;
    tookByMonth[ends.findIndex((end) => endMs <= end)]?.push(passedMs(startedMs[place] ?? 0, endMs));
  }
  return {
    byMonth: tookByMonth.map((took) => spreadOf(Float64Array.from(took))),
    all: spreadOf(Float64Array.from(tookByMonth.flat()))
  };
}
