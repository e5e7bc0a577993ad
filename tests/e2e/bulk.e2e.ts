import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { openSample, rows } from './sample.ts';
import { beginAs, expectSaid, undo, writeInvoice } from './writing.ts';

const bar = (page: Page) => page.getByRole('region', { name: 'Selected invoices' });
const dialog = (page: Page) => page.getByRole('dialog');

test('[B93] many are moved at once, after it is said what becomes of each, and one undo brings all back', async ({
  page
}) => {
  test.slow();
  await openSample(page, 'Agency');
  const before = await counts(page);
  const all = await countOf(page, 'All');
  await showBoxes(page);
  await box(page, 0).check();
  await box(page, 1).check();
  await expect(bar(page)).toContainText('2 selected');
  await bar(page)
    .getByRole('button', { name: `Select all ${all}` })
    .click();
  await expect(bar(page)).toContainText(`${all} selected`);

  await moveTo(page, 'Awaiting Approval');
  const asking = dialog(page);
  await expect(asking).toHaveAccessibleName(`Move ${all} invoices to Awaiting Approval`);
  const { Proforma: proformas = 0, Rejected: rejected = 0, 'Awaiting Approval': there = 0, Paid: paid = 0 } = before;
  const passing = proformas + rejected;
  await expect(asking).toContainText(`${passing} invoices move.`);
  await expect(asking).toContainText(`${there} are there already.`);
  await expect(asking).toContainText(`${all - passing - there} invoices stay as they are:`);
  const refused = asking.locator('div', { has: page.locator('summary') });
  const stuck = refused.filter({ hasText: 'No move leads from Paid to Awaiting Approval.' }).last();
  await stuck.getByText(`Show all ${paid}`).click();
  await expect(stuck.getByRole('listitem')).toHaveCount(paid);
  await expectAccessible(page);

  // What is said before is what happens.
  await asking.getByRole('button', { name: `Move ${passing} invoices to Awaiting Approval` }).click();
  await expectSaid(page, `${passing} invoices moved to Awaiting Approval.`);
  await expect(bar(page)).toBeHidden();
  expect(await counts(page)).toEqual({
    ...before,
    Proforma: 0,
    Rejected: 0,
    'Awaiting Approval': there + passing
  });
  await undo(page);
  await expectSaid(page, 'Undone.');
  expect(await counts(page)).toEqual(before);
});

test('[B93] a move that none of them can make is not offered, and each is told why', async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/invoices?status=voided');
  await expect(rows(page).first()).toBeVisible();
  await showBoxes(page);
  await box(page, 0).check();
  await moveTo(page, 'Paid');
  await expect(dialog(page)).toContainText('No move leads from Voided to Paid.');
  await expect(dialog(page).getByRole('alert')).toHaveText('None of them can do this as things are.');
  await expect(dialog(page).getByRole('button', { name: 'Move 1 invoice to Paid' })).toBeDisabled();
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(bar(page)).toContainText('1 selected');
});

test('a reason that a move wants is asked for once, and stands on each', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/invoices?status=proforma');
  await expect(rows(page).first()).toBeVisible();
  await box(page, 0).check();
  await box(page, 1).check();
  const id = (await rows(page).first().getAttribute('data-invoice')) ?? '';
  await moveTo(page, 'Voided');
  await dialog(page).getByRole('button', { name: 'Move 2 invoices to Voided' }).click();
  await expect(dialog(page).getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await dialog(page).getByRole('textbox', { name: 'Reason' }).fill('Written twice');
  await dialog(page).getByRole('button', { name: 'Move 2 invoices to Voided' }).click();
  await expectSaid(page, '2 invoices moved to Voided.');
  await page.goto(`/invoices/${id}`);
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Written twice');
});

test('[B93] what is outstanding is recorded as paid for many, and the rules move them on', async ({ page }) => {
  test.slow();
  await openSample(page, 'Agency');
  await page.goto('/invoices?overdue=1&direction=issued');
  await expect(rows(page).first()).toBeVisible();
  const count = await countOf(page, 'Overdue');
  await showBoxes(page);
  await box(page, 0).check();
  await bar(page)
    .getByRole('button', { name: `Select all ${count}` })
    .click();
  await act(page, 'Record payments');
  await expect(dialog(page)).toContainText(`${count} invoices will be paid in full.`);
  await expect(dialog(page)).toContainText(`${count} will stand in Paid.`);
  await dialog(page).getByRole('combobox', { name: 'How it was paid' }).selectOption('Bank transfer');
  await dialog(page)
    .getByRole('button', { name: `Record payments for ${count} invoices` })
    .click();
  await expectSaid(page, `Payments recorded for ${count} invoices.`);
  await expect(page.getByText(/Nothing is overdue|No invoice matches these filters/)).toBeVisible();
  await undo(page);
  await expect(rows(page)).toHaveCount(count);
  expect(await countOf(page, 'Overdue')).toBe(count);
});

