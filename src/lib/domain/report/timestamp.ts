/**
 * The instant (epoch ms, with what is finer behind the point) of a timestamp of a log, as programs write them: a day and a
 * time apart by `T` or a space, up to nanoseconds, with `Z`, `UTC`, an offset or nothing, which is UTC; or a day alone,
 * which is its midnight. Null: it is none, or could be read in two ways, as 01/02/2026.
 */
export function timestampMs(text: string): number | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, yearText, , monthText, dayText, hourText, minuteText, secondText, fraction, zone] = match;
  const [year, month, day] = [Number(yearText), Number(monthText), Number(dayText)];
  const [hour, minute, second] = [Number(hourText ?? 0), Number(minuteText ?? 0), Number(secondText ?? 0)];
  const isMidnightAfter = hour === 24 && minute === 0 && second === 0 && !/[1-9]/.test(fraction ?? '');
  if ((hour > 23 && !isMidnightAfter) || minute > 59 || second > 59) return null;
  const midnightMs = utcMidnightMs(year, month, day);
  const offsetMs = offsetMsOf(zone ?? '');
  if (midnightMs === null || offsetMs === null) return null;
  const sinceMidnightMs = ((hour * 60 + minute) * 60 + second) * 1000 + fractionMs(fraction ?? '');
  return midnightMs + sinceMidnightMs - offsetMs;
}

const pattern =
  /^\s*(\d{4})([-/])(\d\d)\2(\d\d)(?:(?:[Tt]|\s+)(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?(?::?\d\d)?)?)?\s*$/i;

/** The point is moved in the text: a float times a thousand may be a hair less. */
function fractionMs(digits: string): number {
  return Number(`${digits.slice(0, 3).padEnd(3, '0')}.${digits.slice(3)}`);
}

/** Null: the month has no such day. */
function utcMidnightMs(year: number, month: number, day: number): number | null {
  const midnight = new Date(0);
  // Date.UTC would take the year 26 for 1926.
  const ms = midnight.setUTCFullYear(year, month - 1, day);
  return midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day ? ms : null;
}

function offsetMsOf(zone: string): number | null {
  const digits = zone.replace(/\D/g, '');
  if (digits === '') return 0;
  const [hours, minutes, seconds] = [0, 2, 4].map((at) => Number(digits.slice(at, at + 2))) as [number, number, number];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return ((hours * 60 + minutes) * 60 + seconds) * (zone.startsWith('-') ? -1000 : 1000);
}
