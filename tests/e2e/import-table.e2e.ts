import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { rows } from './sample.ts';
import { beginAs, expectSaid, undo } from './writing.ts';

const list = 'tests/files/csv/xero.csv';

test('[W3] a list of another program is understood, looked over, imported and undone as one', async ({ page }) => {
  await beginAs(page, 'Small business');
  await choose(page);
  const reading = page.getByRole('region', { name: 'How xero.csv is read' });
  await expect(reading).toContainText('It looks like a list from Xero.');
  await expect(reading).toContainText('3 invoices can be read. 1 invoice cannot, and is left out.');
  await expect(reading).toContainText('“31/02/2026” is not a date.');
  await expect(reading.getByRole('combobox', { name: 'Total with tax' })).toHaveValue('10');
  await expect(reading).toContainText('“16/04/2026” is 16 Apr 2026.');
  await expect(reading.getByRole('combobox', { name: '“Paid” (1)' })).toHaveValue('paid');
  await expectAccessible(page);

  await reading.getByRole('button', { name: 'Go on with 3 invoices' }).click();
  await expect(reading).toBeHidden();
  await expect(page.getByText('3 ready, 1 that cannot be imported.')).toBeVisible();
  await page.getByRole('button', { name: 'Import 3 invoices' }).click();
  await expectSaid(page, '3 invoices imported, 2 clients added.');
  await page.getByRole('link', { name: 'To the invoices', exact: true }).click();
  await expect(rows(page)).toHaveCount(2);
  const shown = (number: string) => rows(page).filter({ hasText: number });
  await expect(shown('ORC1041')).toContainText('Sent');
  await expect(shown('ORC1042')).toContainText('Paid');
  await expect(shown('ORC1041')).toContainText('396.00');
  await undo(page);
  await expect(rows(page)).toHaveCount(0);
  await page.goto('/invoices?archived=all');
  await expect(page.getByText('ORC1044')).toHaveCount(0);
});

test('what was said of a list is remembered for the next one, and invoices that are here are not taken twice', async ({
  page
}) => {
  await beginAs(page, 'Small business');
  await choose(page);
  const reading = page.getByRole('region', { name: 'How xero.csv is read' });
  await reading.getByRole('combobox', { name: '“Awaiting Payment” (3)' }).selectOption('Disputed');
  await reading.getByText('Client and references').click();
  await reading.getByRole('combobox', { name: 'Reference' }).selectOption('No column');
  await reading.getByRole('button', { name: 'Go on with 3 invoices' }).click();
  await page.getByRole('button', { name: 'Import 3 invoices' }).click();
  await expectSaid(page, /3 invoices imported/);

  await choose(page);
  await expect(reading).toContainText('It is read as the last one with these columns was.');
  await expect(reading.getByRole('combobox', { name: '“Awaiting Payment” (3)' })).toHaveValue('disputed');
  await reading.getByText('Client and references').click();
  await expect(reading.getByRole('combobox', { name: 'Reference' })).toHaveValue('');
  await reading.getByRole('button', { name: 'Go on with 3 invoices' }).click();
  await expect(page.getByText('3 already here, 1 that cannot be imported.')).toBeVisible();
});

test('a file that is no list is told, and the others go on', async ({ page }) => {
  await beginAs(page, 'Small business');
  await page.goto('/import');
  const picture = { name: 'scan.txt', mimeType: 'text/plain', buffer: Buffer.from([0, 1, 2]) };
  await page.locator('input[type=file]').setInputFiles([picture]);
  await expect(page.getByText('This is no text.')).toBeVisible();
});

async function choose(page: Page): Promise<void> {
  await page.goto('/import');
  await page.locator('input[type=file]').setInputFiles(list);
}

test('W3: an e-invoice inside a PDF comes in with the PDF as its original; a PDF without one is told', async ({
  page
}) => {
  await beginAs(page, 'Small business');
  await page.goto('/import');
  const xml = await readFile('tests/files/cii/full.xml');
  await page.locator('input[type=file]').setInputFiles([
    { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') },
    { name: 'oak.pdf', mimeType: 'application/pdf', buffer: pdfWith(xml) }
  ]);
  await expect(page.getByText('This PDF is a picture of an invoice only')).toBeVisible();
  await page.getByRole('radio', { name: 'We received them' }).check();
  await page.getByRole('button', { name: 'Import 1 invoice' }).click();
  await expectSaid(page, '1 invoice imported.');
  await page.getByRole('link', { name: 'HB-2026-017' }).click();
  await expect(page.getByText('Kiln-dried oak')).toBeVisible();
  await expect(page.getByRole('article')).toContainText('291.50');
});

function pdfWith(xml: Buffer): Buffer {
  const head = '%PDF-1.7\n1 0 obj\n<</Type /EmbeddedFile /Filter /FlateDecode>>\nstream\n';
  return Buffer.concat([Buffer.from(head), deflateSync(xml), Buffer.from('\nendstream\nendobj\n%%EOF')]);
}
