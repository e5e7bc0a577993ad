import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { beginAs, expectStatus, moveOn, writeInvoice } from './writing.ts';

export interface Chosen {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** One invoice that was sent. */
export async function begunAs(page: Page): Promise<void> {
  // Without a place of the person's choice, as on a phone, a file goes into the downloads.
  await page.addInitScript(() => {
    if (!('showSaveFilePicker' in window) || String(window.showSaveFilePicker).includes('native code'))
      Object.assign(window, { showSaveFilePicker: undefined });
  });
  await beginAs(page, 'Small business');
  await writeInvoice(page, { client: 'Lovelace Ltd' });
  await moveOn(page, 'Mark as sent');
  await expectStatus(page, 'Sent');
}

export async function backedUp(page: Page): Promise<Chosen> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Back up now' }).click();
  const download: Download = await waiting;
  const buffer = await readFile(await download.path());
  await expect(page.getByText(`${download.suggestedFilename()} was handed over`)).toBeVisible();
  return { name: download.suggestedFilename(), mimeType: 'application/octet-stream', buffer };
}

export async function chooseIn(page: Page, label: string, file: Chosen): Promise<void> {
  await page.locator(`input[aria-label="${label}"]`).setInputFiles({ ...file });
}

export function backupPart(page: Page): Locator {
  return page.getByRole('region', { name: 'Back up' });
}

export function row(dialog: Locator, name: string): Locator {
  return dialog.getByRole('row').filter({ hasText: name });
}
