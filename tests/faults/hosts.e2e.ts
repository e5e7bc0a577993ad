import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { generation, publish } from '../e2e/deploy.ts';
import { expect, problemsIn, test } from '../e2e/fixtures.ts';
import { openBrowser, untilAllStored, untilStored } from '../e2e/own-browser.ts';
import { counted, isThorough } from './counted.ts';
import { openHost, type Host, type Wrong } from './host.ts';
import { begin, description, expectIntact, expectInvoice, lookForUpdate, storedFiles, write } from './pages.ts';

test.use({ serviceWorkers: 'allow' });

/** What a browser logs about a host that does not answer, or answers with an error. */
const ofTheHost = /net::ERR_|Failed to load resource|status of \d{3}|MIME type|dynamically imported module/;

const hosts = [
  { where: 'at the root of a web space', folder: 'build', path: '/', options: {} },
  ...tried(
    [
      {
        where: 'under a path, on a host that answers unknown addresses as not found',
        folder: 'build-base',
        path: '/docket/',
        options: { fallback: 'docket/200.html', fallbackStatus: 404 }
      }
    ],
    []
  ),
  {
    where: 'under a path, on a host that knows files only',
    folder: 'build-base',
    path: '/docket/',
    options: { fallback: 'docket/200.html', fallbackStatus: 404, isPagesByName: false }
  }
];

for (const { where, folder, path, options } of hosts) {
  test(`an invoice opens by its own address in a cold browser without a network (${where})`, async ({ profile }) => {
    const host = await openHost(folder, options);
    const app = host.origin + path;
    const first = await openBrowser(profile);
    const firstProblems = await problemsIn(first);
    // The very first address is one that only the app knows.
    await untilStored(first, `${app}invoices/new`);
    const page = first.pages()[0]!;
    await begin(page, app);
    const address = await write(page, app, 'Written with a network');
    expect(unexpected(firstProblems)).toEqual([]);
    await first.close();
    await host.stop();

    const second = await openBrowser(profile);
    const problems = await problemsIn(second);
    const cold = await second.newPage();
    const response = await cold.goto(address);
    expect(response?.fromServiceWorker()).toBe(true);
    await expectInvoice(cold, 'Written with a network');
    await write(cold, app, 'Written without');
    await expectIntact(cold, app, { invoices: 2 });
    expect(unexpected(problems)).toEqual([]);
    await second.close();
    counted(path === '/' ? 'C1' : 'C8', { 'cold deep links': 1 });
  });
}

test('a first visit that is cut while the app is being stored leaves nothing broken behind', async ({ browser }) => {
  const whole = await openHost('build');
  const files = await storedBy(whole, await browser.newPage());
  await whole.stop();
  const cuts = tried(
    Array.from({ length: Math.ceil(files / 4) }, (_, index) => index * 4),
    [0, files - 1]
  );
  for (const cut of cuts) {
    const host = await openHost('build');
    const context = await browser.newContext();
    const page = await context.newPage();
    let asked = 0;
    let isCut = false;
    host.goWrong((path) => {
      if (!host.asked.has('/service-worker.js') || path === '/service-worker.js') return undefined;
      asked += 1;
      isCut = asked > cut;
      return isCut ? 'cut' : undefined;
    });
    await page.goto(host.origin);
    await expect.poll(() => isCut).toBe(true);
    await expect.poll(() => page.evaluate(isBeingStored)).toBe(false);
    await page.close();

    host.goWrong(() => undefined);
    const again = await context.newPage();
    await again.goto(host.origin);
    await expect(again.getByRole('heading', { name: 'Welcome to Docket' })).toBeVisible();
    await untilInCharge(again);
    expect(await storedFiles(again)).toHaveLength(files);
    await host.stop();
    await begin(again, `${host.origin}/`);
    await write(again, `${host.origin}/`, 'Written without a network');
    await context.close();
  }
  counted('C2', { 'first visits cut': cuts.length, 'files of a build': files });
});

