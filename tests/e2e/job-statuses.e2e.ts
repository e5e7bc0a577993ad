import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { beginAs } from './writing.ts';

const draftBar = (page: Page) => page.getByRole('region', { name: 'Draft' });
const labels = (page: Page) => page.locator('[id^="status-"] bdi');
const choose = (page: Page, type: 'Invoices' | 'Workshops') => page.getByRole('radio', { name: type }).check();

async function expectNothingSticksOut(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, 'nothing sticks out').toBeLessThanOrEqual(0);
}

async function addWorkshop(page: Page, title: string): Promise<string> {
  await page.getByRole('link', { name: 'Workshops', exact: true }).click();
  await page.getByRole('link', { name: 'New workshop' }).first().click();
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill(title);
  await page.getByRole('button', { name: 'Add workshop' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  return page.url();
}

test('[B51] [B54] [B95] a status of workshops is added, used, and deleted with what takes its place', async ({
  page
}) => {
  await beginAs(page, 'Training');
  const workshop = await addWorkshop(page, 'Facilitation');

  await page.goto('/settings/workflow');
  await choose(page, 'Workshops');
  await expect(labels(page)).toHaveText(['Planned', 'Confirmed', 'Completed', 'Cancelled']);
  await expect(page.locator('#status-planned')).toContainText('1 workshop');
  await expectAccessible(page);
  await expectNothingSticksOut(page);
  await page.reload();
  await expect(labels(page).nth(1)).toHaveText('Confirmed');
  await page.getByRole('button', { name: 'Add a status to Active' }).click();
  const adding = page.getByRole('dialog', { name: 'New status' });
  await adding.getByRole('textbox', { name: 'Name' }).fill('On hold');
  await adding.getByRole('group', { name: 'Reached from' }).getByRole('checkbox', { name: 'Planned' }).check();
  await expectAccessible(page);
  await adding.getByRole('button', { name: 'Add status' }).click();
  await expect(page.getByRole('region', { name: /^Active/ })).toContainText('On hold');

  await page.getByRole('link', { name: 'Moves', exact: true }).click();
  await expect(page.getByRole('radio', { name: 'Workshops' })).toBeChecked();
  await page.getByRole('button', { name: /^(Add a move from On hold|On hold to Planned: add a move)$/ }).click();
  const move = page.getByRole('dialog', { name: 'New move from On hold' });
  await move.getByRole('textbox', { name: 'Name of the action' }).fill('Take up again');
  await expect(move.getByText('Gives it a number')).toBeHidden();
  await expectAccessible(page);
  await move.getByRole('button', { name: 'Add move' }).click();
  await expect(draftBar(page)).toContainText('No error found');
  await expectNothingSticksOut(page);
  await draftBar(page).getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Published. No invoice changed its status.')).toBeVisible();

  await page.goto(workshop);
  await page.getByRole('button', { name: 'On hold' }).click();
  await expect(page.getByText('Facilitation is On hold now.')).toBeVisible();

  await page.goto('/settings/workflow?of=job');
  await expect(page.locator('#status-on-hold')).toContainText('1 workshop');
  await page.locator('#status-on-hold').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  const deleting = page.getByRole('dialog', { name: 'Delete “On hold”' });
  await expect(deleting).toContainText('One workshop stands here.');
  await expect(deleting).toContainText('Facilitation');
  await deleting.getByRole('button', { name: 'Delete status' }).click();
  await expect(deleting.getByText('Choose the status that takes its place.')).toBeVisible();
  await expectAccessible(page);
  const successor = deleting.getByRole('combobox', { name: 'What takes its place' });
  await expect(successor.getByRole('option', { name: /^Confirmed/ })).toBeDisabled();
  await successor.selectOption({ label: 'Planned' });
  await deleting.getByRole('button', { name: 'Delete status' }).click();
  await page.getByRole('link', { name: 'Dry run' }).click();
  await expect(page.getByText('One workshop goes from “On hold” to “Planned”.')).toBeVisible();
  await expect(page.getByText('Nothing would change for any invoice.')).toBeVisible();
  await expectAccessible(page);
  await expectNothingSticksOut(page);
  await page.getByRole('main').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Published. One workshop changed status.')).toBeVisible();

  await page.goto(workshop);
  await expect(page.getByRole('button', { name: 'Confirm', exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Planned took the place of On hold');
});
