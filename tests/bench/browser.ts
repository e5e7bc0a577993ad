import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright';
import { testBrowser } from '../../scripts/chromium.js';
import { benchFolder, origin } from './site.ts';

/** A profile on disk with so many invoices in it; made once a bench, and never worked in itself. */
export async function seeded(count: number, { keep }: { keep: boolean }): Promise<string> {
  const profile = join(benchFolder, `profile-${count}`);
  if (keep && existsSync(profile)) return profile;
  rmSync(profile, { recursive: true, force: true });
  const context = await openBrowser(profile);
  const page = await benchPage(context);
  const { findings } = await page.evaluate((invoices) => bench.seed(invoices), count);
  await context.close();
  if (findings !== null && findings.length > 0) throw new Error(`not sound: ${JSON.stringify(findings.slice(0, 3))}`);
  return profile;
}

/** A copy of a profile, to be worked in; gone once the work is done. */
export async function inCopy<T>(profile: string, work: (copy: string) => Promise<T>): Promise<T> {
  const copy = `${profile}-copy`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(profile, copy, { recursive: true });
  try {
    return await work(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

export async function inBrowser<T>(profile: string, work: (context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await openBrowser(profile);
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

/** Wide, and so high that fifty rows are on the screen. */
export const fiftyRows = { width: 1_440, height: 2_250 };

export function openBrowser(
  profile: string,
  { serviceWorkers = 'block' }: { serviceWorkers?: 'allow' | 'block' } = {}
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...testBrowser,
    serviceWorkers,
    viewport: fiftyRows,
    locale: 'en-GB'
  });
}

/** The page that runs parts of the app and plain IndexedDB. */
export async function benchPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`${origin}/bench/index.html`);
  await page.waitForFunction(() => 'bench' in globalThis);
  return page;
}
