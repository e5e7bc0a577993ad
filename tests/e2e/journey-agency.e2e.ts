import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import {
  beginAs,
  expectSaid,
  expectStatus,
  history,
  invoicePage,
  moveOn,
  moveWithReason,
  openMoves,
  payments,
  recordPayment,
  writeInvoice
} from './writing.ts';

test('[B16] [B17] [B20] [B21] [B25] [B27] [B60] an invoice travels from Proforma to Paid', async ({ page }) => {
  await beginAs(page, 'Agency');
  await writeInvoice(page, { client: 'Lovelace Ltd' });
  await expectStatus(page, 'Proforma');
  await expectAccessible(page);

  await moveOn(page, 'Request approval');
  await expectSaid(page, 'The invoice is now Awaiting Approval.');
  await expectStatus(page, 'Awaiting Approval');
  await expect(page.getByRole('region', { name: 'Approval' })).toContainText('0 of 1 stages signed');

  await moveOn(page, 'Approve');
  await expectStatus(page, 'Approved');
  await expect(page.getByRole('region', { name: 'Approval' })).toContainText('signed by Ann');

  await moveOn(page, 'Submit to client');
  await expectSaid(page, /^INV-\d{4}-0001 is now Submitted\.$/);
  await expectStatus(page, 'Submitted');
  await expect(page.getByRole('heading', { level: 1, name: /^INV-\d{4}-0001$/ })).toBeVisible();

  await recordPayment(page, '400');
  await expectSaid(page, 'Payment of €400.00 recorded.');
  await expectStatus(page, 'Submitted');
  await expect(invoicePage(page)).toContainText('part paid, €600.00 outstanding');

  await payments(page).getByRole('button', { name: 'Record a payment' }).click();
  const dialog = page.getByRole('dialog', { name: 'Record a payment' });
  await expect(dialog.getByRole('textbox', { name: 'Amount' })).toHaveValue('600');
  await dialog.getByRole('button', { name: 'Record the payment' }).click();
  await expectSaid(page, 'Payment of €600.00 recorded. Rule “Paid in full” moved it to Paid.');
  await expectStatus(page, 'Paid');

  await expect(history(page).getByRole('listitem')).toHaveCount(6);
  await expect(history(page).getByRole('listitem').first()).toContainText(
    'Rule “Paid in full” moved it from Submitted to Paid'
  );
  await expect(history(page)).toContainText('Signed approval stage 1, at €1,000.00');
  await expect(history(page).getByText('Ann')).toHaveCount(6);
  await expectAccessible(page);
});

test(
  '[B18] [B22] [B23] [B24] a rejected invoice is corrected, resubmitted and approved from the first stage',
  { tag: '@once' },
  async ({ page }) => {
    await beginAs(page, 'Agency');
    await writeInvoice(page, { client: 'Lovelace Ltd' });
    await moveOn(page, 'Request approval');
    await expectStatus(page, 'Awaiting Approval');

    const dialog = await openMoves(page);
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await expect(dialog.getByText('Say why. Without a reason this cannot be done.')).toBeVisible();
    await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The rate is last year’s');
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await expectStatus(page, 'Rejected');
    await expect(history(page)).toContainText('“The rate is last year’s”');

    await invoicePage(page).getByRole('link', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Price' }).fill('1200');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(history(page)).toContainText('Line “Design”: price');
    await expect(history(page)).toContainText('1,000');
    await expect(history(page)).toContainText('1,200');

    await moveOn(page, 'Resubmit');
    await expectStatus(page, 'Awaiting Approval');
    await moveOn(page, 'Approve');
    await expectStatus(page, 'Approved');
    await expect(history(page)).toContainText('Signed approval stage 1, at €1,200.00');
  }
);

test(
  '[B19] [B29] [B30] [BR7] [BR8] a void invoice rests in the archive, keeps its number, and can be restored',
  { tag: '@once' },
  async ({ page }) => {
    await beginAs(page, 'Agency');
    await writeInvoice(page, { client: 'Lovelace Ltd' });
    await moveOn(page, 'Request approval');
    await moveOn(page, 'Approve');
    await moveOn(page, 'Submit to client');
    await expectStatus(page, 'Submitted');

    await moveWithReason(page, 'Void', 'Written twice');
    await expectStatus(page, 'Voided');
    await expect(invoicePage(page).getByText('Archived', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Why is “Notes” locked?' })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: /^INV-/ })).toBeVisible();

    await moveWithReason(page, 'Restore', 'It was the other one');
    await expectStatus(page, 'Submitted');
    await expect(invoicePage(page).getByText('Archived', { exact: true })).toBeHidden();
  }
);
