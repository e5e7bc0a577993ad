import { expect, test } from './fixtures.ts';
import { openSample } from './sample.ts';

test.use({ expectedProblems: [/Failed to load resource/] });

test(
  'a part that is not on the device yet, and cannot be had, is told of; the rest goes on',
  { tag: '@once' },
  async ({ page }) => {
    await openSample(page, 'Agency');
    await page.route('**/_app/immutable/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Filters' }).click();
    await expect(page.getByText('This part of Docket is not on this device yet')).toBeVisible();
    await page.getByRole('button', { name: /^Overdue \d+$/ }).click();
    await expect(page).toHaveURL('/invoices?overdue=1');
    await page.unroute('**/_app/immutable/**');
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.getByRole('button', { name: 'Filters' }).click();
    await expect(page.getByRole('dialog', { name: 'Filters' })).toBeVisible();
  }
);
