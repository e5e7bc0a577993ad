import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { openSample, rows } from './sample.ts';
import { expectSaid, undo } from './writing.ts';

const views = (page: Page) => page.getByRole('group', { name: 'Saved views' });
const view = (page: Page, name: string): Locator =>
  views(page).getByRole('button', { name: new RegExp(`^${name} \\d+$`) });

test('a filter is kept as a view with its count, and outlives a reload', async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/invoices?overdue=1&sort=total');
  await expect(rows(page).first()).toBeVisible();
  const count = await rows(page).count();
  await views(page).getByRole('button', { name: 'Save this view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this view' });
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog.getByText('Give it a name.')).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await expectAccessible(page);
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Largest overdue');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expectSaid(page, 'View “Largest overdue” saved.');
  await expect(view(page, 'Largest overdue')).toHaveText(`Largest overdue ${count}`);
  await expect(view(page, 'Largest overdue')).toHaveAttribute('aria-pressed', 'true');
  await expect(views(page).getByRole('button', { name: 'Save this view' })).toBeHidden();
  // Two of one name could not be told apart.
  await page.goto('/invoices?status=paid');
  await views(page).getByRole('button', { name: 'Save this view' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Largest overdue ');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog.getByText('A view is called so already.', { exact: false })).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await page.goto('/invoices');
  await page.reload();
  await view(page, 'Largest overdue').click();
  await expect(page).toHaveURL('/invoices?overdue=1&sort=total');
  await expect(rows(page)).toHaveCount(count);
  await expectAccessible(page);
  await view(page, 'Largest overdue').click();
  await expect(page).toHaveURL('/invoices');
});

test('a view is renamed and deleted, and undo brings back each', async ({ page }) => {
  await openSample(page, 'Agency');
  await keep(page, '/invoices?status=submitted', 'With clients');
  await choose(page, 'With clients', 'Rename');
  const dialog = page.getByRole('dialog', { name: 'Rename the view' });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('With clients');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Sent off');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(view(page, 'Sent off')).toBeVisible();
  await expect(view(page, 'With clients')).toHaveCount(0);
  await undo(page);
  await expect(view(page, 'With clients')).toBeVisible();

  await choose(page, 'With clients', 'Delete this view');
  await expectSaid(page, 'View “With clients” deleted.');
  await expect(view(page, 'With clients')).toHaveCount(0);
  // What it asked stays asked, and could be kept again.
  await expect(page).toHaveURL('/invoices?status=submitted');
  await expect(views(page).getByRole('button', { name: 'Save this view' })).toBeVisible();
  await undo(page);
  await expect(view(page, 'With clients')).toHaveAttribute('aria-pressed', 'true');
});

test('the count of a view follows what is done', async ({ page }) => {
  await openSample(page, 'Agency');
  await keep(page, '/invoices?status=proforma', 'To write');
  const count = await rows(page).count();
  await expect(view(page, 'To write')).toHaveText(`To write ${count}`);
  await rows(page)
    .first()
    .getByRole('button', { name: /^Proforma/ })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Request approval/ })
    .click();
  await expect(view(page, 'To write')).toHaveText(`To write ${count - 1}`);
  await undo(page);
  await expect(view(page, 'To write')).toHaveText(`To write ${count}`);
});

test('a view is shown as it was kept: in its order, with its sections, as a board', async ({ page }) => {
  await openSample(page, 'Agency');
  await keep(page, '/invoices?as=board', 'Our board');
  await keep(page, '/invoices?grouped=client', 'By client');
  await view(page, 'Our board').click();
  await expect(page).toHaveURL('/invoices?as=board');
  await expect(view(page, 'Our board')).toHaveAttribute('aria-pressed', 'true');
  await view(page, 'By client').click();
  await expect(page).toHaveURL('/invoices?grouped=client');
  await view(page, 'By client').click();
  await expect(page).toHaveURL('/invoices');
});

test('days of a view that are told from today go on with the days', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await keep(page, '/invoices?due=today..today%2B7', 'Due soon');
  const before = await view(page, 'Due soon').innerText();
  await page.clock.setFixedTime(new Date('2027-11-22T09:30:00Z'));
  await page.goto('/invoices');
  await expect(view(page, 'Due soon')).toHaveText('Due soon 0');
  expect(before).not.toMatch(/\s0$/);
});

async function keep(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await views(page).getByRole('button', { name: 'Save this view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this view' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(view(page, name)).toBeVisible();
}

async function choose(page: Page, name: string, action: string): Promise<void> {
  await views(page)
    .getByRole('button', { name: `Change the view “${name}”` })
    .click();
  await page.getByRole('menuitem', { name: action }).click();
}
