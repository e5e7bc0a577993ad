import { instantAtEndOfDay } from '#domain/calendar/day.ts';
import { instantOf } from '#domain/calendar/instant.ts';
import type { Job, JobFields } from './job.ts';

/** WR1: when it ends, in epoch milliseconds: at a time, or with the end of its last day, in its zone. Null: it is not said. */
export function endOf({ startDay, endDay, endTime, zone }: JobFields): number | null {
  const day = endDay ?? startDay;
  if (day === null) return null;
  return endTime === '' ? instantAtEndOfDay(day, zone) + 1 : instantOf(`${day}T${endTime}`, zone);
}

/** Whether its end has come (WR1). */
export function isOver({ fields }: Pick<Job, 'fields'>, now: number): boolean {
  const end = endOf(fields);
  return end !== null && end <= now;
}
