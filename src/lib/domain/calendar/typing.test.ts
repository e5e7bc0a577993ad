import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, isDay } from './day.ts';
import { dayInFigures, dayInWords, relativeDay, shortDay } from './format.ts';
import { readDay, type DayContext } from './typing.ts';

const today = '2026-11-22';

const locales = (
  'en-US en-GB en-CA en-IN de-DE de-AT de-CH fr-FR fr-CH fr-CA it-IT es-ES es-MX pt-BR pt-PT ca-ES nl-NL sv-SE nb-NO da-DK ' +
  'fi-FI et-EE lv-LV lt-LT pl-PL cs-CZ sk-SK hu-HU ro-RO hr-HR sl-SI bg-BG uk-UA ru-RU el-GR tr-TR he-IL ar-EG ar-IQ fa-IR ' +
  'hi-IN mr-IN bn-BD th-TH vi-VN id-ID ja-JP zh-CN zh-TW ko-KR'
).split(' ');

function read(typed: string, locale = 'en-GB', more: Partial<DayContext> = {}) {
  const reading = readDay(typed, { locale, today, ...more });
  if (!reading.ok) return reading.error;
  return reading.value.ambiguous ? `${reading.value.day}?` : reading.value.day;
}

describe.each(locales)('in %s', (locale) => {
  test.each([
    ['2026-11-30', '2026-11-30'],
    ['2026-1-5', '2026-01-05'],
    ['2026/11/30', '2026-11-30'],
    ['2026.11.30', '2026-11-30'],
    ['20261130', '2026-11-30'],
    ['30.11.2026', '2026-11-30'],
    ['11/30/2026', '2026-11-30'],
    ['30 11 2026', '2026-11-30'],
    ['30112026', '2026-11-30'],
    ['30 nov', '2026-11-30'],
    ['30 Nov 2026', '2026-11-30'],
    ['Nov 30, 2026', '2026-11-30'],
    ['nov 30 2026', '2026-11-30'],
    ['30th of November 2026', '2026-11-30'],
    ['30-Nov-2026', '2026-11-30'],
    ['30nov2026', '2026-11-30'],
    ['30 nov 26', '2026-11-30'],
    ['2026 nov 30', '2026-11-30'],
    ['Monday 30 November 2026', '2026-11-30'],
    ['٣٠/١١/٢٠٢٦', '2026-11-30'],
    ['today', '2026-11-22'],
    ['Tomorrow', '2026-11-23'],
    ['yesterday', '2026-11-21'],
    ['+30', '2026-12-22'],
    ['+ 30', '2026-12-22'],
    ['+0', '2026-11-22'],
    ['-3', '2026-11-19'],
    ['−3', '2026-11-19'],
    ['+10d', '2026-12-02'],
    ['+2w', '2026-12-06'],
    ['+1m', '2026-12-22'],
    ['+1y', '2027-11-22'],
    ['eom', '2026-11-30'],
    ['EOM', '2026-11-30']
  ])('%j is %s', (typed, day) => {
    expect(read(typed, locale)).toBe(day);
  });

  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['soon', 'not-a-day'],
    ['30', 'not-a-day'],
    ['nov', 'not-a-day'],
    ['nov 2026', 'not-a-day'],
    ['11/2026', 'not-a-day'],
    ['30 foo 2026', 'not-a-day'],
    ['30 nov dec 2026', 'not-a-day'],
    ['30.11.2026 at noon', 'not-a-day'],
    ['30.11.2026.5', 'not-a-day'],
    ['30.11.126', 'not-a-day'],
    ['30;11;2026', 'not-a-day'],
    ['-30.11.2026', 'not-a-day'],
    ['+', 'not-a-day'],
    ['+30x', 'not-a-day'],
    ['9'.repeat(61), 'not-a-day'],
    ['2026-02-30', 'no-such-day'],
    ['30.2.2026', 'no-such-day'],
    ['31/11/2026', 'no-such-day'],
    ['13/13/2026', 'no-such-day'],
    ['31 nov 2026', 'no-such-day'],
    ['0 nov 2026', 'no-such-day'],
    ['0000-01-01', 'no-such-day'],
    ['Tuesday 30 November 2026', 'other-weekday'],
    ['+99999999', 'out-of-range'],
    ['-99999999', 'out-of-range'],
    [`+${'9'.repeat(50)}m`, 'out-of-range']
  ])('%j is refused: %s', (typed, why) => {
    expect(read(typed, locale)).toBe(why);
  });

  test('what is written in words, in short and in figures reads back as the same day', () => {
    const unread: string[] = [];
    for (let day = '2026-01-01'; day < '2027-01-15'; day = addDays(day, 1)) {
      for (const written of [dayInWords(day, locale), shortDay(day, locale), dayInFigures(day, locale)]) {
        const reading = readDay(written, { locale, today });
        if (!reading.ok || reading.value.day !== day) unread.push(`${day} as ${written}: ${JSON.stringify(reading)}`);
      }
    }
    expect(unread).toEqual([]);
  });

  test('its own long names of months are read, with a year and without', () => {
    for (let month = 1; month <= 12; month += 1) {
      const day = `2026-${String(month).padStart(2, '0')}-15`;
      const instantMs = Date.parse(day);
      const options = { month: 'long', day: 'numeric', timeZone: 'UTC', calendar: 'gregory' } as const;
      expect(read(new Intl.DateTimeFormat(locale, { ...options, year: 'numeric' }).format(instantMs), locale)).toBe(
        day
      );
      const withoutYear = read(new Intl.DateTimeFormat(locale, options).format(instantMs), locale);
      expect(withoutYear).toMatch(new RegExp(`-${day.slice(5)}[?]?$`));
    }
  });

  test('its own words for the days around today are read', () => {
    for (const days of [-1, 0, 1]) {
      const day = addDays(today, days);
      // Hindi says the same for yesterday and tomorrow, and what may mean both is refused.
      const isTwofold = relativeDay(addDays(today, -days), today, locale) === relativeDay(day, today, locale);
      expect(read(relativeDay(day, today, locale), locale)).toBe(isTwofold && days !== 0 ? 'not-a-day' : day);
    }
  });
});

