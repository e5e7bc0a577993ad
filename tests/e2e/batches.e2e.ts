import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { openSample, rows } from './sample.ts';

const client = 'sample-client-02';
const toast = (page: Page) => page.getByRole('region', { name: 'Notices' });
const paper = (page: Page) => page.getByRole('article');

/** The list, with the invoices of one client, and boxes to tick. */
async function select(page: Page, searched: string, names: readonly string[]): Promise<void> {
  await page.goto(`/invoices?q=${encodeURIComponent(searched)}`);
  await expect(rows(page).filter({ hasText: names[0] ?? '' })).toBeVisible();
  const boxes = page.getByRole('button', { name: 'Select', exact: true });
  if (await boxes.isVisible()) await boxes.click();
  for (const name of names) await page.getByRole('checkbox', { name: `Select ${name}` }).check();
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(() =>
    Math.max(
      ...[document.documentElement, ...document.querySelectorAll('main, .paper')].map(
        ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth
      )
    )
  );
  expect(excess, 'nothing sticks out').toBeLessThanOrEqual(0);
}

test('two invoices of a client become a batch with a note, and stand on one statement with their sums [B93]', async ({
  page
}) => {
  await openSample(page, 'Small business');
  await select(page, 'Café Morgenrot', ['INV-2026-0025', 'INV-2026-0014']);
  const bar = page.getByRole('region', { name: 'Selected invoices' });
  await bar.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Make a batch…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make a batch of 2 invoices' });
  await dialog.getByRole('textbox', { name: 'Note' }).fill('One transfer for both, as agreed.');
  await dialog.getByRole('button', { name: 'Make batch' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Batch of 22 Nov 2026' })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/clients/${client}/batches/[^/]+$`));
  await expect(toast(page)).toContainText('Batch of 2 invoices made.');
  await expect(page.getByRole('region', { name: 'Note' })).toContainText('One transfer for both, as agreed.');
  await expect(page.getByRole('region', { name: 'Sums' })).toContainText(/Total\s*987\.70.*Outstanding\s*232\.05/u);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByRole('link', { name: 'Statement' }).click();
  await expect(paper(page).getByText('One transfer for both, as agreed.')).toBeVisible();
  const table = paper(page).getByRole('table');
  await expect(table).toContainText('INV-2026-0014');
  await expect(table.getByRole('row').last()).toContainText(/Together.*987\.70.*755\.65.*232\.05/u);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  // By night paper is white, and the frame of the app stays off it.
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(paper(page)).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(page.getByRole('navigation')).toBeHidden();
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  expect((await saved).suggestedFilename()).toBe('Batch of 22 Nov 2026, Café Morgenrot.html');
});

test('invoices of several clients are no batch, and it is said why [B93]', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Small business');
  await page
    .getByRole('checkbox', { name: /^Select all/ })
    .first()
    .check();
  await page.getByRole('button', { name: 'More actions' }).click();
  const item = page.getByRole('menuitem', { name: 'Make a batch…' });
  await expect(item).toHaveAttribute('aria-disabled', 'true');
  await expect(item).toContainText(/of \d+ clients\. A batch is of one\./u);
});

test('a batch is made from the client’s page, changed, removed and brought back [B93] [BR18]', async ({ page }) => {
  await openSample(page, 'Small business');
  await page.goto(`/clients/${client}`);
  const batches = page.getByRole('region', { name: 'Batches' });
  await expect(batches).toContainText('No batch yet.');
  await batches.getByRole('button', { name: 'New batch' }).click();
  const dialog = page.getByRole('dialog', { name: 'New batch' });
  await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await expect(dialog.getByText('1 chosen')).toBeVisible();
  await dialog.getByRole('button', { name: 'Choose all' }).click();
  await dialog.getByRole('button', { name: 'Choose none' }).click();
  await dialog.getByRole('button', { name: 'Make batch' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Choose at least one invoice.');
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByRole('checkbox').last().check();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Autumn');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Make batch' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Autumn' })).toBeVisible();

  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Note' }).fill('Thank you.');
  await page.getByRole('dialog').getByRole('button', { name: 'Save batch' }).click();
  await expect(page.getByRole('region', { name: 'Note' })).toContainText('Thank you.');

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Remove batch' }).click();
  await expect(page).toHaveURL(`/clients/${client}`);
  await expect(batches).toContainText('No batch yet.');
  await toast(page).getByRole('button', { name: 'Undo' }).last().click();
  await expect(batches.getByRole('link', { name: 'Autumn' })).toBeVisible();
  await expect(batches.getByRole('listitem')).toContainText(/2 invoices/u);
});

test('a client’s statement tells what is outstanding, and what a period brought [W1]', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(navigator, {
      canShare: () => true,
      share: async ({ files: [file] = [] }: ShareData) => {
        document.documentElement.dataset.shared = `${file?.name ?? ''}: ${(await file?.text()) ?? ''}`;
      }
    });
  });
  await openSample(page, 'Small business');
  await page.goto(`/clients/${client}`);
  await page.getByRole('link', { name: 'Statement' }).click();
  await expect(page).toHaveURL(`/clients/${client}/statement`);
  const lines = paper(page).getByRole('table').getByRole('row');
  await expect(lines).toHaveCount(3);
  await expect(lines.last()).toContainText(/232\.05.*0\.00.*232\.05/u);
  await expect(paper(page)).toContainText(/Outstanding on 22 Nov 2026.*Not due\s*232\.05/u);

  await page.getByRole('radio', { name: 'A period' }).check();
  await expect(page).toHaveURL(`/clients/${client}/statement?from=2026-01-01&to=2026-11-22`);
  await page.getByRole('textbox', { name: 'From', exact: true }).fill('1/7/2026');
  await page.getByRole('textbox', { name: 'Until', exact: true }).fill('31/8/2026');
  await page.keyboard.press('Tab');
  await expect(page).toHaveURL(`/clients/${client}/statement?from=2026-07-01&to=2026-08-31`);
  await expect(lines.nth(1)).toContainText(/Opening balance on 1 Jul 2026.*0\.00/u);
  await expect(lines.nth(2)).toContainText(/Invoice INV-2026-0014.*755\.65/u);
  await expect(lines.nth(3)).toContainText(/Payment, INV-2026-0014.*755\.65/u);
  await expect(lines.last()).toContainText(/Closing balance on 31 Aug 2026.*755\.65.*755\.65.*0\.00/u);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  // It leaves as one file that needs nothing else.
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-shared', /^.*\.html: [^]*INV-2026-0014/u);

  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(`/clients/${client}`);
});
