import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { testBrowser, wholeBrowser } from '../../scripts/chromium.js';
import { freePort, serve } from '../../scripts/served.js';
import { expect } from './fixtures.ts';

/**
 * A browser with a profile on disk, as a person has one: what it stores is still there after it was closed,
 * and it can install apps, which the private windows of the other tests cannot.
 */
export async function openBrowser(
  profile: string,
  {
    baseURL,
    serviceWorkers = 'allow',
    isWhole = false
  }: {
    baseURL?: string | undefined;
    serviceWorkers?: 'allow' | 'block';
    /** With what people can set in it. */
    isWhole?: boolean;
  } = {}
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...(isWhole ? wholeBrowser : testBrowser),
    serviceWorkers,
    ...(baseURL === undefined ? {} : { baseURL })
  });
}

/** Waits until the page is served by the worker, and everything is stored. */
export async function untilStored(context: BrowserContext, address: string): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });
  expect(await page.evaluate(() => navigator.serviceWorker.controller?.state)).toMatch(/^activat(ing|ed)$/);
  await untilAllStored(page);
}

/** Waits for what a first install stores last. */
export async function untilAllStored(page: Page): Promise<void> {
  expect(await page.evaluate(storeLater)).toEqual({ isStored: true });
}

/** As the page itself asks for it once it is idle. */
function storeLater(): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    navigator.serviceWorker.controller?.postMessage({ type: 'STORE_LATER' }, [port2]);
  });
}

/**
 * A phone or computer that was there once, and has no network from now on: the app lies in the profile, and the server is
 * gone. Gives the browser after a cold start.
 */
export async function openWithoutServer(profile: string): Promise<BrowserContext> {
  const site = await openSite('build', '200.html');
  const first = await openBrowser(profile, { baseURL: site.origin });
  await untilStored(first, site.origin);
  await first.close();
  await site.stop();
  await expect(fetch(site.origin)).rejects.toThrow();
  return openBrowser(profile, { baseURL: site.origin });
}

/** The browser looks for a newer worker by itself, and finds nobody. */
export const lookForUpdate = 'net::ERR_CONNECTION_REFUSED';

export interface Site {
  readonly origin: string;
  /** Serves the folder again under the same address, as after an upload. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function openSite(folder: string, single: string): Promise<Site> {
  const port = await freePort(0);
  let server = await serve({ folder, single, port });
  return {
    origin: `http://localhost:${port}`,
    async restart() {
      await server.stop();
      server = await serve({ folder, single, port });
    },
    stop: () => server.stop()
  };
}
