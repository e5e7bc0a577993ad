import type { Page } from '@playwright/test';
import { expect, problemsIn, test } from './fixtures.ts';
import { openBrowser } from './own-browser.ts';
import { beginAs } from './writing.ts';

const noticesOf = (page: Page) =>
  page.evaluate(async () => {
    const shown = await (await navigator.serviceWorker.ready).getNotifications();
    return shown.map(({ title, body }) => `${title}: ${body}`);
  });

/** As when another app lies over it. */
async function leave(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

test('a workshop ends while the app lies open behind something else: its invoice moves on, and a notice says so [WR6] [W25]', async ({
  profile,
  baseURL
}) => {
  // Without windows the browser says that nothing is allowed, whatever is.
  const browser = await openBrowser(profile, { baseURL, isWhole: true });
  const problems = await problemsIn(browser);
  await browser.grantPermissions(['notifications']);
  const page = await browser.newPage();
  await page.clock.install({ time: new Date('2026-12-01T09:30:00Z') });
  await beginAs(page, 'Training');
  await page.goto('/settings/app');
  const wish = page.getByRole('checkbox', { name: 'Tell me when something new waits for me' });
  await wish.click();
  await expect(wish).toBeChecked();
  await page.reload();
  await expect(wish).toBeChecked();

  await page.goto('/jobs/new');
  await page.getByRole('textbox', { name: 'Title' }).fill('Facilitation');
  await page.getByRole('textbox', { name: 'First day', exact: true }).fill('1 Dec 2026');
  await page.getByLabel('Begins at').fill('09:00');
  await page.getByLabel('Ends at').fill('17:00');
  await page.getByRole('textbox', { name: 'Fixed' }).fill('500');
  await page.getByRole('button', { name: 'Add workshop' }).click();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await leave(page);
  expect(await noticesOf(page)).toEqual([]);

  await page.clock.fastForward('08:00:00');
  await expect.poll(() => noticesOf(page)).toEqual(['Something new waits for you: One thing waits on Home.']);
  await expect(page.getByRole('region', { name: 'Invoices' })).toContainText('Waiting for review');

  await page.getByRole('link', { name: /Home/ }).click();
  await expect(page.getByRole('main')).toContainText('Facilitation');
  expect(problems).toEqual([]);
  await browser.close();
});
