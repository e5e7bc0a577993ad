import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Opens the sample of a way to work, as a newcomer does who wants to look around first. The day is always the same. */
export async function openSample(page: Page, preset: 'Small business' | 'Agency' | 'Training'): Promise<void> {
  await page.clock.setFixedTime(new Date('2026-11-22T09:30:00Z'));
  await page.goto('/');
  await page.getByRole('radio', { name: preset }).check();
  await page.getByRole('button', { name: 'Look around with sample data' }).click();
  // Half a year of work is done first, one command after the other.
  await expect(rows(page).first()).toBeVisible({ timeout: 20_000 });
}

/** Begins with an empty list of one's own. */
export async function beginEmpty(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Start with an empty list' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Invoices' })).toBeVisible();
}

/** The lines of the list that are on the screen, or near it. */
export function rows(page: Page) {
  return page.locator('[data-invoice]');
}
