import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { beginEmpty, openSample } from './sample.ts';
import { stored } from './stored.ts';

const toast = (page: Page) => page.getByRole('region', { name: 'Notices' });
const lines = (page: Page) => page.locator('[data-client]');
const line = (page: Page, name: string) => lines(page).filter({ hasText: name });
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

test('a client is added from nothing, told what is missing and what looks odd, and taken back', async ({ page }) => {
  await beginEmpty(page);
  await page.goto('/clients');
  await expect(page.getByText('No clients yet.')).toBeVisible();
  const add = page.getByRole('link', { name: 'New client' });
  expect((await add.last().boundingBox())?.height).toBe((await add.first().boundingBox())?.height);
  await add.first().click();

  await page.getByRole('button', { name: 'Add client' }).click();
  await expect(page.getByText('Type a name. Invoices are addressed to it.')).toBeVisible();
  await expect(field(page, 'Name')).toBeFocused();

  await field(page, 'Name').fill('  Lovelace Ltd ');
  await field(page, 'IBAN or account number').fill('DE89 3704 0044 0532 0130 01');
  await field(page, 'VAT ID').fill('DE12');
  await page.getByRole('combobox', { name: 'Country' }).selectOption('Germany');
  await field(page, 'Payment terms').fill('two weeks');
  await expect(page.getByText('The check digits of this IBAN do not fit.')).toBeVisible();
  await expect(page.getByText('VAT IDs of DE usually look different.')).toBeVisible();
  await page.getByRole('button', { name: 'Add client' }).click();
  await expect(page.getByText('Type a whole number of days')).toBeVisible();
  await expect(field(page, 'Payment terms')).toBeFocused();

  await field(page, 'Payment terms').fill('14');
  await page.getByRole('button', { name: 'Add client' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Lovelace Ltd' })).toBeVisible();
  await expect(page.getByText('14 days')).toBeVisible();
  await expect(page.getByText('DE89 3704 0044 0532 0130 01')).toBeVisible();
  expect(await stored(page, 'drafts')).toEqual([]);

  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Lovelace Ltd was deleted.')).toBeVisible();
  await page.getByRole('link', { name: 'To the clients' }).click();
  await expect(page.getByText('No clients yet.')).toBeVisible();
});

test(
  'what was typed outlives a tab that is killed, and can be discarded and brought back',
  { tag: '@once' },
  async ({ page, context }) => {
    await beginEmpty(page);
    await page.goto('/clients/new');
    await expect(field(page, 'Name')).toBeVisible();
    expect(await stored(page, 'drafts')).toEqual([]);
    await field(page, 'Name').fill('Half a na');
    await expect.poll(async () => (await stored(page, 'drafts')).length).toBe(1);
    await page.close();

    const again = await context.newPage();
    await again.goto('/clients/new');
    await expect(again.getByText('This is what you typed and had not saved yet.')).toBeVisible();
    await expect(field(again, 'Name')).toHaveValue('Half a na');
    await again.getByRole('button', { name: 'Start again' }).click();
    await expect(field(again, 'Name')).toHaveValue('');
    await expect.poll(async () => (await stored(again, 'drafts')).length).toBe(0);
    await toast(again).getByRole('button', { name: 'Undo' }).click();
    await expect(field(again, 'Name')).toHaveValue('Half a na');
  }
);

test(
  'two tabs that edit one client: fields of their own both stay, and the same field is asked about',
  { tag: '@once' },
  async ({ page, context }) => {
    await beginEmpty(page);
    await addClient(page, 'Lovelace Ltd');
    const address = page.url();
    await page.getByRole('link', { name: 'Edit' }).click();
    await field(page, 'Town').fill('London');
    await field(page, 'Phone').fill('1');

    const other = await context.newPage();
    await other.goto(`${address}/edit`);
    await field(other, 'Postcode').fill('E1 6AN');
    await field(other, 'Phone').fill('2');
    await other.getByRole('button', { name: 'Save client' }).click();
    await expect(other.getByText('E1 6AN')).toBeVisible();

    await page.getByRole('button', { name: 'Save client' }).click();
    const note = page.getByRole('region', { name: 'This client was changed elsewhere while you were typing' });
    await expect(note).toBeFocused();
    await expect(note).toContainText('Phone now says “2”');
    await note.getByRole('button', { name: 'Take theirs' }).click();
    await expect(field(page, 'Phone')).toHaveValue('2');
    await expect(field(page, 'Postcode')).toHaveValue('E1 6AN');
    await page.getByRole('button', { name: 'Save client' }).click();
    await expect(page.getByText('E1 6AN London')).toBeVisible();
  }
);

test('the list finds, sorts and shows what is outstanding, and says so in the address', async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/clients');
  await expect(lines(page).first()).toBeVisible();
  const count = await lines(page).count();
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Number of invoices');
  await expect(page).toHaveURL('/clients?sort=invoices');
  const counts = (await lines(page).allTextContents()).map((text) => Number(/(\d+) invoices?/.exec(text)?.[1] ?? 0));
  expect(counts).toEqual(counts.toSorted((left, right) => right - left));

  await page.getByRole('searchbox', { name: 'Search clients' }).fill('CAFE');
  await expect(page).toHaveURL('/clients?q=CAFE&sort=invoices');
  await expect(lines(page)).toHaveCount(1);
  await expect(lines(page)).toContainText('Café Morgenrot');
  await page.getByRole('searchbox', { name: 'Search clients' }).fill('nobody of this name');
  await expect(page.getByText('No client matches this search.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(lines(page)).toHaveCount(count);

  await page.getByRole('searchbox', { name: 'Search clients' }).fill('nobody of this name');
  await page.keyboard.press('Escape');
  await expect(lines(page)).toHaveCount(count);
  await page.keyboard.press('j');
  await expect(lines(page).first().getByRole('link')).toBeFocused();
});

test('keys walk through the clients, open one, edit it and begin a new one', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/clients');
  await expect(lines(page).first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(lines(page).nth(0).getByRole('link')).toBeFocused();
  await page.keyboard.press('j');
  await expect(lines(page).nth(1).getByRole('link')).toBeFocused();
  const second = (await lines(page).nth(1).getAttribute('data-client')) ?? '';
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/clients/${second}`);
  await expect(page.getByRole('heading', { name: 'Balance' })).toBeVisible();
  await page.keyboard.press('e');
  await expect(page).toHaveURL(`/clients/${second}/edit`);
  await page.goto('/clients');
  await expect(lines(page).first()).toBeVisible();
  await page.keyboard.press('n');
  await expect(page).toHaveURL('/clients/new');
});

test(
  'a client’s page leads to its invoices, all of them, and to a new one for it',
  { tag: '@once' },
  async ({ page }) => {
    await openSample(page, 'Agency');
    await page.goto('/clients?sort=invoices');
    await lines(page).first().getByRole('link').click();
    const name = (await page.getByRole('heading', { level: 1 }).last().textContent()) ?? '';
    const invoices = page.getByRole('region', { name: 'Invoices', exact: true });
    await expect(invoices.getByRole('link').first()).toBeVisible();
    await expect(page.getByRole('link', { name: 'New invoice' }).last()).toHaveAttribute(
      'href',
      /\/invoices\/new\?client=/
    );
    await invoices.getByRole('link').first().click();
    await expect(page).toHaveURL(/\/invoices\/[^?]+/);
    await expect(page.getByText(name).last()).toBeVisible();
  }
);

test(
  '[BR19] a client with invoices says why it stays; one without goes, and comes back by undo',
  { tag: '@once' },
  async ({ page }) => {
    await openSample(page, 'Agency');
    await page.goto('/clients?sort=invoices');
    await lines(page).first().getByRole('link').click();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    const deletion = page.getByRole('menuitem', { name: 'Delete' });
    await expect(deletion).toHaveAttribute('aria-disabled', 'true');
    await expect(deletion).toContainText('This client has invoices, so it stays on record.');
    await page.keyboard.press('Escape');

    await addClient(page, 'Nobody & Sons');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(page).toHaveURL('/clients');
    await expect(toast(page)).toContainText('Nobody & Sons deleted.');
    await page.getByRole('searchbox', { name: 'Search clients' }).fill('Nobody');
    await expect(line(page, 'Nobody & Sons')).toHaveCount(0);
    await toast(page).getByRole('button', { name: 'Undo' }).last().click();
    await expect(line(page, 'Nobody & Sons')).toHaveCount(1);
  }
);

test(
  '[BR19] two clients become one: it is said before what happens, and each invoice keeps its name',
  { tag: '@once' },
  async ({ page }) => {
    test.slow();
    await openSample(page, 'Agency');
    await addClient(page, 'Cafe Morgenroth');
    const double = page.url();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Merge with another client…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Merge two clients' });
    await dialog.getByRole('button', { name: 'Merge clients' }).click();
    await expect(dialog.getByText('Choose one of your clients.')).toBeVisible();
    await expect(dialog.getByRole('combobox', { name: 'The other client' })).toBeFocused();
    await dialog.getByRole('combobox', { name: 'The other client' }).fill('morgenrot');
    await page.getByRole('option', { name: 'Café Morgenrot' }).click();
    await expect(dialog.getByRole('radio', { name: 'Café Morgenrot' })).toBeChecked();
    await expect(dialog.getByText('Cafe Morgenroth has no invoices.')).toBeVisible();
    await dialog.getByRole('radio', { name: 'Cafe Morgenroth' }).check();
    const outcome = dialog.getByText(/\d+ invoices? will be listed under Cafe Morgenroth\./);
    await expect(outcome).toBeVisible();
    await expect(dialog.getByText('Each invoice keeps the name it was written with.')).toBeVisible();
    const count = Number(/\d+/.exec((await outcome.textContent()) ?? '')?.[0]);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Merge clients' }).click();

    await expect(toast(page)).toContainText('Café Morgenrot merged into Cafe Morgenroth.');
    await expect(page).toHaveURL(double);
    const invoices = page.getByRole('region', { name: 'Invoices', exact: true });
    await expect(invoices).toContainText('Café Morgenrot'); // As they were written.
    await page.goto('/clients');
    await expect(line(page, 'Cafe Morgenroth')).toContainText(`${count} invoice`);
    await expect(line(page, 'Café Morgenrot')).toHaveCount(0);

    await page.keyboard.press('Control+z');
    await expect(toast(page)).toContainText('There is nothing to undo.'); // The tab was loaded anew since.
  }
);

test(
  'undo of a merge gives each client its invoices back, and an old address leads on',
  { tag: '@once' },
  async ({ page }) => {
    await openSample(page, 'Agency');
    await addClient(page, 'Cafe Morgenroth');
    const double = page.url();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Merge with another client…' }).click();
    await page.getByRole('combobox', { name: 'The other client' }).fill('morgenrot');
    await page.getByRole('option', { name: 'Café Morgenrot' }).click();
    await page.getByRole('button', { name: 'Merge clients' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Café Morgenrot' })).toBeVisible();
    const merged = page.url();
    expect(merged).not.toBe(double);

    await page.keyboard.press('Control+z');
    await expect(toast(page)).toContainText('Undone');
    await page.goto(double);
    await expect(page.getByRole('heading', { level: 1, name: 'Cafe Morgenroth' })).toBeVisible();
    await expect(page.getByText('No invoice yet.')).toBeVisible();
  }
);

test(
  'an address of a client that was merged, deleted or never there says so and leads on',
  { tag: '@once' },
  async ({ page }) => {
    await openSample(page, 'Agency');
    await page.goto('/clients/nobody');
    await expect(page.getByText('This client is not on this device.')).toBeVisible();
    await page.getByRole('link', { name: 'To the clients' }).click();
    await expect(page).toHaveURL('/clients');
    await page.goto('/clients/nobody/edit');
    await expect(page.getByText('This client is not on this device.')).toBeVisible();
  }
);

test('clients can be used by everybody, in light and in dark', async ({ page }) => {
  test.slow();
  await openSample(page, 'Agency');
  await page.goto('/clients?sort=outstanding');
  await expect(lines(page).first()).toBeVisible();
  await expectAccessible(page);
  await lines(page).first().getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Balance' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Edit' }).click();
  await expect(field(page, 'Name')).toBeVisible();
  await field(page, 'IBAN or account number').fill('DE00');
  await expectAccessible(page);
});

test('with large letters on a small screen the clients and their form keep everything in reach', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.style.fontSize = '32px';
    });
  });
  await openSample(page, 'Agency');
  for (const address of ['/clients', '/clients/new', '/import']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth
    );
    expect(overflow, address).toBe(0);
  }
});

async function addClient(page: Page, name: string): Promise<void> {
  await page.goto('/clients/new');
  await field(page, 'Name').fill(name);
  await page.getByRole('button', { name: 'Add client' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}
