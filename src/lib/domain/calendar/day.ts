/**
 * A day of the calendar, `YYYY-MM-DD`, from 0001-01-01 to 9999-12-31. It has no clock and no zone, so that an invoice
 * is due on the same day wherever it is read; days sort as text. Only the last functions here join days to instants.
 *
 * A text that is no day is a bug of the caller and throws a RangeError; ask `isDay` where it comes from outside.
 */
export type Day = string;

export const firstDay: Day = '0001-01-01';
export const lastDay: Day = '9999-12-31';

/** A real day: 2024-02-29 is one, 2026-02-29 is none. */
export function isDay(text: string): boolean {
  return partsOf(text) !== null;
}

/** The day of these numbers (month 1 to 12), or null where there is none. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | null {
  const isReal =
    [year, month, dayOfMonth].every(Number.isInteger) &&
    year >= 1 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    dayOfMonth >= 1 &&
    dayOfMonth <= daysInMonth(year, month);
  return isReal ? written(year, month, dayOfMonth) : null;
}

/** So many days later, or earlier where negative; never past the first and last day there are. */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(numberOf(day) + days);
}

/** The same day of the month so many months later, or its last day: 31 January + 1 is 28 February. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = known(day);
  const monthsSinceStart = year * 12 + month - 1 + months;
  const newYear = Math.floor(monthsSinceStart / 12);
  if (newYear < 1) return firstDay;
  if (newYear > 9999) return lastDay;
  const newMonth = monthsSinceStart - newYear * 12 + 1;
  return written(newYear, newMonth, Math.min(dayOfMonth, daysInMonth(newYear, newMonth)));
}

export function startOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01`;
}

export function endOfMonth(day: Day): Day {
  const { year, month } = known(day);
  return written(year, month, daysInMonth(year, month));
}

/** How many days after `from` the other is: negative where it is before. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from);
}

/** -1, 0 or 1, for sorting. */
export function compareDays(a: Day, b: Day): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** By ISO 8601: Monday is 1, Sunday is 7. */
export function weekday(day: Day): number {
  const sinceMonday = (numberOf(day) + 3) % 7; // 1970-01-01 was a Thursday.
  return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1;
}

/** The day that clocks and calendars in the zone show at the instant. Zones are IANA names: "Europe/Berlin". */
export function dayAt(instantMs: number, zone: string): Day {
  const { year, month, dayOfMonth } = wallClock(instantMs, zone, 'day');
  return written(year, month, dayOfMonth);
}

/**
 * The first instant of the day in the zone: midnight, or the instant at which clocks jump over it. A day that the zone
 * left out (30 December 2011 in Samoa) starts, and ends, where the next one starts.
 */
export function instantAtStartOfDay(day: Day, zone: string): number {
  return startOfDayNumber(numberOf(day), zone);
}

/** The last millisecond before the next day starts, so that days follow each other without gap or overlap. */
export function instantAtEndOfDay(day: Day, zone: string): number {
  return startOfDayNumber(numberOf(day) + 1, zone) - 1;
}

/** Midnight of the day in UTC: what Intl is given to write a day, with `timeZone: 'UTC'`. */
export function instantAtUtcMidnight(day: Day): number {
  return numberOf(day) * dayMs;
}

const dayMs = 86_400_000;

interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

function partsOf(text: string): DayParts | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const dayOfMonth = Number(text.slice(8));
  return dayOf(year, month, dayOfMonth) === null ? null : { year, month, dayOfMonth };
}

function known(day: Day): DayParts {
  const parts = partsOf(day);
  if (parts === null) throw new RangeError(`not a day: ${JSON.stringify(day)}`);
  return parts;
}

function written(year: number, month: number, dayOfMonth: number): Day {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(dayOfMonth).padStart(2, '0')].join('-');
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since 1970-01-01. Years are taken to start in March, so that the leap day comes last and months are regular. */
function numberOf(day: Day): number {
  const { year, month, dayOfMonth } = known(day);
  return numberOfParts(year, month, dayOfMonth);
}

function numberOfParts(year: number, month: number, dayOfMonth: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const monthsSinceMarch = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * monthsSinceMarch + 2) / 5) + dayOfMonth - 1 - daysBefore1970;
}

/** From 1 March of the year 0. */
const daysBefore1970 = 719_468;

function dayFromNumber(dayNumber: number): Day {
  if (!(dayNumber > numberOf(firstDay))) return firstDay;
  if (dayNumber >= numberOf(lastDay)) return lastDay;
  const date = new Date(dayNumber * dayMs);
  return written(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function startOfDayNumber(dayNumber: number, zone: string): number {
  const key = `${dayNumber} ${zone}`;
  const known = startByDay.get(key);
  if (known !== undefined) return known;
  const start = startReckoned(dayNumber, zone);
  // As many as anybody looks at in one sitting; what comes after begins anew.
  if (startByDay.size >= 20_000) startByDay.clear();
  startByDay.set(key, start);
  return start;
}

/** Reading a clock of a zone takes long, and after a month away each invoice asks for the same few days. */
const startByDay = new Map<string, number>();

function startReckoned(dayNumber: number, zone: string): number {
  const midnightOnWallMs = dayNumber * dayMs;
  // Offsets from a day before to a day after: a zone changes its clocks at most once in between.
  const offsetsMs = [offsetMsAt(midnightOnWallMs - dayMs, zone), offsetMsAt(midnightOnWallMs + dayMs, zone)];
  const candidatesMs = offsetsMs.map((offsetMs) => midnightOnWallMs - offsetMs);
  const midnightsMs = candidatesMs.filter((instantMs) => instantMs + offsetMsAt(instantMs, zone) === midnightOnWallMs);
  if (midnightsMs.length > 0) return Math.min(...midnightsMs);

  // Clocks jump over midnight: the day starts where they do.
  let beforeMs = Math.min(...candidatesMs) - 1;
  let afterMs = Math.max(...candidatesMs);
  while (afterMs - beforeMs > 1) {
    const middleMs = Math.floor((beforeMs + afterMs) / 2);
    if (middleMs + offsetMsAt(middleMs, zone) < midnightOnWallMs) beforeMs = middleMs;
    else afterMs = middleMs;
  }
  return afterMs;
}

/** How far clocks in the zone are ahead of UTC. */
function offsetMsAt(instantMs: number, zone: string): number {
  const { year, month, dayOfMonth, secondOfDay } = wallClock(instantMs, zone, 'second');
  const wallMs = numberOfParts(year, month, dayOfMonth) * dayMs + secondOfDay * 1000;
  return wallMs - Math.floor(instantMs / 1000) * 1000;
}

type Precision = 'day' | 'second';

function wallClock(instantMs: number, zone: string, precision: Precision): DayParts & { readonly secondOfDay: number } {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of clockOf(zone, precision).formatToParts(instantMs)) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, dayOfMonth: day, secondOfDay: hour * 3600 + minute * 60 + second };
}

/** Days alone are read three times as fast as days with their time, and lists need many. */
function clockOf(zone: string, precision: Precision): Intl.DateTimeFormat {
  const key = `${precision} ${zone}`;
  let clock = clockByZone.get(key);
  if (clock === undefined) {
    const date = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    const time = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
    const shape = precision === 'day' ? date : { ...date, ...time };
    clock = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn-hc-h23', { timeZone: zone, ...shape });
    clockByZone.set(key, clock);
  }
  return clock;
}

/** Making one costs a thousand times what using it does. */
const clockByZone = new Map<string, Intl.DateTimeFormat>();
