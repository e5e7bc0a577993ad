import { daysBetween, type Day } from '#domain/calendar/day.ts';

/** By how long something is overdue. */
export const ages = ['not-due', 'to-30', 'to-60', 'to-90', 'over-90', 'undated'] as const;
export type Age = (typeof ages)[number];

/** The days of overdue that an age reaches from and to; null is open. */
export const ageDays: Readonly<Record<Exclude<Age, 'undated'>, { from: number | null; until: number | null }>> = {
  'not-due': { from: null, until: 0 },
  'to-30': { from: 1, until: 30 },
  'to-60': { from: 31, until: 60 },
  'to-90': { from: 61, until: 90 },
  'over-90': { from: 91, until: null }
};

export function ageOf(dueDay: Day | null, today: Day): Age {
  if (dueDay === null) return 'undated';
  const overdueDays = daysBetween(dueDay, today);
  if (overdueDays <= 0) return 'not-due';
  if (overdueDays <= 30) return 'to-30';
  if (overdueDays <= 60) return 'to-60';
  return overdueDays <= 90 ? 'to-90' : 'over-90';
}