test('[B93] many are signed at once with a comment, or sent back with a reason', async ({ page }) => {
  test.slow();
  await openSample(page, 'Agency');
  await page.goto('/invoices?awaiting=true');
  await expect(page.getByRole('button', { name: 'Waiting for approval', pressed: true })).toBeVisible();
  const count = await countOf(page, 'All');
  expect(count).toBeGreaterThan(1);
  const selectAll = async (): Promise<void> => {
    await showBoxes(page);
    for (let place = 0; place < count; place += 1) await box(page, place).check();
    await expect(bar(page)).toContainText(`${count} selected`);
  };
  await selectAll();
  await act(page, 'Approve');
  await expect(dialog(page)).toContainText(`You sign ${count} invoices.`);
  await expect(dialog(page)).toContainText(`${count} will stand in Approved.`);
  await dialog(page).getByRole('textbox', { name: 'Comment' }).fill('Seen together');
  await dialog(page)
    .getByRole('button', { name: `Approve ${count} invoices` })
    .click();
  await expectSaid(page, `${count} invoices approved.`);
  await expect(rows(page)).toHaveCount(0);
  await undo(page);
  await expect(rows(page)).toHaveCount(count);

  await selectAll();
  await moveTo(page, 'Rejected');
  await dialog(page).getByRole('textbox', { name: 'Reason' }).fill('The hours are missing');
  await dialog(page)
    .getByRole('button', { name: `Move ${count} invoices to Rejected` })
    .click();
  await expectSaid(page, `${count} invoices moved to Rejected.`);
  await expect(rows(page)).toHaveCount(0);
  await page.goto('/invoices?status=rejected&sort=-entered');
  await rows(page).first().getByRole('link').click();
  await expect(page.getByRole('article')).toContainText('The hours are missing');
});

