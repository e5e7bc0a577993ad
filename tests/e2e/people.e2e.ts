import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { backedUp, chooseIn } from './backing-up.ts';
import { expect, test } from './fixtures.ts';
import { beginAs, expectSaid, expectStatus, history, invoicePage, moveOn, undo, writeInvoice } from './writing.ts';

async function hire(page: Page, name: string, ...roles: string[]): Promise<void> {
  await page.goto('/settings/people');
  await page.getByRole('link', { name: 'Add a person' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  for (const role of roles) await page.getByRole('checkbox', { name: role }).check();
  await page.getByRole('button', { name: 'Add this person' }).click();
  await expectSaid(page, `${name} added.`);
  await expect(page).toHaveURL('/settings/people');
}

async function setPassphrase(page: Page, passphrase: string): Promise<void> {
  await page.goto('/settings/person');
  await page.getByRole('button', { name: 'Set a passphrase' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('New passphrase', { exact: true }).fill(passphrase);
  await dialog.getByLabel('New passphrase once more').fill(passphrase);
  await dialog.getByRole('button', { name: 'Set a passphrase' }).click();
  await expectSaid(page, 'Passphrase set.');
}

/** On a wide screen the rail leads there from everywhere, on a phone the settings do. */
async function openSwitch(page: Page): Promise<void> {
  if ((page.viewportSize()?.width ?? 0) < 768) {
    await page.getByRole('button', { name: 'More places' }).click();
    await page.getByRole('menuitem', { name: 'Settings' }).click();
    // The page before may have such a button, too, and goes with its dialog.
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Switch person' }).first().click();
  await expect(page.getByRole('dialog', { name: 'Who works now?' })).toBeVisible();
}

async function choose(page: Page, name: string): Promise<void> {
  await openSwitch(page);
  await page.getByRole('dialog').getByRole('button', { name }).click();
}

/** Where no passphrase is asked for. */
async function switchTo(page: Page, name: string): Promise<void> {
  await choose(page, name);
  await expectSaid(page, `You act as ${name} now.`);
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('[BR22] [B6] two taps lead to acting as somebody else, once there is somebody else, and what is done is theirs', async ({
  page
}) => {
  await beginAs(page, 'Agency');
  await expect(page.getByRole('button', { name: /Switch person/ })).toHaveCount(0);
  await page.goto('/settings/people');
  await expect(page.getByRole('link', { name: /^Ann/ })).toContainText('Acts on this device');
  await expect(page.getByRole('button', { name: 'Switch person' })).toHaveCount(0);
  await expectAccessible(page);
  await hire(page, 'Bea', 'Approver');
  await writeInvoice(page, { client: 'Lovelace Ltd' });
  await moveOn(page, 'Request approval');
  await expectStatus(page, 'Awaiting Approval');

  const address = page.url();
  await openSwitch(page);
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Bea' }).click();
  await expectSaid(page, 'You act as Bea now.');
  await page.goto(address);
  await moveOn(page, 'Approve');
  await expectStatus(page, 'Approved');
  await expect(history(page).getByRole('listitem').first()).toContainText('Bea');
});

test('[BR22] [B69] roles are given by whoever may admin; everybody else reads them, and changes their own name', async ({
  page
}) => {
  await beginAs(page, 'Agency');
  await hire(page, 'Bea', 'Approver', 'Bookkeeper');
  await page.getByRole('link', { name: /^Bea/ }).click();
  await expect(page.getByRole('checkbox', { name: 'Approver' })).toBeChecked();
  await expect(page.getByText('Approve: Sign and reject what waits for approval.').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: 'Bookkeeper' }).uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await expectSaid(page, 'Bea saved.');
  await undo(page);
  await expect(page.getByRole('checkbox', { name: 'Bookkeeper' })).toBeChecked();

  await page.getByRole('button', { name: 'Act as Bea' }).click();
  await expectSaid(page, 'You act as Bea now.');
  await expect(page.getByText('You act as this person now.')).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Roles', exact: true })).toContainText(
    'Pay: Record, change and refund money.'
  );
  await page.getByLabel('Your name').fill('Beatrice');
  await page.getByRole('button', { name: 'Save' }).click();
  await expectSaid(page, 'Beatrice saved.');
  await expectAccessible(page);
  await page.goto('/settings/people');
  await page.getByRole('link', { name: /^Ann/ }).click();
  await expect(page.getByRole('region', { name: 'Roles', exact: true })).toContainText('Owner');
  await expect(page.getByRole('textbox')).toHaveCount(0);
});

test(
  '[BR22] [BR18] the last one who may admin stays, somebody else goes and comes back by undo',
  { tag: '@once' },
  async ({ page }) => {
    await beginAs(page, 'Agency');
    await page.goto('/settings/person');
    const deactivate = page.getByRole('button', { name: 'Deactivate' });
    await expect(deactivate).toHaveAttribute('aria-disabled', 'true');
    await expect(deactivate).toHaveAccessibleDescription(
      'You act as this person now. Act as somebody else first. Nobody active would be left who may do what only an admin may. Give the admin permission to another active person first.'
    );
    await page.getByRole('checkbox', { name: 'Owner' }).uncheck();
    await expect(page.getByText('Without a role nothing may be changed.')).toBeVisible();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('region', { name: 'This could not be saved' })).toContainText(
      'Nobody active would be left'
    );
    await expect(page.getByRole('checkbox', { name: 'Owner' }), 'nothing typed is lost').not.toBeChecked();

    await hire(page, 'Bea', 'Approver');
    await page.getByRole('link', { name: /^Bea/ }).click();
    await page.getByRole('button', { name: 'Deactivate' }).click();
    await expectSaid(page, 'Bea is not active any more.');
    await expect(page.getByRole('button', { name: 'Act as Bea' })).toHaveAccessibleDescription(
      'Reactivate this person first.'
    );
    await page.goto('/settings/people');
    await expect(page.getByRole('region', { name: 'Not active any more' })).toContainText('Bea');
    await expect(page.getByRole('button', { name: 'Switch person' })).toHaveCount(0);
    await page.getByRole('link', { name: /^Bea/ }).click();
    await page.getByRole('button', { name: 'Reactivate' }).click();
    await expectSaid(page, 'Bea is active again.');
    await undo(page);
    await expect(page.getByRole('button', { name: 'Reactivate' })).toBeVisible();
  }
);

test('[BR22] a passphrase is asked for, a wrong one is said in place, a forgotten one goes', async ({ page }) => {
  await beginAs(page, 'Agency');
  await hire(page, 'Bea', 'Approver');
  await switchTo(page, 'Bea');
  await setPassphrase(page, 'swordfish');
  await switchTo(page, 'Ann');
  await choose(page, 'Bea');
  const dialog = page.getByRole('dialog');
  const field = dialog.getByLabel('Passphrase of Bea');
  await expect(field).toBeFocused();
  await expectAccessible(page);
  await field.fill('sword');
  await field.press('Enter');
  await expect(dialog.getByText('This is not the passphrase. Try again.')).toBeVisible();
  await expect(field).toBeFocused();
  await dialog.getByText('Forgotten?').click();
  await expect(dialog).toContainText('Nothing is lost, since it protects nothing.');
  await field.fill('swordfish');
  await field.press('Enter');
  await expectSaid(page, 'You act as Bea now.');
  await switchTo(page, 'Ann');

  await page.goto('/settings/people');
  await page.getByRole('link', { name: /^Bea/ }).click();
  await page.getByRole('button', { name: 'Remove the passphrase' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the passphrase' }).click();
  await expectSaid(page, 'Passphrase removed.');
  await switchTo(page, 'Bea');

  await page.goto('/settings/storage');
  const log = page.getByRole('region', { name: 'Log of this device' }).getByRole('listitem');
  await expect(log.first()).toContainText('Switched from Ann to Bea');
  await expect(log.filter({ hasText: 'Passphrase of Bea removed by Ann' })).toHaveCount(1);
  await expect(log).toHaveCount(7);
});

test('[BR22] a device that joins asks who works on it, and takes nobody for granted', async ({ page, browser }) => {
  await page.addInitScript(() => Object.assign(window, { showSaveFilePicker: undefined }));
  await beginAs(page, 'Agency');
  await hire(page, 'Bea', 'Approver');
  await page.goto('/settings/storage');
  const file = await backedUp(page);

  const context = await browser.newContext({ viewport: page.viewportSize(), serviceWorkers: 'block' });
  const joining = await context.newPage();
  await joining.goto(page.url());
  await chooseIn(joining, 'Restore from a file', file);
  await joining.getByRole('radio', { name: 'Yes, both are used' }).check();
  await joining.getByRole('button', { name: 'Use both' }).click();
  await expect(joining.getByRole('heading', { level: 1, name: 'Who works on this device?' })).toBeVisible();
  await expectAccessible(joining);
  await joining.reload();
  await joining.getByRole('button', { name: 'Bea' }).click();
  await expect(joining.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  await joining.goto(new URL('/settings/people', page.url()).href);
  await expect(joining.getByRole('link', { name: /^Bea/ })).toContainText('Acts on this device');
  await switchTo(joining, 'Ann');
  await context.close();
});

test('what is typed of a person outlives the tab', { tag: '@once' }, async ({ page, context }) => {
  await beginAs(page, 'Agency');
  await page.goto('/settings/people/new');
  await page.getByLabel('Name', { exact: true }).fill('Bea');
  await page.getByRole('checkbox', { name: 'Approver' }).check();
  await page.goto('/settings');
  await page.close();
  const later = await context.newPage();
  await later.goto('/settings/people/new');
  await expect(later.getByText('What you had typed was kept. It is not saved yet.')).toBeVisible();
  await expect(later.getByLabel('Name', { exact: true })).toHaveValue('Bea');
  await later.getByRole('button', { name: 'Add this person' }).click();
  await expectSaid(later, 'Bea added.');
  await later.goto('/settings/people/new');
  await expect(later.getByLabel('Name', { exact: true })).toHaveValue('');
  await later.goto('/settings/people/nobody');
  await expect(later.getByText('There is no such person here.')).toBeVisible();
  await expect(invoicePage(later)).toHaveCount(0);
});
