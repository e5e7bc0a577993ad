import { expect, test } from 'vitest';
import { taxesByMonth } from './taxes.ts';
import { linesOf } from '#tests/builders/commands.ts';
import { ReportStory } from '#tests/builders/report-story.ts';

function taxed(price: string, taxRate: string) {
  return Object.fromEntries(
    Object.entries(linesOf(price)).map(([id, line]) => [id, { ...line, taxCategory: 'S' as const, taxRate }])
  );
}

test('tax is told by month, rate, direction and currency, and drafts and cancelled ones bear none [W1]', () => {
  const story = new ReportStory()
    .on('2026-01-10')
    .draft('a', '0', { lines: taxed('100', '20') })
    .draft('b', '0', { lines: taxed('50', '10') })
    .draft('c', '0', { lines: taxed('10', '20'), kind: 'credit-note' })
    .draft('d', '0', { lines: taxed('30', '20'), direction: 'received', supplierNumber: 'S-1' })
    .draft('e', '0', { lines: taxed('999', '20') })
    .draft('f', '0', { lines: taxed('999', '20') });
  for (const id of ['a', 'b', 'c', 'd', 'f']) story.move(id, 'sent');
  story.move('f', 'void', 'Twice');
  const purses = taxesByMonth(story.scope('2026-02-01'), ['2026-01', '2026-02']);
  const told = purses.map(({ purse, taxes }) => [
    purse.direction,
    taxes.map(({ month, taxRate, baseMinor, taxMinor, count }) => [month, taxRate, baseMinor, taxMinor, count])
  ]);
  expect(told).toEqual([
    [
      'issued',
      [
        ['2026-01', '20', 9_000, 1_800, 2],
        ['2026-01', '10', 5_000, 500, 1]
      ]
    ],
    ['received', [['2026-01', '20', 3_000, 600, 1]]]
  ]);
});
