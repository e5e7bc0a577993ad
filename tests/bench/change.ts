import type { Page } from 'playwright';
import { benchPage, inBrowser } from './browser.ts';
import { openList } from './listing.ts';
import type { Rounds } from './page/services.ts';
import { origin } from './site.ts';

/** P4: a press on a move, until it is on disk, and the row, the counts and the page of the invoice say so. */
export async function changeOne(profile: string, rounds: number): Promise<Rounds> {
  return inBrowser(profile, async (context) => {
    const raw = await benchPage(context);
    const app = await openList(await context.newPage(), { width: 1_440, height: 900 });
    await app.goto(`${origin}/invoices?status=proforma,awaiting-approval`);
    await app.locator('[data-invoice]').first().waitFor({ timeout: 300_000 });
    await raw.evaluate(async () => {
      globalThis.rawDb = await bench.openRaw();
    });
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = -1; round < rounds; round += 1) {
      await app.bringToFront();
      const row = app.locator('[data-invoice]').filter({ hasText: 'Proforma' }).nth(0);
      const id = (await row.getAttribute('data-invoice'))!;
      await row.locator('a').click();
      await app.locator('article').getByRole('button', { name: 'Request approval' }).waitFor();
      await settled(app);
      const ms = await pressMove(app, id);
      await raw.bringToFront();
      const one = await raw.evaluate((invoice) => bench.changeRaw(globalThis.rawDb, invoice, 'awaiting-approval'), id);
      if (round < 0) continue;
      ours.push(ms);
      theirs.push(one);
    }
    return { ours, raw: theirs };
  });
}

/** Nothing of the press before is still at work. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        setTimeout(() => requestIdleCallback(() => resolve()), 500);
      })
  );
}

function pressMove(page: Page, id: string): Promise<number> {
  return page.evaluate(
    (invoice) =>
      new Promise<number>((resolve, reject) => {
        const named = (within: ParentNode, selector: string, name: string): HTMLElement | undefined =>
          [...within.querySelectorAll<HTMLElement>(selector)].find((one) => one.textContent.includes(name));
        const label = 'Awaiting Approval';
        const countOn = (): number =>
          Number(named(document, 'button[aria-pressed]', label)?.textContent.replace(/\D/g, '') ?? Number.NaN);
        const before = countOn();
        const isDone = (): boolean =>
          countOn() === before + 1 &&
          (document.querySelector(`[data-invoice="${invoice}"]`)?.textContent.includes(label) ?? false) &&
          (document.querySelector('article')?.textContent.includes(`Status: ${label}`) ?? false);
        const button = named(document.querySelector('article')!, 'button', 'Request approval');
        if (!button) {
          reject(new Error('there is nothing to press'));
          return;
        }
        requestAnimationFrame(() => {
          setTimeout(() => {
            const begun = performance.now();
            const look = (): void => {
              if (isDone()) resolve(performance.now() - begun);
              else requestAnimationFrame(look);
            };
            button.click();
            requestAnimationFrame(look);
          });
        });
      }),
    id
  );
}
