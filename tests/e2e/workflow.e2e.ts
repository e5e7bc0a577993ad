import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { openSample, rows } from './sample.ts';

const draftBar = (page: Page) => page.getByRole('region', { name: 'Draft' });
const labels = (page: Page) => page.locator('[id^="status-"] bdi');

async function openStatuses(page: Page, preset: 'Small business' | 'Agency' | 'Training' = 'Agency'): Promise<void> {
  await openSample(page, preset);
  await page.goto('/settings/workflow');
  await expect(labels(page).first()).toBeVisible();
}

async function deleteStatus(page: Page, id: string, successor: string): Promise<void> {
  await page.locator(`#status-${id}`).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: /^Delete/ });
  await dialog.getByRole('combobox', { name: 'What takes its place' }).selectOption({ label: successor });
  await dialog.getByRole('button', { name: 'Delete status' }).click();
}

test('[B48] [B50] [B53] [B55] [B89] [B90] [B91] a status is added, kept as a draft, and used once it is published', async ({
  page
}) => {
  await openSample(page, 'Agency');
  await page.goto('/settings');
  await page.getByRole('link', { name: /^Workflow/ }).click();
  await page.getByRole('button', { name: 'Add a status to Completed' }).click();
  const dialog = page.getByRole('dialog', { name: 'New status' });
  await dialog.getByRole('button', { name: 'Add status' }).click();
  await expect(dialog.getByText('Give it a name.')).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await expectAccessible(page);
  await dialog.getByRole('textbox', { name: 'Name' }).fill('paid');
  await expect(dialog.getByText('Another one has this name already.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('In collection');
  await dialog.getByRole('button', { name: 'Add status' }).click();
  await expect(page.getByRole('region', { name: /^Completed/ })).toContainText('In collection');

  // It survives the tab, and nothing is in force yet.
  await expect(draftBar(page)).toContainText('No error found');
  await page.reload();
  await expect(labels(page).filter({ hasText: 'In collection' })).toBeVisible();
  // At its end nothing lies half below the bar of the draft.
  await page.getByRole('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
  await expectAccessible(page);
  await page.goto('/invoices?status=submitted');
  await rows(page).first().getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'History' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'In collection' })).toBeHidden();

  await page.goto('/settings/workflow');
  await draftBar(page).getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Published. No invoice changed its status.')).toBeVisible();
  await expect(draftBar(page)).toBeHidden();
  await page.goto('/invoices?status=submitted');
  await rows(page).first().getByRole('link').first().click();
  await page.getByRole('button', { name: /^(More moves|Moves)/ }).click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'In collection' })).toBeVisible();
});

