import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { beginAs, expectSaid, expectStatus, moveOn, openMoves, writeInvoice } from './writing.ts';

async function expectFits(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, 'nothing sticks out').toBeLessThanOrEqual(0);
}

/** A status that an invoice gets to from Approved, and from which it is submitted. */
async function addDirectorApproved(page: Page): Promise<void> {
  await page.goto('/settings/workflow');
  await page.getByRole('button', { name: 'Add a status to Approval' }).click();
  const dialog = page.getByRole('dialog', { name: 'New status' });
  await dialog.getByLabel('Name').fill('Director approved');
  const from = dialog.getByRole('group', { name: 'Reached from' });
  await from.getByRole('checkbox', { name: 'Rejected' }).uncheck();
  await from.getByRole('checkbox', { name: 'Approved' }).check();
  await dialog.getByRole('button', { name: 'Add status' }).click();
  await expect(dialog).toBeHidden();
}

test('[B36] [B38] [B39] [BR1] [BR3] a second stage is asked of a director, from its amount on', async ({ page }) => {
  await beginAs(page, 'Agency');
  await addDirectorApproved(page);

  await page.getByRole('link', { name: 'Approval', exact: true }).click();
  await page.getByRole('button', { name: 'Add a stage' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit stage 2' });
  await dialog.getByRole('checkbox', { name: 'Director', exact: true }).check();
  await dialog.getByRole('checkbox', { name: 'By nobody who has signed another stage' }).check();
  await dialog.getByLabel('Currency').selectOption('EUR');
  await dialog.getByLabel('From, in EUR').fill('10000');
  const reached = dialog.getByRole('checkbox', { name: 'Director approved' });
  const question = page.getByRole('dialog', { name: 'A position would move' });
  await reached.click();
  await question.getByRole('button', { name: 'Leave it as it was' }).click();
  await expect(reached).not.toBeChecked();
  await reached.click();
  await question.getByRole('button', { name: 'Change it' }).click();
  await expect(reached).toBeChecked();
  await expect(dialog).toContainText('Nobody active is “Director”. Give somebody that role.');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: /^Stage 2: one signature of Director/ })).toContainText(
    'Director approved'
  );
  await expectAccessible(page);
  await expectFits(page);
  await page.getByRole('button', { name: 'Publish' }).click();
  await expectSaid(page, 'Published. No invoice changed its status.');

  await writeInvoice(page, { client: 'Lovelace Ltd', price: '9999.99' });
  await moveOn(page, 'Request approval');
  await expect(page.getByRole('region', { name: 'Approval' })).toContainText('0 of 1 stages signed');

  await writeInvoice(page, { client: 'Lovelace Ltd', price: '10000' });
  await moveOn(page, 'Request approval');
  await expect(page.getByRole('region', { name: 'Approval' })).toContainText('0 of 2 stages signed');
  await moveOn(page, 'Approve (stage 1 of 2)');
  await expectStatus(page, 'Approved');
  await expect(page.getByRole('region', { name: 'Approval' })).toContainText('1 of 2 stages signed');
  const moves = await openMoves(page);
  await expect(moves.getByRole('button', { name: 'Submit to client' })).toHaveAttribute('aria-disabled', 'true');
  await expect(moves).toContainText('You are not an approver of stage 2.');
});

test('[B36] stages are added, moved, undone and deleted by keyboard alone', { tag: '@once' }, async ({ page }) => {
  await beginAs(page, 'Agency');
  await page.goto('/settings/workflow/approval');
  const add = page.getByRole('button', { name: 'Add a stage' });
  await add.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Edit stage 2' });
  await expect(dialog.getByRole('checkbox', { name: 'Owner' })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(add).toBeFocused();

  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  const stage = (name: string) => page.getByRole('button', { name });
  await expect(stage('Stage 2: one signature of Owner')).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(stage('Stage 1: one signature of Owner')).toBeFocused();
  await expect(stage('Stage 2: one signature of anybody who may approve')).toContainText('Approved');

  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Actions for stage 1' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(stage('Stage 1: one signature of anybody who may approve')).toBeVisible();
  await expectSaid(page, 'Stage 1 deleted in the draft.');
});

test('a role is deleted by its menu, which the bar of the draft does not cover', async ({ page }) => {
  await beginAs(page, 'Agency');
  await page.goto('/settings/workflow/approval');
  await page.getByRole('button', { name: 'Add a stage' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await page.getByRole('link', { name: 'Roles' }).click();
  await page.getByRole('button', { name: 'Actions for “Director”' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expectSaid(page, '“Director” deleted in the draft.');
  await expect(page.getByRole('region', { name: 'Draft' })).toContainText('2 changes');
});

for (const [part, path] of [
  ['roles', '/settings/workflow/roles'],
  ['rules and types', '/settings/workflow/rules']
] as const)
  test(`everybody can change ${part}, on this screen`, async ({ page }) => {
    await beginAs(page, 'Training');
    await page.goto(path);
    const first = part === 'roles' ? page.getByRole('button', { name: /^Admin/ }) : page.getByRole('checkbox').first();
    await expect(first).toBeVisible();
    await expectAccessible(page);
    await expectFits(page);
    const edit = part === 'roles' ? first : page.getByRole('button', { name: 'Edit “Workshop participation”' });
    await edit.click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
    await expectFits(page);
  });
