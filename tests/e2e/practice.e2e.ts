import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { openSample, rows } from './sample.ts';
import { beginAs, expectSaid } from './writing.ts';

/** The line of Home that leads to the hints. */
function onHome(page: Page): Locator {
  return page.getByRole('main').getByRole('link', { name: /hints? on how you work$/ });
}

function hint(page: Page, said: string): Locator {
  return page.getByRole('listitem').filter({ has: page.getByText(said, { exact: true }) });
}

const proforma = '3 invoices wait in “Proforma” for longer than is usual.';
const byHand = 'From “Approved” people nearly always move invoices to “Submitted” by hand. A rule could do that.';

test('from Home one comes to what stands out, and from there to the invoices that wait [B70] [B71] [B72] [B77]', async ({
  page
}) => {
  await openSample(page, 'Agency');
  await page.goto('/');
  await expect(onHome(page)).toHaveText('3 hints on how you work');
  await onHome(page).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Practice' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(3);
  await expectAccessible(page);
  expect(await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);

  await hint(page, proforma).getByRole('link', { name: 'Show 3 invoices' }).click();
  await expect(page).toHaveURL('/invoices?status=proforma&days=3..');
  await expect(rows(page)).toHaveCount(3);

  await page.goto('/reports');
  await page.getByRole('link', { name: /^Practice/ }).click();
  await page.getByRole('link', { name: 'What the statuses mean' }).click();
  await expect(page).toHaveURL('/settings/workflow/guide');
});

test('a move that people make nearly every time becomes a rule, and the hint is gone [B75] [B76]', async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/reports/practice');
  await expect(hint(page, byHand)).toContainText('35 of 36 times in the last half year, half of them within 24 hrs.');
  await hint(page, byHand).getByRole('link', { name: 'Make it a rule' }).click();
  const dialog = page.getByRole('dialog', { name: 'New rule' });
  await expect(dialog.getByLabel('Name')).toHaveValue('Approved → Submitted');
  await expect(dialog).toContainText('When an invoice came into Approved, then the invoice moves to Submitted.');
  await dialog.getByRole('button', { name: 'Add rule' }).click();
  await expectSaid(page, '“Approved → Submitted” added.');
  await page.getByRole('button', { name: 'Publish' }).click();
  await expectSaid(page, /^Published\./);
  await page.goto('/reports/practice');
  await expect(hint(page, proforma)).toBeVisible();
  await expect(hint(page, byHand)).toHaveCount(0);
  await page.goto('/');
  await expect(onHome(page)).toHaveText('2 hints on how you work');
});

test('a hint is put off on this device, and brought back [B77]', async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/reports/practice');
  for (const left of [2, 1, 0]) {
    await page
      .getByRole('button', { name: /^Not now/ })
      .first()
      .click();
    await expect(page.getByRole('button', { name: /^Not now/ })).toHaveCount(left);
  }
  await expect(page.getByText('Nothing else stands out.')).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'In numbers' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Overdue' })).toBeVisible();
  await expect(onHome(page)).toHaveCount(0);
  await page.goto('/reports/practice');
  await page.getByText('Put off, 3').click();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Bring back.*“Proforma”/ }).click();
  await expect(hint(page, proforma).getByRole('link', { name: 'Show 3 invoices' })).toBeVisible();
  await expect(page.getByText('Put off, 2')).toBeVisible();
  await page.goto('/');
  await expect(onHome(page)).toHaveText('1 hint on how you work');
  await page.clock.setFixedTime(new Date('2026-12-23T09:30:00Z'));
  await page.reload();
  await expect(onHome(page)).toHaveText(/^[2-9] hints on how you work$/);
});

test('a colour that says something else is told of, and leads to its status [B58] [B63]', async ({ page }) => {
  await beginAs(page, 'Small business');
  await page.goto('/reports/practice');
  await expect(page.getByText(/^Nothing stands out\./)).toBeVisible();
  await page.goto('/settings/workflow?status=disputed');
  const dialog = page.getByRole('dialog', { name: 'Edit “Disputed”' });
  await dialog.getByRole('radio', { name: 'Grey' }).check({ force: true });
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expectSaid(page, /^Published\./);
  await page.goto('/reports/practice');
  await page.getByRole('link', { name: 'Open “Disputed”' }).click();
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('radio', { name: 'Grey' })).toBeChecked();
});
