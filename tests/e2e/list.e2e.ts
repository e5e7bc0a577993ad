import type { Locator } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { beginEmpty, openSample, rows } from './sample.ts';

test('[B2] [B61] each chip shows as many invoices as it says, and says so in the address', async ({ page }) => {
  await openSample(page, 'Agency');
  for (const [name, query] of [
    ['Overdue', 'overdue=1'],
    ['Active', 'group=active'],
    ['Approval', 'group=approval'],
    ['Cancelled', 'group=cancelled']
  ] as const) {
    await page.goto('/invoices');
    const chip = page.getByRole('button', { name, pressed: false }).first();
    const count = await countOn(chip);
    expect(count).toBeGreaterThan(0);
    await chip.click();
    await expect(page).toHaveURL(`/invoices?${query}`);
    await expect(page.getByText(`${count} invoice${count === 1 ? '' : 's'}`, { exact: true })).toBeVisible();
    await expect(rows(page)).toHaveCount(count);
  }
});

test('[B1] [B59] every line names its status and shows its shape', async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/invoices?group=cancelled');
  await expect(rows(page).first()).toContainText('Voided');
  await expect(rows(page).first().locator('svg[data-shape=crossed]')).toBeVisible();
  await page.goto('/invoices?status=submitted');
  await expect(rows(page).first()).toContainText('Submitted');
  await expect(rows(page).first().locator('svg[data-shape=full]')).toBeVisible();
});

