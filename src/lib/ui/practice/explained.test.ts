import { expect, test } from 'vitest';
import type { PracticeHint } from '#domain/report/practice.ts';
import { presets } from '#domain/workflow/presets.ts';
import { explainHint, hintsFor } from './explained.ts';

const links = {
  list: (query: string): string => `/invoices${query}`,
  statuses: (search: string): string => `/workflow${search}`,
  rules: (search: string): string => `/rules${search}`,
  guide: '/guide',
  back: '/reports'
};
const surroundings = { workflow: presets.agency, zone: 'UTC', mayChangeWorkflow: true, links };
const sinceMs = Date.parse('2026-05-31T12:00:00Z');

const hints: Record<'late' | 'reminded' | 'stuck' | 'byHand' | 'unvisited' | 'crowded' | 'color', PracticeHint> = {
  late: { why: 'late', status: 'awaiting-approval', count: 3, days: 4, by: { is: 'usual', leavings: 1_040 } },
  reminded: { why: 'late', status: 'rejected', count: 5, days: 14, by: { is: 'reminder', rule: 'settled' } },
  stuck: { why: 'stuck', status: 'submitted', count: 12, days: 60 },
  byHand: {
    why: 'by-hand',
    from: 'approved',
    to: 'submitted',
    times: 35,
    leavings: 36,
    medianMs: 7_200_000
  },
  unvisited: { why: 'unvisited', status: 'awaiting-approval', begun: 30, sinceMs },
  crowded: { why: 'crowded', count: 13, statuses: ['approved', 'submitted'], begun: 30, sinceMs },
  color: { why: 'color', finding: { why: 'unusual-color', status: 'rejected', color: 'green' } }
};

const said = (hint: PracticeHint): string[] => {
  const { sentence, evidence } = explainHint(hint, surroundings);
  return [sentence, evidence];
};
const leadsTo = (hint: PracticeHint, mayChangeWorkflow = true): string[] =>
  explainHint(hint, { ...surroundings, mayChangeWorkflow }).actions.map(({ label, href }) => `${label}: ${href}`);

test('each hint is a sentence, and what it is said by: how many, and since when [B70] [B72] [B74] [B75] [B77]', () => {
  expect(said(hints.late)).toEqual([
    '3 invoices wait in “Awaiting Approval” for longer than is usual.',
    'There for 4 days or longer. Of the 1,040 times that an invoice left it in the last half year, nine of ten took less.'
  ]);
  expect(said(hints.reminded)).toEqual([
    '5 invoices wait in “Rejected” although a reminder has come.',
    `There for 14 days or longer. The rule “${presets.agency.rules.find(({ id }) => id === 'settled')?.label ?? ''}” reminds of them by then.`
  ]);
  expect(said(hints.stuck)).toEqual([
    'Invoices get to “Submitted” and stay there.',
    '12 invoices have been there for 60 days or longer, and none has left it in that time.'
  ]);
  expect(said(hints.byHand)[1]).toBe('35 of 36 times in the last half year, half of them within 2 hrs.');
  expect(said(hints.unvisited)[1]).toMatch(/^30 invoices were begun since 31 May 2026/);
  expect(said(hints.crowded)[0]).toMatch(/^13 statuses .*: “Approved” and “Submitted”\.$/);
  expect(said(hints.color)[0]).toMatch(/^“Rejected” is green, /);
});

test('each hint leads to the invoices, the status or the rule that it is about [B72] [B75]', () => {
  expect(leadsTo(hints.late)).toEqual(['Show 3 invoices: /invoices?status=awaiting-approval&days=4..']);
  expect(leadsTo(hints.stuck)).toEqual([
    'Show 12 invoices: /invoices?status=submitted&days=60..',
    'Open “Submitted”: /workflow?status=submitted'
  ]);
  expect(leadsTo(hints.byHand)).toEqual(['Make it a rule: /rules?from=approved&to=submitted']);
  expect(leadsTo(hints.unvisited)).toEqual(['Open “Awaiting Approval”: /workflow?status=awaiting-approval']);
  expect(leadsTo(hints.crowded)).toEqual(['To the statuses: /workflow']);
  expect(leadsTo(hints.color)).toEqual(['Open “Rejected”: /workflow?status=rejected']);
});

test('whoever may not change the workflow is told of invoices alone, and led to no editor [B77]', () => {
  const all = Object.values(hints);
  expect(hintsFor(all, true)).toEqual(all);
  expect(hintsFor(all, false)).toEqual([hints.late, hints.reminded, hints.stuck]);
  expect(leadsTo(hints.stuck, false)).toEqual(['Show 12 invoices: /invoices?status=submitted&days=60..']);
});
