import { zoneHere } from '#state/zone.ts';
import { dayInWords } from '#domain/calendar/format.ts';
import type { JobFields } from '#domain/job/job.ts';
import { language } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';

type Dates = Pick<JobFields, 'startDay' | 'startTime' | 'endDay' | 'endTime' | 'zone'>;

/** "Mon 30 Nov 2026, 09:00–17:00 (Lisbon time)": the zone only where its clocks are not those of the person. */
export function datesInWords(dates: Dates, zone = zoneHere()): string {
  const { startDay, startTime, endDay, endTime } = dates;
  const day = (one: string): string => dayInWords(one, language);
  const at = (one: string, time: string): string => (time === '' ? day(one) : words.jobs.at(day(one), time));
  if (startDay === null) {
    if (endDay === null) return words.jobs.noDates;
    return inZone(words.jobs.until(at(endDay, endTime)), dates, zone);
  }
  if (endDay === null || endDay === startDay) {
    const times =
      startTime !== '' && endTime !== ''
        ? words.jobs.times(startTime, endTime)
        : endTime === ''
          ? startTime
          : words.jobs.until(endTime);
    return inZone(at(startDay, times), dates, zone);
  }
  return inZone(words.jobs.span(at(startDay, startTime), at(endDay, endTime)), dates, zone);
}

/** "New York" */
export function placeOfZone(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function inZone(dates: string, { zone }: Dates, own: string): string {
  return zone === own ? dates : words.jobs.inZone(dates, placeOfZone(zone));
}
