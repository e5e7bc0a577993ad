import type { Locator, Page } from '@playwright/test';
import { expect, problemsIn, test } from './fixtures.ts';
import { lookForUpdate, openWithoutServer } from './own-browser.ts';
import { beginAs, expectSaid, expectStatus, history, invoicePage, moveOn, writeInvoice } from './writing.ts';

test('[BR22] [B67] on a phone without a network, by keys alone, somebody is added, acted as with a passphrase, and approves', async ({
  profile
}) => {
  test.setTimeout(120_000);
  const context = await openWithoutServer(profile);
  const problems = await problemsIn(context);
  const page = await context.newPage();
  await page.setViewportSize({ width: 390, height: 844 });
  await beginAs(page, 'Agency');
  await writeInvoice(page, { client: 'Lovelace Ltd' });
  await moveOn(page, 'Request approval');
  await expectStatus(page, 'Awaiting Approval');

  await goTo(page, 's');
  await press(page, page.getByRole('link', { name: /^People/ }));
  await press(page, page.getByRole('link', { name: 'Add a person' }));
  await tabTo(page, page.getByLabel('Name', { exact: true }));
  await page.keyboard.type('Bea');
  await tabTo(page, page.getByRole('checkbox', { name: 'Approver' }));
  await page.keyboard.press('Space');
  await press(page, page.getByRole('button', { name: 'Add this person' }));
  await expectSaid(page, 'Bea added.');

  await choose(page, 'Bea');
  await expectSaid(page, 'You act as Bea now.');
  await press(page, page.getByRole('link', { name: /^Bea/ }));
  await press(page, page.getByRole('button', { name: 'Set a passphrase' }));
  await expect(page.getByLabel('New passphrase', { exact: true })).toBeFocused();
  await page.keyboard.type('swordfish');
  await page.keyboard.press('Tab');
  await page.keyboard.type('swordfish');
  await page.keyboard.press('Enter');
  await expectSaid(page, 'Passphrase set.');
  await choose(page, 'Ann');
  await expectSaid(page, 'You act as Ann now.');

  await choose(page, 'Bea');
  await expect(page.getByLabel('Passphrase of Bea')).toBeFocused();
  await page.keyboard.type('herring');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not the passphrase. Try again.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('swordfish');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();

  await goTo(page, 'i');
  await expect(page.locator('[data-invoice]').first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await press(page, invoicePage(page).getByRole('button', { name: 'Approve', exact: true }));
  await expectStatus(page, 'Approved');
  await expect(history(page).getByRole('listitem').first()).toContainText('Bea');
  await choose(page, 'Ann');
  const submit = invoicePage(page).getByRole('button', { name: 'Submit to client' });
  // It is Bea's as long as the page has not asked for Ann, and refused.
  await expect(submit).not.toHaveAttribute('aria-disabled');
  await press(page, submit);
  await expectStatus(page, 'Submitted');
  await expect(history(page).getByRole('listitem').first()).toContainText('Ann');
  expect(problems.filter((problem) => !problem.includes(lookForUpdate))).toEqual([]);
  await context.close();
});

async function goTo(page: Page, key: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press(key);
}

/** Opens the switch by its keys, and chooses somebody by theirs. */
async function choose(page: Page, name: string): Promise<void> {
  await goTo(page, 'p');
  await press(page, page.getByRole('dialog').getByRole('button', { name }));
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Tabs on until it has the focus, as one does without a pointer. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const hasFocus = (): Promise<boolean> => target.evaluate((element) => element === document.activeElement);
  for (let tabs = 0; tabs < 80 && !(await hasFocus()); tabs += 1) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}
