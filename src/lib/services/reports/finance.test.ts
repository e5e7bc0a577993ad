import { expect, test } from 'vitest';
import { columnAmounts } from '#services/columns/amounts.ts';
import { moneyByMonth } from './finance.ts';
import { ReportStory, smallStory } from '#tests/builders/report-story.ts';

const months = ['2026-01', '2026-02', '2026-03'];

test('money is counted in its month, and never with money of another currency or direction [W1]', () => {
  const purses = moneyByMonth(smallStory().scope('2026-03-10'), months);
  const told = purses.map(({ purse, months }) => [
    `${purse.direction} ${purse.currency}`,
    months.map((month) => [month.billedMinor, month.paidMinor, month.outstandingMinor])
  ]);
  expect(told).toEqual([
    [
      'issued EUR',
      [
        [10_000, 0, 10_000],
        [0, 10_000, 0],
        [4_000, 1_500, 2_500]
      ]
    ],
    [
      'issued USD',
      [
        [0, 0, 0],
        [5_000, 0, 5_000],
        [0, 0, 5_000]
      ]
    ],
    [
      'received EUR',
      [
        [0, 0, 0],
        [3_000, 0, 3_000],
        [0, 0, 3_000]
      ]
    ]
  ]);
});

test('what lies before the first month is outstanding from its beginning [W1]', () => {
  const [euros] = moneyByMonth(smallStory().scope('2026-03-10'), ['2026-03']);
  expect(euros?.months).toMatchObject([
    { billedMinor: 4_000, billedCount: 1, paidMinor: 1_500, outstandingMinor: 2_500 }
  ]);
});

test('what a document declares as paid was paid on its day of issue [BR13]', () => {
  const story = new ReportStory().on('2026-02-10').import('x', '119', { prepaidMinor: 1_900 });
  const [euros] = moneyByMonth(story.scope('2026-03-10'), months);
  expect(euros?.months.map(({ paidMinor, outstandingMinor }) => [paidMinor, outstandingMinor])).toEqual([
    [0, 0],
    [1_900, 10_000],
    [0, 10_000]
  ]);
});

test('what was paid of something without a date of issue makes no month owe less than nothing [W1]', () => {
  const story = new ReportStory().on('2026-02-10').draft('s', '30', { direction: 'received', supplierNumber: 'S-1' });
  const changes = [{ path: ['issueDay'], old: '2026-02-10', new: null }];
  story.do({ do: 'editInvoice', invoice: 's', changes });
  const [euros] = moneyByMonth(story.pay('s', 1_000).scope('2026-03-10'), months);
  expect(euros).toMatchObject({ undatedCount: 1 });
  expect(euros?.months.map(({ paidMinor, outstandingMinor }) => [paidMinor, outstandingMinor])).toEqual([
    [0, 0],
    [1_000, 0],
    [0, 0]
  ]);
});

test('a credit note counts against what was issued, and its refund against what was paid [W1]', () => {
  const story = smallStory().on('2026-03-05').draft('credit', '10', { kind: 'credit-note' }).move('credit', 'sent');
  const payment = { id: 'refund', amountMinor: 400, day: '2026-03-06', method: '30', note: '' };
  story.on('2026-03-06').do({ do: 'refundPayment', invoice: 'credit', payment });
  const [euros] = moneyByMonth(story.scope('2026-03-10'), months);
  expect(euros?.months.at(-1)).toMatchObject({
    billedMinor: 3_000,
    paidMinor: 1_100,
    outstandingMinor: 2_500 - 1_000 + 400
  });
});

test('what was paid before it was billed is outstanding in no month, and less than nothing in none [W1]', () => {
  const story = new ReportStory()
    .on('2026-01-10')
    .draft('early', '100', { issueDay: '2026-03-05' })
    .move('early', 'sent')
    .pay('early', 4_000);
  const [euros] = moneyByMonth(story.scope('2026-03-10'), months);
  expect(euros?.months.map(({ paidMinor, outstandingMinor }) => [paidMinor, outstandingMinor])).toEqual([
    [4_000, 0],
    [0, 0],
    [0, 6_000]
  ]);
});

test('[B62] the list behind what was outstanding in a month is of just those invoices', () => {
  const story = smallStory()
    .on('2026-02-20')
    .draft('early', '100', { issueDay: '2026-03-05' })
    .move('early', 'sent')
    .pay('early', 4_000);
  const scope = story.scope('2026-03-10');
  for (const { purse, months: money } of moneyByMonth(scope, months))
    for (const { month, outstandingMinor } of money) {
      const behind = story.columns.rowsFor({
        today: '2026-03-10',
        where: { field: 'outstanding-months', op: 'contains', value: month }
      });
      const ofPurse = [...columnAmounts(story.columns, behind)].filter(
        (one) => one.currency === purse.currency && one.direction === purse.direction
      );
      // Nothing but these can be outstanding: there are none where nothing is.
      expect(ofPurse.length > 0, `${purse.direction} ${purse.currency} ${month}`).toBe(outstandingMinor !== 0);
    }
});
