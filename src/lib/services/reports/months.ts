import { addDays, addMonths, endOfMonth, instantAtEndOfDay, startOfMonth } from '#domain/calendar/day.ts';

/** The last so many months up to the one of the day, the earliest first: 2026-07. */
export function monthsUntil(today: string, count: number): string[] {
  const first = startOfMonth(today);
  return Array.from({ length: count }, (_, index) => addMonths(first, index + 1 - count).slice(0, 7));
}

/** The months from the one of a day up to today's, at least six and at most so many. */
export function monthsSince(day: string, today: string, atMost = 24): string[] {
  const all = monthsUntil(today, atMost);
  const first = all.indexOf(day.slice(0, 7));
  return all.slice(Math.min(Math.max(first, 0), atMost - 6));
}

export function daysOfMonth(month: string): { readonly from: string; readonly until: string } {
  return { from: `${month}-01`, until: endOfMonth(`${month}-01`) };
}

export type Step = 'day' | 'week' | 'month';

/** The last so many days, weeks or months up to today: the last day of each, the earliest first. Today ends the last. */
export function stepEnds(today: string, step: Step, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const back = index + 1 - count;
    if (step === 'month') return back === 0 ? today : endOfMonth(addMonths(startOfMonth(today), back));
    return addDays(today, back * (step === 'week' ? 7 : 1));
  });
}

/** By month, its last instant; ascending, as the months are. */
export function monthEndInstants(months: readonly string[], zone: string): Float64Array {
  return Float64Array.from(months, (month) => instantAtEndOfDay(daysOfMonth(month).until, zone));
}
