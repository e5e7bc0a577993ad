import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, problemsIn, test } from '../e2e/fixtures.ts';
import { openBrowser } from '../e2e/own-browser.ts';
import { openSample } from '../e2e/sample.ts';
import { expectSaid } from '../e2e/writing.ts';
import { counted, isThorough } from './counted.ts';
import { begin, description, expectIntact, write } from './pages.ts';

test('what was typed three tenths of a second before its tab is killed is there again', async ({
  browser,
  baseURL
}) => {
  const app = `${baseURL}/`;
  const context = await browser.newContext();
  const first = await context.newPage();
  await begin(first, app);
  await first.close();
  const kills = isThorough ? 20 : 1;
  for (let kill = 1; kill <= kills; kill += 1) {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    await page.exposeFunction('kill', () => void devtools.send('Page.crash').catch(String));
    await page.goto(`${app}invoices/new`);
    await expect(description(page)).toHaveValue(kill === 1 ? '' : `Thought ${kill - 1}`);
    // The time is the fault itself, and runs in the page from the last letter on: a test that waited would come later.
    await page.evaluate(() => {
      let timer = 0;
      document.addEventListener('input', () => {
        clearTimeout(timer);
        timer = window.setTimeout(() => (window as unknown as { kill: () => void }).kill(), 300);
      });
    });
    await description(page).fill(`Thought ${kill}`);
    await crashed;
    await page.close();
  }
  const last = await context.newPage();
  await last.goto(`${app}invoices/new`);
  await expect(last.getByText('You were writing this.')).toBeVisible();
  await expect(description(last)).toHaveValue(`Thought ${kills}`);
  await last.getByRole('textbox', { name: 'Price' }).fill('100');
  await last.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(last).toHaveURL(/\/invoices\/(?!new)[^/?]+$/);
  await expectIntact(last, app, { invoices: 1 });
  await context.close();
  counted('F3', { 'tabs killed': kills });
});

test('a restore for which there is no room leaves everything as it was, and says what to do', async ({
  browser,
  baseURL
}) => {
  const app = `${baseURL}/`;
  const large = 4_000_000;
  const there = await browser.newContext();
  const source = await there.newPage();
  await source.addInitScript(() => Object.assign(window, { showSaveFilePicker: undefined }));
  await begin(source, app);
  const address = await write(source, app, 'With a large file');
  await source.goto(`${address}/edit`);
  await source.getByLabel('Attach files').setInputFiles({
    name: 'large.bin',
    mimeType: 'application/octet-stream',
    // What cannot be made smaller.
    buffer: Buffer.from(Uint8Array.from({ length: large }, (_, at) => ((at * 2_654_435_761) >>> 13) & 0xff))
  });
  await source.getByRole('button', { name: 'Save changes' }).click();
  await expectSaid(source, /changed\.$/);
  await source.goto(`${app}settings/storage`);
  const waiting = source.waitForEvent('download');
  await source.getByRole('button', { name: 'Back up now' }).click();
  const download = await waiting;
  const buffer = await readFile(await download.path());
  await there.close();

  const here = await browser.newContext();
  const problems = await problemsIn(here);
  const page = await here.newPage();
  const devtools = await here.newCDPSession(page);
  // It only counts from before the first write on.
  await page.goto(`${app}rescue.html`);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(app).origin, quotaSize: large });
  await begin(page, app);
  await write(page, app, 'Written before');
  await page.goto(`${app}settings/storage`);
  await page
    .locator('input[aria-label="Restore from a file"]')
    .setInputFiles({ name: download.suggestedFilename(), mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: 'Replace everything' }).click();
  await expect(page.getByText('Make room on this device').first()).toBeVisible();
  await page.getByRole('button', { name: 'Leave it as it is' }).click();
  await expectIntact(page, app, { invoices: 1 });
  await write(page, app, 'Written after');
  await expectIntact(page, app, { invoices: 2 });
  expect(problems).toEqual([]);
  await here.close();
  counted('A5', { 'restores without room': 1 });
});

test('a browser whose storage is switched off says so, and pretends nothing', async ({ profile, baseURL }) => {
  await mkdir(join(profile, 'Default'), { recursive: true });
  // "Block all cookies" in the settings of the browser: it takes away every kind of storage.
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(blocked));
  const context = await openBrowser(profile, { isWhole: true });
  const page = await context.newPage();
  const places = ['', 'invoices/new', 'settings/storage'];
  for (const place of places) {
    await page.goto(`${baseURL}/${place}`);
    await expect(page.getByRole('region', { name: 'This browser keeps no data here' })).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await expect(page.getByText('Saved on this device')).toHaveCount(0);
  }
  await page.goto(`${baseURL}/rescue.html`);
  await expect(page.getByRole('status')).toContainText('Your data cannot be opened');
  await context.close();
  counted('F2', { 'pages without storage': places.length + 1 });
});

test('no page breaks the policy that it was given', async ({ page }) => {
  const violations: string[] = [];
  await page.exposeFunction('count', (what: string) => violations.push(what));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
      (window as unknown as { count: (what: string) => void }).count(violatedDirective)
    )
  );
  await openSample(page, 'Agency');
  const invoice = await page.locator('[data-invoice] a').first().getAttribute('href');
  const settings = ['', '/app', '/business', '/people', '/people/new', '/person', '/storage', '/workflow'].map(
    (place) => `/settings${place}`
  );
  const places = [
    '/',
    '/invoices',
    '/clients',
    '/clients/new',
    '/import',
    '/invoices/new',
    `${invoice}`,
    `${invoice}/edit`
  ];
  const all = [...places, `${invoice}/print`, ...settings, '/nowhere', '/rescue.html'];
  for (const place of all) {
    await page.goto(place);
    await expect(page.getByRole('heading').first()).toBeVisible();
  }
  expect(violations).toEqual([]);
  counted('C9', { pages: all.length, violations: violations.length });
});
