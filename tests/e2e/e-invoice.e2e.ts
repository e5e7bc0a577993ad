import { readFile } from 'node:fs/promises';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { openSample } from './sample.ts';
import { beginAs, writeInvoice } from './writing.ts';

test('[W3] what an e-invoice lacks is said in plain words, each with the way to it', async ({ page }) => {
  await beginAs(page, 'Small business');
  await writeInvoice(page, { client: 'Lovelace Ltd' });
  await page.goto(`${page.url()}/print`);
  await page.getByRole('button', { name: 'E-invoice' }).click();
  const dialog = page.getByRole('dialog', { name: 'Not an e-invoice yet' });
  await expect(dialog).toContainText('It has no number yet.');
  await expect(dialog).toContainText('The country of the client is missing.');
  await expectAccessible(page);
  await dialog.getByRole('link', { name: 'Edit the client' }).first().click();
  await expect(page.getByRole('combobox', { name: 'Client' })).toBeFocused();
  await page.goBack();
  await page.getByRole('button', { name: 'E-invoice' }).click();
  await dialog.getByRole('link', { name: 'Edit your business' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Business' })).toBeVisible();
});

test('[W3] what a line lacks leads to that very line', async ({ page }) => {
  await beginAs(page, 'Small business');
  await writeInvoice(page, { client: 'Lovelace Ltd', text: 'Design' });
  await page.goto(`${page.url()}/edit#lines-1`);
  await expect(page.getByRole('combobox', { name: 'Description' }).first()).toBeFocused();
  await page.goto(page.url().replace('#lines-1', '#lines-1-tax'));
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Tax' }).first()).toBeFocused();
  await page.goto(page.url().replace('#lines-1-tax', '#document-1-currency'));
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Currency' })).toBeFocused();
  await page.goto(page.url().replace('#document-1-currency', '#terms'));
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Payment terms', exact: true })).toBeFocused();
});

test('[W3] an invoice leaves as a file for the programs of others, and its history says so', async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/invoices?status=submitted');
  await page.locator('[data-invoice]').filter({ hasText: 'INV-' }).getByRole('link').first().click();
  await expect(page.getByRole('article')).toBeVisible();
  const address = page.url().replace(/\?.*/, '');
  await page.goto(`${address}/print`);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'E-invoice' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^INV-\d{4}-\d+\.xml$/);
  const xml = await readFile(await download.path(), 'utf8');
  expect(xml).toContain('<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>');
  expect(xml).toContain(`<cbc:ID>${download.suggestedFilename().replace('.xml', '')}</cbc:ID>`);
});

test('[W3] what an e-invoice may not hold is named, and the file leaves without it', async ({ page }) => {
  await openSample(page, 'Small business');
  await page.goto('/invoices?status=draft');
  await page.locator('[data-invoice]').filter({ hasText: 'Nordisk Kaffe AB' }).getByRole('link').first().click();
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByLabel('Attach files').setInputFiles([
    { name: 'photos.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') },
    { name: 'hours.csv', mimeType: 'text/csv', buffer: Buffer.from('day;hours') }
  ]);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('button', { name: 'Mark as sent' }).click();
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).not.toContainText('without');
  await page.goto(`${page.url().replace(/\?.*/, '')}/print`);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'E-invoice' }).click();
  const xml = await readFile(await (await waiting).path(), 'utf8');
  expect(xml).toContain('filename="hours.csv"');
  expect(xml).not.toContain('photos.zip');
  const note = page.getByRole('status').filter({ hasText: 'Not in the e-invoice' });
  await expect(note).toContainText('photos.zip');
  await expect(note).not.toContainText('hours.csv');
  await expectAccessible(page);
});
