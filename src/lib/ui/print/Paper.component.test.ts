import { render, screen } from '@testing-library/svelte';
import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { emptyParty } from '#domain/party/party.ts';
import { createInvoice, linesOf } from '#tests/builders/commands.ts';
import { Desk } from '#tests/builders/invoice-page.ts';
import { chooseLocale } from '#ui/words/language.ts';
import Paper from './Paper.svelte';

chooseLocale('en-GB');

/** The desk's invoice on paper; gives what takes it away. */
function draw(desk: Desk): () => void {
  const { invoice, answers, creditOf } = desk.answer();
  return render(Paper, { invoice, balance: answers.balance, status: answers.status, creditOf, logo: null, footer: '' })
    .unmount;
}

/** The sums under the lines, row by row. */
function sums(): [string, string][] {
  const rows = screen.getByRole('region', { name: 'Totals' }).querySelectorAll('dl > div');
  return [...rows].map((row) => {
    const [term, amount] = [...row.children].map(({ textContent }) => textContent.replace(/\s+/gu, ' ').trim());
    return [term ?? '', amount ?? ''];
  });
}

/** A credit note over a part of the invoice, with a number of its own. */
function credit(desk: Desk, price: string): void {
  const { type } = desk.invoice().content;
  desk.must(createInvoice('note', { type, kind: 'credit-note', lines: linesOf(price) }, { creditOf: 'a' }));
  desk.must({ do: 'changeStatus', invoice: 'note', to: 'sent' });
}

test('what was paid and credited leads from the total to what is outstanding', () => {
  const desk = new Desk('small-business');
  desk.move('sent');
  credit(desk, '300');
  desk.pay(20_000);
  draw(desk);
  expect(sums().slice(-4)).toEqual([
    ['Total with tax', '1,000.00 €'],
    ['Credited', '−300.00 €'],
    ['Received', '−200.00 €'],
    ['Outstanding', '500.00 €']
  ]);
});

test('what was credited alone is said as well, and what is too much is no debt', () => {
  const desk = new Desk('small-business');
  desk.move('sent');
  credit(desk, '1200');
  draw(desk);
  expect(sums().slice(-2)).toEqual([
    ['Credited', '−1,200.00 €'],
    ['Overpaid', '200.00 €']
  ]);
});

test('more given back than came is a refund, not something received', () => {
  const desk = new Desk('small-business');
  desk.move('sent');
  const payment = { id: 'back', amountMinor: 5_000, day: '2026-03-02', method: '30', note: '' };
  desk.must({ do: 'refundPayment', invoice: 'a', payment });
  draw(desk);
  expect(sums().slice(-2)).toEqual([
    ['Refunded', '50.00 €'],
    ['Outstanding', '1,050.00 €']
  ]);
});

test('a cancelled invoice says so, and asks nobody for money', () => {
  const desk = new Desk('small-business');
  const { seller } = desk.invoice().content;
  desk.must({
    do: 'editInvoice',
    invoice: 'a',
    changes: [
      { path: ['seller'], old: seller, new: { ...emptyParty, name: 'Ada & Co', iban: 'DE02120300000000202051' } }
    ]
  });
  desk.move('sent');
  const unmount = draw(desk);
  expect(screen.getByRole('heading', { name: 'Bank details' })).toBeInTheDocument();
  expect(screen.getByText('Due')).toBeInTheDocument();
  unmount();

  credit(desk, '300');
  desk.move('void', 'Twice');
  draw(desk);
  expect(screen.getByText('Void')).toBeInTheDocument();
  for (const asks of ['Outstanding', 'Bank details', 'Reference', 'Due', 'Draft'])
    expect(screen.queryByText(asks)).toBeNull();
});

test('a country alone is no sender, and a missing name is said', () => {
  const desk = new Desk('small-business');
  const { seller } = desk.invoice().content;
  desk.must({
    do: 'editInvoice',
    invoice: 'a',
    changes: [{ path: ['seller'], old: seller, new: { ...emptyParty, country: 'DE' } }]
  });
  draw(desk);
  expect(screen.queryByText('Germany')).toBeNull();
  expect(screen.getByText('Your business has no name on this invoice yet.')).toBeInTheDocument();
});

test('a banking app reads from the code who is to be paid, and what is left to pay', () => {
  const desk = new Desk('small-business');
  desk.move('sent');
  desk.pay(20_000);
  drawWithAccount(desk);
  expect(readCode()?.split('\n')).toEqual([
    ...['BCD', '002', '1', 'SCT', 'BYLADEM1001', 'Ada & Co', 'DE02120300000000202051', 'EUR800.00', '', ''],
    desk.invoice().number?.text
  ]);
});

test('nothing asks to be paid that is paid, or that has no number yet', () => {
  const draft = new Desk('small-business');
  drawWithAccount(draft)();
  expect(screen.queryByRole('img', { name: 'Payment code for banking apps' })).toBeNull();
  const paid = new Desk('small-business');
  paid.move('sent');
  paid.pay(100_000);
  drawWithAccount(paid);
  expect(screen.queryByRole('img', { name: 'Payment code for banking apps' })).toBeNull();
});

function drawWithAccount(desk: Desk): () => void {
  const { invoice, answers, creditOf } = desk.answer();
  const seller = { ...invoice.content.seller, name: 'Ada & Co', iban: 'DE02120300000000202051', bic: 'BYLADEM1001' };
  const content = { ...invoice.content, seller };
  const { balance, status } = answers;
  return render(Paper, { invoice: { ...invoice, content }, balance, status, creditOf, logo: null, footer: '' }).unmount;
}

/** What a camera makes of the code: dark squares on white, some dots wide. */
function readCode(): string | undefined {
  const svg = screen.getByRole('img', { name: 'Payment code for banking apps' });
  const size = Number(svg.getAttribute('viewBox')?.split(' ')[2]);
  const dots = 4;
  const width = size * dots;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y] of svg
    .querySelector('path')
    ?.getAttribute('d')
    ?.matchAll(/M(\d+) (\d+)/g) ?? [])
    for (let at = 0; at < dots * dots; at += 1) {
      const [left, top] = [Number(x) * dots + (at % dots), Number(y) * dots + Math.floor(at / dots)];
      pixels.fill(0, (top * width + left) * 4, (top * width + left) * 4 + 3);
    }
  return jsQR(pixels, width, width)?.data;
}
