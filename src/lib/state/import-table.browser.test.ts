import { expect, test } from 'vitest';
import { readTable } from '#domain/exchange/csv/table.ts';
import { emptyParty } from '#domain/party/party.ts';
import { presets } from '#domain/workflow/presets.ts';
import { ImportTable } from '#state/import-table.svelte.ts';

const workflow = presets['small-business'];
const own = { ...emptyParty, name: 'Northlight' };

test.each([
  ['Whatever', 'paid', 'paid', 0],
  ['nicht bezahlt', 'sent', 'sent', 5_000],
  ['paid', 'sent', 'sent', 5_000]
])('where “%s” comes to stand in %s, it is paid or owed as that says', async (text, chosen, status, left) => {
  const table = tableOf(`Number,Client,Date,Status,Total\n1,Ada,2026-01-31,${text},50`);
  table.sayStatus(text, chosen);
  expect(await found(table)).toEqual([{ status, left }]);
});

test.each([
  ['overdue', 'issued', 'paid'],
  ['', 'issued', 'paid'],
  ['overdue', 'received', null],
  ['draft', 'issued', 'draft'],
  ['void', 'issued', 'void']
] as const)('“%s” of what is %s and of which nothing is left to pay', async (text, direction, status) => {
  const table = tableOf(`Number,Client,Date,Status,Total,Balance\n1,Ada,2026-01-31,${text},50,0`);
  table.direction = direction;
  expect(await found(table)).toMatchObject([{ status }]);
});

test('what is called as a status of ours comes to stand there', () => {
  const called = { ...workflow.machines.invoice };
  const statuses = called.statuses.map((status) => (status.id === 'disputed' ? { ...status, label: 'Paid' } : status));
  const own = { ...workflow, machines: { ...workflow.machines, invoice: { ...called, statuses } } };
  const table = tableOf('Number,Client,Date,Status,Total\n1,Ada,2026-01-31,paid,50');
  expect(table.statuses(own)).toEqual([{ text: 'paid', count: 1, status: 'disputed' }]);
});

/** Where each invoice of it comes to stand, and what is left to pay. */
async function found(table: ImportTable): Promise<unknown[]> {
  await table.look(workflow, own, new AbortController().signal);
  const { statusOf } = table.toImport(workflow, own);
  return (table.found?.invoices ?? []).map(({ document, status }) => ({
    status: statusOf(status, document),
    left: document.totals.payableMinor
  }));
}

function tableOf(text: string): ImportTable {
  const table = readTable(text);
  if (!table.ok) throw new Error(table.error.why);
  return new ImportTable('list.csv', table.value, 'EUR');
}