test('many are moved by keys alone, and one goes on in the list', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/invoices?status=proforma');
  await expect(rows(page).first()).toBeVisible();
  const count = await countOf(page, 'Proforma');
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await expect(bar(page)).toContainText('2 selected');
  await page.keyboard.press('m');
  await page.getByRole('menuitem', { name: 'Awaiting Approval' }).press('Enter');
  await expect(dialog(page)).toContainText('2 invoices move.');
  await expect(dialog(page).getByRole('button', { name: 'Move 2 invoices to Awaiting Approval' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectSaid(page, '2 invoices moved to Awaiting Approval.');
  await expect(rows(page)).toHaveCount(count - 2);
  await expect(rows(page).first().getByRole('link')).toBeFocused();
  await expect(page).toHaveURL('/invoices?status=proforma');
});

test('[B93] [BR8] many are archived and brought back, and what is archived already is left out', async ({ page }) => {
  test.slow();
  await openSample(page, 'Agency');
  await page.goto('/invoices?status=paid');
  await expect(rows(page).first()).toBeVisible();
  const paid = await countOf(page, 'Paid');
  await showBoxes(page);
  await box(page, 0).check();
  await box(page, 1).check();
  await act(page, 'Archive');
  await dialog(page).getByRole('button', { name: 'Archive 2 invoices' }).click();
  await expectSaid(page, '2 invoices archived.');
  await expect.poll(() => countOf(page, 'Paid')).toBe(paid - 2);

  await page.goto('/invoices?status=paid&archived=all');
  await expect(page.locator('main footer')).toContainText(`${paid} invoices`);
  await showBoxes(page);
  await box(page, 0).check();
  await bar(page)
    .getByRole('button', { name: `Select all ${paid}` })
    .click();
  await act(page, 'Archive');
  await expect(dialog(page)).toContainText(`${paid - 2} invoices will be archived.`);
  await expect(dialog(page)).toContainText('2 are archived already.');
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await act(page, 'Bring back from the archive');
  await dialog(page).getByRole('button', { name: 'Bring 2 invoices back from the archive' }).click();
  await expectSaid(page, '2 invoices brought back from the archive.');
  await page.goto('/invoices?status=paid');
  await expect.poll(() => countOf(page, 'Paid')).toBe(paid);
});

test('what is selected, and nothing else, is exported for spreadsheets, as text that they do not carry out', async ({
  page
}) => {
  await beginAs(page, 'Small business');
  for (const client of ['=HYPERLINK("http://example.com")', '@SUM(1,2)', 'Left Out Ltd'])
    await writeInvoice(page, { client, price: '1200.5' });
  await page.goto('/invoices');
  await expect(rows(page)).toHaveCount(3);
  await showBoxes(page);
  for (const name of ['HYPERLINK', '@SUM']) await rows(page).filter({ hasText: name }).getByRole('checkbox').check();
  const download = page.waitForEvent('download');
  await act(page, 'Export as CSV');
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^invoices-\d{4}-\d\d-\d\d\.csv$/);
  const [head, ...lines] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
  expect(head).toBe('\u{FEFF}Number,Client,Direction,Kind,Type,Status,Issue date,Due date,Currency,Total,Balance');
  expect(lines).toHaveLength(2);
  const text = lines.sort().join('\n');
  expect(text).toContain(`,"'=HYPERLINK(""http://example.com"")",issued,Invoice,invoice,Draft,`);
  expect(text).toContain(`,"'@SUM(1,2)",issued,`);
  expect(text).toMatch(/,EUR,1200\.50,1200\.50$/m);
  expect(text).not.toContain('Left Out');
  await expectSaid(page, '2 invoices handed over as a CSV file.');
});

test('what is selected stays so while the filter changes, and it is said how much is not in sight', async ({
  page
}) => {
  await openSample(page, 'Agency');
  await page.getByRole('button', { name: /^Active \d/ }).click();
  await expect(page).toHaveURL('/invoices?group=active');
  await showBoxes(page);
  await box(page, 0).check();
  await page.getByRole('button', { name: /^Completed \d/ }).click();
  await expect(page).toHaveURL('/invoices?group=completed');
  await box(page, 0).check();
  await expect(bar(page)).toContainText('2 selected');
  await expect(bar(page)).toContainText('1 of them not in this list');
  await bar(page).getByRole('button', { name: 'Clear selection' }).click();
  await expect(bar(page)).toBeHidden();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
});

test('[B93] by keys alone one selects with x and moves with m', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/invoices?status=proforma');
  await expect(rows(page).first()).toBeVisible();
  const count = await rows(page).count();
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await expect(bar(page)).toContainText('2 selected');
  await expect(rows(page).nth(1).getByRole('link')).toBeFocused();
  await page.keyboard.press('x');
  await expect(bar(page)).toContainText('1 selected');
  await page.keyboard.press('x');

  await page.keyboard.press('m');
  await expect(page.getByRole('menuitem', { name: 'Proforma' })).toBeFocused();
  // Escape closes what is open, and only then lets go of what is selected.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menuitem')).toHaveCount(0);
  await expect(bar(page)).toContainText('2 selected');
  await page.keyboard.press('m');
  await expect(page.getByRole('menuitem', { name: 'Proforma' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('2 invoices move.');
  await dialog(page).getByRole('button', { name: 'Move 2 invoices to Awaiting Approval' }).press('Enter');
  await expectSaid(page, '2 invoices moved to Awaiting Approval.');
  await expect(dialog(page)).toBeHidden();
  await expect(rows(page)).toHaveCount(count - 2);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rows(page)).toHaveCount(count);
  await page.keyboard.press('x');
  await expect(bar(page)).toContainText('1 selected');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await expect(rows(page).locator(':focus')).toHaveCount(1);
});

test('with nothing selected, m shows the moves of the invoice one is at', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/invoices?status=proforma');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('j');
  const id = (await rows(page).first().getAttribute('data-invoice')) ?? '';
  await page.keyboard.press('m');
  await dialog(page)
    .getByRole('button', { name: /^Request approval/ })
    .click();
  await expectSaid(page, /is now Awaiting Approval/);
  await expect(page.locator(`[data-invoice="${id}"]`)).toHaveCount(0);
});

/** On a phone boxes are shown once they are asked for. */
async function showBoxes(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Select', exact: true, pressed: false });
  if (await button.isVisible()) await button.click();
}

function box(page: Page, place: number): Locator {
  return rows(page).nth(place).getByRole('checkbox');
}

async function moveTo(page: Page, label: string): Promise<void> {
  await bar(page).getByRole('button', { name: 'Move to…' }).click();
  await page.getByRole('menuitem', { name: label, exact: true }).click();
}

async function act(page: Page, label: string): Promise<void> {
  await bar(page).getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: label, exact: true }).click();
}

async function countOf(page: Page, label: string): Promise<number> {
  const chip = page.getByRole('button', { name: new RegExp(`^${label} \\d+$`) }).first();
  return Number(/\d+$/.exec((await chip.innerText()).trim())?.[0]);
}

/** How many stand in each status, as the sheet of filters says. */
async function counts(page: Page): Promise<Record<string, number>> {
  await page.getByRole('button', { name: /^Filters/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  await expect(sheet).toBeVisible();
  const chips = await sheet.getByRole('group', { name: 'Status', exact: true }).getByRole('button').allInnerTexts();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  return Object.fromEntries(
    chips.map((text) => {
      const [, label = '', count = ''] = /^(.*?)\s*(\d+)$/s.exec(text.trim()) ?? [];
      return [label.trim(), Number(count)];
    })
  );
}
