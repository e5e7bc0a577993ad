import { expect, test } from 'vitest';
import { datesInWords } from './dates.ts';

const workshop: Parameters<typeof datesInWords>[0] = {
  startDay: '2026-11-30',
  startTime: '',
  endDay: null,
  endTime: '',
  zone: 'Europe/Berlin'
};
const said = (dates: Partial<typeof workshop>, own = 'Europe/Berlin') => datesInWords({ ...workshop, ...dates }, own);

test('dates are told in words, once where they are one day, with their zone where it is another', () => {
  expect(said({})).toBe('Mon 30 Nov 2026');
  expect(said({ startTime: '09:00' })).toBe('Mon 30 Nov 2026, 09:00');
  expect(said({ startTime: '09:00', endTime: '17:00' })).toBe('Mon 30 Nov 2026, 09:00–17:00');
  expect(said({ endTime: '17:00' })).toBe('Mon 30 Nov 2026, until 17:00');
  expect(said({ startTime: '09:00', endDay: '2026-12-01', endTime: '12:00' })).toBe(
    'Mon 30 Nov 2026, 09:00 – Tue 1 Dec 2026, 12:00'
  );
  expect(said({}, 'America/New_York')).toBe('Mon 30 Nov 2026 (Berlin time)');
  expect(datesInWords({ ...workshop, startDay: null }, 'UTC')).toBe('No date yet');
});
