import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { backedUp, begunAs, chooseIn } from './backing-up.ts';
import { expect, test } from './fixtures.ts';
import { writeInvoice } from './writing.ts';

/**
 * Two browsers, each with a folder of its own that a service keeps like the other one: headless Chromium has no dialog
 * for a folder, so the picker gives one that the browser keeps for the page, and the test is the service.
 */
test(
  '[C7] two devices share a folder, and each knows what the other did while both were offline',
  { tag: '@once' },
  async ({ page, browser }) => {
    await page.addInitScript(pickFolder);
    await begunAs(page);
    await page.goto('/settings/storage');
    const file = await backedUp(page);

    const context = await browser.newContext();
    const there = await context.newPage();
    await there.addInitScript(pickFolder);
    await there.goto('/');
    await chooseIn(there, 'Restore from a file', file);
    const dialog = there.getByRole('dialog', { name: 'What a restore would change' });
    await dialog.getByRole('radio', { name: 'Yes, both are used' }).check();
    await dialog.getByRole('button', { name: 'Use both' }).click();
    await expect(dialog).toBeHidden();

    for (const one of [page, there]) {
      await one.goto('/settings/devices');
      await one.getByRole('button', { name: 'Choose a folder' }).click();
      await expect(one.getByText('“shared” is shared')).toBeVisible();
    }
    await expectAccessible(page);

    await writeInvoice(page, { client: 'Hopper GmbH', text: 'Compiler', price: '700' });
    await writeInvoice(there, { client: 'Babbage Inc', text: 'Engine', price: '500' });

    for (let round = 0; round < 2; round += 1)
      for (const [one, other] of [
        [page, there],
        [there, page]
      ] as const) {
        await one.goto('/settings/devices');
        await one.getByRole('button', { name: 'Look now' }).click();
        await expect(one.getByText(/Looked through/)).toBeVisible();
        await carry(one, other);
      }
    await page.getByRole('button', { name: 'Look now' }).click();
    await there.getByRole('button', { name: 'Look now' }).click();
    for (const one of [page, there]) await expect(one.getByText('Knows the same as this device')).toBeVisible();
    const [here, elsewhere] = await Promise.all([page, there].map((one) => one.locator('dd').first().textContent()));
    expect(here).toBe(elsewhere);
    // The same signs compare what was carried by hand.
    const hand = page.getByRole('region', { name: 'By hand, without a folder' });
    await hand.getByRole('button', { name: 'Show the state of this device' }).click();
    await expect(hand.locator('dd')).toHaveText(here ?? '');
    await expect(page.getByRole('region', { name: 'What has come' })).toContainText('1 invoice new');

    await page.goto('/invoices');
    await expect(page.getByText('Babbage Inc')).toBeVisible();
    await there.goto('/invoices');
    await expect(there.getByText('Hopper GmbH')).toBeVisible();
    await context.close();
  }
);

function pickFolder(): void {
  Object.assign(window, {
    showDirectoryPicker: async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle('shared', { create: true })
  });
}

/** What a service does once both are online. */
async function carry(from: Page, to: Page): Promise<void> {
  const files = await from.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('shared');
    const found: [string, string][] = [];
    for await (const entry of folder.values())
      if (entry.kind === 'file') found.push([entry.name, await (await entry.getFile()).text()]);
    return found;
  });
  await to.evaluate(async (given) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('shared');
    for (const [name, text] of given) {
      const handle = await folder.getFileHandle(name, { create: true });
      if ((await (await handle.getFile()).text()) === text) continue;
      const writable = await handle.createWritable();
      await writable.write(text);
      await writable.close();
    }
  }, files);
}
