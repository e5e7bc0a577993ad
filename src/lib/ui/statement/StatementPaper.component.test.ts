import { render, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { emptyParty } from '#domain/party/party.ts';
import { accountsOf, listInvoices, type StatementInvoice } from '#domain/report/statement.ts';
import { chooseLocale } from '#ui/words/language.ts';
import StatementPaper from './StatementPaper.svelte';

chooseLocale('en-GB');

const today = '2026-03-10';
const business = { party: { ...emptyParty, name: 'Ada & Co', iban: 'DE02120300000000202051' }, footer: 'Thank you.' };
const client = { ...emptyParty, name: 'Lovelace Ltd' };

function invoice(number: string, totalMinor: number, rest: Partial<StatementInvoice> = {}): StatementInvoice {
  return {
    id: number,
    number,
    totalMinor,
    direction: 'issued',
    kind: 'invoice',
    currency: 'EUR',
    day: '2026-01-05',
    dueDay: '2026-02-04',
    payments: [],
    credits: {},
    creditOf: null,
    toRefundMinor: 0,
    ...rest
  };
}

const partPaid = invoice('INV-1', 100_000, {
  payments: [{ day: '2026-02-01', amountMinor: 40_000 }],
  credits: { 'CN-1': 10_000 }
});
const note = invoice('CN-1', -10_000, { kind: 'credit-note', creditOf: 'INV-1', dueDay: null, day: '2026-02-10' });
const abroad = invoice('INV-2', 5_000, { currency: 'USD', dueDay: '2026-04-01' });

/** The rows of a table, cell by cell; the labels that a phone shows left out. */
function rowsOf(table: HTMLElement): string[][] {
  return within(table)
    .getAllByRole('row')
    .map((row) =>
      [...row.children].map((cell) => {
        const copy = cell.cloneNode(true) as HTMLElement;
        for (const label of copy.querySelectorAll('[aria-hidden]')) label.remove();
        return copy.textContent.replace(/\s+/gu, ' ').trim();
      })
    );
}

test('a batch says of each invoice what it comes to, what is settled and what is left, each currency by itself [W1]', () => {
  const lists = listInvoices([partPaid, note, abroad], today);
  render(StatementPaper, {
    business,
    client,
    logo: null,
    today,
    told: { is: 'batch', name: 'March', note: 'As agreed', lists }
  });
  expect(screen.getByText('As agreed')).toBeVisible();
  expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
    'From',
    'To',
    'Invoices in EUR',
    'Invoices in USD',
    'Bank details'
  ]);
  const [euro, dollar] = screen.getAllByRole('table').map(rowsOf);
  expect(euro).toEqual([
    ['Number', 'Date', 'Due', 'Total', 'Paid or credited', 'Outstanding'],
    ['INV-1', '5 Jan 2026', '4 Feb 2026', '1,000.00', '400.00', '600.00'],
    ['CN-1 Credit note', '10 Feb 2026', '', '−100.00', '0.00', '−100.00'],
    ['Together', '900.00', '400.00', '500.00']
  ]);
  expect(dollar?.at(-1)).toEqual(['Together', '50.00', '0.00', '50.00']);
  expect(ages()).toEqual([
    ['Not due 0.00', '1–30 days 0.00', '31–60 days 500.00', '61–90 days 0.00', 'Over 90 days 0.00'],
    ['Not due 50.00', '1–30 days 0.00', '31–60 days 0.00', '61–90 days 0.00', 'Over 90 days 0.00']
  ]);
});

test('a period leads from what was open before to what is open after it [W1]', () => {
  const period = { from: '2026-02-01', until: '2026-02-28' };
  const accounts = accountsOf([partPaid, note], period);
  render(StatementPaper, { business, client, logo: null, today, told: { is: 'period', ...period, accounts } });
  expect(rowsOf(screen.getByRole('table'))).toEqual([
    ['What', 'Date', 'Due', 'Invoiced', 'Paid', 'Balance'],
    ['Opening balance on 1 Feb 2026', '1,000.00'],
    ['Payment, INV-1', '1 Feb 2026', '', '', '400.00', '600.00'],
    ['Credit note CN-1', '10 Feb 2026', '', '−100.00', '', '500.00'],
    ['Closing balance on 28 Feb 2026', '−100.00', '400.00', '500.00']
  ]);
});

test('where nothing is outstanding, nobody is told where to pay', () => {
  render(StatementPaper, { business, client, logo: null, today, told: { is: 'open', lists: [] } });
  expect(screen.getByText('Nothing is outstanding.')).toBeVisible();
  expect(screen.queryByRole('heading', { name: 'Bank details' })).toBeNull();
});

function ages(): string[][] {
  return screen
    .getAllByRole('heading', { name: /by days overdue/ })
    .map((heading) =>
      [...heading.parentElement!.querySelectorAll('dl > div')].map((one) =>
        one.textContent.replace(/\s+/gu, ' ').trim()
      )
    );
}
