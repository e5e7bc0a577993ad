import { addDays } from '#domain/calendar/day.ts';
import { expect, test } from 'vitest';
import { outstandingByAge } from './ageing.ts';
import { ReportStory, smallStory } from '#tests/builders/report-story.ts';

test('what is outstanding stands under its age, each direction and currency apart [W1]', () => {
  const purses = outstandingByAge(smallStory().scope('2026-03-10'));
  const told = purses.map(({ purse, byAge, totalMinor, count }) => [
    `${purse.direction} ${purse.currency}`,
    Object.fromEntries(Object.entries(byAge).filter(([, amountMinor]) => amountMinor > 0)),
    totalMinor,
    count
  ]);
  expect(told).toEqual([
    ['issued EUR', { 'to-30': 2_500 }, 2_500, 1],
    ['issued USD', { 'to-30': 5_000 }, 5_000, 1],
    ['received EUR', { 'not-due': 3_000 }, 3_000, 1]
  ]);
});

test.each([
  [0, 'not-due'],
  [1, 'to-30'],
  [30, 'to-30'],
  [31, 'to-60'],
  [60, 'to-60'],
  [61, 'to-90'],
  [90, 'to-90'],
  [91, 'over-90']
] as const)('%s days after the due day it is %s [W1]', (days, age) => {
  const story = new ReportStory().on('2026-01-01').draft('a', '1', { dueDay: '2026-01-01' }).move('a', 'sent');
  const [purse] = outstandingByAge(story.scope(addDays('2026-01-01', days)));
  expect(purse?.byAge[age]).toBe(100);
});

test('who owes most comes first, and who is no client is told by name [W1]', () => {
  const story = new ReportStory().on('2026-01-01');
  const { client } = story.draft('x', '1').ledger.get('invoice', 'x')!.content;
  story.draft('a', '1', { dueDay: '2026-01-31' }).move('a', 'sent');
  story.draft('b', '5', { dueDay: '2026-01-31', clientId: null, client: { ...client, name: 'Ada' } }).move('b', 'sent');
  const [purse] = outstandingByAge(story.scope('2026-02-10'));
  expect(purse?.debtors.map(({ clientId, name, totalMinor }) => [clientId, name, totalMinor])).toEqual([
    [null, 'Ada', 500],
    ['c1', 'Lovelace Ltd', 100]
  ]);
});
