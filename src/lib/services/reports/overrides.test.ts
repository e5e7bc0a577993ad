import { expect, test } from 'vitest';
import { invoicesOverridden, overridesIn } from './overrides.ts';
import { commitId } from '#domain/history/commit.ts';
import { owner } from '#tests/builders/commands.ts';
import { ReportStory } from '#tests/builders/report-story.ts';

test('who went past the moves of the workflow is told with from, to and reason, the latest first [B78]', () => {
  const story = new ReportStory().on('2026-01-01').draft('a', '1').draft('b', '1').draft('c', '1').move('c', 'sent');
  story.on('2026-01-02').do({ do: 'changeStatus', invoice: 'a', to: 'disputed', reason: 'Imported', override: true });
  story.on('2026-01-03').do({ do: 'changeStatus', invoice: 'b', to: 'disputed', reason: 'Agreed', override: true });
  // Taken back, it is as if it had not been, though another one of the same invoice stands.
  story.on('2026-01-03').do({ do: 'changeStatus', invoice: 'a', to: 'draft', reason: 'By mistake', override: true });
  story.do({ do: 'undo', commit: commitId(story.ledger.commits().at(-1)!) });
  const ids = invoicesOverridden(story.scope('2026-01-04'));
  expect(ids).toEqual(['a', 'b']);
  const histories = ids.map((id) => {
    const recorded = story.ledger.history({ kind: 'invoice', id });
    return [id, recorded.map(({ event, by }) => ({ event, by: { id: by, name: 'Ada' } }))] as const;
  });
  const told = overridesIn(new Map(histories), story.scope('2026-01-04').columns);
  expect(told.map(({ invoice, from, to, reason, by }) => [invoice, from.id, to.id, reason, by.id])).toEqual([
    ['b', 'draft', 'disputed', 'Agreed', owner],
    ['a', 'draft', 'disputed', 'Imported', owner]
  ]);
});

test('a clock that is behind the latest event hides none of them [B78]', () => {
  const story = new ReportStory().on('2026-02-01').draft('a', '1').draft('b', '1');
  story.on('2026-01-30').do({ do: 'changeStatus', invoice: 'a', to: 'disputed', reason: 'Agreed', override: true });
  const recorded = story.ledger.history({ kind: 'invoice', id: 'a' });
  const entries = recorded.map(({ event, by }) => ({ event, by: { id: by, name: 'Ada' } }));
  const told = overridesIn(new Map([['a', entries]]), story.scope('2026-02-02').columns);
  expect(told).toMatchObject([{ invoice: 'a', reason: 'Agreed' }]);
});
