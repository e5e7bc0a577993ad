import { cp } from 'node:fs/promises';
import { generation, publish } from './deploy.ts';
import { expect, problemsIn, test } from './fixtures.ts';
import { openBrowser, openSite, untilStored } from './own-browser.ts';

test('a newer version waits through reloads until it is let in, and then every tab has it', async ({
  profile
}, testInfo) => {
  test.setTimeout(60_000);
  const folder = testInfo.outputPath('site');
  await cp('build', folder, { recursive: true });
  const site = await openSite(folder, '200.html');
  const context = await openBrowser(profile);
  const problems = await problemsIn(context);
  await untilStored(context, site.origin);
  const page = context.pages()[0]!;
  await page.getByRole('button', { name: 'Start with an empty list' }).click();
  const otherTab = await context.newPage();
  await otherTab.goto(site.origin);
  await expect(otherTab.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();

  await publish(folder, 'next');
  await site.restart();
  await page.evaluate(lookForUpdate);
  await expect.poll(() => page.evaluate(isUpdateWaiting), { timeout: 15_000 }).toBe(true);
  await page.reload();
  await expect(page.locator(generation)).toHaveCount(0);

  // Nobody presses before the page has loaded all that it begins by itself.
  await page.waitForLoadState('networkidle');
  await page.getByRole('region', { name: 'Update' }).getByRole('button', { name: 'Update now' }).click();
  await expect(page.locator(generation)).toHaveCount(1);
  await expect(otherTab.locator(generation)).toHaveCount(1);
  expect(problems).toEqual([]);
  await context.close();
  await site.stop();
});

test('an update is offered where one works, and what was typed is still there after it', async ({
  profile
}, testInfo) => {
  test.setTimeout(60_000);
  const folder = testInfo.outputPath('site');
  await cp('build', folder, { recursive: true });
  const site = await openSite(folder, '200.html');
  const context = await openBrowser(profile);
  const problems = await problemsIn(context);
  await untilStored(context, site.origin);
  const page = context.pages()[0]!;
  await page.getByRole('button', { name: 'Start with an empty list' }).click();
  await page.getByRole('link', { name: 'New invoice' }).first().click();
  await page.getByRole('textbox', { name: 'Notes' }).fill('Half a thought');

  await publish(folder, 'next');
  await site.restart();
  await page.evaluate(lookForUpdate);
  const offer = page.getByRole('region', { name: 'Update' });
  await expect(offer).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole('textbox', { name: 'Notes' })).toHaveValue('Half a thought');
  await offer.getByRole('button', { name: 'Update now' }).click();
  await expect(page.locator(generation)).toHaveCount(1);
  await expect(page.getByRole('textbox', { name: 'Notes' })).toHaveValue('Half a thought');
  await expect(offer).toBeHidden();
  expect(problems).toEqual([]);
  await context.close();
  await site.stop();
});

/** A browser looks by itself when it comes to it; a test does not wait so long. */
async function lookForUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker.ready;
  await registration.update();
}

async function isUpdateWaiting(): Promise<boolean> {
  return (await navigator.serviceWorker.ready).waiting !== null;
}
