import { expectAccessible } from './accessible.ts';
import { backedUp, begunAs, chooseIn } from './backing-up.ts';
import { expect, test } from './fixtures.ts';
import { expectSaid, expectStatus, history, invoicePage, moveWithReason, recordPayment, undo } from './writing.ts';

test('what two devices did apart to one invoice waits on Home with both sides, and is settled by a tap', async ({
  page,
  browser
}) => {
  await begunAs(page);
  await page.goto('/settings/storage');
  const file = await backedUp(page);

  // Another device joins, and goes its own way.
  const other = await browser.newContext();
  const there = await other.newPage();
  await there.addInitScript(() => Object.assign(window, { showSaveFilePicker: undefined }));
  await there.goto('/');
  await chooseIn(there, 'Restore from a file', file);
  const joining = there.getByRole('dialog', { name: 'What a restore would change' });
  await joining.getByRole('radio', { name: 'Yes, both are used' }).check();
  await joining.getByRole('button', { name: 'Use both' }).click();
  await expectSaid(there, 'The backup was merged.');
  await there.goto('/invoices');
  await there.locator('[data-invoice] a').first().click();
  await moveWithReason(there, 'Mark as disputed', 'The hours are wrong');
  await expectStatus(there, 'Disputed');
  await recordPayment(there, '400');
  await there.goto('/settings/storage');
  const theirs = await backedUp(there);
  await other.close();

  await page.goto('/invoices');
  await page.locator('[data-invoice] a').first().click();
  await moveWithReason(page, 'Void', 'Written twice');
  await expectStatus(page, 'Void');
  await page.goto('/settings/storage');
  await chooseIn(page, 'Restore from a file', theirs);
  const dialog = page.getByRole('dialog', { name: 'What a restore would change' });
  await dialog.getByRole('radio', { name: 'Merge it with what is here' }).check();
  await expect(dialog).toContainText('One thing was done differently on two devices: it waits on Home.');
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expectSaid(page, 'The backup was merged.');

  await page.getByRole('navigation').getByRole('link', { name: /Home/ }).click();
  const decision = page.getByRole('region', { name: 'Two devices moved it from Sent to different statuses' });
  await expect(decision).toContainText('“The hours are wrong”');
  await expect(decision).toContainText('“Written twice”');
  await expect(decision.getByRole('listitem')).toHaveCount(2);
  await expectAccessible(page);
  await decision.getByRole('button', { name: 'Take Void' }).click();
  await expectSaid(page, 'Settled: Void.');
  await expect(page.getByText('Nothing waits for you.')).toBeVisible();
  await undo(page);
  await decision.getByRole('button', { name: 'Keep Disputed' }).click();
  await expect(page.getByText('Nothing waits for you.')).toBeVisible();
  await expectAccessible(page);

  await page.goto('/invoices');
  await page.locator('[data-invoice] a').first().click();
  await expectStatus(page, 'Disputed');
  await expect(history(page)).toContainText('Settled between two devices: Disputed stands');
  await expect(invoicePage(page)).toContainText('600.00');
});
