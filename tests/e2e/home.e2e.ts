import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, problemsIn, test } from './fixtures.ts';
import { lookForUpdate, openWithoutServer } from './own-browser.ts';
import { openSample, rows } from './sample.ts';
import { beginAs, expectSaid, moveOn, recordPayment, writeInvoice } from './writing.ts';

const numbers = (page: Page) => page.getByRole('region', { name: 'In numbers' });
const group = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function expectFits(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => {
    const main = document.querySelector('main');
    return Math.max(
      document.documentElement.scrollWidth - document.documentElement.clientWidth,
      (main?.scrollWidth ?? 0) - (main?.clientWidth ?? 0)
    );
  });
  expect(overflow, 'nothing sticks out').toBeLessThanOrEqual(0);
}

test('what is outstanding, overdue and awaits approval leads to the list of just these [B2] [W13]', async ({
  page
}) => {
  await openSample(page, 'Agency');
  for (const [name, count, amounts] of [
    ['Outstanding', 13, ['18,330.76', '1,800.00', '246,400', '465.00']],
    ['Overdue', 6, ['11,227.65', '35,200', '465.00']],
    ['Awaiting approval', 3, ['1,761.20', '35,620.00']]
  ] as const) {
    await page.goto('/');
    const number = numbers(page).getByRole('link', { name: new RegExp(`^${name}`) });
    await expect(number).toContainText(`${count} invoices`);
    for (const amount of amounts) await expect(number).toContainText(amount);
    await number.click();
    await expect(page).toHaveURL(/^[^?]*\/invoices\?.*direction=issued/);
    await expect(page.locator('footer').getByText(`${count} invoices`, { exact: true })).toBeVisible();
  }
});

test('what waits is signed from Home, its number counts down, and the longest of a group come first [B1] [B2]', async ({
  page
}) => {
  await openSample(page, 'Agency');
  await page.goto('/');
  const home = page.getByRole('navigation').getByRole('link', { name: /^Home/ });
  await expect(home).toHaveAccessibleName(/9/);
  await expect(home).toHaveAttribute('aria-current', 'page');
  await expectAccessible(page);
  await expectFits(page);

  const approving = group(page, 'To approve');
  await expect(approving).toContainText('3 invoices');
  await approving
    .getByRole('button', { name: /^Approve/ })
    .first()
    .click();
  await expectSaid(page, 'The invoice is now Approved.');
  await expect(approving).toContainText('2 invoices');
  await expect(home).toHaveAccessibleName(/8/);
  await expect(numbers(page).getByRole('link', { name: /^Awaiting approval/ })).toContainText('2 invoices');

  const overdue = group(page, 'Overdue');
  await expect(overdue.getByRole('listitem')).toHaveCount(5);
  const all = overdue.getByRole('button', { name: /^All 6 …/ });
  await all.click();
  await expect(overdue.getByRole('listitem')).toHaveCount(6);
  await expect(overdue.getByRole('button', { name: /^Remind/ })).toHaveCount(6);
  await overdue.getByRole('button', { name: /^Fewer/ }).click();
  await expect(overdue.getByRole('listitem')).toHaveCount(5);
});

test('where nothing is written yet, Home says how to begin', async ({ page }) => {
  await beginAs(page, 'Small business');
  await expect(page).toHaveURL('/');
  await expect(page.getByText(/^No invoices yet\./)).toBeVisible();
  await expect(numbers(page)).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Import invoices' })).toHaveAttribute('href', '/import');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Look at sample data' }).click();
  await expect(numbers(page)).toBeVisible();
  await page.getByRole('button', { name: 'Leave the sample' }).click();
  await page.getByRole('main').getByRole('link', { name: 'New invoice' }).click();
  await expect(page).toHaveURL('/invoices/new');
});

test('nothing waits, and yet it is seen what was paid, and that there is no backup [B2]', async ({ page }) => {
  await beginAs(page, 'Small business');
  await writeInvoice(page, { client: 'Lovelace Ltd' });
  await moveOn(page, 'Mark as sent');
  await recordPayment(page, '400');
  await page.goto('/');
  await expect(page.getByText('Nothing waits for you.')).toBeVisible();
  await expect(numbers(page).getByRole('link', { name: /^Outstanding/ })).toContainText('600.00');
  await expect(numbers(page).getByRole('link')).toHaveCount(2);
  const paid = group(page, 'Paid lately');
  await expect(paid.getByRole('listitem')).toHaveText(/Lovelace Ltd\s*INV-\d+-0001\s*400\.00\s*€\s*today/);
  await expect(page.getByRole('main')).toContainText('Never backed up.');
  await expectAccessible(page);
  await paid.getByRole('link', { name: 'Lovelace Ltd' }).click();
  await recordPayment(page, '600');
  await page.goto('/');
  await expect(paid.getByRole('listitem')).toHaveCount(2);
  await page.getByRole('link', { name: 'Back up now' }).click();
  await expect(page).toHaveURL('/settings/storage');
});

test(
  'Home is worked by keyboard alone, and the address of the inbox that was leads there',
  { tag: '@once' },
  async ({ page }) => {
    await openSample(page, 'Agency');
    await page.goto('/inbox');
    await expect(page).toHaveURL('/');
    await expect(numbers(page)).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await expect(page).toHaveURL('/invoices');
    await expect(rows(page).first()).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await expect(page).toHaveURL('/');
    await numbers(page).getByRole('link').first().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/invoices?overdue=1&direction=issued');
    await page.goBack();
    await group(page, 'To approve').getByRole('button').first().focus();
    await page.keyboard.press('Enter');
    await expectSaid(page, 'The invoice is now Approved.');
    await page.keyboard.press('n');
    await expect(page).toHaveURL('/invoices/new');
  }
);

test('with amounts of twelve digits, on small screens and with large letters, all of Home is in reach', async ({
  page
}) => {
  await beginAs(page, 'Small business');
  await writeInvoice(page, { client: `${'A name that does not end '.repeat(4)}Ltd`, price: '1234567890.12' });
  await moveOn(page, 'Mark as sent');
  await expectSaid(page, /is now Sent/);
  await page.goto('/');
  const outstanding = numbers(page).getByRole('link', { name: /^Outstanding/ });
  await expect(outstanding).toContainText('1,234,567,890.12');
  await expectFits(page);
  const amount = await outstanding.locator('bdi').boundingBox();
  expect(amount?.height, 'the amount stands on one line').toBeLessThan(32);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectFits(page);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '32px';
  });
  await expectFits(page);
});

test('Home opens without a network', { tag: '@once' }, async ({ profile }) => {
  const browser = await openWithoutServer(profile);
  const problems = await problemsIn(browser);
  const page = await browser.newPage();
  await beginAs(page, 'Agency');
  await page.goto('/inbox');
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  expect(problems.filter((problem) => !problem.includes(lookForUpdate))).toEqual([]);
  await browser.close();
});
