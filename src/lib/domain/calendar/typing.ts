import { ok, refuse, type Result } from '#domain/shared/result.ts';
import { addDays, addMonths, dayOf, daysBetween, endOfMonth, firstDay, lastDay, weekday, type Day } from './day.ts';
import { calendarNames, foldWords, type CalendarNames } from './names.ts';

export interface DayReading {
  readonly day: Day;
  /** The figures could have meant another day (1/2/2026), and the locale decided: show what was read. */
  readonly ambiguous: boolean;
}

export type DayRefusal =
  | 'empty'
  | 'not-a-day'
  /** It reads as a date that the calendar does not have: 30 February. */
  | 'no-such-day'
  /** The weekday in it is not that of the date. */
  | 'other-weekday'
  /** Before the year 1 or after the year 9999. */
  | 'out-of-range';

export interface DayContext {
  readonly locale: string;
  readonly today: Day;
  /** What `+30`, `+1m` and `eom` count from, such as the issue day; today where there is none. */
  readonly base?: Day | undefined;
}

/**
 * Reads a day as people type it: ISO, figures in the order of the locale, month names of the locale or English, the
 * words for today and tomorrow, `+30` `-3` `+2w` `+1m` `+1y` from the base, `eom` for the end of its month. A date
 * without a year is the one nearest to the base; a year of two figures is at most fifty years away.
 */
export function readDay(typed: string, context: DayContext): Result<DayReading, DayRefusal> {
  const names = calendarNames(context.locale);
  const text = foldWords(typed).replace(/[\u2010-\u2013\u2212]/g, '-');
  if (text === '') return refuse('empty');
  if (text.length > lengthMax) return refuse('not-a-day');
  const base = context.base ?? context.today;

  const offset = names.offsetByWord.get(text);
  if (offset !== undefined) return certain(addDays(context.today, offset));
  if (text === 'eom') return certain(endOfMonth(base));
  const step = /^([-+]) ?(\d+) ?([dwmy]?)$/.exec(text);
  if (step !== null) return stepped(base, Number(`${step[1] ?? ''}${step[2] ?? ''}`), step[3] ?? '');

  if (!dateShape.test(text)) return refuse('not-a-day');
  const sorted = sortWords(text, names);
  if (sorted === null) return refuse('not-a-day');
  const figures = sorted.text.match(/\d+/g) ?? [];
  const readings =
    sorted.months.length > 0
      ? sorted.months.flatMap((month) => readingsWithMonth(figures, month))
      : readingsInFigures(figures, text, names);
  if (readings.length === 0) return refuse('not-a-day');

  const days = new Set<Day>();
  for (const reading of readings) {
    const day = dayOfReading(reading, context.today, base);
    if (day !== null) days.add(day);
  }
  if (days.size === 0) return refuse('no-such-day');
  const [day, other] = [...days].filter((each) => sorted.weekdays.every((meant) => meant.includes(weekday(each))));
  if (day === undefined) return refuse('other-weekday');
  return ok({ day, ambiguous: other !== undefined });
}

const lengthMax = 60;

