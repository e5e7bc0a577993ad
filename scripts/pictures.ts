/** Takes the pictures that the install dialog shows: `node scripts/run.js scripts/pictures.ts`, after a build. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { buildIfStale } from './built.js';
import { findChromium, launchFlags } from './chromium.js';
import { freePort, serve } from './served.js';

const folder = join(import.meta.dirname, '..', 'static', 'screenshots');
const pictures = [
  { name: 'narrow.png', width: 390, height: 844, scale: 2 },
  { name: 'wide.png', width: 1440, height: 900, scale: 1 }
];

const failure = buildIfStale();
if (failure) throw new Error(failure);
const port = await freePort(0);
const server = await serve({ folder: 'build', single: '200.html', port });
const executablePath = findChromium();
const browser = await chromium.launch({ args: launchFlags, ...(executablePath && { executablePath }) });
await mkdir(folder, { recursive: true });
for (const { name, width, height, scale } of pictures) {
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
  await page.goto(`http://localhost:${port}/`);
  await page.getByRole('heading').first().waitFor();
  await page.screenshot({ path: join(folder, name) });
}
await browser.close();
await server.stop();
