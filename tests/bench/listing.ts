import type { Page } from 'playwright';
import { benchPage, fiftyRows, inBrowser } from './browser.ts';
import type { Rounds } from './page/services.ts';
import { origin } from './site.ts';

/** What was kept as a view, and the same question to an index. */
const filters = [
  { name: 'status', query: 'status=paid', index: 'status', range: ['paid', 'paid'] },
  { name: 'client', query: 'client=c7', index: 'client', range: ['c7', 'c7'] },
  { name: 'day', query: 'due=2024-06-01..2024-08-31', index: 'dueDay', range: ['2024-06-01', '2024-08-31'] }
] as const;

export interface Filtered extends Rounds {
  /** Until the frame in which they are seen. */
  readonly seen: readonly number[];
}

/** P3: kept views by status, client and day of payment, from the press until the count and fifty rows are in the page. */
export async function filterLists(profile: string, rounds: number): Promise<Record<string, Filtered>> {
  return inBrowser(profile, async (context) => {
    const raw = await benchPage(context);
    const app = await openList(await context.newPage());
    for (const { name, query } of filters) await keepView(app, name, query);
    await raw.evaluate(async () => {
      globalThis.rawDb = await bench.openRaw();
    });
    const results: Record<string, Filtered> = {};
    for (const { name, index, range } of filters) {
      const ours: number[] = [];
      const seen: number[] = [];
      const theirs: number[] = [];
      // The first round compiles code, and is left out.
      for (let round = 0; round <= rounds; round += 1) {
        await raw.bringToFront();
        const one = await raw.evaluate(
          ([by, [from, until]]) => bench.filterRaw(globalThis.rawDb, by, IDBKeyRange.bound(from, until)),
          [index, range] as const
        );
        await app.bringToFront();
        const took = await pressView(app, name, one.count);
        if (round === 0 && one.count > 50) await fitFifty(app);
        // Pressed once more, it shows everything again.
        await pressView(app, name, null);
        if (round === 0) continue;
        theirs.push(one.ms);
        ours.push(took.ms);
        seen.push(took.seenMs);
      }
      results[name] = { ours, raw: theirs, seen };
    }
    return results;
  });
}

async function keepView(page: Page, name: string, query: string): Promise<void> {
  await page.goto(`${origin}/invoices?archived=all&${query}`);
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  const views = page.getByRole('group', { name: 'Saved views' });
  await views.getByRole('button', { name, pressed: true }).click();
  await views.getByRole('button', { name, pressed: false }).waitFor();
}

declare global {
  var rawDb: IDBDatabase;
}

export async function openList(page: Page, viewport = fiftyRows): Promise<Page> {
  await page.setViewportSize(viewport);
  await page.goto(`${origin}/invoices`);
  await page.locator('[data-invoice]').first().waitFor({ timeout: 300_000 });
  return page;
}

/** A window just high enough: rows beyond the fifty that are asked for are nobody's question. */
async function fitFifty(page: Page): Promise<void> {
  const rows = page.locator('[data-invoice]');
  const [count, box, viewport] = [await rows.count(), await rows.first().boundingBox(), page.viewportSize()];
  if (!box || !viewport || count < 50) throw new Error(`only ${count} rows have room`);
  await page.setViewportSize({ ...viewport, height: Math.ceil(viewport.height - (count - 50) * box.height) });
  await page.waitForFunction(() => document.querySelectorAll('[data-invoice]').length <= 51);
}

/** Presses a view; `count` is null where whatever comes of it is waited for. */
function pressView(page: Page, name: string, count: number | null): Promise<{ ms: number; seenMs: number }> {
  return page.evaluate(
    ([label, expected]) =>
      new Promise<{ ms: number; seenMs: number }>((resolve, reject) => {
        const chips = [...document.querySelectorAll<HTMLElement>('[role=group] button[aria-pressed]')];
        const chip = chips.find((one) => one.querySelector('bdi')?.textContent === label);
        if (!chip) {
          reject(new Error(`no view is called ${label}`));
          return;
        }
        const digits = (): number => Number(document.querySelector('footer .count')?.textContent.replace(/\D/g, ''));
        const before = digits();
        const shown = (): string[] =>
          Array.from(document.querySelectorAll<HTMLElement>('[data-invoice]'), (row) => row.dataset.invoice ?? '');
        const isThere = (): boolean =>
          (expected === null ? digits() !== before : digits() === expected) &&
          shown().length >= Math.min(50, expected ?? 50);
        requestAnimationFrame(() => {
          setTimeout(() => {
            const begun = performance.now();
            const since = (): number => performance.now() - begun;
            const observer = new MutationObserver(() => {
              if (!isThere()) return;
              observer.disconnect();
              const ms = since();
              const first = shown().slice(0, 50).join();
              requestAnimationFrame(() => {
                const seenMs = since();
                // What comes after it is done before the next press, and has not to be any of the fifty.
                setTimeout(() => {
                  if (shown().slice(0, 50).join() === first) resolve({ ms, seenMs });
                  else reject(new Error(`${label} was counted before its rows were there`));
                }, 100);
              });
            });
            // To have each word of each row told would take time that is not the app's.
            observer.observe(document.body, { subtree: true, childList: true });
            const foot = document.querySelector('footer:has(.count)');
            if (foot) observer.observe(foot, { subtree: true, characterData: true });
            chip.click();
          });
        });
      }),
    [name, count] as const
  );
}
