import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { beginAs, expectSaid, expectStatus, history, invoicePage, moveOn, undo, writeInvoice } from './writing.ts';

test('[BR14] [WR10] a draft is sent, and marked as paid in one step', async ({ page }) => {
  await beginAs(page, 'Small business');
  await writeInvoice(page, { client: 'Lovelace Ltd' });
  await expectStatus(page, 'Draft');
  await moveOn(page, 'Mark as sent');
  await expectSaid(page, /^INV-\d{4}-0001 is now Sent\.$/);
  await expectStatus(page, 'Sent');

  await moveOn(page, 'Mark as paid');
  const dialog = page.getByRole('dialog', { name: 'Mark as paid' });
  await expect(dialog).toContainText('Records a payment of €1,000.00, and moves in one step.');
  await expectAccessible(page);
  await dialog.getByRole('combobox', { name: 'How it was paid' }).selectOption('Cash');
  await dialog.getByRole('button', { name: 'Mark as paid' }).click();
  await expectStatus(page, 'Paid');
  // Its button is gone: the page has not lost its place.
  await expect(page.getByRole('heading', { level: 1, name: /^INV-/ })).toBeFocused();
  await expect(history(page)).toContainText('Payment of €1,000.00 recorded');
  await expect(history(page)).toContainText('Moved from Sent to Paid');

  // One command, and so one step back.
  await undo(page);
  await expectStatus(page, 'Sent');
  await expect(invoicePage(page)).toContainText('€1,000.00 outstanding');
  await expect(history(page)).toContainText('Undone');
});
