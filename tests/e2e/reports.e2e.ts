import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import Papa from 'papaparse';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { beginEmpty, openSample, rows } from './sample.ts';
import { beginAs, expectStatus, openMoves, recordPayment, writeInvoice } from './writing.ts';

const reports = [
  ['distribution', 'Invoices by status'],
  ['flow', 'Statuses over time'],
  ['moves', 'Moves and rework'],
  ['bottlenecks', 'Where invoices wait'],
  ['time-in-status', 'Time in status'],
  ['throughput', 'Finished invoices'],
  ['finance', 'Issued, received and paid'],
  ['ageing', 'Outstanding by age'],
  ['taxes', 'Tax by rate'],
  ['overrides', 'Statuses set by hand'],
  ['automation', 'Automation log']
] as const;

test('[W12] [B78] every report is found from the list, says what it is, and is accessible', async ({ page }) => {
  test.slow();
  await openSample(page, 'Agency');
  const places = page.getByRole('button', { name: 'More places' });
  if (await places.isVisible()) {
    await places.click();
    await page.getByRole('menuitem', { name: 'Reports' }).click();
  } else await page.getByRole('link', { name: 'Reports' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible();
  await expectAccessible(page);
  for (const [, name] of reports) {
    await page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(page.locator('figure .room')).toHaveCount(0);
    await expectAccessible(page);
    expect(await sideways(page), `${name} is no wider than the screen`).toBe(0);
    await page.getByRole('link', { name: 'Reports' }).first().click();
  }
});

test('[B62] [B79] each status has as many invoices as the list behind it', async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/reports/distribution');
  const bars = page.getByRole('list', { name: 'By status' }).getByRole('link');
  await expect(bars.first()).toBeVisible();
  const count = await bars.count();
  expect(count).toBeGreaterThan(4);
  for (let place = 0; place < count; place += 1) {
    const counted = numberIn(await bars.nth(place).innerText());
    await bars.nth(place).click();
    await expectListed(page, counted);
    await page.goBack();
    await expect(bars.first()).toBeVisible();
  }
});

test('numbers in every table lead to the invoices that they count', { tag: '@once' }, async ({ page }) => {
  test.slow();
  await openSample(page, 'Agency');
  for (const [report, column] of [
    ['distribution', 'Invoices'],
    ['time-in-status', 'Still there'],
    ['bottlenecks', 'Still there'],
    ['throughput', 'Completed'],
    ['throughput', 'Settled'],
    ['flow?span=months-12', 'Submitted'],
    ['taxes', 'Invoices']
  ] as const) {
    await page.goto(`/reports/${report}`);
    const links = await linksIn(page, column);
    expect(links.length, `${report} leads to invoices`).toBeGreaterThan(0);
    for (const { href, count } of links) {
      await page.goto(href);
      await expectListed(page, count);
    }
  }
  // A move may be made twice by one invoice; in the sample none is.
  await page.goto('/reports/moves');
  const cells = page.getByRole('region', { name: /^Moves from each status/ }).getByRole('link');
  await expect(cells.first()).toBeVisible();
  const counted = numberIn(await cells.first().innerText());
  await cells.first().click();
  await expectListed(page, counted);
});

test(
  '[B78] statuses set by hand, and what rules did, are counted by month and kept in a file',
  { tag: '@once' },
  async ({ page }) => {
    await beginAs(page, 'Small business');
    await writeInvoice(page, { client: 'Lovelace Ltd' });
    const dialog = await openMoves(page);
    const confirm = dialog.getByRole('button', { name: 'Set the status by hand' });
    await confirm.click();
    await dialog.getByRole('combobox', { name: 'Status' }).selectOption('Sent');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Given by hand');
    await confirm.click();
    await expectStatus(page, 'Sent');
    await recordPayment(page, '1000');
    await expectStatus(page, 'Paid');

    await page.goto('/reports/overrides');
    await expect(page.getByRole('row', { name: /Given by hand/ })).toBeVisible();
    await page.locator('figure a').last().click();
    await expect(page.getByText(/^Set by hand in /).first()).toBeVisible();
    await expectListed(page, 1);

    await page.goto('/reports/automation');
    await expect(page.getByRole('row', { name: /Paid in full/ })).toContainText('because a payment was recorded');
    await expectAccessible(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    const file = await readFile(await (await download).path(), 'utf8');
    expect(file).toContain('Paid in full');
    expect(file).toContain('moved it to Paid');
    await page.locator('figure a').last().click();
    await expect(page).toHaveURL(/\/settings\/automation\?rule=settled$/);
    await expect(page.getByRole('listitem').filter({ hasText: 'Paid in full' })).toContainText('Lovelace Ltd');
  }
);

test(
  '[W1] what was issued and what is outstanding is what the lists behind it sum up',
  { tag: '@once' },
  async ({ page }) => {
    await openSample(page, 'Agency');
    await page.goto('/reports/finance');
    const euros = page.getByRole('region', { name: 'In EUR' });
    const july = euros.getByRole('row', { name: /^Jul 2026/ });
    const issued = (await july.getByRole('link').first().innerText()).replace(/\s/g, ' ');
    await july.getByRole('link').first().click();
    await expect(page).toHaveURL(/issued=2026-07-01\.\.2026-07-31/);
    await expect(foot(page)).toBeVisible();
    const totals = await rows(page).allInnerTexts();
    const sumCents = totals.reduce((sum, row) => sum + centsIn(row), 0);
    expect(sumCents).toBe(centsIn(issued));

    await page.goto('/reports/finance');
    const link = euros
      .getByRole('row', { name: /^Nov 2026/ })
      .locator('a[href*="outstanding-after"]')
      .first();
    const outstanding = await link.innerText();
    const href = (await link.getAttribute('href')) ?? '';
    await page.locator('figure').first().locator(`a[href="${href}"]`).click();
    await expect(page).toHaveURL(/outstanding-after=2026-11/);
    await expect(foot(page)).toContainText(outstanding);

    // A column of the picture leads where the table does.
    await page.goto('/reports/taxes');
    const [taxed = { href: '', count: 0 }] = await linksIn(page, 'Invoices');
    await page.locator('figure').first().locator(`a[href="${taxed.href}"]`).click();
    await expectListed(page, taxed.count);

    await page.goto('/reports/ageing');
    const over90 = page.getByRole('region', { name: 'Issued, EUR' }).getByRole('link', { name: /^Over 90 days/ });
    const owed = (await over90.innerText()).replace(/[^\d.,]/g, '').replace(/^.*?90/, '');
    await over90.click();
    await expect(foot(page)).toContainText(owed);
  }
);

test(
  '[W1] currencies are summed up only with rates that somebody gives, and the device keeps them',
  {
    tag: '@once'
  },
  async ({ page }) => {
    await openSample(page, 'Agency');
    await page.goto('/reports/finance');
    const together = page.getByRole('region', { name: 'All currencies, approximately in EUR' });
    await expect(page.getByRole('region', { name: 'In EUR' })).toBeVisible();
    await expect(together).toHaveCount(0);
    await page.getByText('Exchange rates').click();
    for (const field of await page.getByRole('textbox', { name: /^1 [A-Z]{3} is worth/ }).all()) {
      await field.fill('0.5');
      await field.press('Tab');
    }
    await expect(together).toBeVisible();
    await page.reload();
    await expect(together).toBeVisible();
  }
);

test('filters live in the address, and narrow the report and what it leads to', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/reports/distribution');
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('button', { name: 'Received', pressed: false }).click();
  await page.getByRole('button', { name: 'Show report' }).click();
  await expect(page).toHaveURL('/reports/distribution?direction=received');
  const bar = page.getByRole('list', { name: 'By status' }).getByRole('link').first();
  const counted = numberIn(await bar.innerText());
  await bar.click();
  await expect(page).toHaveURL(/direction=received/);
  await expectListed(page, counted);
  await page.goto('/reports/distribution?direction=received&type=unheard-of');
  await expect(page.getByText('No invoice is like this.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL('/reports/distribution');
});

test('a report is saved as a table for spreadsheets', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/reports/bottlenecks');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('docket-bottlenecks-2026-11-22.csv');
  const text = await readFile(await file.path(), 'utf8');
  const [head, first = ''] = text.split('\r\n');
  expect(head).toBe('\u{FEFF}Status,Waits for,Share (1 is all),Waited together (days),Still there');
  expect(first).toMatch(/^Submitted,"?A payment[^"]*"?,0\.\d{4},\d+(\.\d+)?,\d+$/);
});

test('[B78] every report is kept in a file and on paper', { tag: '@once' }, async ({ page }) => {
  test.slow();
  await openSample(page, 'Agency');
  // In the sample nobody has set a status by hand.
  for (const [report, name] of reports.filter(([id]) => id !== 'overrides')) {
    await page.goto(`/reports/${report}`);
    const cell = page.locator('main tbody tr').first().locator('th, td').first();
    await expect(cell).toBeVisible();
    const shown = await page.locator('main tbody tr').count();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    const lines = Papa.parse<string[]>(await readFile(await (await download).path(), 'utf8')).data;
    expect(lines.length, `${report} has a head and each row`).toBeGreaterThan(shown);

    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(cell).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save as CSV' })).toBeHidden();
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
  }
});

test('reports are reached and read by keyboard', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await expect(page.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible();
  await page.getByRole('link', { name: /^Invoices by status/ }).focus();
  await page.keyboard.press('Enter');
  const bar = page.getByRole('list', { name: 'By status' }).getByRole('link').first();
  await bar.focus();
  await expect(bar).toBeFocused();
  const counted = numberIn(await bar.innerText());
  await page.keyboard.press('Enter');
  await expectListed(page, counted);
});

test('without invoices each report says so kindly', { tag: '@once' }, async ({ page }) => {
  await beginEmpty(page);
  for (const [report, name] of reports) {
    await page.goto(`/reports/${report}`);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(page.getByText('There are no invoices yet.', { exact: false })).toBeVisible();
  }
  await page.goto('/reports/unheard-of');
  await expect(page.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible();
});

test('the bar of the narrowest phone has room for all places', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/reports');
  await expect(page.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible();
  expect(await sideways(page)).toBe(0);
  const bar = page.getByRole('navigation', { name: 'Main' });
  for (const place of await bar.locator('a:visible, button:visible').all()) {
    const name = await place.innerText();
    const letters = await place.locator('.label').boundingBox();
    expect(letters?.height, name).toBeLessThan(24);
    const target = await place.boundingBox();
    expect(Math.min(target?.width ?? 0, target?.height ?? 0), name).toBeGreaterThanOrEqual(44);
  }
  await bar.getByRole('button', { name: 'More places' }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['Clients', 'Reports', 'Settings']);
  await expectAccessible(page);
  await page.getByRole('menuitem', { name: 'Clients' }).click();
  await expect(page).toHaveURL('/clients');
});

/** By how much the page is wider than the screen. */
async function sideways(page: Page): Promise<number> {
  return page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth);
}

function numberIn(text: string): number {
  return Number(/(\d+)(?: invoices?)?\s*$/.exec(text.trim())?.[1]);
}

async function expectListed(page: Page, count: number): Promise<void> {
  await expect(foot(page)).toContainText(new RegExp(`^${count} invoices?(?!\\w)`));
  if (count < 15) await expect(rows(page)).toHaveCount(count);
}

/** The links in the columns of one name, with the number that each bears. */
async function linksIn(page: Page, column: string): Promise<{ href: string; count: number }[]> {
  const tables = page.getByRole('table');
  await expect(tables.first()).toBeVisible();
  const found: { href: string; count: number }[] = [];
  for (const table of await tables.all()) {
    const heads = await table.getByRole('columnheader').allInnerTexts();
    const place = heads.findIndex((head) => head.trim() === column);
    if (place < 0) continue;
    const links = table.locator(`tbody tr > :nth-child(${place + 1}) a`);
    for (const link of await links.all())
      found.push({ href: (await link.getAttribute('href')) ?? '', count: numberIn(await link.innerText()) });
  }
  return found;
}

/** The first amount of euros in a text. */
function centsIn(text: string): number {
  const [, minus = '', digits = ''] = /([−-]?)([\d.,]+)\s*€/.exec(text) ?? [];
  return Number(digits.replace(/\D/g, '')) * (minus === '' ? 1 : -1);
}

/** What the listed invoices come to. */
function foot(page: Page): Locator {
  return page.locator('main footer');
}
