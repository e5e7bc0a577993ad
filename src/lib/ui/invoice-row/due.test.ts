import { expect, test } from 'vitest';
import { moneyInWords } from './due.ts';

const today = '2026-11-22';
const open = {
  dueDay: '2026-12-01',
  issueDay: '2026-11-01',
  overdue: false,
  outstandingMinor: 100,
  balanceState: 'unpaid',
  group: 'COMPLETED'
} as const;

test.each([
  ['due in 9 days', {}],
  ['due today', { dueDay: today }],
  ['due tomorrow', { dueDay: '2026-11-23' }],
  ['no due date', { dueDay: null }],
  ['1 day overdue', { dueDay: '2026-11-21', overdue: true }],
  ['1,056 days overdue', { dueDay: '2024-01-01', overdue: true }],
  ['due 3 days ago', { dueDay: '2026-11-19', group: 'ACTIVE' as const }],
  ['Part paid · due in 9 days', { balanceState: 'part-paid' as const }],
  ['1 Nov 2026', { balanceState: 'paid' as const, outstandingMinor: 0 }],
  ['1 Nov 2026', { group: 'CANCELLED' as const }],
  ['1 Nov 2026', { group: 'CANCELLED' as const, balanceState: 'part-paid' as const }],
  ['Overpaid · 1 Nov 2026', { balanceState: 'overpaid' as const, outstandingMinor: 0 }],
  ['To refund · 1 Nov 2026', { balanceState: 'to-refund' as const }],
  ['', { outstandingMinor: 0, issueDay: null }]
])('a line says “%s”', (said, row) => {
  expect(moneyInWords({ ...open, ...row }, today)).toBe(said);
});
