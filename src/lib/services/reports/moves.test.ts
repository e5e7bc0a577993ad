import { expect, test } from 'vitest';
import { movementsOf, rejectionRate } from './moves.ts';
import { ReportStory } from '#tests/builders/report-story.ts';
import { twoStages } from '#tests/builders/two-stages.ts';

function asked(): ReportStory {
  const story = new ReportStory('agency').on('2026-01-01');
  for (const id of ['approved', 'rejected', 'withdrawn', 'open', 'again'])
    story.draft(id, '1').move(id, 'awaiting-approval');
  return story
    .approve('approved')
    .move('rejected', 'rejected', 'No')
    .move('withdrawn', 'proforma')
    .move('again', 'rejected', 'No')
    .move('again', 'awaiting-approval')
    .approve('again')
    .move('again', 'submitted');
}

test('the rejection rate is the share of decided approvals that were turned down [B76]', () => {
  const { approvals } = movementsOf(asked().scope('2026-01-02'));
  expect(approvals).toEqual({ approved: 2, rejected: 2, withdrawn: 1, open: 1 });
  expect(rejectionRate(approvals)).toBe(0.5);
  expect(rejectionRate({ approved: 0, rejected: 0, withdrawn: 3, open: 1 })).toBeNull();
});

test('what a later stage turns down is rejected, and what is set by hand answers nothing [B76] [BR15]', () => {
  const story = new ReportStory('agency', twoStages).on('2026-01-01');
  for (const [id, price] of [
    ['small', '500'],
    ['turned-down', '20000'],
    ['set', '500']
  ] as const)
    story.draft(id, price).move(id, 'awaiting-approval');
  story
    .approve('small')
    .approve('turned-down')
    .move('turned-down', 'rejected', 'Too dear')
    .do({ do: 'changeStatus', invoice: 'set', to: 'submitted', reason: 'By hand', override: true });
  const { approvals } = movementsOf(story.scope('2026-01-02'));
  expect(approvals).toEqual({ approved: 1, rejected: 1, withdrawn: 0, open: 0 });
});

test('moves are counted between each two statuses, and those that lead back are told [B76]', () => {
  const { moves, statuses, reworkCases, cases } = movementsOf(asked().scope('2026-01-02'));
  const counts = Object.fromEntries(moves.map(({ from, to, count }) => [`${from}>${to}`, count]));
  expect(counts).toMatchObject({ 'proforma>awaiting-approval': 5, 'awaiting-approval>rejected': 2 });
  expect(statuses).toEqual(['proforma', 'awaiting-approval', 'approved', 'rejected', 'submitted']);
  expect([reworkCases, cases]).toEqual([2, 5]);
});
