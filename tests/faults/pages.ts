import type { Locator, Page } from '@playwright/test';
import { expect } from '../e2e/fixtures.ts';

/** Begins with an empty list of one's own; `app` is the address of the app, with a slash at its end. */
export async function begin(page: Page, app: string): Promise<void> {
  await page.goto(app);
  await page.getByRole('button', { name: 'Start with an empty list' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
}

/** Writes an invoice, and gives its address. */
export async function write(page: Page, app: string, text: string): Promise<string> {
  await page.goto(`${app}invoices/new`);
  await description(page).fill(text);
  await page.getByRole('textbox', { name: 'Price' }).fill('100');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page).toHaveURL(/\/invoices\/(?!new)[^/?]+$/);
  await expectInvoice(page, text);
  return page.url();
}

export function description(page: Page): Locator {
  return page.getByRole('group', { name: 'Line 1', exact: true }).getByRole('combobox', { name: 'Description' });
}

/** The page of an invoice is open, and shows what was written. */
export async function expectInvoice(page: Page, text: string): Promise<void> {
  await expect(page.getByRole('article')).toContainText(text);
}

/** Everything is as its history says, and nothing of the history is missing: the app's own check. */
export async function expectIntact(page: Page, app: string, { invoices }: { invoices: number }): Promise<void> {
  await page.goto(`${app}invoices`);
  await expect(page.locator('[data-invoice]')).toHaveCount(invoices);
  await page.goto(`${app}settings/storage`);
  await page.getByRole('button', { name: 'Check integrity' }).click();
  await expect(page.getByText(/^Intact:/)).toBeVisible();
}

/** Looks for a newer version, and says what has become of the one that was found. */
export function lookForUpdate(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const { installing } = registration;
    if (!installing) return registration.waiting?.state ?? 'nothing new';
    await new Promise((resolve) => installing.addEventListener('statechange', resolve, { once: true }));
    return installing.state;
  });
}

/** What of the app is stored: addresses, and what a host said that they are. */
export function storedFiles(page: Page): Promise<{ path: string; type: string }[]> {
  return page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const stored: { path: string; type: string }[] = [];
    for (const cache of caches_)
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        const type = response?.headers.get('content-type') ?? '';
        stored.push({ path: new URL(request.url).pathname, type });
      }
    return stored;
  });
}
