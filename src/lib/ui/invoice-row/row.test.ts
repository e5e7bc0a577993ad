import { expect, test } from 'vitest';
import { marksOf } from './row.ts';

const row = {
  kind: 'invoice',
  direction: 'received',
  archived: false,
  group: 'COMPLETED',
  outstandingMinor: 100
} as const;

test.each([
  ['Received, to pay', {}],
  ['Received', { outstandingMinor: 0 }],
  ['Received', { group: 'ACTIVE' as const }],
  ['Received', { group: 'CANCELLED' as const, archived: true }],
  ['Credit note, Received', { kind: 'credit-note' as const }],
  ['Archived', { direction: 'issued' as const, archived: true }],
  ['', { direction: 'issued' as const }]
])('what is out of the ordinary is marked “%s”', (said, more) => {
  expect(marksOf({ ...row, ...more }).join(', ')).toBe(said);
});
