import type { BrowserContext } from 'playwright';
import { openBrowser } from './browser.ts';
import type { Rounds } from './page/services.ts';
import { openSite, origin } from './site.ts';

/** P1: a new browser, no server any more: until fifty rows stand there and a key of the list is answered. */
export async function start(profile: string, rounds: number): Promise<Rounds> {
  const site = await openSite();
  const first = await openBrowser(profile, { serviceWorkers: 'allow' });
  // The app's worker answers every address that no other one has taken.
  for (const address of ['/empty/', '/invoices']) await install(first, address);
  await first.close();
  await site.stop();
  const ours: number[] = [];
  const raw: number[] = [];
  for (let round = -1; round < rounds; round += 1)
    for (const [address, times] of round % 2 === 0 ? sides(ours, raw) : sides(ours, raw).reverse()) {
      const ms = await startOnce(profile, address);
      if (round >= 0) times.push(ms);
    }
  return { ours, raw };
}

function sides(ours: number[], raw: number[]): (readonly [string, number[]])[] {
  return [
    ['/invoices', ours],
    ['/empty/', raw]
  ];
}

async function install(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(origin + address);
  await page.locator('[data-invoice]').nth(20).waitFor({ timeout: 300_000 });
  // What was changed before is stored as the app rests: a start is measured that comes after that, as on any next day.
  await page.waitForTimeout(6_000);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });
  await page.close();
}

async function startOnce(profile: string, address: string): Promise<number> {
  const context = await openBrowser(profile, { serviceWorkers: 'allow' });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.addInitScript(watchStart);
    await page.goto(origin + address);
    await page.waitForFunction(() => globalThis.startedMs !== undefined, undefined, { timeout: 120_000 });
    return await page.evaluate(() => globalThis.startedMs ?? Number.NaN);
  } finally {
    await context.close();
  }
}

declare global {
  /** When the list stood there and answered, since the navigation began. */
  var startedMs: number | undefined;
}

function watchStart(): void {
  const look = (): void => {
    if (document.querySelectorAll('[data-invoice]').length < 50) return void requestAnimationFrame(look);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
    requestAnimationFrame(answered);
  };
  const answered = (): void => {
    if (document.activeElement?.getAttribute('type') === 'search') globalThis.startedMs = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
