import type { BrowserContext, Page } from '@playwright/test';
import { generation, publish } from '../e2e/deploy.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { stored } from '../e2e/stored.ts';
import { counted } from './counted.ts';
import { begin, description, expectIntact, expectInvoice, write } from './pages.ts';
import { published } from './published.ts';

const ofTheHost = /net::ERR_|Failed to load resource/;

/** What a later version may do to the data: another shape of the database, or of what lies in it. */
const upgrades: Record<string, (source: string) => string> = {
  'a table more': (source) =>
    source.replace(
      /^(.*)this\.version\((\d+)\)\.stores\(/s,
      (_all, before: string, latest: string) =>
        `${before}this.version(${Number(latest) + 1}).stores({later:\`id\`}),this.version(${latest}).stores(`
    ),
  'rows of another shape': (source) => source.replaceAll(/schemaEpoch([<>:])(\w+)/g, 'schemaEpoch$1($2+1)')
};

for (const [what, patch] of Object.entries(upgrades)) {
  test(`a tab of the old version writes nothing once the new one has upgraded the data, and goes over to it (${what})`, async ({
    profile
  }, testInfo) => {
    const { host, app, folder, context, page, problems } = await published(profile, testInfo.outputPath('site'));
    await begin(page, app);
    await write(page, app, 'Written before');
    await page.goto(`${app}invoices/new`);
    await description(page).fill('Half a thought');
    await expect.poll(() => stored(page, 'drafts')).toHaveLength(1);

    // Else the browser would fetch the newer one by itself, sooner or later.
    host.goWrong((path) => (path === '/service-worker.js' ? 'cut' : undefined));
    await publish(folder, 'next', { patch });
    const newer = await openPastTheWorker(context, app);
    await expect(newer.locator(generation)).toHaveCount(1);
    await expect(newer.locator('[data-invoice]')).toHaveCount(1);
    await write(newer, app, 'Written by the newer one');
    const before = await commits(newer);

    // The tab that was open all the time: what it would save is refused, and stays on the screen.
    await page.getByRole('textbox', { name: 'Price' }).fill('100');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const note = page.getByRole('region', { name: 'A newer version of Docket has taken over' }).first();
    await expect(note).toBeVisible();
    await expect(description(page)).toHaveValue('Half a thought');

    // One that opens now, from what is stored here, and so of the old version, also after a plain reload.
    const old = await context.newPage();
    await old.goto(`${app}invoices`);
    await expect(old.locator(generation)).toHaveCount(0);
    const refused = old.getByRole('region', { name: 'A newer version of Docket has taken over' });
    await expect(refused).toBeVisible();
    await expect(old.getByRole('link', { name: /rescue page/ })).toHaveAttribute('href', '/rescue.html');
    const after = await commits(newer);
    expect(after).toEqual(before);
    const written = after.length - before.length;

    // Without a network it stays as it is, and says so; with one, a reload in any tab brings the newer version to all.
    host.goWrong(() => 'cut');
    await refused.getByRole('button', { name: 'Reload' }).click();
    await expect(refused.getByRole('button', { name: 'Reload' })).toBeEnabled();
    await expect(old.locator(generation)).toHaveCount(0);
    host.goWrong(() => undefined);
    await note.getByRole('button', { name: 'Reload' }).click();
    await expect(page.locator(generation)).toHaveCount(1);
    await expect(old.locator(generation)).toHaveCount(1);
    await expect(old.locator('[data-invoice]')).toHaveCount(2);
    await page.goto(`${app}invoices/new`);
    await expect(description(page)).toHaveValue('Half a thought');
    await expectIntact(page, app, { invoices: 2 });
    expect(unexpected(problems)).toEqual([]);
    await context.close();
    await host.stop();
    counted('B4', { 'upgrades under an open tab': 1, 'writes of the old version': written });
    counted('B6', { 'opened by an old version': 2, 'writes of the old version': written });
  });
}

test('an upgrade that another tab holds up says so, and goes on by itself once that tab is closed', async ({
  profile
}, testInfo) => {
  const { host, app, folder, context, page, problems } = await published(profile, testInfo.outputPath('site'));
  await begin(page, app);
  await write(page, app, 'Written before');
  await page.close();
  // A tab that does not let go when it is asked to, as one that hangs.
  const stubborn = await context.newPage();
  await stubborn.goto(`${app}rescue.html`);
  await stubborn.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('docket');
        opening.onsuccess = () => {
          Object.assign(window, { held: opening.result });
          resolve();
        };
      })
  );
  await publish(folder, 'next', { patch: upgrades['a table more']! });
  const newer = await openPastTheWorker(context, app);
  await expect(newer.getByRole('region', { name: 'Another tab holds the data' })).toBeVisible();
  await stubborn.close();
  await expect(newer.locator('[data-invoice]')).toHaveCount(1);
  await newer.locator('[data-invoice] a').first().click();
  await expectInvoice(newer, 'Written before');
  await expectIntact(newer, app, { invoices: 1 });
  expect(unexpected(problems)).toEqual([]);
  await context.close();
  await host.stop();
  counted('B5', { 'upgrades held up': 1, 'gone on by themselves': 1 });
});

/** Loads the app from the network, as a reload with Shift does, and so in the version that is there. */
async function openPastTheWorker(context: BrowserContext, app: string): Promise<Page> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setBypassServiceWorker', { bypass: true });
  await page.goto(`${app}invoices`);
  return page;
}

/** What of the history is stored. */
async function commits(page: Page): Promise<unknown[]> {
  return (await stored(page, 'commits')).map((commit) => (commit as { hash: string }).hash);
}

function unexpected(problems: readonly string[]): string[] {
  return problems.filter((problem) => !ofTheHost.test(problem));
}
