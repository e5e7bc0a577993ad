import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { beginAs, expectSaid, expectStatus, moveOn, moveWithReason, openMoves, writeInvoice } from './writing.ts';

/** Opens what leads from one status to another, or what would: in the table, or in the list on a phone. */
async function openNew(page: Page, from: string, to: string): Promise<void> {
  await page.goto('/settings/workflow/moves');
  const inList = page.getByRole('button', { name: `Add a move from ${from}`, exact: true });
  const inTable = page.getByRole('button', { name: `${from} to ${to}: add a move`, exact: true });
  await inList.or(inTable).click();
  await page.getByLabel('Leads to').selectOption(to);
}

async function openMove(page: Page, from: string, to: string, label: string): Promise<void> {
  await page.goto('/settings/workflow/moves');
  const inList = page.getByRole('region', { name: `From ${from}` }).getByRole('button', { name: label });
  const inTable = page.getByRole('button', { name: `${from} to ${to}: ${label}` });
  await inList.or(inTable).click();
}

test('a move that is added, guarded and published is offered on an invoice, and asks what it says [W15] [B69]', async ({
  page
}) => {
  await beginAs(page, 'Small business');
  await openNew(page, 'Draft', 'Disputed');
  const dialog = page.getByRole('dialog', { name: 'New move from Draft' });
  await dialog.getByLabel('Name of the action').fill('Dispute at once');
  await dialog.getByLabel('It has a client').check();
  await dialog.getByRole('button', { name: 'Add another condition' }).click();
  const amount = dialog.getByRole('group', { name: 'Condition 1' }).getByLabel('Value');
  await amount.fill('500');
  await amount.blur();
  await expect(dialog.getByText('It holds where the total is more than €500.00.')).toBeVisible();
  await dialog.getByLabel('Asks for a reason').check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add move' }).click();
  await expectSaid(page, '“Dispute at once” added.');
  await expectAccessible(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, 'nothing sticks out').toBeLessThanOrEqual(0);

  await page.getByRole('button', { name: 'Publish' }).click();
  await expectSaid(page, /^Published\./);

  await writeInvoice(page, { text: 'Design', price: '400' });
  const moves = await openMoves(page);
  await expect(moves.getByRole('button', { name: 'Dispute at once' })).toHaveAccessibleDescription(/client/);
  await page.keyboard.press('Escape');

  await writeInvoice(page, { client: 'Acme', text: 'Design', price: '600' });
  await moveWithReason(page, 'Dispute at once', 'They called');
  await expectStatus(page, 'Disputed');
});

test('a workflow that a deleted move breaks says so at once, and is not published until it is mended', async ({
  page
}) => {
  await beginAs(page, 'Small business');
  await openMove(page, 'Draft', 'Sent', 'Mark as sent');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the move' }).click();
  const bar = page.getByRole('region', { name: 'Draft' });
  await bar.getByRole('button', { name: /errors?$/ }).click();
  const findings = page.getByRole('dialog', { name: 'Proof' });
  await expect(findings.getByText('No invoice ever gets to “Sent”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await bar.getByRole('button', { name: 'Publish' }).click();
  await expect(page).toHaveURL(/\/dry-run$/);
  await expect(bar.getByText('1 change')).toBeVisible();
  await bar.getByRole('button', { name: 'Undo' }).click();
  await expect(bar.getByText('0 changes')).toBeVisible();
  await writeInvoice(page, { client: 'Acme' });
  await moveOn(page, 'Mark as sent');
  await expectStatus(page, 'Sent');
});

test(
  'a move is found, given a condition and a reason, and published by keyboard alone',
  { tag: '@once' },
  async ({ page }) => {
    await beginAs(page, 'Small business');
    await page.goto('/settings/workflow/moves');
    const first = page.getByRole('button', { name: 'Draft to Sent: Mark as sent, forward' });
    await tabTo(page, 'Draft to Sent: Mark as sent, forward');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await expect(first).toBeFocused();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'From Draft to Sent' });
    await expect(dialog).toBeVisible();
    await tabTo(page, 'Add another condition');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('group', { name: 'Condition 1' })).toBeVisible();
    await expect(dialog.getByLabel('What is looked at')).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(dialog.getByRole('group', { name: 'Condition 1' }).getByLabel('Value')).toBeFocused();
    await page.keyboard.type('100');
    await page.keyboard.press('Tab');
    await expect(dialog.getByText('It holds where the total is more than €100.00.')).toBeVisible();
    await tabTo(page, 'Asks for a reason');
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await expect(first).toBeFocused();
    await tabTo(page, 'Publish');
    await page.keyboard.press('Enter');
    await expectSaid(page, /^Published\./);
  }
);

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const aim = page
    .getByLabel(name, { exact: true })
    .or(page.getByRole('button', { name, exact: true }))
    .first();
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(aim).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [0] });
}

test('a move is drawn into the graph by keys alone', { tag: '@once' }, async ({ page }) => {
  await beginAs(page, 'Small business');
  await page.goto('/settings/workflow/moves?view=graph');
  const drawing = page.getByRole('figure', { name: /^Statuses and moves/ });
  await drawing.getByRole('button', { name: /^Paid, / }).focus();
  await page.keyboard.press('a');
  await expect(drawing.getByText(/^The move leads from Paid\./)).toBeVisible();
  await drawing.getByRole('button', { name: /^Disputed, / }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New move from Paid' });
  await expect(dialog.getByRole('textbox', { name: 'Name of the action' })).toBeFocused();
  await page.keyboard.type('Dispute after all');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(drawing.getByRole('button', { name: /^Dispute after all: from Paid to Disputed\./ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Draft' })).toContainText('1 change');
});
