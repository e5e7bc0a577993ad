import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import {
  beginAs,
  expectSaid,
  expectStatus,
  history,
  invoicePage,
  moveOn,
  recordPayment,
  writeInvoice
} from './writing.ts';

test('[B85] [B86] [B87] what a rule did is found on the invoice and in the log, each with what set it off', async ({
  page
}) => {
  await beginAs(page, 'Small business');
  await writeInvoice(page, { client: 'Lovelace Ltd' });
  await moveOn(page, 'Mark as sent');
  await recordPayment(page, '1000');
  await expectStatus(page, 'Paid');
  await expectSaid(page, /Rule “Paid in full” moved it to Paid\./);
  await expect(history(page)).toContainText('Rule “Paid in full” moved it from Sent to Paid');
  await expect(history(page)).toContainText('because a payment was recorded');
  await invoicePage(page).getByText('Why is it Paid?').click();
  await expect(invoicePage(page)).toContainText(
    /Rule “Paid in full” moved it here on .*, because a payment was recorded\./
  );

  await page.goto('/settings');
  await page.getByRole('link', { name: /^Automation log/ }).click();
  await expect(page).toHaveURL(/\/settings\/automation$/);
  const log = page.getByRole('list', { name: 'Automation log' });
  await expect(log.getByRole('listitem')).toHaveCount(1);
  await expect(log).toContainText('Rule “Paid in full” moved it to Paid');
  await expectAccessible(page);
  await page.getByRole('combobox', { name: 'Rule' }).selectOption('Paid in full');
  await expect(page).toHaveURL(/\?rule=settled$/);
  await log.getByRole('link', { name: /^INV-/ }).click();
  await expectStatus(page, 'Paid');
});
