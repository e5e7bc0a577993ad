import { expect, test } from 'vitest';
import { waitingByStatus } from './waiting.ts';
import { ReportStory, smallStory } from '#tests/builders/report-story.ts';

test('what is settled or cancelled waits for nothing, and the rest shares all of the waiting [B80]', () => {
  const waiting = waitingByStatus(smallStory().scope('2026-03-10')).filter(({ visits }) => visits > 0);
  expect(waiting.map(({ status }) => status)).toEqual(['sent', 'draft']);
  expect(waiting.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  expect(waiting.map(({ stillThere }) => stillThere)).toEqual([3, 1]);
});

test('each status says whom it waits for, by the workflow [B80]', () => {
  const story = new ReportStory('agency').on('2026-01-01');
  for (const id of ['a', 'b', 'c', 'd']) story.draft(id, '1');
  for (const id of ['b', 'c', 'd']) story.move(id, 'awaiting-approval');
  for (const id of ['c', 'd']) story.approve(id);
  story.move('d', 'submitted');
  const waiting = waitingByStatus(story.scope('2026-02-01'));
  const waitsFor = Object.fromEntries(waiting.map((one) => [one.status, one.waitsFor.for]));
  expect(waitsFor).toEqual({
    proforma: 'people',
    'awaiting-approval': 'approval',
    approved: 'people',
    submitted: 'payment'
  });
  const approval = waiting.find(({ status }) => status === 'awaiting-approval')?.waitsFor;
  const approvers = story.workflow.roles.filter(({ grants }) =>
    grants.some(({ permission }) => permission === 'approve')
  );
  expect(approval).toEqual({ for: 'approval', roles: approvers.map(({ id }) => id), people: [] });
});

test('a stage that names its approvers waits for those [B80]', () => {
  const story = new ReportStory('agency').on('2026-01-01').draft('a', '1').move('a', 'awaiting-approval');
  const { invoice, ...others } = story.workflow.machines;
  const stages = invoice.stages.map((stage) => ({ ...stage, approvers: { roles: ['owner'], people: ['p1'] } }));
  const workflow = { ...story.workflow, machines: { ...others, invoice: { ...invoice, stages } } };
  const [first] = waitingByStatus({ ...story.scope('2026-02-01'), workflow });
  expect(first).toMatchObject({ status: 'awaiting-approval', waitsFor: { roles: ['owner'], people: ['p1'] } });
});
