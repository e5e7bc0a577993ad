import * as z from 'zod/mini';
import { addDays, type Day } from '#domain/calendar/day.ts';
import { firstDayFrom } from '#domain/calendar/schedule.ts';
import { scheduleSchema } from '#domain/workflow/document.ts';

/** What stands for the rule by which invoices are written again. */
export const repetitionRule = 'repetition';

/** Every so often from a day on, until a day or without end. */
export const repetitionPlanSchema = z.strictObject({
  ...z.omit(scheduleSchema, { time: true }).shape,
  /** The last day on which it may still be repeated. */
  until: z.nullable(scheduleSchema.shape.from)
});
export type RepetitionPlan = z.infer<typeof repetitionPlanSchema>;

/** An invoice is written again and again, as its history left it. */
export interface Repetition extends RepetitionPlan {
  /** The next day; null: it has come to its end. */
  readonly next: Day | null;
  /** Why it has ended before that. */
  readonly ended: RepetitionEnd | null;
}

/** Why an invoice is not, or not any more, written again. */
export type RepetitionEnd = 'received' | 'credit-note' | 'cancelled' | 'type-off';

/** The first day from another one on, leaving out those that are done; null: there is none. */
export function nextRepetition(
  plan: RepetitionPlan,
  since: Day,
  done: Readonly<Record<Day, unknown>> = {}
): Day | null {
  for (let from = since; ;) {
    const day = firstDayFrom(plan, from);
    if (day === null || (plan.until !== null && day > plan.until)) return null;
    if (!Object.hasOwn(done, day)) return day;
    const after = addDays(day, 1);
    if (after === day) return null;
    from = after;
  }
}

/** Ids of what was written so, in the order of the days for which it was. */
export function repetitionsOf({ repeated }: { readonly repeated: Readonly<Record<Day, string>> }): string[] {
  return Object.keys(repeated)
    .sort()
    .flatMap((day) => repeated[day] ?? []);
}

/** The next days of a plan, no more than so many. */
export function upcomingDays(plan: RepetitionPlan, since: Day, count: number): Day[] {
  const days: Record<Day, true> = {};
  while (Object.keys(days).length < count) {
    const day = nextRepetition(plan, since, days);
    if (day === null) break;
    days[day] = true;
  }
  return Object.keys(days).sort();
}
