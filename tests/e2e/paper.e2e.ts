import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { printed } from './printed.ts';
import { openSample } from './sample.ts';
import { recordPayment } from './writing.ts';

/** €2,873.85, with three lines; nothing of it is paid. */
const invoice = '/invoices/sample-invoice-039';

async function openPaper(page: Page): Promise<void> {
  await page.goto(`${invoice}/print`);
  await expect(page.getByRole('article')).toContainText('Bank details');
}

/** What a banking app is told to pay. */
async function amountAsked(page: Page): Promise<string | undefined> {
  await openPaper(page);
  const pages = await printed(page);
  expect(pages).toHaveLength(1);
  const code = pages[0]?.code?.split('\n');
  expect(code?.slice(0, 7)).toEqual([
    ...['BCD', '002', '1', 'SCT'],
    ...['BYLADEM1001', 'Northlight Studio', 'DE02120300000000202051']
  ]);
  expect(code?.at(-1)).toBe('INV-2026-0028');
  return code?.[7];
}

test(
  '[BR20] the code on paper asks for what is left to pay, as a banking app reads it',
  { tag: '@once' },
  async ({ page }) => {
    await openSample(page, 'Agency');
    expect(await amountAsked(page)).toBe('EUR2873.85');

    await page.goto(invoice);
    await recordPayment(page, '1000.50');
    expect(await amountAsked(page)).toBe('EUR1873.35');
  }
);

test('[BR20] lines that go on over pages have their heads on each', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await openPaper(page);
  const pages = await printed(page, { heightMm: 90 });
  const withLines = pages.filter(({ words }) =>
    /Workshop with the team|Photography on site|Text and translation/.test(words)
  );
  expect(withLines.length).toBeGreaterThan(1);
  for (const { words } of withLines) expect(words).toMatch(/Description .*Amount/);

  // A page that was mislaid says what it belongs to; the first one says so in its head.
  const [first, ...further] = pages.map(({ words }) => words);
  expect(further.length).toBeGreaterThan(1);
  for (const [at, words] of further.entries())
    expect(words.replaceAll(/[\u2066-\u2069]/g, '').replaceAll(/\s+/g, ' ')).toContain(
      `${at + 2} / ${pages.length} Invoice INV-2026-0028 · Universität am Fluss`
    );
  expect(first).not.toContain('Invoice INV-2026-0028');
});
