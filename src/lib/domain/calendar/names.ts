import { asciiDigits, withoutDirectionMarks } from '#domain/money/digits.ts';

/** What a locale, and English beside it, call the days and months, and in which order they write their numbers. */
export interface CalendarNames {
  /** Month (1 to 12) of each folded word. */
  readonly monthByWord: ReadonlyMap<string, number>;
  /** Weekdays (Monday is 1) that a folded word may mean. */
  readonly weekdaysByWord: ReadonlyMap<string, readonly number[]>;
  /** Days from today of each folded word: "today", "tomorrow". */
  readonly offsetByWord: ReadonlyMap<string, number>;
  /** Words that stand in a date and mean nothing: "de", "of", "th". */
  readonly fillers: ReadonlySet<string>;
  /** Names of several words, and the one word that stands for each, longest first. */
  readonly wordByPhrase: readonly (readonly [phrase: string, word: string])[];
  /** In a date in figures: 2026-11-30, not 30.11.2026. */
  readonly isYearFirst: boolean;
  /** Where the year does not come first: 11/30/2026, not 30/11/2026. */
  readonly isMonthFirst: boolean;
}

export function calendarNames(locale: string): CalendarNames {
  let names = namesByLocale.get(locale);
  if (names === undefined) {
    names = collect(locale);
    namesByLocale.set(locale, names);
  }
  return names;
}

/** Makes spellings of one word the same: no capitals, accents, invisible marks or points after letters; digits 0–9. */
export function foldWords(text: string): string {
  return asciiDigits(withoutDirectionMarks(text))
    .toLowerCase()
    .replace(/[\u200b-\u200d]/g, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll('ı', 'i')
    .replace(/(?<=[\p{L}\p{M}])[.॰׳'’]/gu, '')
    .replace(/(\d *)([年月日년월일])/gu, '$1$2 ')
    .replace(/\s+/gu, ' ')
    .trim();
}

const namesByLocale = new Map<string, CalendarNames>();

function collect(locale: string): CalendarNames {
  const monthByWord = new Map<string, number>();
  const weekdaysByWord = new Map<string, number[]>();
  const offsetsByWord = new Map<string, Set<number>>();
  const fillers = new Set(['of', 'st', 'nd', 'rd', 'th']);
  const wordByPhrase = new Map<string, string>();

  // The locale comes first: where its word is also an English one, its own meaning holds.
  for (const language of [locale, 'en']) {
    for (const style of ['long', 'short'] as const) {
      const monthFormats = [
        { month: style },
        { day: 'numeric', month: style, year: 'numeric' },
        { weekday: style, day: 'numeric', month: style, year: 'numeric' }
      ] as const;
      const formats = monthFormats.map((format) => formatOf(language, format));
      for (let month = 1; month <= 12; month += 1) {
        for (const format of formats) {
          for (const name of namesOf('month', format.formatToParts(Date.UTC(2026, month - 1, 22)), fillers)) {
            if (/\d/.test(name)) continue;
            const word = wordFor(name, `month${letterOf(month)}`, wordByPhrase);
            if (!monthByWord.has(word)) monthByWord.set(word, month);
          }
        }
      }
      const alone = formatOf(language, { weekday: style });
      for (let weekday = 1; weekday <= 7; weekday += 1) {
        for (const format of [alone, ...formats.slice(-1)]) {
          // 22 June 2026 was a Monday.
          for (const name of namesOf('weekday', format.formatToParts(Date.UTC(2026, 5, 21 + weekday)), fillers)) {
            const word = wordFor(name, `weekday${letterOf(weekday)}`, wordByPhrase);
            const meanings = weekdaysByWord.get(word) ?? [];
            if (!meanings.includes(weekday)) weekdaysByWord.set(word, [...meanings, weekday]);
          }
        }
      }
    }
    const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
    for (const days of [0, 1, -1, 2, -2]) {
      const word = foldWords(relative.format(days, 'day'));
      if (!offsetsByWord.has(word)) offsetsByWord.set(word, new Set());
      offsetsByWord.get(word)?.add(days);
    }
  }

  const figures = { day: 'numeric', month: 'numeric', year: 'numeric' } as const;
  const inFigures = formatOf(locale, figures).formatToParts(Date.UTC(2026, 5, 22));
  const inWords = formatOf(locale, { ...figures, month: 'long' }).formatToParts(Date.UTC(2026, 5, 22));
  const isYearFirst = isBefore('year', 'day', inFigures) && isBefore('year', 'month', inFigures);
  const isMonthFirst = isBefore('month', 'day', isYearFirst ? inWords : inFigures);
  return {
    monthByWord,
    weekdaysByWord,
    // Hindi has one word for yesterday and tomorrow: what may mean both means neither.
    offsetByWord: new Map(
      [...offsetsByWord].filter(([, { size }]) => size === 1).map(([word, [days = 0]]) => [word, days])
    ),
    fillers,
    wordByPhrase: [...wordByPhrase].sort(([a], [b]) => b.length - a.length),
    isYearFirst,
    isMonthFirst
  };
}

function formatOf(language: string, format: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { ...format, timeZone: 'UTC', calendar: 'gregory' });
}

/**
 * The name alone and, where the language glues other letters to it (in Hebrew "in November" is one word), with them.
 * All other words of the date are fillers.
 */
function namesOf(
  wanted: 'month' | 'weekday',
  parts: readonly Intl.DateTimeFormatPart[],
  fillers: Set<string>
): readonly string[] {
  for (const { type, value } of parts) {
    const text = foldWords(value);
    // A month with a figure in it (11月, tháng 11) is read by its figure.
    const isName = type === 'weekday' || (type === 'month' && !/\d/.test(text));
    if (!isName) for (const word of text.match(/[\p{L}\p{M}]+/gu) ?? []) fillers.add(word);
  }
  const at = parts.findIndex(({ type }) => type === wanted);
  const value = parts[at]?.value ?? '';
  const before = /[\p{L}\p{M}]+$/u.exec(parts[at - 1]?.value ?? '')?.[0] ?? '';
  const after = /^[\p{L}\p{M}]+/u.exec(parts[at + 1]?.value ?? '')?.[0] ?? '';
  return [value, before + value + after].map(foldWords).filter((name) => name !== '');
}

/** A name of one word stands for itself; one of several, or with figures in it ("thứ 2"), gets a word. */
function wordFor(name: string, word: string, wordByPhrase: Map<string, string>): string {
  if (/^[\p{L}\p{M}]+$/u.test(name)) return name;
  wordByPhrase.set(name, word);
  return word;
}

function letterOf(number: number): string {
  return String.fromCharCode(96 + number);
}

function isBefore(
  first: Intl.DateTimeFormatPartTypes,
  second: Intl.DateTimeFormatPartTypes,
  parts: readonly Intl.DateTimeFormatPart[]
): boolean {
  const types = parts.map(({ type }) => type);
  return types.indexOf(first) < types.indexOf(second);
}
