import { render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { readInvoices } from '#domain/exchange/csv/invoices.ts';
import { guessReading } from '#domain/exchange/csv/reading.ts';
import { statusMeant } from '#domain/exchange/csv/status.ts';
import { readTable } from '#domain/exchange/csv/table.ts';
import { emptyParty } from '#domain/party/party.ts';
import type { ColumnRow } from '#services/columns/row.ts';
import type { ImportFound } from '#services/import-files.ts';
import type { FoundItem } from '#state/import-batch.svelte.ts';
import { chooseLocale } from '#ui/words/language.ts';
import FoundFile from './FoundFile.svelte';

chooseLocale('en-GB');

const labels: Readonly<Record<string, string>> = { draft: 'Draft', sent: 'Sent', paid: 'Paid' };

test('a row of a list says what is left to pay, and the status that it will get', () => {
  show({ ...found('INV-7,Roastery,2026-03-24,115.00,100.00,Sent'), status: 'sent' });
  expect(screen.getByText('€15.00 to pay')).toBeVisible();
  expect(screen.getByText('Sent')).toBeVisible();
});

test('what was paid in whole says so, and where nothing was paid the total says enough', () => {
  show(found('INV-7,Roastery,2026-03-24,115.00,115.00,Paid'));
  expect(screen.getByText('nothing to pay')).toBeVisible();
  show(found('INV-8,Pier 9,2026-03-24,50.00,,Sent'));
  expect(screen.queryByText('€50.00 to pay')).toBeNull();
});

test('what has no number is chosen by the name of the other side', () => {
  show(found(',Roastery,2026-03-24,115.00,,Draft'));
  expect(screen.getByRole('checkbox', { name: 'Import Roastery from list.csv' })).toBeVisible();
  expect(screen.getByText('No number')).toBeVisible();
});

test('a copy says that it stays out, and where payment and status are not what they are here', () => {
  const copy = { ...found('INV-7,Roastery,2026-03-24,115.00,115.00,Paid'), status: 'paid', copiesOf: ['i'] };
  show(copy, { isChosen: false });
  expect(screen.getByText(/It stays out unless you tick it; then both are kept\./)).toBeVisible();
  expect(screen.getByText('Here: Sent, €115.00 to pay. In this file: Paid, nothing to pay.')).toBeVisible();
});

test('a copy that says the same of payment and status, or nothing, is compared with nothing', () => {
  const same = { ...found('INV-7,Roastery,2026-03-24,115.00,,Sent'), status: 'sent', copiesOf: ['i'] };
  show(same, { isChosen: false });
  show({ ...same, status: null }, { isChosen: false, here: { status: 'paid', balanceMinor: 0 } });
  expect(screen.queryByText(/In this file/)).toBeNull();
});

function show(
  preview: ImportFound,
  { isChosen = true, here = {} }: { isChosen?: boolean; here?: Partial<ColumnRow> } = {}
): void {
  const item: FoundItem = { state: 'ready', id: 0, preview, direction: 'issued', numberOfFile: null };
  render(FoundFile, {
    item,
    isChosen,
    onchoose: vi.fn(),
    nameOf: () => 'INV-7',
    rowOf: () => ({ ...row, ...here }),
    signOf: (id: string) => ({ label: labels[id] ?? id, color: '#336699', group: null }),
    hrefOf: (id: string) => `/invoices/${id}`
  });
}

const row: ColumnRow = {
  id: 'i',
  status: 'sent',
  group: 'COMPLETED',
  direction: 'issued',
  kind: 'invoice',
  type: 'invoice',
  clientId: null,
  party: 'Roastery',
  number: 'INV-7',
  isNumbered: true,
  currency: 'EUR',
  totalMinor: 11_500,
  balanceMinor: 11_500,
  outstandingMinor: 11_500,
  balanceState: 'unpaid',
  issueDay: '2026-03-24',
  dueDay: null,
  enteredAt: 0,
  archived: false,
  overdue: false
};

/** One row of a list, as it is found. */
function found(line: string): ImportFound {
  const table = readTable(`Invoice number,Client,Date,Total,Amount paid,Status\n${line}`);
  if (!table.ok) throw new Error(JSON.stringify(table.error));
  const { reading } = guessReading(table.value, 'EUR');
  const own = { ...emptyParty, name: 'Lighthouse Ltd' };
  const steps = readInvoices(table.value, { ...reading, direction: 'issued', own, meaningOf: statusMeant });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const [invoice] = step.value.invoices;
  if (!invoice) throw new Error(JSON.stringify(step.value.refused));
  return {
    kind: 'found',
    fileName: 'list.csv',
    mime: 'text/csv',
    bytes: new Uint8Array(),
    digest: 'd',
    document: invoice.document,
    identity: 'x',
    numberTakenBy: null,
    direction: 'issued',
    status: null,
    clientIds: { issued: null, received: null },
    alreadyImported: null,
    sameAsFile: null,
    copiesOf: [],
    copyOfFile: null
  };
}
