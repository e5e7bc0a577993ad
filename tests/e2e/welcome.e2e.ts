import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';

async function visit(page: Page, preset: string): Promise<void> {
  await page.goto('/');
  await expect(page).toHaveURL('/welcome');
  await page.getByRole('radio', { name: preset }).check();
}

/** What the workflow page of the settings says is in force. */
async function expectStatuses(page: Page, statuses: readonly string[]): Promise<void> {
  await page.goto('/settings/workflow');
  await expect(page.locator('[id^="status-"] bdi')).toHaveText([...statuses]);
}

const presets = {
  'Small business': ['Draft', 'Sent', 'Disputed', 'Paid', 'Void'],
  Agency: ['Proforma', 'Awaiting Approval', 'Approved', 'Rejected', 'Submitted', 'Paid', 'Voided'],
  Training: ['Draft', 'Waiting for review', 'Final', 'Paid', 'Cancelled']
};

for (const [preset, statuses] of Object.entries(presets))
  test(`a newcomer is welcomed, and begins to work as “${preset}” with an empty list`, async ({ page }) => {
    await visit(page, preset);
    await expectAccessible(page);
    await page.getByLabel('Your name').fill('Ann');
    await page.getByLabel('Business name').fill('Northlight');
    await page.getByRole('button', { name: 'Start with an empty list' }).click();
    await expect(page).toHaveURL('/');
    await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
    await expectStatuses(page, statuses);
  });

const accounts: Record<string, readonly [type: string, state: string][]> = {
  'Certification body': [
    ['Licensed workshop', 'On'],
    ['Workshop participation', 'Off']
  ],
  'Training company': [
    ['Licensed workshop', 'On'],
    ['Workshop participation', 'On']
  ],
  Trainer: [
    ['Trainer licence', 'Off'],
    ['Workshop participation', 'On']
  ]
};

for (const [account, types] of Object.entries(accounts))
  test(`[W8] [WR8] choosing “${account}” switches its types on`, { tag: '@once' }, async ({ page }) => {
    await visit(page, 'Training');
    await page.getByLabel('What are you?').selectOption(account);
    await page.getByRole('button', { name: 'Start with an empty list' }).click();
    await expect(page).toHaveURL('/');
    await page.goto('/settings/workflow/rules');
    for (const [type, state] of types)
      await expect(page.getByRole('checkbox', { name: type, exact: true })).toBeChecked({ checked: state === 'On' });
    await page.goto('/settings/business');
    await expect(page.getByLabel('What you are')).toHaveValue(account.toLowerCase().replace(' ', '-'));
  });

test('the sample is looked at first, and left with one tap for a welcome as before', async ({ page }) => {
  await visit(page, 'Small business');
  await page.getByRole('button', { name: 'Look around with sample data' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByText('Sample data. Nothing here touches your own.')).toBeVisible();
  await page.getByRole('button', { name: 'Leave the sample' }).click();
  await expect(page).toHaveURL('/welcome');
  await expect(page.getByRole('heading', { name: 'Welcome to Docket' })).toBeVisible();
});

test('who was here before is not welcomed again', { tag: '@once' }, async ({ page }) => {
  await visit(page, 'Agency');
  await page.getByRole('button', { name: 'Start with an empty list' }).click();
  await expect(page).toHaveURL('/');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
  await expect(page).toHaveURL('/');
});