describe('the order of figures', () => {
  test.each([
    ['5/3/2026', 'en-US', '2026-05-03?'],
    ['5/3/2026', 'en-GB', '2026-03-05?'],
    ['5.3.2026', 'de-DE', '2026-03-05?'],
    ['5/3/26', 'en-US', '2026-05-03?'],
    ['5.3.26', 'de-DE', '2026-03-05?'],
    ['5.3.', 'de-DE', '2027-03-05?'],
    ['11/30', 'en-US', '2026-11-30'],
    ['30.11.', 'de-DE', '2026-11-30'],
    ['30/11/26', 'en-GB', '2026-11-30'],
    ['26-11-30', 'sv-SE', '2026-11-30?'],
    ['2026-05-03', 'en-US', '2026-05-03'],
    ['5/5/2026', 'en-US', '2026-05-05'],
    ['26-11-30', 'de-DE', '2030-11-26?'],
    ['05032026', 'de-DE', '2026-03-05?'],
    ['Tue 5/3/2026', 'en-US', 'other-weekday'],
    ['Thu 5/3/2026', 'en-US', '2026-03-05']
  ])('%s in %s is %s (? where the locale decided)', (typed, locale, day) => {
    expect(read(typed, locale)).toBe(day);
  });
});

describe('years that are not typed in full', () => {
  test.each([
    ['1.1.75', '2075-01-01?'],
    ['2.1.77', '1977-01-02?'],
    ['31.12.76', '1976-12-31'],
    ['31.12.75', '2075-12-31']
  ])('%s is %s, at most fifty years away', (typed, day) => {
    expect(read(typed, 'de-DE').replace('?', '')).toBe(day.replace('?', ''));
  });

  test('without a year it is the nearest to the base, or to today', () => {
    expect(read('15 jan')).toBe('2027-01-15');
    expect(read('30 oct')).toBe('2026-10-30');
    expect(read('20 dec', 'en-GB', { today: '2026-01-03' })).toBe('2025-12-20');
    expect(read('15 jan', 'en-GB', { today: '2026-06-01', base: '2026-12-20' })).toBe('2027-01-15');
  });

  test('29 February needs a leap year nearby', () => {
    expect(read('29 feb', 'en-GB', { today: '2027-11-22' })).toBe('2028-02-29');
    expect(read('29 feb', 'en-GB', { today: '2026-01-22' })).toBe('no-such-day');
  });
});

test('steps and the end of the month count from the base where there is one', () => {
  const more = { base: '2026-01-31' };
  expect(read('+30', 'en-GB', more)).toBe('2026-03-02');
  expect(read('+1m', 'en-GB', more)).toBe('2026-02-28');
  expect(read('eom', 'en-GB', { base: '2026-02-03' })).toBe('2026-02-28');
  expect(read('today', 'en-GB', more)).toBe(today);
});

test.each([
  ['30. märz', 'de-DE', '2027-03-30'],
  ['30 MAERZ', 'de-DE', 'not-a-day'],
  ['3 mar', 'fr-FR', '2027-03-03'],
  ['mar. 3 mars 2026', 'fr-FR', '2026-03-03'],
  ['mar 3 mar 2026', 'it-IT', '2026-03-03'],
  ['30 dé', 'fr-FR', 'not-a-day'],
  ['30 décem', 'fr-FR', '2026-12-30'],
  ['30 KASIM 2026', 'tr-TR', '2026-11-30'],
  ['30 ma 2026', 'en-GB', 'not-a-day'],
  ['30 sept 2026', 'en-GB', '2026-09-30'],
  ['übermorgen', 'de-DE', '2026-11-24']
])('%s in %s is %s', (typed, locale, day) => {
  expect(read(typed, locale)).toBe(day);
});

test('any text at all is a real day or a refusal', () => {
  const pieces = fc.constantFrom(
    '30',
    '11',
    '2026',
    '1',
    'nov',
    'mon',
    '.',
    '/',
    '-',
    ' ',
    '+',
    'm',
    'eom',
    '٣',
    '日',
    'de'
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 7 }).map((each) => each.join(''))
  );
  fc.assert(
    fc.property(texts, fc.constantFrom(...locales), (typed, locale) => {
      const reading = readDay(typed, { locale, today });
      if (reading.ok) expect(isDay(reading.value.day)).toBe(true);
    }),
    { numRuns: 2000 }
  );
});

test('a step of days is as long as was typed', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9999, max: 9999 }), (days) => {
      const day = read(days < 0 ? String(days) : `+${String(days)}`);
      expect(daysBetween(today, day)).toBe(days);
    })
  );
});
