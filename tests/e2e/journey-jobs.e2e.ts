import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { openSample } from './sample.ts';
import { beginAs, expectSaid, undo } from './writing.ts';

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const line = (page: Page, title: string) => page.locator('[data-job]').filter({ hasText: title });

async function expectNothingSticksOut(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, 'nothing sticks out').toBeLessThanOrEqual(0);
}

test('[W20] [W22] [W23] a workshop writes its invoice, which follows its participants', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-22T09:30:00Z'));
  await beginAs(page, 'Training');
  await page.getByRole('link', { name: 'Workshops', exact: true }).click();
  await page.getByRole('link', { name: 'New workshop' }).first().click();

  await page.getByRole('button', { name: 'Add workshop' }).click();
  await expect(page.getByText('Type a title.')).toBeVisible();
  await expect(box(page, 'Title')).toBeFocused();
  await box(page, 'Title').fill('Facilitation');
  const client = page.getByRole('combobox', { name: 'Client', exact: true });
  await client.fill('Grace Hopper');
  await page.getByRole('option', { name: 'Create “Grace Hopper”' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create client' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await box(page, 'First day').fill('1 Dec 2026');
  await page.getByLabel('Begins at').fill('09:00');
  await page.getByLabel('Ends at').fill('08:00');
  await page.getByRole('combobox', { name: 'Time zone' }).selectOption('Europe/Lisbon');
  await box(page, 'Hours').fill('14');
  await page.getByRole('button', { name: 'Add participant' }).click();
  await page.keyboard.type('Alan');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Betty');
  await box(page, 'How many others').fill('8');
  await box(page, 'Fixed').fill('500');
  await box(page, 'Per hour').fill('20');
  await box(page, 'Per participant').fill('30');
  await expect(part(page, 'What it comes to')).toContainText('1,080.00');
  await page.getByRole('button', { name: 'Add workshop' }).click();
  await expect(page.getByText('This is before it begins.')).toBeVisible();
  await page.getByLabel('Ends at').fill('17:00');
  await expectAccessible(page);
  await expectNothingSticksOut(page);
  await page.getByRole('button', { name: 'Add workshop' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Facilitation' })).toBeVisible();
  await expect(page.getByText('Tue 1 Dec 2026, 09:00–17:00 (Lisbon time)').last()).toBeVisible();
  await expect(part(page, 'Invoices').getByRole('listitem')).toHaveCount(1);
  await expect(part(page, 'Invoices')).toContainText('1,080.00');
  await page.getByRole('button', { name: 'Alan cancels' }).click();
  await expect(part(page, 'Invoices')).toContainText('1,050.00');
  await expect(part(page, 'Participants')).toContainText('9 take part');
  await expect(part(page, 'History')).toContainText('takes part');
  await part(page, 'Participants').getByRole('textbox', { name: 'Name' }).fill('Carol');
  await page.keyboard.press('Enter');
  await expect(part(page, 'Invoices')).toContainText('1,080.00');
  await undo(page);
  await expect(part(page, 'Invoices')).toContainText('1,050.00');
  await expect(part(page, 'Participants')).toContainText('9 take part');
  await expectAccessible(page);
  await expectNothingSticksOut(page);

  await part(page, 'Invoices').getByRole('listitem').getByRole('link').click();
  await expect(page).toHaveURL(/\/invoices\//);
  await expect(page.getByRole('article')).toContainText('1,050.00');
  await page.goBack();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expectSaid(page, 'Facilitation is Cancelled now.');
  await expect(part(page, 'Invoices')).toContainText('Cancelled');
  await expect(page.getByText('Cancelled locks every field.').first()).toBeVisible();
  await undo(page);
  await expect(page.getByRole('button', { name: 'Confirm' })).toBeVisible();
});

test(
  '[W20] [W38] in the sample each participant gets an invoice, and who cancels is not charged',
  { tag: '@once' },
  async ({ page }) => {
    await openSample(page, 'Training');
    await page.goto('/jobs/new');
    await box(page, 'Title').fill('Facilitation');
    await box(page, 'Price of taking part').fill('300');
    await page.getByRole('button', { name: 'Add workshop' }).click();
    await part(page, 'Participants').getByRole('textbox', { name: 'Name' }).fill('Alan');
    await page.keyboard.press('Enter');
    await expect(part(page, 'Invoices').getByRole('listitem')).toHaveCount(1);
    await expect(part(page, 'What it comes to')).toContainText('for taking part');
    await page.getByRole('button', { name: 'Alan cancels' }).click();
    await expect(part(page, 'Invoices').getByRole('listitem')).toContainText('Cancelled');
  }
);

test('[B41] items that are added to a job come into its invoice, by keys alone', { tag: '@once' }, async ({ page }) => {
  await beginAs(page, 'Agency');
  await page.keyboard.press('g');
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible();
  await expect(page.getByText('Add your first job')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('n');
  await expect(box(page, 'Title')).toBeVisible();
  await box(page, 'Title').focus();
  await page.keyboard.type('Poster');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Poster' })).toBeVisible();
  await box(page, 'What for').focus();
  await page.keyboard.type('Print');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Type a price, or 0 if it is free.')).toBeVisible();
  await expect(box(page, 'Price')).toBeFocused();
  await page.keyboard.type('120.50');
  await page.keyboard.press('Enter');
  await expect(box(page, 'What for')).toBeFocused();
  await expect(part(page, 'Invoices')).toContainText('120.50');
  await page.getByRole('button', { name: 'Set “Print” aside' }).press('Enter');
  await expect(part(page, 'What it comes to')).toContainText('Nothing is charged yet.');
  await page.keyboard.press('Control+z');
  await expect(part(page, 'What it comes to')).toContainText('120.50');
  await page.getByRole('button', { name: 'More' }).press('Enter');
  await expect(page.getByRole('menu')).toContainText('Invoices have come out of it');
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await expect(page.getByRole('heading', { level: 1, name: 'Edit Poster' })).toBeVisible();
  await expect(box(page, 'Code')).toBeVisible();
  const receipt = { name: 'receipt.txt', mimeType: 'text/plain', buffer: Buffer.from('paid') };
  await page.locator('input[type="file"]').first().setInputFiles(receipt);
  await expect(page.getByRole('button', { name: 'Open receipt.txt' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Open receipt.txt' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Poster', exact: true })).toBeVisible();

  await page.goto('/jobs?q=nothing');
  await expect(page.getByText('No job matches.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).press('Enter');
  await expect(line(page, 'Poster')).toContainText('1 invoice');
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Planned');
  await expect(line(page, 'Poster')).toBeVisible();
  await expectAccessible(page);
});
