import { addDays, addMonths, daysBetween, lastDay, type Day } from './day.ts';

/** Every so often from a day on. */
export interface Rhythm {
  readonly every: number;
  readonly unit: 'day' | 'week' | 'month' | 'year';
  readonly from: Day;
}

/** The day of a step, from 0. The last day of a short month stands for the 31st, and the one after is the 31st again. */
export function dayOfStep({ every, unit, from }: Rhythm, step: number): Day {
  const count = step * every;
  if (unit === 'day' || unit === 'week') return addDays(from, unit === 'day' ? count : count * 7);
  return addMonths(from, unit === 'month' ? count : count * 12);
}

/** How many steps lie before a day, roughly and never too many. */
export function stepsBefore({ every, unit, from }: Rhythm, day: Day): number {
  const longest = { day: 1, week: 7, month: 31, year: 366 }[unit] * every;
  return Math.floor(Math.max(0, daysBetween(from, day)) / longest);
}

/** The first of its days that is not before another one; null: the calendar ends before. */
export function firstDayFrom(rhythm: Rhythm, day: Day): Day | null {
  for (let step = Math.max(0, stepsBefore(rhythm, day) - 1); ; step += 1) {
    const next = dayOfStep(rhythm, step);
    if (next >= day) return next;
    if (next === lastDay) return null;
  }
}
