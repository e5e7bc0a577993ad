import { expect, test } from 'vitest';
import { statusTimes } from './status-times.ts';
import { ReportStory } from '#tests/builders/report-story.ts';

const dayMs = 86_400_000;

test('what is still there counts for as long as it has been, and makes the estimate longer than what has left [B80]', () => {
  const story = new ReportStory().on('2026-01-01');
  for (const id of ['a', 'b', 'c']) story.draft(id, '1').move(id, 'sent');
  story.on('2026-01-05').pay('a', 100).on('2026-01-11').pay('b', 100);
  const times = statusTimes(story.scope('2026-02-01'));
  expect(times.map(({ status }) => status)).toEqual(['draft', 'sent', 'paid']);
  const sent = times.find(({ status }) => status === 'sent');
  expect(sent).toMatchObject({ stillThere: 1, closed: { n: 2 } });
  // Two left after 4 and 10 days; with the third, half of them are gone after 10 days, and nine of ten never were.
  expect(Math.round((sent?.closed?.medianMs ?? 0) / dayMs)).toBe(7);
  expect(Math.round((sent?.estimated.medianMs ?? 0) / dayMs)).toBe(10);
  expect(sent?.estimated.p90Ms).toBeNull();
});
