import { readFile } from 'node:fs/promises';
import { expectAccessible } from './accessible.ts';
import { expect, problemsIn, test } from './fixtures.ts';
import { openBrowser, openSite, untilStored } from './own-browser.ts';
import { beginAs, expectSaid, expectStatus, moveOn, writeInvoice } from './writing.ts';

test('without the app and without a network the rescue page writes a backup that the app restores', async ({
  profile,
  browser
}) => {
  const site = await openSite('build', '200.html');
  const first = await openBrowser(profile, { baseURL: site.origin });
  await untilStored(first, site.origin);
  const page = await first.newPage();
  await beginAs(page, 'Agency');
  await writeInvoice(page, { client: 'Lovelace Ltd', text: '🙂'.repeat(300) });
  await moveOn(page, 'Request approval');
  await expectStatus(page, 'Awaiting Approval');
  await first.close();
  await site.stop();

  const second = await openBrowser(profile, { baseURL: site.origin });
  const problems = await problemsIn(second);
  const rescue = await second.newPage();
  await rescue.goto('/rescue.html');
  await expect(rescue.getByRole('heading', { level: 1, name: 'Rescue' })).toBeVisible();
  await expectAccessible(rescue);
  const waiting = rescue.waitForEvent('download');
  await rescue.getByRole('button', { name: 'Save a backup of your data' }).click();
  const download = await waiting;
  const buffer = await readFile(await download.path());
  await expect(rescue.getByRole('status')).toContainText('3 steps of the history');
  expect(problems.filter((problem) => !problem.includes('net::ERR_CONNECTION_REFUSED'))).toEqual([]);
  await second.close();

  await site.restart();
  const other = await browser.newContext({ baseURL: site.origin });
  const there = await other.newPage();
  await there.goto('/');
  await there
    .locator('input[aria-label="Restore from a file"]')
    .setInputFiles({ name: download.suggestedFilename(), mimeType: 'application/json', buffer });
  await there.getByRole('button', { name: 'Go on here' }).click();
  await expectSaid(there, 'Everything was replaced by the backup.');
  await there.goto('/invoices');
  await there.locator('[data-invoice] a').first().click();
  await expectStatus(there, 'Awaiting Approval');
  await other.close();
  await site.stop();
});

test('where there is no data the rescue page says so, and makes none', async ({ page }) => {
  await page.goto('/rescue.html');
  await expect(page.getByRole('status')).toHaveText('There is no data of Docket in this browser.');
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([]);
});

test('whoever reads German is spoken to in German there, too', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'de-AT', ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await context.newPage();
  await page.goto('/rescue.html');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\s*Rettung\s*$/u, { useInnerText: true });
  await expect(page.getByRole('status')).toHaveText('In diesem Browser liegen keine Daten von Docket.');
  await expect(page.getByRole('link', { name: 'Zurück zu Docket' })).toBeVisible();
  await expect(page.getByText('For when Docket does not start')).toBeHidden();
  await expectAccessible(page);
  await context.close();
});
