import type { BrowserContext, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

type Kept = Awaited<ReturnType<BrowserContext['storageState']>>;
const kept = new Map<string, Kept>();

/**
 * Opens the list of the sample of a way to work, as a newcomer does who wants to look around first. The day is always the same, and so
 * is the sample: once it has been worked out, each browser begins with what it left on the device.
 */
export async function openSample(page: Page, preset: 'Small business' | 'Agency' | 'Training'): Promise<void> {
  await page.clock.setFixedTime(new Date('2026-11-22T09:30:00Z'));
  const known = kept.get(preset);
  if (known) await page.context().setStorageState(known);
  await page.goto(known ? '/invoices' : '/');
  if (!known) {
    await page.getByRole('radio', { name: preset }).check();
    await page.getByRole('button', { name: 'Look around with sample data' }).click();
    await toList(page);
  }
  // Half a year of work is done first, one command after the other.
  await expect(rows(page).first()).toBeVisible({ timeout: 20_000 });
  if (!known) kept.set(preset, await page.context().storageState({ indexedDB: true }));
}

/** Begins with an empty list of one's own. */
export async function beginEmpty(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Start with an empty list' }).click();
  await toList(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Invoices' })).toBeVisible();
}

/** By the navigation, as a person gets there. */
async function toList(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Invoices' }).click();
}

/** The lines of the list that are on the screen, or near it. */
export function rows(page: Page) {
  return page.locator('[data-invoice]');
}
