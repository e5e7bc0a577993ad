import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { rows } from './sample.ts';

const pages = [
  '',
  '/business',
  '/reminders',
  '/automation',
  ...['', '/moves', '/approval', '/roles', '/rules', '/versions', '/guide', '/dry-run'].map(
    (part) => `/workflow${part}`
  ),
  '/storage',
  '/app',
  '/people',
  '/people/new',
  '/person'
];

async function begin(page: Page, preset: string, data: 'empty' | 'sample'): Promise<void> {
  await page.goto('/');
  await page.getByRole('radio', { name: preset }).check();
  const button = data === 'empty' ? 'Start with an empty list' : 'Look around with sample data';
  await page.getByRole('button', { name: button }).click();
  await expect(page).toHaveURL('/');
}

function contentOf(page: Page, path: string) {
  if (path === '') return page.getByRole('link', { name: /^Business/ });
  if (path === '/automation') return page.getByRole('combobox', { name: 'Rule' });
  if (path.startsWith('/workflow')) return page.getByRole('navigation', { name: 'Parts of the workflow' });
  return page.getByRole('heading', { level: 2 });
}

for (const path of pages)
  test(`everybody can use /settings${path}, on this screen and by every way back`, async ({ page }) => {
    await begin(page, 'Training', 'empty');
    await page.goto(`/settings${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(contentOf(page, path).first()).toBeVisible();
    await expectAccessible(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, 'nothing sticks out').toBeLessThanOrEqual(0);
    if (path === '') return;
    const isBelow = path === '/people/new' || path === '/person';
    const back = page.getByRole('link', { name: isBelow ? 'Back to people' : /Back to settings|^Settings$/ }).first();
    await expect(back).toHaveAttribute('href', isBelow ? '/settings/people' : '/settings');
  });

test(
  '[BR14] the numbers that the business form announces are the ones that are given',
  { tag: '@once' },
  async ({ page }) => {
    await begin(page, 'Small business', 'sample');
    await page.goto('/settings/business');
    const pattern = page.getByLabel('Numbers of invoices');
    await pattern.fill('R{year}');
    await expect(page.getByText('Use # for the digits of the counter')).toBeVisible();
    await page.getByRole('button', { name: 'Save business' }).click();
    await expect(pattern).toBeFocused();

    await pattern.fill('R/###');
    await expect(page.getByText('The next one is R/001')).toBeVisible();
    await page.getByRole('button', { name: 'Save business' }).click();
    await expect(page.getByText('Business saved.')).toBeVisible();

    await page.goto('/invoices?status=draft');
    await rows(page).first().getByRole('link').first().click();
    await page.getByRole('button', { name: 'Mark as sent' }).first().click();
    await expect(page.getByText('R/001').first()).toBeVisible();
    await page.goto('/settings/business');
    await expect(page.getByText('The next one is R/002')).toBeVisible();
  }
);

test(
  '[BR18] what is typed outlives the tab, is saved, and can be taken back',
  { tag: '@once' },
  async ({ page, context }) => {
    await begin(page, 'Agency', 'empty');
    await page.goto('/settings/business');
    const name = page.getByLabel('Name', { exact: true });
    await name.fill('Northlight & Söhne');
    await page.getByLabel('IBAN or account number').fill('DE00 1234');
    await page.getByLabel('BIC').focus();
    await expect(page.getByText(/An IBAN of DE has 22 signs/)).toBeVisible();
    await expect.poll(() => draftsOf(page)).toContain('Northlight & Söhne');
    await page.close();

    const later = await context.newPage();
    await later.goto('/settings/business');
    await expect(later.getByText('What you had typed was kept. It is not saved yet.')).toBeVisible();
    const again = later.getByLabel('Name', { exact: true });
    await expect(again).toHaveValue('Northlight & Söhne');
    await later.getByRole('button', { name: 'Save business' }).click();
    await expect(later.getByText('Business saved.')).toBeVisible();
    await later.getByRole('button', { name: 'Undo' }).click();
    await expect(again).toHaveValue('');
  }
);

test('a field that cannot be saved says so in place and takes the focus', { tag: '@once' }, async ({ page }) => {
  await begin(page, 'Agency', 'empty');
  await page.goto('/settings/business');
  await page.getByLabel('Payment term in days').fill('soon');
  await page.getByRole('button', { name: 'Save business' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await expect(page.getByText('Type the name of the business.')).toBeVisible();
  await expect(page.getByText('Type a whole number of days')).toBeVisible();
  await expect(page.getByLabel('Payment term in days')).toHaveValue('soon');
});

test('a picture becomes the logo; an SVG is refused with the reason', { tag: '@once' }, async ({ page }) => {
  await begin(page, 'Agency', 'empty');
  await page.goto('/settings/business');
  const input = page.getByLabel('Choose a picture', { exact: true }).and(page.locator('input'));
  await input.setInputFiles({
    name: 'logo.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
  });
  await expect(page.getByText('An SVG can hold programs')).toBeVisible();
  await input.setInputFiles('static/icons/docket-192.png');
  await expect(page.getByText('Logo saved.')).toBeVisible();
  await expect(page.getByRole('img', { name: 'Logo of the business' })).toBeVisible();
  await page.reload();
  const logo = page.getByRole('img', { name: 'Logo of the business' });
  await expect(logo).toBeVisible();
  expect(await logo.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(192);
});

test('the workflow is explained, and exported as it is', { tag: '@once' }, async ({ page }) => {
  await begin(page, 'Agency', 'empty');
  await page.goto('/settings/workflow');
  await page.getByRole('button', { name: /^Proforma/ }).click();
  await expect(page.getByText('if it has a client and it has at least one line').first()).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('link', { name: 'Rules and types' }).click();
  await expect(page.getByText('A submitted invoice whose balance is covered becomes paid.')).toBeVisible();
  await page.getByRole('link', { name: 'Versions' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export workflow as JSON' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('docket-workflow-agency.json');
  const workflow = z.object({ id: z.string() }).parse(JSON.parse(await readFile(await file.path(), 'utf8')));
  expect(workflow.id).toBe('agency');
});

const exportSchema = z.object({
  format: z.literal('docket-readable'),
  invoices: z.array(z.object({ id: z.string() }))
});

test(
  'the integrity check passes, and the readable export says what everything comes to',
  { tag: '@once' },
  async ({ page }) => {
    await begin(page, 'Agency', 'sample');
    await page.goto('/settings/storage');
    await page.getByRole('button', { name: 'Check integrity' }).click();
    const passed = page.getByText(/^Intact: [\d,]+ steps/);
    await expect(passed).toBeVisible({ timeout: 20_000 });

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as JSON' }).click();
    const file = await download;
    await expect(page.getByText('was handed over to the browser')).toBeVisible();
    expect(file.suggestedFilename()).toMatch(/^docket-sample-readable-\d{4}-\d\d-\d\d\.json$/);
    const exported = exportSchema.parse(JSON.parse(await readFile(await file.path(), 'utf8')));
    expect(exported.invoices.length).toBeGreaterThan(10);
  }
);

test(
  'everything is deleted only after a backup or a word about it, and the word that confirms',
  { tag: '@once' },
  async ({ page }) => {
    await begin(page, 'Agency', 'empty');
    await page.goto('/settings/storage');
    await page.getByRole('button', { name: 'Delete everything …' }).click();
    const dialog = page.getByRole('dialog');
    await expectAccessible(page);
    const now = dialog.getByRole('button', { name: 'Delete everything now' });
    await expect(now).toHaveAccessibleDescription('Back up, or say that you need no backup.');
    await dialog.getByLabel('I need no backup').check();
    await expect(now).toHaveAccessibleDescription('Type the word “delete” first.');
    await dialog.getByRole('textbox').fill('delete');
    await now.click();
    await expect(page).toHaveURL('/welcome');
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Welcome to Docket' })).toBeVisible();
  }
);

test('however long a page is, the bars stay where they are', { tag: '@once' }, async ({ page }) => {
  await begin(page, 'Small business', 'empty');
  await page.goto('/settings/storage');
  await expect(page.getByRole('button', { name: 'Delete everything …' })).toBeAttached();
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
});

test(
  'the format of numbers and dates is chosen for the device and used everywhere',
  { tag: '@once' },
  async ({ page }) => {
    await begin(page, 'Small business', 'sample');
    await page.goto('/settings/app');
    await page.getByLabel('Format').selectOption('de-DE');
    await expect(page.getByLabel('Format')).toHaveValue('de-DE');
    await page.goto('/');
    await expect(page.getByText(/\d\.\d{3},\d{2}/).first()).toBeVisible();
  }
);

test('single keys can be switched off', { tag: '@once' }, async ({ page }) => {
  await begin(page, 'Agency', 'empty');
  await page.goto('/settings/app');
  await page.getByLabel('Use shortcuts of a single key').uncheck();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByLabel('Use shortcuts of a single key').check();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('the own name is changed, and can be taken back', { tag: '@once' }, async ({ page }) => {
  await begin(page, 'Agency', 'empty');
  await page.goto('/settings/person');
  const name = page.getByLabel('Your name');
  await name.fill('');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Type a name, so that the history can say who did what.')).toBeVisible();
  await expect(name).toBeFocused();
  await name.fill('Ann Ägren');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/ saved\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(name).toHaveValue('Me');
});

test(
  'two tabs that change the business or the own name do not overwrite each other unasked',
  { tag: '@once' },
  async ({ page, context }) => {
    await begin(page, 'Agency', 'empty');
    await page.goto('/settings/business');
    await page.getByLabel('Name', { exact: true }).fill('Northlight');
    await page.getByLabel('Currency').selectOption('CHF');
    const other = await context.newPage();
    await other.goto('/settings/business');
    await other.getByLabel('Name', { exact: true }).fill('Southlight');
    await other.getByLabel('Currency').selectOption('USD');
    await other.getByRole('button', { name: 'Save business' }).click();
    await expect(other.getByText('Business saved.')).toBeVisible();

    await page.getByRole('button', { name: 'Save business' }).click();
    const note = page.getByRole('region', { name: 'Your business was changed elsewhere while you were typing' });
    await expect(note).toBeFocused();
    await expect(note).toContainText('Name now says “Southlight”');
    await expect(note).toContainText(/Currency now says “USD · /);
    await note.getByRole('button', { name: 'Take theirs' }).click();
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Southlight');
    await expect(page.getByRole('button', { name: 'Save business' })).toBeFocused();

    await page.goto('/settings/person');
    await page.getByLabel('Your name').fill('Ann');
    await other.goto('/settings/person');
    await expect(other.getByLabel('Your name')).toHaveValue('Ann');
    await other.getByLabel('Your name').fill('Bea');
    await other.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(other.getByText(/ saved\.$/)).toBeVisible();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const clash = page.getByRole('region', { name: 'Your name or roles were changed elsewhere while you were typing' });
    await expect(clash).toContainText('Your name now says “Bea”');
    await clash.getByRole('button', { name: 'Save mine' }).click();
    await expect(page.getByText(/ saved\.$/)).toBeVisible();
    await expect(other.getByLabel('Your name')).toHaveValue('Ann');
  }
);

/** What forms have stored of what is typed, as text. */
function draftsOf(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('docket');
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const db = opening.result;
          const asking = db.transaction('drafts').objectStore('drafts').getAll();
          asking.onsuccess = () => {
            db.close();
            resolve(JSON.stringify(asking.result));
          };
        };
      })
  );
}
