import { expect, test } from 'vitest';
import { addDays } from '#domain/calendar/day.ts';
import { withStatus } from '#domain/workflow/editing/statuses.ts';
import { ReportStory } from '#tests/builders/report-story.ts';
import { practiceIn } from './practice.ts';

const at = (day: string): number => Date.parse(`${day}T09:00:00Z`);

/** Twenty invoices that were submitted two days after they were approved, one a day from the first of the year on. */
function submitted(): ReportStory {
  const story = new ReportStory('agency');
  for (let number = 0; number < 20; number += 1) {
    const id = `i${number}`;
    const day = addDays('2026-01-01', number * 3);
    story.on(day).draft(id, '10').move(id, 'awaiting-approval').approve(id);
    story.on(addDays(day, 2)).move(id, 'submitted');
  }
  return story;
}

test('what people did by hand is told from what rules did, by the history [B75]', () => {
  const scope = submitted().scope('2026-03-05');
  const [hint, ...others] = practiceIn(scope, []);
  expect(hint).toMatchObject({ why: 'by-hand', from: 'approved', to: 'submitted', times: 20, leavings: 20 });
  expect(others).toEqual([]);
});

test('what waits is counted as the list counts it, and what rests in the archive bothers nobody [B72]', () => {
  const story = submitted();
  const stuck = (today: string): unknown =>
    practiceIn(story.scope(today), []).find(({ why }) => why === 'stuck') ?? null;
  expect(stuck('2026-03-15')).toBeNull();
  expect(stuck('2026-03-16')).toMatchObject({ count: 5 });
  expect(stuck('2026-05-10')).toMatchObject({ status: 'submitted', count: 20, days: 60 });
  for (const id of ['i0', 'i1', 'i2'] as const) story.on('2026-05-09').do({ do: 'archiveInvoice', invoice: id });
  expect(stuck('2026-05-10')).toMatchObject({ count: 17 });
});

test('a status is known since the first version that had it [B74]', () => {
  const story = submitted();
  const { workflow, id } = withStatus(story.workflow, {
    label: 'Checked',
    group: 'APPROVAL',
    from: ['approved'],
    to: ['submitted']
  });
  const scope = { ...story.scope('2026-04-20'), workflow };
  const first = { document: story.workflow, publishedAt: at('2025-12-01') };
  const version = (day: string) => ({ document: workflow, publishedAt: at(day) });
  const unvisited = (...days: string[]): unknown =>
    practiceIn(scope, [first, ...days.map(version)]).filter(({ why }) => why === 'unvisited');
  expect(unvisited('2026-01-01')).toEqual([{ why: 'unvisited', status: id, begun: 20, sinceMs: at('2026-01-01') }]);
  expect(unvisited('2026-03-01', '2026-01-01')).toHaveLength(1);
  expect(unvisited('2026-03-01')).toEqual([]);
  expect(unvisited()).toEqual([]);
});
