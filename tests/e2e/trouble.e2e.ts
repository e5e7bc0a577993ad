import { readFile } from 'node:fs/promises';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { beginEmpty, openSample, rows } from './sample.ts';

test('data that the browser has cleared is told from a first visit', { tag: '@once' }, async ({ page }) => {
  await beginEmpty(page);
  await page.evaluate(() => void indexedDB.deleteDatabase('docket'));
  await expect(page.getByRole('region', { name: 'The data was deleted from another tab' })).toBeVisible();
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('region', { name: 'The data that was on this device is gone' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Begin with an empty Docket' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome to Docket' })).toBeVisible();
});

test('a browser that keeps no data says so before anything is typed', { tag: '@once' }, async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'This browser keeps no data here' })).toBeVisible();
  await expect(page.getByText(/private window/)).toBeVisible();
});

test(
  'an older tab writes nothing more once a newer version has taken over',
  { tag: '@once' },
  async ({ page, context }) => {
    await openSample(page, 'Small business');
    const other = await context.newPage();
    await other.goto('/invoices');
    await expect(rows(other).first()).toBeVisible();
    await other.evaluate(() => void indexedDB.open('docket-sample', 10_000));
    await expect(page.getByRole('region', { name: 'A newer version of Docket has taken over' })).toBeVisible();
    await expect(rows(page).first()).toBeVisible();
    await expectAccessible(page);
  }
);

test('a full device keeps what was saved, and says what was not', { tag: '@once' }, async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Welcome to Docket' })).toBeVisible();
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  await page.getByRole('button', { name: 'Start with an empty list' }).click();
  await expect(page.getByRole('region', { name: 'There is no room left to save this' })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome to Docket' })).toBeVisible();
});

test.describe('after a bug', () => {
  test.use({ expectedProblems: [/a bug of this test/] });

  test('the first button hands over all data, and the next one leads on', { tag: '@once' }, async ({ page }) => {
    await openSample(page, 'Small business');
    await page.evaluate(() => reportError(new Error('a bug of this test')));
    await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeFocused();
    await expectAccessible(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Back up now' }).click();
    const file = await download;
    const { format, records } = JSON.parse(await readFile(await file.path(), 'utf8')) as {
      format: string;
      records: [];
    };
    expect(format).toBe('docket-backup');
    expect(records.length).toBeGreaterThan(100);
    await page.getByRole('link', { name: 'Back to the start' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  });
});

test.describe('a record that something has damaged', () => {
  test.use({ expectedProblems: [/TypeError|Cannot (read|convert)|not iterable|Symbol/] });

  test('stops the pages, and is made anew from the history by one tap', { tag: '@once' }, async ({ page }) => {
    await openSample(page, 'Small business');
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('docket-sample');
          opening.onsuccess = () => {
            const store = opening.result.transaction('invoices', 'readwrite').objectStore('invoices');
            const reading = store.openCursor();
            reading.onsuccess = () => {
              const invoice = reading.result?.value as { content: { lines: unknown } };
              invoice.content.lines = null;
              const writing = reading.result?.update(invoice);
              if (!writing) {
                reject(new Error('no invoice'));
                return;
              }
              writing.onsuccess = () => {
                opening.result.close();
                resolve();
              };
            };
          };
        })
    );
    await page.goto('/invoices');
    await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible();
    await page.getByRole('button', { name: 'Repair from the history' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
    await page.goto('/settings/storage');
    await page.getByRole('button', { name: 'Check integrity' }).click();
    await expect(page.getByText(/^Intact:/)).toBeVisible();
  });
});
