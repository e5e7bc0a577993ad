import { expect, test } from 'vitest';
import { distributionOf } from './distribution.ts';
import { ReportStory, smallStory } from '#tests/builders/report-story.ts';

test('every status of the workflow has its count and its money, each direction and currency apart [B79]', () => {
  const { count, purses, statuses } = distributionOf(smallStory().scope('2026-03-10'));
  expect(count).toBe(6);
  expect(purses.map(({ direction, currency }) => `${direction} ${currency}`)).toEqual([
    'issued EUR',
    'issued USD',
    'received EUR'
  ]);
  const told = statuses.map(({ status, count, sums }) => [
    status,
    count,
    sums.map(({ direction, currency, totalMinor }) => `${direction} ${totalMinor} ${currency}`)
  ]);
  expect(told).toEqual([
    ['draft', 1, ['issued 700 EUR']],
    ['sent', 3, ['issued 4000 EUR', 'issued 5000 USD', 'received 3000 EUR']],
    ['disputed', 0, []],
    ['paid', 1, ['issued 10000 EUR']],
    ['void', 1, ['issued 2000 EUR']]
  ]);
});

test('groups are their statuses together [B78] [B79]', () => {
  const { groups } = distributionOf(smallStory().scope('2026-03-10'));
  const told = groups.map(({ group, count, sums }) => [group, count, sums.map(({ totalMinor }) => totalMinor)]);
  expect(told).toEqual([
    ['ACTIVE', 1, [700]],
    ['COMPLETED', 4, [14_000, 5_000, 3_000]],
    ['CANCELLED', 1, [2_000]]
  ]);
});

test('a status that the workflow does not know is counted, after those that it knows [B62] [B79]', () => {
  const story = new ReportStory().on('2026-01-01').draft('a', '1').move('a', 'sent');
  const { invoice } = story.workflow.machines;
  const workflow = {
    ...story.workflow,
    machines: { invoice: { ...invoice, statuses: invoice.statuses.filter(({ id }) => id !== 'sent') } }
  };
  story.columns.useWorkflow(workflow);
  const { statuses, groups } = distributionOf({ ...story.scope('2026-01-02'), workflow });
  expect(statuses.at(-1)).toMatchObject({ status: 'sent', group: null, count: 1 });
  expect(groups.at(-1)).toMatchObject({ group: null, count: 1 });
});

test('only the invoices that are asked for are counted [B78]', () => {
  const where = { field: 'currency', op: 'is', value: 'USD' } as const;
  const { count, purses } = distributionOf(smallStory().scope('2026-03-10', { where }));
  expect([count, purses.length]).toEqual([1, 1]);
});
