/**
 * Takes the pictures of the README and of the install dialog, from the sample data of a build:
 * `node scripts/run.js scripts/pictures.ts`. The same sources give the same pictures, whenever they are taken.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { buildIfStale } from './built.js';
import { wholeBrowser } from './chromium.js';
import { freePort, serve } from './served.js';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'static', 'screenshots');
/** For those who read, and not for who installs. */
const docs = join(root, 'docs', 'pictures');
const now = new Date('2026-09-15T10:00:00+02:00');
const pictures = [
  { name: 'narrow.png', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  { name: 'wide.png', viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false }
];

const failure = buildIfStale();
if (failure) throw new Error(failure);
const port = await freePort(0);
const server = await serve({ folder: 'build', single: '200.html', port });
const browser = await chromium.launch(wholeBrowser);
await mkdir(folder, { recursive: true });
await mkdir(docs, { recursive: true });
for (const { name, ...screen } of pictures) {
  const context = await browser.newContext({
    ...screen,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    colorScheme: 'light',
    reducedMotion: 'reduce'
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(now);
  await page.addInitScript(withoutChance);
  await page.goto(`http://localhost:${port}/`);
  await page.getByRole('radio', { name: 'Agency' }).check();
  await page.getByRole('button', { name: 'Look around with sample data' }).click();
  const rows = page.locator('[data-invoice]');
  await page.getByText('Sample data. Nothing').waitFor();
  // Along the workflow, from what is being written to what is paid.
  await page.goto(`http://localhost:${port}/invoices?sort=status`);
  await rows.first().waitFor();
  if (!screen.isMobile) {
    await rows.filter({ hasText: 'Approved' }).getByRole('link').first().click();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
  }
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(folder, name) });
  if (!screen.isMobile) {
    await page.goto(`http://localhost:${port}/settings/workflow/moves?view=graph`);
    await page
      .getByRole('figure', { name: /^Statuses and moves/ })
      .getByRole('button', { name: /^Approved,/ })
      .waitFor();
    await page.screenshot({ path: join(docs, 'workflow.png') });
    await page.goto(`http://localhost:${port}/invoices?as=board`);
    await page.locator('[data-invoice]').first().waitFor();
    await page.screenshot({ path: join(docs, 'board.png') });
    await page.goto(`http://localhost:${port}/reports/time-in-status`);
    await page.getByRole('figure').first().waitFor();
    await page.screenshot({ path: join(docs, 'report.png') });
    await page.goto(`http://localhost:${port}/`);
    await page.getByRole('button', { name: 'Leave the sample' }).click();
    await page.getByRole('radio', { name: 'Training' }).check();
    await page.getByRole('button', { name: 'Look around with sample data' }).click();
    await page.getByText('Sample data. Nothing').waitFor();
    await page.goto(`http://localhost:${port}/jobs/sample-workshop-1`);
    await page.getByRole('heading', { level: 2, name: 'History' }).waitFor();
    await page.screenshot({ path: join(docs, 'workshop.png') });
  }
  await context.close();
}
await browser.close();
await server.stop();

/** Ids are made of chance: in a picture it begins with the same number each time. */
function withoutChance(): void {
  let seed = 1;
  crypto.getRandomValues = <T extends ArrayBufferView | null>(array: T): T => {
    if (array === null) return array;
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (const index of bytes.keys()) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      bytes[index] = seed >>> 24;
    }
    return array;
  };
}
