import { dayAt, instantAtStartOfDay, isDay } from '#domain/calendar/day.ts';

/**
 * An instant as people write it: `2026-03-01T09:00` is what the clocks of the zone show, `…Z` and `…+02:00` are exact,
 * and a day alone is its noon, so that it stays that day. Null: it is none.
 */
export function instantOf(text: string, zone: string): number | null {
  const [, day = '', time = '', offset = ''] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(text) ?? [];
  if (!isDay(day)) return null;
  const [hour = 12, minute = 0, second = 0] = time === '' ? [] : time.split(':').map(Number);
  if (hour > 23 || minute > 59 || second > 59) return null;
  if (offset !== '') return Date.parse(text);
  const sinceMidnightMs = ((hour * 60 + minute) * 60 + second) * 1000;
  const guess = instantAtStartOfDay(day, zone) + sinceMidnightMs;
  const aheadMs = msSinceMidnight(guess, zone) - sinceMidnightMs;
  // In the last hour of a day that clocks have shortened, the guess is past midnight already.
  const corrected = guess - (aheadMs < -dayMs / 2 ? aheadMs + dayMs : aheadMs);
  // RFC 5545: a time that clocks jump over is that far after the jump.
  return msSinceMidnight(corrected, zone) === sinceMidnightMs && dayAt(corrected, zone) === day ? corrected : guess;
}

const dayMs = 86_400_000;

export function isZone(zone: string): boolean {
  try {
    dayAt(0, zone);
    return true;
  } catch {
    return false;
  }
}

/** What clocks show, so that a day on which they are changed is no hour off. */
function msSinceMidnight(instantMs: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-u-nu-latn-hc-h23', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit'
  });
  const parts = Object.fromEntries(format.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]));
  const { hour = 0, minute = 0, second = 0 } = parts;
  return ((hour * 60 + minute) * 60 + second) * 1000;
}
