import { readFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { backedUp, begunAs, chooseIn } from './backing-up.ts';
import { expect, test } from './fixtures.ts';
import { rows } from './sample.ts';
import { expectStatus, moveWithReason, writeInvoice } from './writing.ts';

/**
 * Two browsers, each with a folder of its own that a service keeps like the other one: headless Chromium has no dialog
 * for a folder, so the picker gives one that the browser keeps for the page, and the test is the service.
 */
test(
  '[C7] two devices share a folder, and each knows what the other did while both were offline',
  { tag: '@once' },
  async ({ page, browser }) => {
    const there = await sharing(page, browser);
    await expectAccessible(page);

    await writeInvoice(page, { client: 'Hopper GmbH', text: 'Compiler', price: '700' });
    await writeInvoice(there, { client: 'Babbage Inc', text: 'Engine', price: '500' });

    for (let round = 0; round < 2; round += 1) {
      await look(page, { thenCarryTo: there });
      await look(there, { thenCarryTo: page });
    }
    for (const one of [page, there]) {
      await look(one);
      await expect(one.getByText('Knows the same as this device')).toBeVisible();
    }
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
    await there.context().close();
  }
);

test('[C7] what would cancel much waits until a person has read it', { tag: '@once' }, async ({ page, browser }) => {
  const there = await sharing(page, browser);
  await there.goto('/invoices');
  await rows(there).first().getByRole('link').click();
  await moveWithReason(there, 'Void', 'Written twice');
  await expectStatus(there, 'Void');
  await look(there, { thenCarryTo: page });
  await look(page);
  const others = page.getByRole('region', { name: 'Files of other devices' });
  await expect(others).toContainText('It would cancel 1 of 1 invoice here. Nothing of it was taken in.');
  await expectAccessible(page);

  const agree = others.getByRole('button', { name: 'Take it in all the same' });
  await agree.click();
  const dialog = page.getByRole('dialog', { name: 'Take in this file?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(agree).toBeFocused();
  await agree.click();
  await dialog.getByRole('button', { name: 'Take it in all the same' }).click();
  await expect(others).toContainText('Knows the same as this device');
  await page.goto('/invoices?status=void');
  await expect(rows(page)).toContainText('Lovelace Ltd');
  await there.context().close();
});

test(
  '[C7] a field that both devices edited is decided on Home with both sides shown, and the other one learns of it',
  { tag: '@once' },
  async ({ page, browser }) => {
    const there = await sharing(page, browser);
    await writeInvoice(page, { client: 'Hopper GmbH', text: 'Compiler', price: '100' });
    await look(page, { thenCarryTo: there });
    await look(there, { thenCarryTo: page });
    await editPrice(page, '110');
    await editPrice(there, '120');
    for (let round = 0; round < 2; round += 1) {
      await look(page, { thenCarryTo: there });
      await look(there, { thenCarryTo: page });
    }
    await there.goto('/settings/app');
    await there.getByLabel('Language of the app').selectOption('Deutsch');
    await expect(there.getByLabel('Sprache der App')).toBeVisible();
    await there.goto('/');
    await expect(there.getByRole('region', { name: 'Zwei Geräte haben dasselbe geändert' })).toContainText(
      'So steht es jetzt da.'
    );
    await there.goto('/settings/app');
    await there.getByLabel('Sprache der App').selectOption('English');
    await expect(there.getByLabel('Language of the app')).toBeVisible();

    await page.getByRole('link', { name: '1 thing for you to decide' }).click();
    const decide = page.getByRole('region', { name: 'Two devices changed the same' });
    await expect(decide).toContainText('Line “Compiler”: price');
    await expect(decide).toContainText('120');
    await expect(decide).toContainText('110');
    await expectAccessible(page);
    await decide.getByRole('button', { name: 'Take this' }).click();
    await expect(decide).toBeHidden();

    await look(page, { thenCarryTo: there });
    await look(there);
    await there.goto('/invoices');
    await expect(rows(there).filter({ hasText: 'Hopper GmbH' })).toContainText('110.00');
    await there.goto('/');
    await expect(there.getByText('Two devices changed the same')).toBeHidden();
    await there.context().close();
  }
);

test('[C7] a folder that the browser asks about anew is allowed at a press', { tag: '@once' }, async ({ page }) => {
  await page.addInitScript(pickFolder);
  await page.addInitScript(() => {
    // As after the browser was closed: headless Chromium has nobody to ask.
    const isForgotten = (): boolean => sessionStorage.getItem('forgotten') === 'yes';
    Object.assign(FileSystemHandle.prototype, {
      queryPermission: () => Promise.resolve(isForgotten() ? 'prompt' : 'granted'),
      requestPermission: () => {
        sessionStorage.removeItem('forgotten');
        return Promise.resolve('granted');
      }
    });
  });
  await begunAs(page);
  await page.goto('/settings/devices');
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(page.getByText('“shared” is shared')).toBeVisible();
  await page.evaluate(() => sessionStorage.setItem('forgotten', 'yes'));
  // Whoever only looks at Home would else believe that both devices go on knowing the same.
  await page.goto('/');
  await expect(page.getByText('“shared” waits for your permission')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'To the devices' }).click();
  await expect(page.getByText('“shared” waits for your permission')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await expect(page.getByText('“shared” is shared')).toBeVisible();
  await page.getByRole('button', { name: 'Stop sharing' }).click();
  await expect(page.getByRole('button', { name: 'Choose a folder' })).toBeVisible();
});

test(
  '[C7] where no folder can be shared, files that are carried by hand make two devices equal',
  { tag: '@once' },
  async ({ page, browser }) => {
    await page.addInitScript(() => Object.assign(window, { showDirectoryPicker: undefined }));
    const there = await joined(page, browser);
    await writeInvoice(page, { client: 'Hopper GmbH', text: 'Compiler', price: '700' });
    await page.goto('/settings/devices');
    await expect(page.getByText('This browser cannot share a folder.', { exact: false })).toBeVisible();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Hand over a file' }).click();
    const download = await waiting;
    const name = download.suggestedFilename();
    await expect(page.getByText(`${name} was handed over.`)).toBeVisible();

    await there.goto('/settings/devices');
    await there.getByRole('link', { name: 'Take in a file' }).click();
    const buffer = await readFile(await download.path());
    await chooseIn(there, 'Restore from a file', { name, mimeType: 'application/json', buffer });
    const dialog = there.getByRole('dialog', { name: 'What a restore would change' });
    // It was written by another device: then it is there to be merged.
    await expect(dialog.getByRole('radio', { name: /^Merge it with what is here/ })).toBeChecked();
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(dialog).toBeHidden();
    await there.goto('/invoices');
    await expect(there.getByText('Hopper GmbH')).toBeVisible();
    const states: (string | null)[] = [];
    for (const one of [page, there]) {
      await one.goto('/settings/devices');
      await one.getByRole('button', { name: 'Show the state of this device' }).click();
      states.push(await one.locator('dd').first().textContent());
    }
    expect(states[0]).toBe(states[1]);
    await there.context().close();
  }
);

/** A second device that has begun with a file of the first. */
async function joined(page: Page, browser: Browser): Promise<Page> {
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
  return there;
}

/** Both share their folder. */
async function sharing(page: Page, browser: Browser): Promise<Page> {
  await page.addInitScript(pickFolder);
  const there = await joined(page, browser);
  for (const one of [page, there]) {
    await one.goto('/settings/devices');
    await one.getByRole('button', { name: 'Choose a folder' }).click();
    await expect(one.getByText('“shared” is shared')).toBeVisible();
  }
  return there;
}

/** Of the draft, which has one line. */
async function editPrice(page: Page, price: string): Promise<void> {
  await page.goto('/invoices');
  await rows(page).filter({ hasText: 'Hopper GmbH' }).getByRole('link').click();
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByRole('group', { name: 'Line 1', exact: true }).getByRole('textbox', { name: 'Price' }).fill(price);
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(page).toHaveURL(/\/invoices\/[^/]+$/);
}

async function look(page: Page, { thenCarryTo }: { thenCarryTo?: Page } = {}): Promise<void> {
  await page.goto('/settings/devices');
  await page.getByRole('button', { name: 'Look now' }).click();
  await expect(page.getByText(/Looked through/)).toBeVisible();
  if (thenCarryTo) await carry(page, thenCarryTo);
}

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
