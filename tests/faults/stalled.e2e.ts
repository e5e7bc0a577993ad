import type { Page } from '@playwright/test';
import { expectAccessible } from '../e2e/accessible.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { payments } from '../e2e/writing.ts';
import { counted } from './counted.ts';
import { beginWithInvoice, commitsIn, isIntact } from './steps.ts';

/** What does not come back is told within ten seconds, and done as a whole or not at all. */

const stalled = { name: 'This takes unusually long' };
/** By the clock of the page, which this test moves. */
const saidAfterMs = 10_000;

interface Stallable {
  isStalled: boolean;
}

test('[A6] a command that never settles says so in ten seconds, and is done once it can be', async ({ page }) => {
  await letWritesStall(page);
  await page.clock.install();
  await beginWithInvoice(page);
  const before = await commitsIn(page);
  await stall(page, true);
  const dialog = await pay(page);
  await page.clock.fastForward(saidAfterMs / 4);
  await expect(page.getByRole('dialog', stalled)).toBeHidden();
  await page.clock.fastForward(saidAfterMs / 4);
  await page.clock.fastForward(saidAfterMs / 2);
  await expect(page.getByRole('dialog', stalled)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Wait' }).click();
  await expect(page.getByRole('dialog', stalled)).toBeHidden();
  await stall(page, false);
  await expect(dialog).toBeHidden();
  expect(await commitsIn(page)).toHaveLength(before.length + 1);
  const halves = (await isIntact(page)) ? 0 : 1;
  expect(halves).toBe(0);
  counted('A6', { 'commands that stalled': 1, 'half commands': halves });
});

test('[A6] a page that is reloaded while a command never settles finds nothing of it', async ({ page }) => {
  await letWritesStall(page);
  await page.clock.install();
  await beginWithInvoice(page);
  const before = await commitsIn(page);
  await stall(page, true);
  await pay(page);
  await page.clock.fastForward(saidAfterMs / 2);
  await page.clock.fastForward(saidAfterMs / 2);
  await page.getByRole('dialog', stalled).getByRole('button', { name: 'Reload' }).click();
  await expect(payments(page)).toBeVisible();
  expect(await commitsIn(page)).toEqual(before);
  const halves = (await isIntact(page)) ? 0 : 1;
  expect(halves).toBe(0);
  counted('A6', { 'commands that stalled': 1, 'half commands': halves });
});

test('[A6] a page that cannot open its data says so in ten seconds, and goes on by itself', async ({
  page,
  context
}) => {
  await letWritesStall(page);
  await beginWithInvoice(page);
  // A tab at work on everything: whoever comes later has to wait for it.
  await stall(page, true);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('docket');
        opening.onsuccess = () => {
          const db = opening.result;
          const store = db.transaction([...db.objectStoreNames], 'readwrite').objectStore('device');
          store.put({ key: 'a stall of this test', value: null }).onsuccess = () => resolve();
        };
      })
  );
  const other = await context.newPage();
  await other.clock.install();
  await other.goto('/invoices');
  await expect(other.getByRole('main')).toBeVisible();
  await other.clock.fastForward(saidAfterMs / 2);
  await other.clock.fastForward(saidAfterMs / 2);
  await expect(other.getByRole('dialog', stalled)).toBeVisible();
  await stall(page, false);
  await expect(other.getByRole('dialog', stalled)).toBeHidden();
  await expect(other.locator('[data-invoice]')).toBeVisible();
  counted('A6', { 'pages that stalled': 1 });
});

/** Once it is told to, no transaction that writes comes to an end: something is asked of it again and again. */
async function letWritesStall(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const told = window as unknown as Stallable;
    told.isStalled = false;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is bound when it is called
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      const hold = (): void => {
        if (told.isStalled) this.count().onsuccess = hold;
      };
      hold();
      return put.apply(this, given);
    };
  });
}

async function stall(page: Page, isStalled: boolean): Promise<void> {
  await page.evaluate((isStalled) => {
    (window as unknown as Stallable).isStalled = isStalled;
  }, isStalled);
}

/** Asks for it, and does not wait. */
async function pay(page: Page) {
  await payments(page).getByRole('button', { name: 'Record a payment' }).click();
  const dialog = page.getByRole('dialog', { name: 'Record a payment' });
  await dialog.getByRole('button', { name: 'Record the payment' }).click();
  return dialog;
}
