import { cp } from 'node:fs/promises';
import { generation, publish } from '../e2e/deploy.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { counted, isThorough } from './counted.ts';
import { openHost, type Host } from './host.ts';
import { begin, description, expectIntact, lookForUpdate, storedFiles, write } from './pages.ts';
import { published } from './published.ts';

/** What a browser logs when a page looks for a version and finds nobody, or asks for a script that is gone. */
const ofTheHost = /net::ERR_|Failed to load resource|dynamically imported module|MIME type/;

test('an update under two forms that are being written leaves each its text, and both in one version', async ({
  profile
}, testInfo) => {
  const { host, app, folder, context, page, problems } = await published(profile, testInfo.outputPath('site'));
  await begin(page, app);
  const other = await context.newPage();
  await page.goto(`${app}invoices/new`);
  await description(page).fill('Begun here');
  await other.goto(`${app}invoices/new?anew`);
  await description(other).fill('Begun there');
  const rounds = isThorough ? 12 : 1;
  for (let round = 1; round <= rounds; round += 1) {
    await publish(folder, `v${round}`);
    expect(await lookForUpdate(page)).toBe('installed');
    await description(page).fill(`Here, round ${round}`);
    await expect(other.getByRole('button', { name: 'Update now' })).toBeVisible();
    // Nothing waits until this one is stored: the update itself has to see to it.
    await description(other).fill(`There, round ${round}`);
    await page.getByRole('button', { name: 'Update now' }).click();
    for (const [tab, text] of [
      [page, `Here, round ${round}`],
      [other, `There, round ${round}`]
    ] as const) {
      await expect(tab.locator(generation)).toHaveAttribute('content', `v${round}`);
      await expect(description(tab)).toHaveValue(text);
    }
  }
  for (const tab of [page, other]) {
    await tab.getByRole('textbox', { name: 'Price' }).fill('100');
    await tab.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(tab).toHaveURL(/\/invoices\/(?!new)[^/?]+$/);
  }
  await expectIntact(page, app, { invoices: 2 });
  expect(unexpected(problems)).toEqual([]);
  await context.close();
  await host.stop();
  counted('C5', { 'updates under two forms': rounds, 'texts kept': rounds * 2 });
});

test('three versions that nobody let in do no harm, and the last of them comes in as a whole', async ({
  profile
}, testInfo) => {
  const { host, app, folder, context, page, problems } = await published(profile, testInfo.outputPath('site'));
  await begin(page, app);
  await write(page, app, 'Written before');
  await page.goto(`${app}invoices/new`);
  await description(page).fill('Half a thought');
  const files = (await storedFiles(page)).length;
  const places = isThorough ? ['', 'clients', 'settings/workflow', 'import'] : ['clients'];
  for (const name of ['one', 'two', 'three']) {
    await publish(folder, name);
    expect(await lookForUpdate(page)).toBe('installed');
    const other = await context.newPage();
    for (const place of places) {
      await other.goto(app + place);
      await expect(other.locator(generation)).toHaveCount(0);
      await expect(other.getByRole('heading', { level: 1 }).first()).toBeVisible();
    }
    // An address that leads nowhere: Kit looks for a newer version then, and would load anew until it comes.
    let loads = 0;
    other.on('load', () => (loads += 1));
    await other.goto(`${app}nowhere/at/all`);
    await expect(other.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
    expect(loads).toBe(1);
    await other.close();
  }
  await page.getByRole('button', { name: 'Update now' }).click();
  await expect(page.locator(generation)).toHaveAttribute('content', 'three');
  await expect(description(page)).toHaveValue('Half a thought');
  // Of the versions that were passed over nothing is left.
  await expect.poll(async () => (await storedFiles(page)).length).toBe(files);
  await expectIntact(page, app, { invoices: 1 });
  expect(unexpected(problems)).toEqual([]);
  await context.close();
  await host.stop();
  counted('C6', { deploys: 3, 'pages opened in between': 3 * places.length });
});

test('pages whose scripts a deploy has removed open from what is stored here', async ({ profile }, testInfo) => {
  const { host, app, folder, context, page, problems } = await published(profile, testInfo.outputPath('site'));
  await begin(page, app);
  await page.goto(`${app}invoices/new`);
  await description(page).fill('Half a thought');
  await publish(folder, 'next');
  const before = askedForGone(host);
  for (const [link, heading] of [
    ['Clients', 'Clients'],
    ['Settings', 'Settings'],
    ['Invoices', 'Invoices']
  ] as const) {
    await page.getByRole('link', { name: link, exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  }
  const asked = askedForGone(host) - before;
  expect(asked).toBe(0);
  await page.getByRole('link', { name: 'Continue' }).click();
  await expect(description(page)).toHaveValue('Half a thought');
  expect(unexpected(problems)).toEqual([]);
  await context.close();
  await host.stop();
  counted('C7', { 'pages opened after their scripts were gone': 3, 'requests for them': asked });
});

test('pages whose scripts a deploy has removed come in the new version where nothing is stored', async ({
  browser
}, testInfo) => {
  const folder = testInfo.outputPath('site');
  await cp('build', folder, { recursive: true });
  const host = await openHost(folder, { fallbackStatus: 404 });
  const app = `${host.origin}/`;
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await begin(page, app);
  await page.goto(`${app}invoices/new`);
  await expect(description(page)).toBeVisible();
  await publish(folder, 'next');
  // Left at once: nothing waits until it is stored.
  await description(page).fill('Half a thought');
  await page.getByRole('link', { name: 'Clients' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Clients' })).toBeVisible();
  await expect(page.locator(generation)).toHaveAttribute('content', 'next');
  await page.goto(`${app}invoices/new`);
  await expect(description(page)).toHaveValue('Half a thought');
  await context.close();
  await host.stop();
  counted('C7', { 'pages opened in the new version': 1 });
});

/** How often scripts of the version that is gone were asked for; those of the next one are being stored meanwhile. */
function askedForGone({ asked }: Host): number {
  const isGone = (path: string): boolean => /immutable.*\.js$/.test(path) && !path.includes('.next.');
  return [...asked].reduce((sum, [path, count]) => sum + (isGone(path) ? count : 0), 0);
}

function unexpected(problems: readonly string[]): string[] {
  return problems.filter((problem) => !ofTheHost.test(problem));
}
