import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  compareDays,
  dayAt,
  dayOf,
  daysBetween,
  endOfMonth,
  firstDay,
  instantAtEndOfDay,
  instantAtStartOfDay,
  instantAtUtcMidnight,
  isDay,
  lastDay,
  startOfMonth,
  weekday
} from './day.ts';

const days = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a day', () => {
  test.each(['2026-11-30', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1'
  ])('%s is none', (text) => {
    expect(isDay(text)).toBe(false);
  });

  test.each(['', 'today', '2026-11-30T00:00', ' 2026-11-30', '12026-01-01', '2026/11/30', '٢٠٢٦-١١-٣٠'])(
    '%j is none',
    (text) => {
      expect(isDay(text)).toBe(false);
    }
  );

  test('numbers that make no day give none', () => {
    expect(dayOf(2026, 11, 30)).toBe('2026-11-30');
    expect(dayOf(2026, 2, 29)).toBeNull();
    expect(dayOf(10000, 1, 1)).toBeNull();
    expect(dayOf(2026, 1.5, 1)).toBeNull();
  });

  test('reckoning with a text that is no day is a bug', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  });
});

describe('reckoning', () => {
  test.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-03-01', -1, '2024-02-29'],
    ['2026-11-22', 30, '2026-12-22'],
    ['9999-12-30', 5, lastDay],
    ['0001-01-02', -5, firstDay],
    ['2026-11-22', 1e300, lastDay]
  ])('%s and %i days is %s', (day, count, later) => {
    expect(addDays(day, count)).toBe(later);
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-11-15', 14, '2028-01-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['9999-12-01', 1, lastDay],
    ['0001-01-01', -1, firstDay]
  ])('%s and %i months is %s', (day, count, later) => {
    expect(addMonths(day, count)).toBe(later);
  });

  test('months have their first and last days', () => {
    expect(endOfMonth('2026-02-01')).toBe('2026-02-28');
    expect(endOfMonth('2024-02-29')).toBe('2024-02-29');
    expect(endOfMonth('2026-12-05')).toBe('2026-12-31');
    expect(startOfMonth('2026-12-05')).toBe('2026-12-01');
  });

  test.each([
    ['2026-11-30', 1],
    ['1970-01-01', 4],
    ['1969-12-28', 7],
    ['2000-02-29', 2]
  ])('%s is day %i of its week', (day, number) => {
    expect(weekday(day)).toBe(number);
  });

  test('days sort by time', () => {
    expect(['2026-01-10', '2025-12-31', '2026-01-09'].sort(compareDays)).toEqual([
      '2025-12-31',
      '2026-01-09',
      '2026-01-10'
    ]);
    expect(compareDays('2026-01-10', '2026-01-10')).toBe(0);
  });
});

describe('laws', () => {
  test('what is added is what lies between', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(daysBetween(a, b) + daysBetween(b, a)).toBe(0);
        expect(Math.sign(daysBetween(b, a))).toBe(compareDays(a, b));
      })
    );
  });

  test('the calendar agrees with that of the engine', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(isDay(day)).toBe(true);
        expect(instantAtUtcMidnight(day)).toBe(new Date(day).getTime());
        expect(weekday(day) % 7).toBe(new Date(day).getUTCDay());
        expect(addDays(endOfMonth(day), 1).slice(8)).toBe(endOfMonth(day) === lastDay ? '31' : '01');
      })
    );
  });

  test('months later is in the month meant, and never later in it', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -600, max: 600 }), (day, months) => {
        const later = addMonths(day, months);
        if (later === firstDay || later === lastDay) return;
        expect(later.slice(8) <= day.slice(8)).toBe(true);
        const monthOf = (each: string) => Number(each.slice(0, 4)) * 12 + Number(each.slice(5, 7));
        expect(monthOf(later) - monthOf(day)).toBe(months);
      })
    );
  });
});

