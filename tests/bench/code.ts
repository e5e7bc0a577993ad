import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inBrowser } from './browser.ts';
import { openList } from './listing.ts';
import { benchFolder, origin } from './site.ts';

/** P2: kilobytes, packed as most hosts send them: code until the list can be used, and all that is stored before it works offline. */
export async function weighCode(profile: string): Promise<{ readonly usableKb: number; readonly precacheKb: number }> {
  const site = join(benchFolder, 'site');
  const packedKb = (files: readonly string[]): number =>
    files.reduce((sum, file) => sum + gzipSync(readFileSync(join(site, file)), { level: 9 }).length, 0) / 1_000;
  const addresses = await inBrowser(profile, async (context) => {
    const page = await context.newPage();
    await page.addInitScript(noteUsable);
    await openList(page);
    return page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ startTime }) => startTime <= (globalThis.usableMs ?? Number.POSITIVE_INFINITY))
        .map(({ name }) => name)
        .filter((name) => /\.(js|css)(\?|$)/.test(name))
    );
  });
  const loaded = [...new Set(addresses)].map((address) => address.slice(origin.length));
  const worker = readFileSync(join(site, 'service-worker.js'), 'utf8');
  const precached = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(site.length))
    .filter((file) => file.startsWith('/_app/') || !/^\/(bench|empty|screenshots)\//.test(file))
    .filter((file) => worker.includes(file.slice(1)))
    // The worker stores these once it works.
    .filter((file) => !file.includes('later'));
  return { usableKb: packedKb(loaded), precacheKb: packedKb(precached) };
}

declare global {
  /** When the first row stood there: what is asked for later is no part of what the list waits for. */
  var usableMs: number | undefined;
}

/** As soon as the row is there: until the next frame, what is loaded in advance may already have been asked for. */
function noteUsable(): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('[data-invoice]')) return;
    globalThis.usableMs = performance.now();
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
}
