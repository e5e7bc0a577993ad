import type { Page } from 'playwright';
import { inBrowser } from './browser.ts';
import { openList } from './listing.ts';
import { quantile } from './statistics.ts';

export interface Session {
  readonly interactions: number;
  /** Of the slowest two in a hundred, the quickest. */
  readonly p98Ms: number;
  readonly layoutShift: number;
  /** Kind of step and how long its slowest interaction took, the slowest first. */
  readonly slowest: readonly (readonly [step: string, ms: number])[];
}

/**
 * P14: somebody who types, filters, sorts, opens and scrolls, on a machine four times as slow. What the browser itself says
 * of each interaction counts: from the input to the frame that shows what came of it.
 */
export async function workThrough(profile: string, interactions: number): Promise<Session> {
  return inBrowser(profile, async (context) => {
    const page = await context.newPage();
    await page.addInitScript(observe);
    await openList(page, { width: 1_440, height: 900 });
    await page.waitForTimeout(2_000);
    const client = await context.newCDPSession(page);
    await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const slowestByStep = new Map<string, number>();
    for (let done = 0; done < interactions;) {
      const [name, step] = steps[Math.floor(done / 4) % steps.length]!;
      await page.evaluate((now) => void (globalThis.stepName = now), name);
      done += await step(page);
      await page.evaluate(
        () => new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => setTimeout(resolve, 30)), 100))
      );
    }
    const { seen, shift } = await page.evaluate(() => ({
      seen: globalThis.seenInteractions,
      shift: globalThis.layoutShift
    }));
    const all = Object.values(seen);
    for (const { step, ms } of all) slowestByStep.set(step, Math.max(slowestByStep.get(step) ?? 0, ms));
    const quick = Math.max(0, interactions - all.length);
    const durations = [...all.map(({ ms }) => ms), ...Array.from({ length: quick }, () => 0)];
    const slowest = [...slowestByStep].sort(([, left], [, right]) => right - left);
    return { interactions: durations.length, p98Ms: quantile(durations, 0.98), layoutShift: shift, slowest };
  });
}

/** Each tells how many interactions it was. */
const steps: readonly (readonly [string, (page: Page) => Promise<number>])[] = [
  ['type', (page) => type(page, 'amber studio')],
  ['status chip', (page) => twice(page, 'Paid')],
  ['open', open],
  ['group chip', (page) => twice(page, 'Completed')],
  ['sort', sort],
  ['type a number', (page) => type(page, '2024-0001')],
  ['overdue chip', (page) => twice(page, 'Overdue')],
  ['scroll and open', scroll]
];

async function type(page: Page, text: string): Promise<number> {
  await page.keyboard.press('/');
  await page.keyboard.type(text, { delay: 60 });
  await page.keyboard.press('Escape');
  return text.length + 2;
}

/** On and off again. */
async function twice(page: Page, name: string): Promise<number> {
  for (let time = 0; time < 2; time += 1) {
    await page.locator('button[aria-pressed]').filter({ hasText: name }).first().click();
    await page.waitForTimeout(100);
  }
  return 2;
}

async function open(page: Page): Promise<number> {
  for (const place of [1, 3, 5]) {
    await page.locator('[data-invoice] a').nth(place).click();
    await page.locator('article').first().waitFor();
    await page.waitForTimeout(100);
  }
  await page.keyboard.press('j');
  return 4;
}

async function sort(page: Page): Promise<number> {
  for (const name of ['Total', 'Client', 'Due', 'Issued']) {
    const head = page.locator('[role=columnheader] button').filter({ hasText: name });
    if (await head.isVisible()) await head.click();
    await page.waitForTimeout(100);
  }
  return 4;
}

async function scroll(page: Page): Promise<number> {
  await page.locator('[data-invoice]').nth(2).hover();
  for (let time = 0; time < 5; time += 1) {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(50);
  }
  await page.locator('[data-invoice] a').nth(6).click();
  return 1;
}

declare global {
  var stepName: string | undefined;
  var seenInteractions: Record<number, { step: string; ms: number }>;
  var layoutShift: number;
}

function observe(): void {
  globalThis.seenInteractions = {};
  globalThis.layoutShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId: number })[]) {
      if (!entry.interactionId || globalThis.stepName === undefined) continue;
      const ms = Math.max(globalThis.seenInteractions[entry.interactionId]?.ms ?? 0, entry.duration);
      globalThis.seenInteractions[entry.interactionId] = { step: globalThis.stepName, ms };
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) globalThis.layoutShift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}
