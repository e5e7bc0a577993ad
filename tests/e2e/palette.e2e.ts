import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { openSample, rows } from './sample.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Find or do' });
const field = (page: Page) => palette(page).getByRole('combobox', { name: 'Find or do' });
const found = (page: Page) => palette(page).getByRole('option');

test('from every page a button opens what finds anything, and a tap leads there', async ({ page }) => {
  test.slow();
  await openSample(page, 'Agency');
  for (const path of ['/', '/invoices', '/settings']) {
    await page.goto(path);
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await expect(field(page)).toBeFocused();
    await palette(page).getByRole('button', { name: 'Close' }).click();
    await expect(palette(page)).toBeHidden();
    await expect(page.getByRole('button', { name: 'Find', exact: true })).toBeFocused();
  }
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expectAccessible(page);
  await field(page).fill('morgenrot');
  await expect(found(page).first()).toContainText('Café Morgenrot');
  await expectAccessible(page);
  await found(page)
    .filter({ hasText: /INV-2026-0014/ })
    .click();
  await expect(page).toHaveURL(/\/invoices\/[^/]+$/);
  await expect(page.getByRole('article')).toContainText('INV-2026-0014');
});

test('an invoice, a client, a status and a page are found by their names', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  for (const [typed, first, url] of [
    ['2026-0013', 'INV-2026-0013', /\/invoices\/[^/]+$/],
    ['lovelace', 'Lovelace', /\/(invoices|clients)\/[^/]+$/],
    ['rejec', 'Rejected', /\/invoices\?status=rejected$/],
    ['to the reports', 'Go to the reports', /\/reports$/],
    ['by age', 'Outstanding by age', /\/reports\/ageing$/],
    ['overdue', 'Overdue', /\/invoices\?overdue=1$/],
    ['devices', 'Devices', /\/settings\/devices$/]
  ] as const) {
    await page.goto('/invoices');
    await expect(rows(page).first()).toBeVisible();
    await page.keyboard.press('ControlOrMeta+k');
    await expect(field(page)).toBeFocused();
    await page.keyboard.type(typed);
    await expect(found(page).first()).toContainText(first);
    await page.keyboard.press('Enter');
    await expect(palette(page)).toBeHidden();
    await expect(page).toHaveURL(url);
  }
});

test('a client stands among clients, with the arrow leading to it', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('lovelace');
  const clients = palette(page).getByRole('group', { name: 'Clients' });
  await expect(clients.getByRole('option')).toContainText(['Lovelace Analytics Ltd']);
  const steps = await found(page).evaluateAll((options) =>
    options.findIndex((option) => option.getAttribute('data-value')?.startsWith('client '))
  );
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/clients\/[^/]+$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Lovelace Analytics Ltd' })).toBeVisible();
});

test('an action is found, and carried out where one is', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('shortcuts');
  await expect(found(page).first()).toContainText('Show all shortcuts');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expect(palette(page)).toBeHidden();
});

test('a saved view is found by its name', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/invoices?group=approval');
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Monday round');
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.goto('/settings');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('monday');
  await expect(found(page).first()).toContainText('Monday round');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/invoices?group=approval');
});

test('Escape leads back to where one was, also while typing', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await page.keyboard.press('j');
  const row = rows(page).first().getByRole('link');
  await expect(row).toBeFocused();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('nothing of this name');
  await expect(palette(page)).toContainText('Nothing was found for “nothing of this name”.');
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(row).toBeFocused();

  await page.keyboard.press('/');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(field(page)).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).toBeFocused();
});