test('an update of which a part does not arrive leaves the old version whole, and comes in once all of it does', async ({
  profile
}, testInfo) => {
  const folder = testInfo.outputPath('site');
  await cp('build', folder, { recursive: true });
  const host = await openHost(folder);
  const app = `${host.origin}/`;
  const yesterday = await readFile(join(folder, '200.html'), 'utf8');
  const context = await openBrowser(profile);
  const problems = await problemsIn(context);
  await untilStored(context, app);
  const page = context.pages()[0]!;
  await begin(page, app);
  const address = await write(page, app, 'Written before');
  await page.goto(`${app}invoices/new`);
  await description(page).fill('Half a thought');

  await publish(folder, 'next');
  const isScript = (path: string): boolean => path.endsWith('.next.js') && path.includes('/nodes/');
  const wrongs: Record<string, (path: string) => Wrong | undefined> = {
    'a script is an error': (path) => (isScript(path) ? 500 : undefined),
    'a script is missing': (path) => (isScript(path) ? 404 : undefined),
    'the connection is cut': (path) => (isScript(path) ? 'cut' : undefined),
    'a script is answered with a page': (path) => (isScript(path) ? 'a page' : undefined),
    'the page is still that of yesterday': (path) => (path === '/200.html' ? { html: yesterday } : undefined)
  };
  const broken = tried(Object.keys(wrongs), [
    'a script is answered with a page',
    'the page is still that of yesterday'
  ]);
  const places = tried([address, `${app}clients`, `${app}settings/workflow`, `${app}import`], [address]);
  for (const what of broken) {
    host.goWrong(wrongs[what]!);
    expect(await lookForUpdate(page), what).toBe('redundant');
    const other = await context.newPage();
    for (const place of places) {
      await other.goto(place);
      await expect(other.locator(generation), what).toHaveCount(0);
      await expect(other.getByRole('heading', { level: 1 }).first(), what).toBeVisible();
    }
    await other.close();
  }

  host.goWrong(() => undefined);
  expect(await lookForUpdate(page)).toBe('installed');
  // In the very tab in which it has failed so often, and without a reload.
  await page.getByRole('button', { name: 'Update now' }).click();
  await expect(page.locator(generation)).toHaveAttribute('content', 'next');
  await expect(description(page)).toHaveValue('Half a thought');
  expect((await storedFiles(page)).filter(isPageInsteadOfAFile)).toEqual([]);
  await expectIntact(page, app, { invoices: 1 });
  expect(unexpected(problems)).toEqual([]);
  await context.close();
  await host.stop();
  counted('C3', { 'updates broken': broken.length, 'updates that then came in': 1 });
});

test.describe('a host that answers with a page for what it does not have', () => {
  test('is told as such where the app cannot start, and nothing goes round in circles', async ({ browser }) => {
    const host = await openHost('build');
    const page = await browser.newPage();
    const parts = tried(['/entry/start.', '/entry/app.', '/nodes/0.'], ['/entry/app.']);
    for (const part of parts) {
      host.goWrong((path) => (path.includes(part) ? 'a page' : undefined));
      const before = host.asked.get('/') ?? 0;
      await page.goto(host.origin);
      await expect(page.getByText('Docket has not started')).toBeVisible();
      await expect(page.getByRole('link', { name: /^Rescue page/ })).toHaveAttribute('href', '/rescue.html');
      expect(host.asked.get('/')).toBe(before + 1);
    }
    host.goWrong(() => undefined);
    await page.getByRole('link', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { name: 'Welcome to Docket' })).toBeVisible();
    await expect(page.getByText('Docket has not started')).toBeHidden();
    await page.close();
    await host.stop();
    counted('C4', { 'starts without a script': parts.length });
  });

  test('is told as such where a page cannot be opened, and what was typed is safe', async ({ browser }) => {
    const host = await openHost('build');
    const app = `${host.origin}/`;
    // Without a worker nothing is stored, and each page is loaded when one goes there.
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await begin(page, app);
    await page.goto(`${app}invoices/new`);
    await description(page).fill('Half a thought');
    host.goWrong((path) => (path.endsWith('.js') ? 'a page' : undefined));
    let loads = 0;
    page.on('load', () => (loads += 1));
    await page.getByRole('link', { name: 'Clients' }).first().click();
    await expect(page.getByRole('heading', { name: 'This page could not be opened' })).toBeVisible();
    expect(loads).toBe(0);
    host.goWrong(() => undefined);
    await page.getByRole('link', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Clients' })).toBeVisible();
    await page.goto(`${app}invoices/new`);
    await expect(description(page)).toHaveValue('Half a thought');
    await context.close();
    await host.stop();
    counted('C4', { 'pages without a script': 1 });
  });

  test('is not stored for use without a network', async ({ browser }) => {
    const host = await openHost('build');
    const app = `${host.origin}/`;
    const page = await browser.newPage();
    // A picture that no page needs, but a device that installs the app.
    host.goWrong((path) => (path.endsWith('docket-512.png') ? 'a page' : undefined));
    await begin(page, app);
    await page.goto(`${app}settings/app`);
    await expect(page.getByText('It could not be stored for use without a network')).toBeVisible();
    expect((await storedFiles(page)).filter(isPageInsteadOfAFile)).toEqual([]);
    host.goWrong(() => undefined);
    await page.reload();
    await untilInCharge(page);
    await host.stop();
    await page.reload();
    await expect(page.getByText('it opens without a network')).toBeVisible();
    await page.close();
    counted('C4', { 'installs refused': 1 });
  });
});

/** How many files a worker stores. */
async function storedBy(host: Host, page: Page): Promise<number> {
  await page.goto(host.origin);
  await untilInCharge(page);
  const files = await storedFiles(page);
  await page.close();
  return files.length;
}

async function untilInCharge(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  await untilAllStored(page);
}

/** Which of these a run tries. */
function tried<T>(all: readonly T[], some: readonly T[]): readonly T[] {
  return isThorough ? all : some;
}

async function isBeingStored(): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration();
  return Boolean(registration?.installing ?? registration?.waiting);
}

function isPageInsteadOfAFile({ path, type }: { path: string; type: string }): boolean {
  return type.startsWith('text/html') && !path.endsWith('.html');
}

function unexpected(problems: readonly string[]): string[] {
  return problems.filter((problem) => !ofTheHost.test(problem));
}
