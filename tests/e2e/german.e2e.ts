import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { beginAs } from './writing.ts';

const article = (page: Page) => page.getByRole('article');

test.describe('in a browser that asks for German', () => {
  test.use({ locale: 'de-AT' });

  test('somebody begins, writes an invoice and sends it, all in German [B94]', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await page.getByRole('radio', { name: 'Kleinunternehmen' }).check();
    await page.getByLabel('Ihr Name').fill('Anna');
    await page.getByLabel('Name des Unternehmens').fill('Nordlicht');
    await page.getByRole('button', { name: 'Mit leerer Liste beginnen' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Start' })).toBeVisible();
    await page.goto('/invoices/new');
    await page.getByRole('combobox', { name: 'Kunde' }).fill('Kanzlei Müller');
    const line = page.getByRole('group', { name: 'Position 1', exact: true });
    await line.getByRole('combobox', { name: 'Beschreibung' }).fill('Entwurf eines Plakats');
    await line.getByRole('textbox', { name: 'Preis' }).fill('1.000,50');
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await expect(article(page)).toContainText('Entwurf');
    await expectAccessible(page);
    await article(page).getByRole('button', { name: 'Als versendet markieren' }).click();
    await expect(article(page)).toContainText('Status: Versendet');
    await expect(page.getByRole('region', { name: 'Verlauf' })).toContainText('„Entwurf“');

    await page.goto('/invoices');
    await expect(page.locator('[data-invoice]')).toBeVisible();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'Weitere Aktionen' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Als CSV ausgeben' }).click();
    // As spreadsheets there expect it.
    expect(await readFile(await (await download).path(), 'utf8')).toContain(';EUR;1000,50;1000,50\r\n');
  });

  test('reports speak German, however they are opened', { tag: '@once' }, async ({ page }) => {
    await page.clock.setFixedTime(new Date('2026-11-22T09:30:00Z'));
    await page.goto('/');
    await page.getByRole('radio', { name: 'Agentur' }).check();
    await page.getByRole('button', { name: 'Mit Beispieldaten umsehen' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Start' })).toBeVisible();
    await page.goto('/reports/time-in-status');
    await expect(page.getByRole('table')).toContainText('24 Std.');
  });

  test(
    'who would rather read English chooses it, and what was named in German stays',
    { tag: '@once' },
    async ({ page }) => {
      await page.goto('/');
      await page.getByRole('button', { name: 'Mit leerer Liste beginnen' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Start' })).toBeVisible();
      await page.goto('/settings/app');
      await page.getByLabel('Sprache der App').selectOption('English');
      await expect(page.getByLabel('Language of the app')).toHaveValue('en');
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await page.goto('/settings/workflow');
      // Nor does a library say anything of its own, for eyes or for ears.
      await expect(page.locator('#dnd-action-aria-alert')).toBeAttached();
      await expect(page.locator('body')).not.toContainText(/drag and drop list|to start dragging it/);
      await expect(page.locator('[id^="status-"] bdi').first()).toHaveText('Entwurf');
      await page.goto('/settings/app');
      await page.getByLabel('Language of the app').selectOption('As the browser');
      await expect(page.getByLabel('Sprache der App')).toHaveValue('');
    }
  );
});

const documents = [
  {
    name: 'Deutsch',
    lang: 'de-DE',
    direction: 'ltr',
    invoice: 'Rechnung',
    statement: 'Kontoauszug',
    amount: '1.000,00 €'
  },
  {
    name: 'العربية',
    lang: 'ar-u-nu-latn',
    direction: 'rtl',
    invoice: 'فاتورة',
    statement: 'كشف حساب',
    amount: '1,000.00'
  }
];

for (const { name, lang, direction, invoice, statement, amount } of documents)
  test(
    `what a client gets is in the language of the client, whatever the app speaks (${name})`,
    { tag: '@once' },
    async ({ page }) => {
      await beginAs(page, 'Small business');
      await page.goto('/clients/new');
      await page.getByLabel('Name', { exact: true }).fill('Kanzlei Müller');
      await page.getByLabel('Language of documents').selectOption(name);
      await page.getByRole('button', { name: 'Add client' }).click();
      await expect(page.getByText(name, { exact: true })).toBeVisible();
      const client = page.url().split('/').at(-1) ?? '';
      await page.goto('/invoices/new');
      await page.getByRole('combobox', { name: 'Client' }).fill('Kanzlei');
      await page.getByRole('option', { name: /^Kanzlei Müller/ }).click();
      const line = page.getByRole('group', { name: 'Line 1', exact: true });
      await line.getByRole('combobox', { name: 'Description' }).fill('Design');
      await line.getByRole('textbox', { name: 'Price' }).fill('1000');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(page).toHaveURL(/\/invoices\/(?!new)[^/]+$/);
      await page.goto(`${page.url()}/print`);
      await expect(article(page)).toHaveAttribute('lang', lang);
      await expect(article(page)).toHaveCSS('direction', direction);
      await expect(article(page).getByRole('heading', { level: 1 })).toHaveText(invoice);
      await expect(article(page)).toContainText(amount);
      await expect(page.getByRole('button', { name: 'Print' })).toBeVisible();
      await page.goto(`/clients/${client}/statement`);
      await expect(article(page).getByRole('heading', { level: 1 })).toHaveText(statement);
    }
  );
