import { addMonths, daysBetween, instantAtUtcMidnight, type Day } from './day.ts';

/** Beyond doubt, for the echo beside a field: "Mon 30 Nov 2026". Always of the Gregorian calendar, as the day itself. */
export function dayInWords(day: Day, locale: string): string {
  let previous = '';
  return formatOf('words', locale)
    .formatToParts(instantAtUtcMidnight(day))
    .map(({ type, value }) => {
      const text = previous === 'weekday' && type === 'literal' ? value.replace(/^[,،] /, ' ') : value;
      previous = type;
      return text;
    })
    .join('');
}

/** In figures, with four of the year: "30/11/2026". `readDay` in the same locale reads it back. */
export function dayInFigures(day: Day, locale: string): string {
  return formatOf('figures', locale).format(instantAtUtcMidnight(day));
}

/** For tables and lists: "30 Nov 2026". */
export function shortDay(day: Day, locale: string): string {
  const key = `${day} ${locale}`;
  let text = shortDays.get(key);
  if (text === undefined) {
    text = formatOf('short', locale).format(instantAtUtcMidnight(day));
    shortDays.set(key, text);
  }
  return text;
}

/** There are few days and many rows that show them. */
const shortDays = new Map<string, string>();

/** As one would say it: "Monday, 30 November 2026". */
export function longDay(day: Day, locale: string): string {
  return formatOf('long', locale).format(instantAtUtcMidnight(day));
}

/** "Nov 2026", of a month as days begin with it: 2026-11. */
export function monthInWords(month: string, locale: string): string {
  return formatOf('month', locale).format(instantAtUtcMidnight(`${month}-01`));
}

/** Day and time of the clocks in the zone: "30 Nov 2026, 14:05". */
export function formatInstant(instantMs: number, locale: string, zone: string): string {
  return formatOf('instant', locale, zone).format(instantMs);
}

/**
 * "today", "in 8 days", "3 months ago". In days as long as people count in days; then whole months and years that have
 * gone by, never more.
 */
export function relativeDay(day: Day, today: Day, locale: string): string {
  const days = daysBetween(today, day);
  // "auto" says "tomorrow" for a day; for a month it would say "next month", which is not what was counted.
  if (Math.abs(days) < 100) return relativeFormatOf(locale, 'auto').format(days, 'day');
  const months = wholeMonthsBetween(today, day);
  const format = relativeFormatOf(locale, 'always');
  return Math.abs(months) < 24 ? format.format(months, 'month') : format.format(Math.trunc(months / 12), 'year');
}

/** Making one takes longer than using it a hundred times. */
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();

function relativeFormatOf(locale: string, numeric: 'auto' | 'always'): Intl.RelativeTimeFormat {
  const key = `${locale} ${numeric}`;
  const format = relativeFormats.get(key) ?? new Intl.RelativeTimeFormat(locale, { numeric });
  relativeFormats.set(key, format);
  return format;
}

function wholeMonthsBetween(from: Day, to: Day): number {
  const monthOf = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const months = monthOf(to) - monthOf(from);
  const reached = addMonths(from, months);
  if (months > 0 && reached > to) return months - 1;
  if (months < 0 && reached < to) return months + 1;
  return months;
}

const shapes = {
  words: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  figures: { day: '2-digit', month: '2-digit', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  instant: { dateStyle: 'medium', timeStyle: 'short' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

function formatOf(shape: keyof typeof shapes, locale: string, timeZone = 'UTC'): Intl.DateTimeFormat {
  const key = `${shape} ${locale} ${timeZone}`;
  let format = formatByKey.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { ...shapes[shape], timeZone, calendar: 'gregory' });
    formatByKey.set(key, format);
  }
  return format;
}

/** Making one costs a thousand times what using it does. */
const formatByKey = new Map<string, Intl.DateTimeFormat>();
