import { describe, expect, test } from 'vitest';
import { dayInFigures, dayInWords, formatInstant, relativeDay, shortDay } from './format.ts';

function spaced(text: string): string {
  return text.replace(/\s/gu, ' ').replace(/\p{Bidi_Control}/gu, '');
}

test.each([
  ['en-GB', 'Mon 30 Nov 2026'],
  ['en-US', 'Mon Nov 30, 2026'],
  ['de-DE', 'Mo. 30. Nov. 2026'],
  ['ar-EG', 'الاثنين ٣٠ نوفمبر ٢٠٢٦'],
  ['th-TH', 'จันทร์ 30 พ.ย. 2026'],
  ['fa-IR', 'دوشنبه ۳۰ نوامبر ۲۰۲۶']
])('in words and in %s, 30 November 2026 is %s, always of the Gregorian year', (locale, text) => {
  expect(spaced(dayInWords('2026-11-30', locale))).toBe(text);
});

test.each([
  ['en-GB', '05/03/2026'],
  ['en-US', '03/05/2026'],
  ['de-DE', '05.03.2026'],
  ['sv-SE', '2026-03-05']
])('in figures and in %s, 5 March 2026 is %s', (locale, text) => {
  expect(dayInFigures('2026-03-05', locale)).toBe(text);
});

test('a short day has its year', () => {
  expect(shortDay('2026-11-30', 'en-GB')).toBe('30 Nov 2026');
});

test('an instant is told by the clocks of the zone', () => {
  const instantMs = Date.parse('2026-11-30T23:05Z');
  expect(spaced(formatInstant(instantMs, 'en-GB', 'Europe/London'))).toBe('30 Nov 2026, 23:05');
  expect(spaced(formatInstant(instantMs, 'en-GB', 'Europe/Berlin'))).toBe('1 Dec 2026, 00:05');
});

describe('relative to today', () => {
  const today = '2026-11-22';

  test.each([
    ['2026-11-22', 'today'],
    ['2026-11-23', 'tomorrow'],
    ['2026-11-21', 'yesterday'],
    ['2026-11-30', 'in 8 days'],
    ['2026-10-23', '30 days ago'],
    ['2027-03-01', 'in 99 days'],
    ['2027-03-02', 'in 3 months'],
    ['2027-03-22', 'in 4 months'],
    ['2026-08-01', '3 months ago'],
    ['2026-07-22', '4 months ago'],
    ['2028-11-21', 'in 23 months'],
    ['2028-11-22', 'in 2 years'],
    ['2024-11-23', '23 months ago'],
    ['2024-11-22', '2 years ago']
  ])('%s is %s', (day, text) => {
    expect(relativeDay(day, today, 'en-GB')).toBe(text);
  });

  test('other languages have their own words', () => {
    expect(relativeDay('2026-11-23', today, 'de-DE')).toBe('morgen');
    expect(relativeDay('2026-11-30', today, 'fr-FR')).toBe('dans 8 jours');
  });
});
