import { cp } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { problemsIn } from '../e2e/fixtures.ts';
import { openBrowser, untilStored } from '../e2e/own-browser.ts';
import { openHost, type Host } from './host.ts';

export interface Published {
  readonly host: Host;
  readonly app: string;
  readonly folder: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly problems: readonly string[];
}

/** The app on a host of its own, stored in a browser of its own. */
export async function published(profile: string, folder: string): Promise<Published> {
  await cp('build', folder, { recursive: true });
  const host = await openHost(folder);
  const app = `${host.origin}/`;
  const context = await openBrowser(profile);
  const problems = await problemsIn(context);
  await untilStored(context, app);
  return { host, app, folder, context, page: context.pages()[0]!, problems };
}