test('[B44] [B54] a status in use is deleted with what takes its place, as the dry run says before', async ({
  page
}) => {
  await openStatuses(page);
  await deleteStatus(page, 'rejected', 'Proforma');
  await page.getByRole('link', { name: 'Dry run' }).click();
  await expect(page.getByText(/^2 invoices go from “Rejected” to “Proforma”/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('main').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Published. 2 invoices changed status.')).toBeVisible();
  await expect(labels(page)).toHaveText(['Proforma', 'Awaiting Approval', 'Approved', 'Submitted', 'Paid', 'Voided']);
  await page.goto('/invoices?status=proforma');
  await expect(rows(page)).toHaveCount(6);
});

test(
  '[BR1] whoever moves the position that automation aims at is asked first, by keys too',
  { tag: '@once' },
  async ({ page }) => {
    await openStatuses(page);
    await page.locator('#status-proforma').focus();
    await page.keyboard.press('Alt+ArrowDown');
    const dialog = page.getByRole('dialog', { name: 'A position would move' });
    await expect(dialog).toContainText('“First active” would be “Awaiting Approval” instead of “Proforma”.');
    await dialog.getByRole('button', { name: 'Leave it as it was' }).click();
    await expect(draftBar(page)).toBeHidden();

    await page.locator('#status-proforma').press('Alt+ArrowDown');
    await dialog.getByRole('button', { name: 'Change it' }).click();
    await expect(labels(page).first()).toHaveText('Awaiting Approval');
    await draftBar(page).getByRole('button', { name: 'Undo' }).click();
    await expect(labels(page).first()).toHaveText('Proforma');
    await expect(draftBar(page)).toContainText('0 changes');

    await page.locator('#status-proforma').click();
    await expect(page.getByRole('dialog').getByText('It is “First active”')).toBeVisible();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Delete' })).toBeDisabled();
  }
);

test('[B49] [B54] statuses are ordered by their menu and by dragging', { tag: '@once' }, async ({ page }) => {
  await openStatuses(page);
  await page.getByRole('button', { name: 'Actions for “Rejected”' }).click();
  await page.getByRole('menuitem', { name: 'Move up' }).click();
  await expect(labels(page).nth(2)).toHaveText('Rejected');
  await expect(page.getByText('“Rejected” is 1 of 2 in Approval.')).toBeVisible();

  const handle = page.locator('article').filter({ hasText: 'Rejected' }).locator('.handle');
  const from = await handle.boundingBox();
  const to = await page.locator('article').filter({ hasText: 'Approved' }).last().boundingBox();
  if (!from || !to) throw new Error('nothing to drag');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2, from.y + 20, { steps: 5 });
  // What is dragged is noticed where it rests, and not as fast as a machine can move it.
  await expect(async () => {
    await page.mouse.move(to.x + 20, to.y + to.height - 10, { steps: 5 });
    await page.mouse.move(to.x + 20, to.y + to.height - 4, { steps: 5 });
    await expect(labels(page).nth(3)).toHaveText('Rejected', { timeout: 500 });
  }).toPass();
  await page.mouse.up();
  await expect(labels(page).nth(3)).toHaveText('Rejected');
  await expect(draftBar(page)).toContainText('0 changes');
});

test('[B56] what would leave invoices stuck is told with the way there, and not published', async ({ page }) => {
  await openStatuses(page, 'Small business');
  await page.getByRole('button', { name: 'Add a status to Active' }).click();
  const dialog = page.getByRole('dialog', { name: 'New status' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Limbo');
  await dialog.getByRole('group', { name: 'Leads on to' }).getByRole('checkbox', { name: 'Sent' }).uncheck();
  await dialog.getByRole('button', { name: 'Add status' }).click();
  await draftBar(page).getByRole('button', { name: '1 error' }).click();
  const found = page.getByRole('dialog', { name: 'Proof' });
  await expect(found).toContainText('An invoice in “Limbo” can never be completed.');
  await found.getByText('Show how').click();
  await expect(found).toContainText('“Limbo” brings it to “Limbo”.');
  await expectAccessible(page);
  await found.getByRole('link', { name: 'Show in the graph' }).first().click();
  const drawing = page.getByRole('figure', { name: /^Statuses and moves/ });
  await expect(drawing).toContainText('An invoice in “Limbo” can never be completed.');
  await expectAccessible(page);
  await drawing.getByRole('button', { name: 'Show all' }).click();
  await expect(drawing.getByText('can never be completed')).toBeHidden();
  await draftBar(page).getByRole('button', { name: 'Publish' }).click();
  await expect(page).toHaveURL('/settings/workflow/dry-run');
  await expect(page.getByText('It cannot be published yet')).toBeVisible();
  await expect(page.getByRole('main').getByRole('button', { name: 'Publish' })).toBeDisabled();
});

test(
  '[B45] [B46] [B47] [B52] a status gets another name and colour, and its invoices and history follow as they should',
  { tag: '@once' },
  async ({ page }) => {
    await openStatuses(page);
    await page.locator('#status-submitted').click();
    const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name' });
    await name.fill('');
    await name.press('Tab');
    await expect(page.getByRole('dialog').getByText('Give it a name.')).toBeVisible();
    await name.fill('With the client');
    await name.press('Tab');
    await page.getByRole('dialog').getByRole('radio', { name: 'Amber' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    await draftBar(page).getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByText('Published. No invoice changed its status.')).toBeVisible();
    await page.locator('#status-submitted').click();
    await expect(page.getByRole('dialog').getByRole('radio', { name: 'Amber' })).toBeChecked();
    await page.goto('/invoices?status=submitted');
    await rows(page).first().getByRole('link').first().click();
    await expect(page.getByText('With the client').first()).toBeVisible();
    await expect(page.getByRole('region', { name: 'History' })).toContainText('Submitted');
  }
);

test('[W14] [W40] [B73] [B96] from an invoice one comes to what each status, type and word of its workflow means', async ({
  page
}) => {
  await openSample(page, 'Training');
  await rows(page).first().getByRole('link').first().click();
  await page.getByText(/^Why is it /).click();
  await page.getByRole('link', { name: 'The whole workflow, explained' }).click();
  await expect(page).toHaveURL('/settings/workflow/guide');
  for (const status of ['Draft', 'Waiting for review', 'Final', 'Paid', 'Cancelled'])
    await expect(page.getByRole('heading', { level: 3, name: status, exact: true })).toBeVisible();
  const types = page.getByRole('region', { name: 'Types of invoices' });
  await expect(types).toContainText('Licensed workshop');
  await expect(types).toContainText('A new one begins in “Draft”.');
  await page.getByText('Moves from here').first().click();
  await expect(page.getByText(/^By a person|Forward\. By/).first()).toBeVisible();
  const meanings = page.getByRole('region', { name: 'What the words mean' });
  for (const word of ['Sealed', 'First active', 'Approve', 'Override']) await expect(meanings).toContainText(word);
  await expectAccessible(page);
});