test('filters outlive a reload, and the way back leads through them', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await page.getByRole('button', { name: 'Overdue' }).click();
  await page.getByRole('button', { name: 'Completed' }).click();
  await expect(page).toHaveURL('/invoices?group=completed&overdue=1');
  const found = await rows(page).count();
  await page.reload();
  await expect(rows(page)).toHaveCount(found);
  await expect(page.getByRole('button', { name: 'Overdue', pressed: true })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL('/invoices?overdue=1');
  await expect(page.getByRole('button', { name: 'Completed', pressed: false })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL('/invoices');
});

test(
  'the shortcut “Overdue” of the installed app shows what is overdue, and for how long',
  { tag: '@once' },
  async ({ page }) => {
    await openSample(page, 'Agency');
    await page.goto('/invoices?overdue=1');
    await expect(rows(page).first()).toContainText(/\d+ days? overdue/);
  }
);

test(
  'what is typed finds by client and by number, whatever its case and accents',
  { tag: '@once' },
  async ({ page }) => {
    await openSample(page, 'Agency');
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('CAFE morgen');
    await expect(page).toHaveURL('/invoices?q=CAFE+morgen');
    for (const row of await rows(page).all()) await expect(row).toContainText('Café Morgenrot');
    await page.getByRole('searchbox').fill('2026-0013');
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText('INV-2026-0013');
    await page.getByRole('searchbox').fill('nobody of this name');
    await expect(page.getByText('Nothing was found for “nobody of this name”.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await expect(page).toHaveURL('/invoices');
    await expect(rows(page).first()).toBeVisible();
    await expect(page.getByRole('searchbox')).not.toBeFocused();
  }
);

test(
  'what is opened or gone back to while one types leaves list and address agreed',
  { tag: '@once' },
  async ({ page }) => {
    await openSample(page, 'Agency');
    const search = page.getByRole('searchbox');
    const all = await page.getByText(/^\d+ invoices$/).textContent();
    await page.keyboard.press('/');
    await search.fill('blue');
    // Before typing has paused, and the address has it.
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-invoice] a')?.click());
    await expect(page).toHaveURL(/\/invoices\/[^/]+\?q=blue$/);
    await page.goBack();
    await expect(page).toHaveURL('/invoices');
    await expect(page.getByText(/^\d+ invoices$/)).toHaveText(all ?? '');

    await page.getByRole('button', { name: /^Paid \d/ }).click();
    await expect(page).toHaveURL('/invoices?status=paid');
    const paid = await page.getByText(/^\d+ invoices$/).textContent();
    await page.getByRole('button', { name: /^All/ }).click();
    await expect(page).toHaveURL('/invoices');
    await page.keyboard.press('/');
    await search.fill('blue');
    await page.evaluate(() => history.back());
    await expect(page).toHaveURL('/invoices?status=paid');
    await expect(page.getByText(/^\d+ invoices$/)).toHaveText(paid ?? '');
    // Longer than a pause in typing: it would have gone there by now.
    await page.getByRole('button', { name: /^Overdue/ }).click();
    await expect(page).toHaveURL(/overdue=1/);
    await expect(page).not.toHaveURL(/q=/);
  }
);

test('further filters are chosen in a sheet, stay in sight as chips, and go with a press', async ({ page }) => {
  test.slow();
  await openSample(page, 'Training');
  await page.getByRole('button', { name: 'Filters' }).click();
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  await sheet.getByRole('button', { name: 'Received', exact: true }).click();
  await expect(page).toHaveURL('/invoices?direction=received');
  await expectAccessible(page);
  await sheet.getByRole('button', { name: /^Show \d+ invoices?$/ }).click();
  await expect(sheet).toBeHidden();
  for (const row of await rows(page).all()) await expect(row).toContainText('Received');
  await page.getByRole('button', { name: 'Received', pressed: true }).click();
  await expect(page).toHaveURL('/invoices');
  await page.goBack();
  await expect(page).toHaveURL('/invoices?direction=received');
  await page.goBack();
  await expect(page).toHaveURL('/invoices');
});

test('a status that the workflow no longer knows can still be filtered by', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/invoices?status=frozen');
  await expect(page.getByRole('button', { name: 'frozen (unknown) 0', pressed: true })).toBeVisible();
  await expect(page.getByText('No invoice matches these filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(rows(page).first()).toBeVisible();
});

test(
  'an empty list says what to do first, and a list of tasks that is done says so',
  { tag: '@once' },
  async ({ page }) => {
    await beginEmpty(page);
    await expect(page.getByText(/^No invoices yet\./)).toBeVisible();
    for (const name of ['New invoice', 'Import invoices']) {
      await expect(page.getByRole('link', { name }).last()).toBeVisible();
    }
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Look at sample data' }).click();
    await expect(rows(page).first()).toBeVisible();
    await page.goto('/invoices?group=approval&q=');
    await expect(page.getByText('Nothing waits for approval.')).toBeVisible();
    await page.getByRole('button', { name: 'Leave the sample' }).click();
    await expect(page.getByText(/^No invoices yet\./)).toBeVisible();
  }
);

test(
  'the sums say what is outstanding, issued apart from received, each currency by itself',
  { tag: '@once' },
  async ({ page }, { project }) => {
    await openSample(page, 'Agency');
    const foot = page.locator('footer');
    if (project.name === 'phone') await foot.getByRole('button', { name: /\d+ more/ }).click();
    await expect(foot).toContainText(/€.*£.*not yet paid.*€.*to pay/s);
  }
);

test('the list can be used by everybody', async ({ page }) => {
  test.slow();
  await openSample(page, 'Agency');
  await expectAccessible(page);
  await page.goto('/invoices?q=nobody');
  await expect(page.getByText(/Nothing was found/)).toBeVisible();
  await expectAccessible(page);
});

test('nothing moves by itself while the list is opened and scrolled', async ({ page }) => {
  await page.addInitScript(() => {
    const moved = { score: 0 };
    Object.assign(window, { moved });
    new PerformanceObserver((list) => {
      const shifts = list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[];
      for (const { value, hadRecentInput } of shifts) if (!hadRecentInput) moved.score += value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await openSample(page, 'Agency');
  await page.reload();
  await expect(rows(page).first()).toBeVisible();
  await page.locator('.scroller').evaluate((scroller) => scroller.scrollTo({ top: 10_000 }));
  await expect(page.getByText('INV-2026-0001')).toBeVisible();
  const score = await page.evaluate(() => (window as unknown as { moved: { score: number } }).moved.score);
  expect(score).toBeLessThan(0.005);
});

test('with large letters on a small screen nothing is out of reach', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.style.fontSize = '32px';
    });
  });
  await openSample(page, 'Agency');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  );
  expect(overflow).toBe(0);
  await rows(page).nth(2).getByRole('link').click();
  await expect(page).toHaveURL(/\/invoices\//);
});

async function countOn(chip: Locator): Promise<number> {
  return Number(/\d+$/.exec((await chip.innerText()).trim())?.[0]);
}
