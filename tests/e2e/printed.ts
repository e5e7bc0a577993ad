import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import jsQR from 'jsqr';
import type * as Pdf from 'pdfjs-dist';

const library = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'legacy/build');
const origin = 'https://reader.invalid/';

export interface PrintedPage {
  readonly words: string;
  /** What a phone that is held over the page reads; null where no code is. */
  readonly code: string | null;
}

/** What the browser makes of a page when it prints it into a PDF, as somebody who was sent the file sees it. */
export async function printed(page: Page, { heightMm = 297 }: { heightMm?: number } = {}): Promise<PrintedPage[]> {
  const bytes = await page.pdf({ width: '210mm', height: `${heightMm}mm` });
  const reader = await readerIn(page.context());
  const drawn = await reader.evaluate(draw, { origin, file: bytes.toString('base64') });
  await reader.close();
  return drawn.map(({ words, pixels, width, height }) => ({
    words,
    code: jsQR(new Uint8ClampedArray(Buffer.from(pixels, 'base64')), width, height)?.data ?? null
  }));
}

/** A page with nothing but a reader of PDFs: the app's own let no other script in. */
async function readerIn(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.route(`${origin}**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Reader</title>' });
    else await route.fulfill({ contentType: 'text/javascript', body: await readFile(join(library, name), 'utf8') });
  });
  await page.goto(origin);
  return page;
}

interface Drawn {
  readonly words: string;
  /** Red, green, blue and opacity of each dot, as base64. */
  readonly pixels: string;
  readonly width: number;
  readonly height: number;
}

/** In the reader. */
async function draw({ origin: from, file }: { origin: string; file: string }): Promise<Drawn[]> {
  const { getDocument, GlobalWorkerOptions } = (await import(`${from}pdf.min.mjs`)) as typeof Pdf;
  GlobalWorkerOptions.workerSrc = `${from}pdf.worker.min.mjs`;
  const data = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
  const pdf = await getDocument({ data }).promise;
  const drawn: Drawn[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: 2 });
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(viewport.width);
    canvas.height = Math.ceil(viewport.height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('nothing can be drawn here');
    await page.render({ canvas, viewport }).promise;
    const { width, height, data: dots } = context.getImageData(0, 0, canvas.width, canvas.height);
    let pixels = '';
    for (const dot of dots) pixels += String.fromCharCode(dot);
    const { items } = await page.getTextContent();
    const words = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    drawn.push({ words, pixels: btoa(pixels), width, height });
  }
  return drawn;
}
