import { expect, test } from 'vitest';
import { completionsByMonth } from './completion.ts';
import { monthsUntil } from './months.ts';
import { ReportStory } from '#tests/builders/report-story.ts';

const dayMs = 86_400_000;

test('what was finished counts in its month, with the time from its first status on [B80]', () => {
  const story = new ReportStory().on('2026-01-01').draft('a', '1').draft('b', '1').draft('c', '1');
  story.on('2026-01-03').move('a', 'sent').on('2026-01-05').move('b', 'sent');
  story.on('2026-02-10').pay('a', 100).move('c', 'sent');
  const months = monthsUntil('2026-02-20', 2);
  const done = completionsByMonth(story.scope('2026-02-20'), months, Date.parse('2026-01-01'));
  expect(done.months.map(({ month, completed, settled }) => [month, completed?.n ?? 0, settled?.n ?? 0])).toEqual([
    ['2026-01', 2, 0],
    ['2026-02', 1, 1]
  ]);
  expect(Math.round((done.months[0]?.completed?.medianMs ?? 0) / dayMs)).toBe(3);
  expect(Math.round((done.settled?.medianMs ?? 0) / dayMs)).toBe(40);
});

test('what was finished before the first month is in none of them [B80]', () => {
  const story = new ReportStory().on('2026-01-01').draft('a', '1').move('a', 'sent');
  const done = completionsByMonth(story.scope('2026-02-20'), ['2026-02'], Date.parse('2026-02-01'));
  expect(done).toMatchObject({ months: [{ completed: null, settled: null }], completed: null });
});

test('what another program had finished took no time here [B80]', () => {
  const story = new ReportStory().on('2026-01-01').import('x', '1').draft('a', '1').on('2026-01-03').move('a', 'sent');
  const done = completionsByMonth(story.scope('2026-02-20'), ['2026-01'], Date.parse('2026-01-01'));
  expect(done.completed).toMatchObject({ n: 1, medianMs: 2 * dayMs - 1 });
});