describe('instants', () => {
  const at = (text: string) => Date.parse(text);

  test.each([
    ['2026-11-30T22:59:59.999Z', 'Europe/Berlin', '2026-11-30'],
    ['2026-11-30T23:00Z', 'Europe/Berlin', '2026-12-01'],
    ['2026-11-30T23:00Z', 'America/New_York', '2026-11-30'],
    ['2026-11-30T18:30Z', 'Asia/Kolkata', '2026-12-01'],
    ['2026-11-30T03:29Z', 'America/St_Johns', '2026-11-29'],
    ['1969-12-31T23:59:59.999Z', 'UTC', '1969-12-31']
  ])('at %s the day in %s is %s', (instant, zone, day) => {
    expect(dayAt(at(instant), zone)).toBe(day);
  });

  test.each([
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00Z', '2026-03-29T22:00Z'], // 23 hours
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00Z', '2026-10-25T23:00Z'], // 25 hours
    ['2026-11-30', 'Asia/Kolkata', '2026-11-29T18:30Z', '2026-11-30T18:30Z'],
    ['2026-11-30', 'America/St_Johns', '2026-11-30T03:30Z', '2026-12-01T03:30Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00Z', '2018-11-05T02:00Z'], // Clocks jump from 0:00 to 1:00.
    ['2018-02-17', 'America/Sao_Paulo', '2018-02-17T02:00Z', '2018-02-18T03:00Z'], // Clocks go from 24:00 to 23:00.
    ['2025-02-23', 'Africa/Casablanca', '2025-02-22T23:00Z', '2025-02-24T00:00Z'], // Ramadan: clocks go back.
    ['2011-12-29', 'Pacific/Apia', '2011-12-29T10:00Z', '2011-12-30T10:00Z'],
    ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00Z', '2011-12-31T10:00Z'],
    ['2011-11-06', 'America/St_Johns', '2011-11-06T02:30Z', '2011-11-07T03:30Z']
  ])('%s in %s lasts from %s to %s', (day, zone, start, end) => {
    expect(new Date(instantAtStartOfDay(day, zone)).toISOString()).toBe(new Date(start).toISOString());
    expect(new Date(instantAtEndOfDay(day, zone) + 1).toISOString()).toBe(new Date(end).toISOString());
  });

  test('a day that a zone left out is empty', () => {
    const start = instantAtStartOfDay('2011-12-30', 'Pacific/Apia');
    expect(instantAtEndOfDay('2011-12-30', 'Pacific/Apia')).toBe(start - 1);
    expect(dayAt(start, 'Pacific/Apia')).toBe('2011-12-31');
  });

  const zones = fc.constantFrom(
    ...['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Kathmandu', 'America/St_Johns', 'America/New_York'],
    ...['America/Sao_Paulo', 'America/Havana', 'Africa/Casablanca', 'Africa/Cairo', 'Asia/Beirut', 'Asia/Tehran'],
    ...['Pacific/Apia', 'Pacific/Chatham', 'Australia/Lord_Howe', 'Pacific/Kiritimati']
  );
  /** From 2012 on: until 2011 St John's put its clocks back over midnight at one past, and had two pieces of a day. */
  const instants = fc.integer({ min: at('2012-01-01T12:00Z'), max: at('2037-12-31') });

  test('every instant lies between start and end of its day', () => {
    fc.assert(
      fc.property(instants, zones, (instantMs, zone) => {
        const day = dayAt(instantMs, zone);
        expect(instantAtStartOfDay(day, zone)).toBeLessThanOrEqual(instantMs);
        expect(instantAtEndOfDay(day, zone)).toBeGreaterThanOrEqual(instantMs);
      }),
      { numRuns: 500 }
    );
  });

  test('a day starts where the day before ends, and at both ends it is that day', () => {
    fc.assert(
      fc.property(instants, zones, (instantMs, zone) => {
        const day = dayAt(instantMs, zone);
        const startMs = instantAtStartOfDay(day, zone);
        const endMs = instantAtEndOfDay(day, zone);
        expect(dayAt(startMs, zone)).toBe(day);
        expect(dayAt(endMs, zone)).toBe(day);
        expect(dayAt(startMs - 1, zone)).toBe(addDays(day, -1));
        expect(instantAtEndOfDay(addDays(day, -1), zone)).toBe(startMs - 1);
        expect(instantAtStartOfDay(addDays(day, 1), zone)).toBe(endMs + 1);
      }),
      { numRuns: 500 }
    );
  });

  test('[F1] days at which clocks change hold the law, too', () => {
    const zonesThatChange = ['Europe/Berlin', 'America/St_Johns', 'Africa/Casablanca', 'America/Havana', 'Asia/Beirut'];
    const odd: string[] = [];
    for (const zone of zonesThatChange) {
      for (let day = '2023-01-01'; day < '2026-01-01'; day = addDays(day, 1)) {
        const hours = (instantAtEndOfDay(day, zone) + 1 - instantAtStartOfDay(day, zone)) / 3_600_000;
        const isRight = [23, 24, 25].includes(hours) && dayAt(instantAtStartOfDay(day, zone), zone) === day;
        if (!isRight) odd.push(`${day} in ${zone} has ${String(hours)} hours`);
      }
    }
    expect(odd).toEqual([]);
  });
});