/** Words, figures and what stands between them; a date does not start with a sign. */
const dateShape = /^[\d\p{L}\p{M}(][\d\p{L}\p{M}\s.,/()،-]*$/u;

function certain(day: Day): Result<DayReading, DayRefusal> {
  return ok({ day, ambiguous: false });
}

function stepped(base: Day, count: number, unit: string): Result<DayReading, DayRefusal> {
  const day =
    unit === 'm' || unit === 'y'
      ? addMonths(base, unit === 'y' ? count * 12 : count)
      : addDays(base, unit === 'w' ? count * 7 : count);
  return day === firstDay || day === lastDay ? refuse('out-of-range') : certain(day);
}

/** A date that was read: the order of preference is that of the list it stands in. */
interface DateReading {
  readonly year: string | null;
  readonly month: number;
  readonly dayOfMonth: number;
}

interface SortedWords {
  /** The text without names that have figures in them. */
  readonly text: string;
  /** Months that the words may name; none where the date is in figures. */
  readonly months: readonly number[];
  /** Of each weekday word, the weekdays that it may mean. */
  readonly weekdays: readonly (readonly number[])[];
}

/** One word at most names the month; every other must be a weekday or mean nothing, else the text is no date. */
function sortWords(folded: string, names: CalendarNames): SortedWords | null {
  const text = names.wordByPhrase.reduce((rest, [phrase, word]) => replacePhrase(rest, phrase, word), folded);
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  const isKnown = (word: string) => names.weekdaysByWord.has(word) || names.fillers.has(word);
  const weekdaysOf = (some: readonly string[]) =>
    some.filter((word) => !names.fillers.has(word)).map((word) => names.weekdaysByWord.get(word) ?? []);

  const months: number[] = [];
  let weekdays: SortedWords['weekdays'] = [];
  for (const monthOf of [exactMonth, monthByStart]) {
    for (const [at, word] of words.entries()) {
      const month = monthOf(word, names);
      const others = words.toSpliced(at, 1);
      if (month === null || months.includes(month) || !others.every(isKnown)) continue;
      months.push(month);
      weekdays = weekdaysOf(others);
    }
    if (months.length > 0) return { text, months, weekdays };
  }
  return words.every(isKnown) ? { text, months, weekdays: weekdaysOf(words) } : null;
}

function replacePhrase(text: string, phrase: string, word: string): string {
  const at = text.indexOf(phrase);
  if (at < 0) return text;
  const isInsideAWord =
    /[\p{L}\p{M}\d]$/u.test(text.slice(0, at)) || /^[\p{L}\p{M}\d]/u.test(text.slice(at + phrase.length));
  return isInsideAWord ? text : text.slice(0, at) + word + text.slice(at + phrase.length);
}

function exactMonth(word: string, names: CalendarNames): number | null {
  return names.monthByWord.get(word) ?? null;
}

/** "sept" and "nove" are enough, where no other month starts so. */
function monthByStart(word: string, names: CalendarNames): number | null {
  if (word.length < 3) return null;
  const months = new Set([...names.monthByWord].filter(([name]) => name.startsWith(word)).map(([, month]) => month));
  const [month = null] = months;
  return months.size === 1 ? month : null;
}

function readingsWithMonth(figures: readonly string[], month: number): readonly DateReading[] {
  const [first, second] = figures;
  if (first === undefined || figures.length > 2) return [];
  if (second === undefined) return reading(null, month, first);
  if (first.length === 4) return reading(first, month, second);
  return reading(second, month, first);
}

function readingsInFigures(figures: readonly string[], text: string, names: CalendarNames): readonly DateReading[] {
  const [first = '', second = '', third = ''] = figures;
  const inOrder = (year: string | null, a: string, b: string) => {
    const monthFirst = reading(year, Number(a), b);
    const dayFirst = reading(year, Number(b), a);
    return names.isMonthFirst ? [...monthFirst, ...dayFirst] : [...dayFirst, ...monthFirst];
  };
  if (figures.length === 1 && first.length === 8) {
    const isoBasic = reading(first.slice(0, 4), Number(first.slice(4, 6)), first.slice(6));
    // In years from 1300 on at most one of the two is a day: a month is never 13 or more.
    return [...isoBasic, ...inOrder(first.slice(4), first.slice(0, 2), first.slice(2, 4))];
  }
  if (figures.some(({ length }, at) => length > 2 && !(length === 4 && (at === 0 || at === 2)))) return [];
  if (figures.length === 2) return first.length === 4 ? [] : inOrder(null, first, second);
  if (figures.length !== 3) return [];
  if (first.length === 4) return reading(first, Number(second), third);
  if (third.length === 4) return inOrder(third, first, second);
  const yearFirst = reading(first, Number(second), third);
  const yearLast = inOrder(third, first, second);
  if (names.isYearFirst) return [...yearFirst, ...yearLast];
  // Elsewhere the year comes first only in ISO's manner, with hyphens.
  return text.includes('-') ? [...yearLast, ...yearFirst] : yearLast;
}

/** None where the figures cannot be what they are taken for, by their length alone. */
function reading(year: string | null, month: number, dayOfMonth: string): readonly DateReading[] {
  if (dayOfMonth.length > 2 || (year !== null && year.length !== 2 && year.length !== 4)) return [];
  return [{ year, month, dayOfMonth: Number(dayOfMonth) }];
}

function dayOfReading({ year, month, dayOfMonth }: DateReading, today: Day, base: Day): Day | null {
  if (year?.length === 4) return dayOf(Number(year), month, dayOfMonth);
  if (year !== null) {
    const firstYear = Number(today.slice(0, 4)) - 50;
    const beyond = (Number(year) - (firstYear % 100) + 100) % 100;
    return dayOf(firstYear + beyond, month, dayOfMonth);
  }
  const baseYear = Number(base.slice(0, 4));
  const distance = (day: Day) => Math.abs(daysBetween(base, day));
  return [baseYear, baseYear + 1, baseYear - 1]
    .map((each) => dayOf(each, month, dayOfMonth))
    .filter((day) => day !== null)
    .reduce<Day | null>((best, day) => (best === null || distance(day) < distance(best) ? day : best), null);
}
