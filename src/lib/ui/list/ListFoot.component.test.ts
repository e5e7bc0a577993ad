import { render, screen } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { ColumnSum } from '#services/columns/sums.ts';
import { chooseLocale } from '#ui/words/language.ts';
import ListFoot from './ListFoot.svelte';

chooseLocale('en-GB');

const sums = [
  sum('issued', 'CHF', 900),
  sum('issued', 'EUR', 12_345),
  sum('issued', 'JPY', 0),
  sum('received', 'EUR', 500)
];

test('one’s own currency comes first, what is issued before what is received, and nothing is summed across', () => {
  render(ListFoot, { count: 128, sums, currency: 'EUR', isRoomy: true });
  expect(said()).toEqual(['128 invoices', '123.45 €', '9.00 CHF', 'not yet paid', '5.00 €', 'to pay']);
});

test('on a small screen the first sum stands for all until one asks for the others', async () => {
  render(ListFoot, { count: 1, sums, currency: 'EUR', isRoomy: false });
  expect(said()).toEqual(['1 invoice', '123.45 €', 'not yet paid', '2 more']);
  await userEvent.click(screen.getByRole('button', { name: '2 more' }));
  expect(said()).toEqual(['1 invoice', '123.45 €', '9.00 CHF', 'not yet paid', '5.00 €', 'to pay', 'Fewer']);
});

test('where nothing is outstanding, what they come to is summed up', () => {
  const paid = [
    { ...sum('issued', 'EUR', 0), totalMinor: 10_000 },
    { ...sum('received', 'USD', 0), totalMinor: 700 }
  ];
  render(ListFoot, { count: 3, sums: paid, currency: 'EUR', isRoomy: true });
  expect(said()).toEqual(['3 invoices', '100.00 €', 'in total', '7.00 US$', 'received in total']);
});

test('beside what is outstanding stands what they come to, where that is something else', () => {
  const partly = [
    { ...sum('issued', 'EUR', 2_500), totalMinor: 10_000 },
    { ...sum('issued', 'CHF', 0), totalMinor: 300 },
    { ...sum('received', 'EUR', 700), totalMinor: 700 }
  ];
  render(ListFoot, { count: 4, sums: partly, currency: 'EUR', isRoomy: true });
  expect(said()).toEqual([
    '4 invoices',
    '25.00 €',
    'not yet paid',
    '100.00 €',
    '3.00 CHF',
    'in total',
    '7.00 €',
    'to pay'
  ]);
});

test('a sum that is too large to be exact says so', () => {
  const huge = { ...sum('issued', 'EUR', Number.MAX_SAFE_INTEGER), overflow: true };
  render(ListFoot, { count: 2, sums: [huge], currency: 'EUR', isRoomy: true });
  expect(said()).toContain('≈ 90,071,992,547,409.91 €');
});

function sum(direction: ColumnSum['direction'], currency: string, outstandingMinor: number): ColumnSum {
  return { direction, currency, count: 1, totalMinor: 0, outstandingMinor, overdueMinor: 0, overflow: false };
}

/** Piece by piece, as it stands side by side. */
function said(): string[] {
  const pieces = document.querySelectorAll('.count, .sum, .sums > span:last-child, button');
  return [...pieces].map((piece) => piece.textContent.replace(/\s+/gu, ' ').trim());
}
