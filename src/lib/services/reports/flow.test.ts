import { expect, test } from 'vitest';
import { flowByStatus } from './flow.ts';
import { stepEnds } from './months.ts';
import { smallStory } from '#tests/builders/report-story.ts';

test('at the end of each day, every invoice that there was stands in one status [B79]', () => {
  const story = smallStory();
  const days = ['2026-01-09', '2026-01-10', '2026-02-01', '2026-02-04', '2026-03-10'];
  const flow = flowByStatus(story.scope('2026-03-10'), days);
  expect(Object.fromEntries(flow.map(({ status, counts }) => [status, counts]))).toEqual({
    draft: [0, 0, 0, 0, 1],
    sent: [0, 1, 4, 3, 3],
    paid: [0, 0, 0, 0, 1],
    void: [0, 0, 0, 1, 1]
  });
});

test('a period ends today, and each of its months before on its last day', () => {
  expect(stepEnds('2026-03-10', 'month', 3)).toEqual(['2026-01-31', '2026-02-28', '2026-03-10']);
  expect(stepEnds('2026-03-10', 'week', 2)).toEqual(['2026-03-03', '2026-03-10']);
  expect(stepEnds('2026-03-01', 'day', 2)).toEqual(['2026-02-28', '2026-03-01']);
});
