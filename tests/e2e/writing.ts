import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

type Preset = 'Small business' | 'Agency' | 'Training';

/** Begins with an empty list of one's own, as Ann of Northlight, in euros. */
export async function beginAs(page: Page, preset: Preset): Promise<void> {
  await page.goto('/');
  await page.getByRole('radio', { name: preset }).check();
  await page.getByLabel('Your name').fill('Ann');
  await page.getByLabel('Business name').fill('Northlight');
  await page.getByLabel('Currency').selectOption('EUR');
  await page.getByRole('button', { name: 'Start with an empty list' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
}

/** Writes an invoice over one line without tax, and stays on its page. */
export async function writeInvoice(
  page: Page,
  { client = '', text = 'Design', price = '1000' }: { client?: string; text?: string; price?: string } = {}
): Promise<void> {
  await page.goto('/invoices/new');
  if (client !== '') await page.getByRole('combobox', { name: 'Client' }).fill(client);
  if (text !== '') {
    const line = page.getByRole('group', { name: 'Line 1', exact: true });
    await line.getByRole('combobox', { name: 'Description' }).fill(text);
    await line.getByRole('textbox', { name: 'Price' }).fill(price);
  }
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page).toHaveURL(/\/invoices\/[^/]+$/);
  await expect(history(page)).toContainText('Created');
}

/** The page of one invoice; beside it, on a wide screen, stands the list. */
export function invoicePage(page: Page): Locator {
  return page.getByRole('article');
}

export function history(page: Page): Locator {
  return page.getByRole('region', { name: 'History' });
}

export function payments(page: Page): Locator {
  return page.getByRole('region', { name: 'Payments' });
}

/** The status, as prominent as it stands on the page. */
export async function expectStatus(page: Page, label: string): Promise<void> {
  await expect(invoicePage(page).getByText(`Status: ${label}`, { exact: true })).toBeVisible();
}

/** Presses the one best next move. */
export async function moveOn(page: Page, label: string): Promise<void> {
  await invoicePage(page).getByRole('button', { name: label, exact: true }).click();
}

/** Opens all moves, and gives the dialog. */
export async function openMoves(page: Page): Promise<Locator> {
  await invoicePage(page)
    .getByRole('button', { name: /^(More moves|Moves)/ })
    .click();
  return page.getByRole('dialog');
}

/** Makes a move that asks why. */
export async function moveWithReason(page: Page, label: string, reason: string): Promise<void> {
  const dialog = await openMoves(page);
  await dialog.getByRole('button', { name: label }).click();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await dialog.getByRole('button', { name: label }).click();
}

export async function recordPayment(page: Page, amount: string): Promise<void> {
  await payments(page).getByRole('button', { name: 'Record a payment' }).click();
  const dialog = page.getByRole('dialog', { name: 'Record a payment' });
  await dialog.getByRole('textbox', { name: 'Amount' }).fill(amount);
  await dialog.getByRole('combobox', { name: 'How it was paid' }).selectOption('Bank transfer');
  await dialog.getByRole('button', { name: 'Record the payment' }).click();
  await expect(dialog).toBeHidden();
}

/** What the latest toast says. */
export async function expectSaid(page: Page, text: string | RegExp): Promise<void> {
  await expect(page.getByRole('region', { name: 'Notices' }).getByText(text).last()).toBeVisible();
}

export async function undo(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).last().click();
}
