import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { openSample, rows } from './sample.ts';
import { beginAs, expectSaid, expectStatus, moveOn, writeInvoice } from './writing.ts';

const statusesPage = '/settings/workflow';
const versionsPage = '/settings/workflow/versions';

test('[B46] [B54] a status that is renamed or deleted is still found by its old name, and history keeps that', async ({
  page
}) => {
  await openSample(page, 'Small business');
  await page.goto('/invoices?status=disputed');
  const invoice = await rows(page).first().getAttribute('data-invoice');
  await page.goto(statusesPage);
  await page.getByRole('button', { name: 'Actions for “Disputed”' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const deleting = page.getByRole('dialog', { name: 'Delete “Disputed”' });
  await deleting.getByRole('combobox', { name: 'What takes its place' }).selectOption('Sent');
  await deleting.getByRole('button', { name: 'Delete status' }).click();
  await page.locator('#status-sent').click();
  const editing = page.getByRole('dialog', { name: 'Edit “Sent”' });
  await editing.getByRole('textbox', { name: 'Name' }).fill('Delivered');
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await publish(page);

  await page.goto('/invoices?status=disputed');
  await expect(page.getByRole('button', { name: /^Disputed \(now Delivered\) \d+$/, pressed: true })).toBeVisible();
  await expect(page.locator(`[data-invoice="${invoice}"]`)).toBeVisible();
  await page.goto('/invoices?q=disputed');
  await expect(page.getByRole('button', { name: /^Disputed \(now Delivered\)/, pressed: true })).toBeVisible();
  await expect(page.locator(`[data-invoice="${invoice}"]`)).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/invoices/${invoice}`);
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Disputed');

  await page.goto(versionsPage);
  const versions = page.getByRole('region', { name: 'Published versions' });
  await expect(versions.getByRole('listitem')).toHaveCount(2);
  await expect(versions.getByRole('listitem').first()).toContainText('In force');
  await versions
    .getByRole('button', { name: /^Compare/ })
    .first()
    .click();
  const comparing = page.getByRole('dialog', { name: 'Compare versions' });
  await expect(comparing.getByText('“Disputed” is gone.', { exact: true })).toBeVisible();
  await expect(comparing.getByText('“Sent” is called “Delivered” now.', { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test('[B6] [B54] another preset, and the way back from it, ask where everything goes that has no place there', async ({
  page
}) => {
  await openSample(page, 'Small business');
  await page.goto('/invoices?status=sent');
  const invoice = await rows(page).first().getAttribute('data-invoice');
  await page.goto(versionsPage);
  await page.getByRole('button', { name: 'Choose a preset' }).click();
  await page.getByRole('radio', { name: 'Training' }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  const switching = page.getByRole('dialog', { name: 'Switch preset' });
  await expect(switching.getByRole('combobox', { name: /^“Sent”/ })).toHaveValue('final');
  await expectAccessible(page);
  const owner = switching.getByRole('checkbox', { name: 'Keep the role “Owner”' });
  await owner.uncheck();
  await expect(switching.getByRole('alert')).toContainText('You would not be an admin any more');
  await expect(switching.getByRole('button', { name: 'Take as draft' })).toBeDisabled();
  await owner.check();
  await switching.getByRole('button', { name: 'Take as draft' }).click();
  await expect(page).toHaveURL(/\/dry-run$/);
  await expect(page.getByText(/^\d+ invoices go from “/).first()).toBeVisible();
  await page.goto(versionsPage);
  await publish(page);
  await expect(page.getByText('“Training” is in force.')).toBeVisible();

  await page.getByRole('button', { name: /^Go back to “Small business”/ }).click();
  const back = page.getByRole('dialog', { name: 'Go back' });
  const final = back.getByRole('combobox', { name: /^“Final”, \d+ invoices$/ });
  await expect(final).toHaveValue('sent');
  await final.selectOption('Disputed');
  await back.getByRole('button', { name: 'Take as draft' }).click();
  await expect(page).toHaveURL(/\/dry-run$/);
  await page.goto(versionsPage);
  await publish(page);
  await expect(page.getByText('“Small business” is in force.')).toBeVisible();
  await page.goto('/invoices?status=final');
  await expect(page.locator(`[data-invoice="${invoice}"]`)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Final \(now Disputed\)/, pressed: true })).toBeVisible();
  await page.goto(`/invoices/${invoice}`);
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Final');
});

test('[B6] a workflow goes into a file and comes back the same; a damaged one is told all that is wrong with it', async ({
  page
}) => {
  await openSample(page, 'Agency');
  await page.goto(versionsPage);
  const written = await exported(page);
  const choose = async (text: string): Promise<void> =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text) });

  await choose(written.replaceAll('"id":"rejected"', '"id":"declined"'));
  await expect(page.getByRole('alert')).toContainText('“mine.json” was not taken');
  await expect(page.getByRole('alert')).toContainText('names a status that does not exist: “rejected”.');
  await expect(page.getByRole('region', { name: 'Draft' })).toBeHidden();
  await expectAccessible(page);

  await choose(written.replace('"label":"Approved"', '"label":"Signed off"'));
  const taking = page.getByRole('dialog', { name: 'Take the workflow of the file' });
  await taking.getByText('All differences').click();
  await expect(taking.getByText('“Approved” is called “Signed off” now.', { exact: true })).toBeVisible();
  await taking.getByRole('button', { name: 'Take as draft' }).click();
  await expect(page).toHaveURL(/\/dry-run$/);
  await page.goto(versionsPage);
  expect(await exported(page)).toBe(written.replace('"label":"Approved"', '"label":"Signed off"'));
});

async function publish(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Draft' }).getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText(/^Published\./)).toBeVisible();
}

async function exported(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export workflow as JSON' }).click();
  return readFile(await (await download).path(), 'utf8');
}

test(
  'a workflow is shared by a link: what would change is said before it is taken',
  { tag: '@once' },
  async ({ page, context, browser }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await beginAs(page, 'Agency');
    await page.goto('/settings/workflow/versions');
    await page.getByRole('button', { name: 'Copy a link' }).click();
    await expectSaid(page, /^Link copied\./);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link.length).toBeLessThan(8_000);

    await page.goto(link);
    await page.reload();
    const dialog = page.getByRole('dialog', { name: 'Take the workflow of the link' });
    await expect(dialog).toContainText('is as the workflow in force.');
    await page.goto(link.slice(0, -40));
    await page.reload();
    await expect(page.getByText('The link was cut off or changed on its way.')).toBeVisible();
    await page.goto(`${link.slice(0, -1)}%`);
    await page.reload();
    await expect(page.getByText('The link was cut off or changed on its way.')).toBeVisible();

    // Somebody who has no data yet begins first, and is then where the link leads.
    const other = await browser.newPage();
    await other.goto(link);
    await other.getByRole('button', { name: 'Start with an empty list' }).click();
    const asked = other.getByRole('dialog', { name: 'Take the workflow of the link' });
    await expect(asked).toContainText('it differs from the workflow in force.');
    await asked.getByText('All differences').click();
    await expect(asked.getByText('“Awaiting Approval” is new, in Active.')).toBeVisible();
    await expectAccessible(other);
    await asked.getByRole('button', { name: 'Take as draft' }).click();
    await expect(asked).toBeHidden();
    await other.goto('/settings/workflow/versions');
    await publish(other);
    await writeInvoice(other, { client: 'Lovelace Ltd' });
    await moveOn(other, 'Request approval');
    await expectStatus(other, 'Awaiting Approval');
    await other.close();
  }
);
