import type { BusinessFields } from '#domain/business/business.ts';
import { addDays, addMonths, daysBetween, endOfMonth, type Day } from '#domain/calendar/day.ts';
import type { Client } from '#domain/client/client.ts';
import type { Content } from './content.ts';
import { copiedContent } from './copy.ts';
import type { RepetitionPlan } from './repetition.ts';

/**
 * What is written on a day of a plan: a duplicate that is issued on that day. It is due as many days later as the
 * invoice that it repeats, and charges for a period that lies as much later as the day does.
 */
export function repeatedContent(
  content: Content,
  {
    plan: { unit },
    day,
    ...now
  }: {
    plan: Pick<RepetitionPlan, 'unit'>;
    day: Day;
    business: Pick<BusinessFields, 'party'>;
    client: Client | null;
    newId: () => string;
  }
): Content {
  const { issueDay, dueDay, periodStart, periodEnd } = content;
  const issued = issueDay ?? day;
  const later = (moved: Day | null): Day | null => moved && movedAlong(moved, { from: issued, to: day, unit });
  return {
    ...copiedContent(content, now),
    issueDay: day,
    dueDay: dueDay && addDays(day, daysBetween(issued, dueDay)),
    periodStart: later(periodStart),
    periodEnd: later(periodEnd)
  };
}

/** A day as much later as another one is; by months, the end of a month stays one. */
function movedAlong(day: Day, { from, to, unit }: { from: Day; to: Day; unit: RepetitionPlan['unit'] }): Day {
  if (unit === 'day' || unit === 'week') return addDays(day, daysBetween(from, to));
  const moved = addMonths(day, monthOf(to) - monthOf(from));
  return day === endOfMonth(day) ? endOfMonth(moved) : moved;
}

function monthOf(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}
