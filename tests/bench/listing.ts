import type { Page } from 'playwright';
import { benchPage, fiftyRows, inBrowser } from './browser.ts';
import type { Rounds } from './page/services.ts';
import { origin } from './site.ts';

/** P3: by status, client and day of payment, from the press to the frame in which the count and fifty rows stand there. */
export async function filterLists(profile: string, rounds: number): Promise<Record<string, Rounds>> {
  return inBrowser(profile, async (context) => {
    const raw = await benchPage(context);
    const app = await openList(await context.newPage());
    const filters = [
      { name: 'status', query: 'status=paid', index: 'status', range: ['paid', 'paid'] },
      { name: 'client', query: 'client=c7', index: 'client', range: ['c7', 'c7'] },
      { name: 'day', query: 'due=2024-06-01..2024-08-31', index: 'dueDay', range: ['2024-06-01', '2024-08-31'] }
    ] as const;
    await raw.evaluate(async () => {
      globalThis.rawDb = await bench.openRaw();
    });
    const results: Record<string, Rounds> = {};
    for (const { name, query, index, range } of filters) {
      const ours: number[] = [];
      const theirs: number[] = [];
      // The first round compiles code, and is left out.
      for (let round = 0; round <= rounds; round += 1) {
        await raw.bringToFront();
        const one = await raw.evaluate(
          ([by, [from, until]]) => bench.filterRaw(globalThis.rawDb, by, IDBKeyRange.bound(from, until)),
          [index, range] as const
        );
        await app.bringToFront();
        await pressLink(app, '/invoices?archived=all', null);
        const ms = await pressLink(app, `/invoices?archived=all&${query}`, one.count);
        if (round === 0) continue;
        theirs.push(one.ms);
        ours.push(ms);
      }
      results[name] = { ours, raw: theirs };
    }
    return results;
  });
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

/** Follows a link to a filter; null: whatever comes of it. */
function pressLink(page: Page, href: string, count: number | null): Promise<number> {
  return page.evaluate(
    ([address, expected]) =>
      new Promise<number>((resolve) => {
        const link = document.createElement('a');
        link.href = address;
        // As a chip of the list does it, which stays in hand.
        for (const kept of ['keepfocus', 'noscroll', 'replacestate']) link.setAttribute(`data-sveltekit-${kept}`, '');
        document.body.append(link);
        const digits = (): number => Number(document.querySelector('footer .count')?.textContent.replace(/\D/g, ''));
        const isThere = (): boolean =>
          location.search === new URL(link.href).search &&
          (expected === null || digits() === expected) &&
          document.querySelectorAll('[data-invoice]').length >= Math.min(50, expected ?? 1);
        let begun = 0;
        const look = (): void => {
          if (!isThere()) return void requestAnimationFrame(look);
          const ms = performance.now() - begun;
          link.remove();
          // What comes after it is done before the next press.
          setTimeout(() => resolve(ms), 100);
        };
        requestAnimationFrame(() => {
          setTimeout(() => {
            begun = performance.now();
            link.click();
            requestAnimationFrame(look);
          });
        });
      }),
    [href, count] as const
  );
}
