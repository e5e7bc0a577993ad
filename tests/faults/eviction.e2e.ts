import { cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../e2e/accessible.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { openBrowser } from '../e2e/own-browser.ts';
import { beginEmpty } from '../e2e/sample.ts';
import { counted, isThorough } from './counted.ts';
import { beginWithInvoice, isIntact } from './steps.ts';

/** Data that the browser has lost is missed, and said to be gone; it is never taken for a first visit. */

const gone = { name: 'The data that was on this device is gone' };
const damaged = { name: 'The data on this device cannot be opened' };

test('[A7] a page whose data the browser clears finds out by itself, and leads back to the backup', async ({
  page,
  context
}) => {
  await beginWithInvoice(page);
  await clearData(page, 'indexeddb,local_storage');
  await expect(page.getByRole('region', gone)).toBeVisible();
  await expectAccessible(page);
  // What it still shows is worth to be read.
  await expect(page.getByRole('article')).toContainText('Lovelace Ltd');
  expect(await databases(page)).toEqual([]);

  const other = await context.newPage();
  await other.goto('/');
  await expect(other.getByRole('region', gone)).toBeVisible();
  await other.close();

  await page.getByRole('button', { name: 'Begin with an empty Docket' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome to Docket' })).toBeVisible();
  await expect(page.getByRole('region', gone)).toBeHidden();
  await expect(page.locator('input[aria-label="Restore from a file"]')).toBeAttached();
  counted('A7', { 'datasets cleared while open, and said to be gone': 1 });
});

test('[A7] a page that has nothing to lose yet says that it was cut off, and no more', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Welcome to Docket' })).toBeVisible();
  // What is under way as the browser clears fails for a reason of its own, which is told only until more is known.
  await page.evaluate(() => void Promise.reject(new DOMException('Connection is closing.', 'UnknownError')));
  await expect(page.getByRole('region', { name: 'The data could not be read' })).toBeVisible();
  await clearData(page, 'indexeddb');
  await expect(page.getByRole('region', { name: 'The connection to the data was closed' })).toBeVisible();
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome to Docket' })).toBeVisible();
});

test('[A8] data that was cleared while the app was closed is missed, and one may begin anew', async ({ page }) => {
  await beginEmpty(page);
  await page.goto('/rescue.html');
  await clearData(page, 'indexeddb');
  await page.goto('/');
  await expect(page.getByRole('region', gone)).toBeVisible();
  await page.getByRole('button', { name: 'Begin with an empty Docket' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome to Docket' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Welcome to Docket' })).toBeVisible();
  counted('A8', { 'datasets cleared while closed, and said to be gone': 1 });
});

type Damage = (folder: string, names: readonly string[]) => Promise<void>;

const damages: Record<string, Damage> = {
  'the list of its files is deleted': (folder, names) => each(names, /^MANIFEST/, (name) => rm(join(folder, name))),
  'the pointer to it is deleted': (folder, names) => each(names, /^CURRENT$/, (name) => rm(join(folder, name))),
  'the pointer to it is noise': (folder, names) =>
    each(names, /^CURRENT$/, (name) => writeFile(join(folder, name), 'noise\n')),
  'the list of its files is noise': (folder, names) =>
    each(names, /^MANIFEST/, (name) => writeFile(join(folder, name), Buffer.alloc(4_096, 0x5a))),
  'what was written last is emptied': (folder, names) =>
    each(names, /\.(log|ldb)$/, (name) => truncate(join(folder, name), 0)),
  'what was written last is cut in half': (folder, names) =>
    each(names, /\.(log|ldb)$/, async (name) => {
      const { length } = await readFile(join(folder, name));
      await truncate(join(folder, name), Math.floor(length / 2));
    }),
  'every hundredth byte is another': (folder, names) =>
    each(names, /\.(log|ldb)$/, async (name) => {
      const bytes = await readFile(join(folder, name));
      for (let at = 50; at < bytes.length; at += 100) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      await writeFile(join(folder, name), bytes);
    }),
  'one byte in the middle is another': (folder, names) =>
    each(names, /\.(log|ldb)$/, async (name) => {
      const bytes = await readFile(join(folder, name));
      const middle = Math.floor(bytes.length / 2);
      bytes[middle] = (bytes[middle] ?? 0) ^ 0x10;
      await writeFile(join(folder, name), bytes);
    })
};

/** Each run of all tests tries those that a browser answers in different ways. */
const tried = isThorough ? Object.keys(damages) : ['the pointer to it is noise', 'every hundredth byte is another'];

test('[A9] data whose files are damaged on disk is whole, or said to be gone, or to be damaged', async ({
  profile,
  baseURL
}) => {
  const at = baseURL === undefined ? {} : { baseURL };
  const undamaged = `${profile}-undamaged`;
  const first = await openBrowser(undamaged, at);
  await beginWithInvoice(await first.newPage());
  await first.close();
  const figures = { whole: 0, 'said to be gone': 0, 'said to be damaged': 0 };

  for (const what of tried)
    await test.step(what, async () => {
      await rm(profile, { recursive: true, force: true });
      await cp(undamaged, profile, { recursive: true });
      const folder = await folderOf(profile);
      await damages[what]?.(folder, await readdir(folder));
      const browser = await openBrowser(profile, at);
      const page = await browser.newPage();
      await page.goto('/invoices');
      figures[await foundIn(page)] += 1;
      await browser.close();
    });
  counted('A9', { 'profiles damaged': tried.length, ...figures });
});

/** What the app makes of it, and that there is a way on from there. */
async function foundIn(page: Page): Promise<'whole' | 'said to be gone' | 'said to be damaged'> {
  const missed = page.getByRole('region', gone);
  const unopened = page.getByRole('region', damaged);
  await expect(missed.or(unopened).or(page.locator('[data-invoice]'))).toBeVisible();
  if (await missed.isVisible()) {
    await page.getByRole('button', { name: 'Begin with an empty Docket' }).click();
    await expect(page.locator('input[aria-label="Restore from a file"]')).toBeAttached();
    return 'said to be gone';
  }
  if (await unopened.isVisible()) {
    await expectAccessible(page);
    await page.getByRole('link', { name: 'to the rescue page' }).click();
    await expect(page.getByRole('status')).toContainText('Your data cannot be opened');
    return 'said to be damaged';
  }
  expect(await isIntact(page)).toBe(true);
  return 'whole';
}

async function clearData(page: Page, storageTypes: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Storage.clearDataForOrigin', { origin: new URL(page.url()).origin, storageTypes });
}

function databases(page: Page): Promise<(string | undefined)[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
}

async function folderOf(profile: string): Promise<string> {
  const root = join(profile, 'Default', 'IndexedDB');
  const found = (await readdir(root)).find((name) => name.endsWith('.leveldb'));
  if (found === undefined) throw new Error(`no database in ${root}`);
  return join(root, found);
}

async function each(names: readonly string[], which: RegExp, act: (name: string) => Promise<void>): Promise<void> {
  const meant = names.filter((name) => which.test(name));
  expect(meant.length).toBeGreaterThan(0);
  for (const name of meant) await act(name);
}
