import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { beginAs, expectSaid, expectStatus, invoicePage, moveOn, writeInvoice } from './writing.ts';

async function expectFits(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, 'nothing sticks out').toBeLessThanOrEqual(0);
}

test('[B35] [B71] a rule that reminds after 14 days in a status is written, published, and in force', async ({
  page
}) => {
  await page.clock.setFixedTime(new Date('2026-11-02T09:30:00Z'));
  await beginAs(page, 'Small business');
  await page.goto('/settings/workflow/rules');
  await page.getByRole('button', { name: 'Add a rule' }).click();
  const dialog = page.getByRole('dialog', { name: 'New rule' });
  await dialog.getByRole('button', { name: 'Add rule' }).click();
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await expect(dialog.getByText('Say when it acts: choose what sets it off.')).toBeVisible();
  await expectAccessible(page);

  await dialog.getByLabel('Name').fill('Remind after two weeks');
  await dialog.getByLabel('What happens').selectOption('An invoice has been in a status for some days');
  await expect(dialog.getByLabel('After how many days')).toHaveValue('14');
  await dialog.getByRole('checkbox', { name: 'Sent' }).check();
  await dialog.getByLabel('What it does').selectOption('Remind somebody, in the inbox');
  await dialog.getByLabel('What it says').fill('Ask whether it has arrived');
  await dialog.getByLabel('What it says').blur();
  await expect(dialog).toContainText(
    'When an invoice has stood in Sent for 14 days, then somebody is asked to look: “Ask whether it has arrived”.'
  );
  await expectAccessible(page);
  await expectFits(page);
  await dialog.getByRole('button', { name: 'Add rule' }).click();
  await expectSaid(page, '“Remind after two weeks” added.');
  await expectAccessible(page);
  await expectFits(page);
  await page.getByRole('button', { name: 'Publish' }).click();
  await expectSaid(page, /^Published\./);

  await writeInvoice(page, { client: 'Lovelace Ltd' });
  await moveOn(page, 'Mark as sent');
  await expectStatus(page, 'Sent');
  await page.clock.setFixedTime(new Date('2026-11-16T08:30:00Z'));
  await page.reload();
  await expectStatus(page, 'Sent');
  await expect(invoicePage(page)).not.toContainText('Ask whether it has arrived');
  await page.clock.setFixedTime(new Date('2026-11-16T10:30:00Z'));
  await page.reload();
  await expect(invoicePage(page)).toContainText('Ask whether it has arrived');
});

test('[BR23] rules that set each other off are named while they are written, and are not published', async ({
  page
}) => {
  await beginAs(page, 'Small business');
  for (const [from, to, label] of [
    ['Sent', 'Disputed', 'Mark as disputed'],
    ['Disputed', 'Sent', 'Settle the dispute']
  ] as const) {
    await page.goto('/settings/workflow/moves');
    const inList = page.getByRole('region', { name: `From ${from}` }).getByRole('button', { name: label });
    const inTable = page.getByRole('button', { name: `${from} to ${to}: ${label}` });
    await inList.or(inTable).click();
    await page.getByLabel('Who makes it').selectOption('A rule only');
    await page.getByRole('button', { name: 'Done' }).click();
  }
  await page.getByRole('link', { name: 'Rules and types' }).click();
  for (const [name, from, to] of [
    ['Doubts', 'Sent', 'Disputed'],
    ['Settles', 'Disputed', 'Sent']
  ] as const) {
    await page.getByRole('button', { name: 'Add a rule' }).click();
    const dialog = page.getByRole('dialog', { name: 'New rule' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('What happens').selectOption('An invoice came into a status');
    await dialog.getByRole('checkbox', { name: from }).check();
    await dialog.getByLabel('What it does').selectOption('Move to a status');
    await dialog.getByLabel('To which status').selectOption(to);
    if (name === 'Settles') await expect(dialog.getByText(/^Rules set each other off again and again/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Add rule' }).click();
    await expectSaid(page, `“${name}” added.`);
  }
  const loop = /Rules set each other off again and again: “(Doubts”, “Settles|Settles”, “Doubts)”\./;
  await expect(page.getByRole('listitem').getByText(loop).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page).toHaveURL(/\/dry-run$/);
  const bar = page.getByRole('region', { name: 'Draft' });
  await bar.getByRole('button', { name: '1 error' }).click();
  await expect(page.getByRole('dialog', { name: 'Proof' }).getByText(loop)).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Rules and types' }).click();
  await page.getByRole('button', { name: 'Edit “Settles”' }).click();
  await page.getByRole('button', { name: 'Delete the rule' }).click();
  await expectSaid(page, '“Settles” deleted in the draft.');
  await expect(bar).toContainText('No error found');
});

test('[B35] [BR23] a rule is written, put first and deleted by keyboard alone', { tag: '@once' }, async ({ page }) => {
  await beginAs(page, 'Small business');
  await page.goto('/settings/workflow/rules');
  const add = page.getByRole('button', { name: 'Add a rule' });
  await add.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New rule' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('File it');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(dialog.getByLabel('What happens')).toBeFocused();
  // Each letter steps to what begins with it; the focus stays, whatever appears below.
  await page.keyboard.type('An invoice is over');
  await expect(dialog.getByLabel('What happens')).toBeFocused();
  await expect(dialog.getByLabel('What happens')).toHaveValue('overdue');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(dialog.getByLabel('What it does')).toBeFocused();
  await page.keyboard.type('Put');
  await expect(dialog).toContainText('When an invoice is overdue, then it goes into the archive.');
  const addNow = dialog.getByRole('button', { name: 'Add rule' });
  await expect(async () => {
    if (!(await addNow.evaluate((one) => one === document.activeElement))) await page.keyboard.press('Tab');
    await expect(addNow).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [0] });
  await page.keyboard.press('Enter');
  await expectSaid(page, '“File it” added.');
  await expect(add).toBeFocused();

  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  const edit = page.getByRole('button', { name: 'Edit “File it”' });
  await expect(edit).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expectSaid(page, '“File it” runs as 5 of 6.');
  await expect(edit).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectSaid(page, '“File it” deleted in the draft.');
  await expect(page.getByRole('region', { name: 'Draft' })).toContainText('0 changes');
});
