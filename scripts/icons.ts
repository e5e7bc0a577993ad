/** Draws the PNG icons from static/icons/docket.svg: `node scripts/run.js scripts/icons.ts`, after the SVG changed. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { wholeBrowser } from './chromium.js';

const folder = join(import.meta.dirname, '..', 'static', 'icons');
const background = '#1d3a6b';
const icons = [
  { name: 'docket-192.png', size: 192, scale: 1, background: 'transparent' },
  { name: 'docket-512.png', size: 512, scale: 1, background: 'transparent' },
  // Systems cut their own shape out of these: colour to the edge, and the drawing inside the circle that always stays.
  { name: 'docket-maskable-192.png', size: 192, scale: 0.88, background },
  { name: 'docket-maskable-512.png', size: 512, scale: 0.88, background },
  { name: 'docket-apple-180.png', size: 180, scale: 1, background }
];

const svg = await readFile(join(folder, 'docket.svg'), 'utf8');
const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
const browser = await chromium.launch(wholeBrowser);
const page = await browser.newPage();
for (const icon of icons) {
  await page.setViewportSize({ width: icon.size, height: icon.size });
  await page.setContent(
    `<body style="margin:0;background:${icon.background}"><img src="${source}" style="display:block;width:100vw;transform:scale(${icon.scale})">`
  );
  await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
  await writeFile(join(folder, icon.name), await page.screenshot({ omitBackground: true }));
}
await browser.close();
