import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { beginAs, expectSaid, history, invoicePage, moveOn, undo, writeInvoice } from './writing.ts';

/** The clock of the device. */
async function itIs(page: Page, day: string): Promise<void> {
  await page.clock.setFixedTime(new Date(`${day}T09:30:00Z`));
}

/** An invoice of 10 January that has gone out, and is due on 9 February. */
async function sent(page: Page): Promise<void> {
  await itIs(page, '2026-01-10');
  await beginAs(page, 'Small business');
  await writeInvoice(page, { client: 'Lovelace Ltd' });
  await moveOn(page, 'Mark as sent');
  await expectSaid(page, 'INV-2026-0001 is now Sent.');
}

test('somebody is reminded of what is overdue, in one’s own words, and Home says when [B71]', async ({ page }) => {
  await sent(page);
  await expect(invoicePage(page).getByRole('button', { name: 'Send a reminder' })).toHaveCount(0);

  await page.goto('/settings');
  await page
    .getByRole('main')
    .getByRole('link', { name: /Payment reminders/ })
    .last()
    .click();
  await page.getByRole('button', { name: 'Change or move “Friendly reminder”' }).click();
  await page.getByRole('menuitem', { name: 'Change' }).click();
  const editing = page.getByRole('dialog', { name: 'Change “Friendly reminder”' });
  await editing.getByRole('textbox', { name: 'Text' }).fill('{client}: {amount} for {number}, please.');
  await expectAccessible(page);
  await editing.getByRole('button', { name: 'Save' }).click();
  await expectSaid(page, '“Friendly reminder” saved.');
  await expectAccessible(page);

  await itIs(page, '2026-02-20');
  await page.goto('/');
  const overdue = page.getByRole('region', { name: 'Overdue' });
  await expect(overdue).toContainText('Not reminded yet');
  await overdue.getByRole('button', { name: /^Remind/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Remind of INV-2026-0001' });
  await expect(dialog.getByRole('textbox', { name: 'Text' })).toHaveValue(
    'Lovelace Ltd: €1,000.00 for INV-2026-0001, please.'
  );
  await expect(dialog.getByRole('link', { name: 'Write an e-mail' })).toHaveAttribute(
    'href',
    /^mailto:\?subject=Reminder%3A%20invoice%20INV-2026-0001&body=Lovelace%20Ltd/
  );
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Mark as sent' }).click();
  await expectSaid(page, 'Friendly reminder noted as sent.');
  await expect(overdue).toContainText('Reminded today: Friendly reminder');

  await itIs(page, '2026-02-25');
  await page.reload();
  await expect(overdue).toContainText('Reminded 5 days ago: Friendly reminder');
  await expectAccessible(page);
  await overdue.getByRole('link', { name: 'Lovelace Ltd' }).click();
  await expect(invoicePage(page)).toContainText('Reminded 5 days ago: Friendly reminder');
  await invoicePage(page).getByRole('button', { name: 'Send a reminder' }).click();
  await expect(page.getByRole('dialog').getByRole('combobox', { name: 'Reminder' })).toHaveValue('1');
  await page.getByRole('dialog').getByRole('button', { name: 'Mark as sent' }).click();
  await expect(history(page)).toContainText('Reminder sent by hand: Second reminder');
  await expectAccessible(page);
  await undo(page);
  await expect(invoicePage(page)).toContainText('Reminded 5 days ago: Friendly reminder');
});

test('an invoice is repeated every month, and what was written waits to be looked over [W2] [WR6]', async ({
  page
}) => {
  await sent(page);
  await invoicePage(page).getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Repeat…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Repeat INV-2026-0001' });
  await expect(dialog.getByRole('listitem')).toHaveText(['Tue 10 Feb 2026', 'Tue 10 Mar 2026', 'Fri 10 Apr 2026']);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Repeat it' }).click();
  await expectSaid(page, 'It is repeated every month from 10 Feb 2026.');
  const section = page.getByRole('region', { name: 'Repetition' });
  await expect(section).toContainText('Next on Tue 10 Feb 2026.');
  await undo(page);
  await expect(section).toHaveCount(0);
  await invoicePage(page).getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Repeat…' }).click();
  await dialog.getByRole('button', { name: 'Repeat it' }).click();
  await expect(section).toContainText('Next on');
  await expectAccessible(page);

  await itIs(page, '2026-03-11');
  await page.goto('/');
  const tasks = page.getByRole('region', { name: 'To do', exact: true });
  await expect(tasks.getByText(/look it over before it goes out$/)).toHaveCount(2);
  await expectAccessible(page);
  await tasks.getByRole('link').first().click();
  await expect(invoicePage(page)).toContainText('Repeated from INV-2026-0001');
  await expectAccessible(page);
  await moveOn(page, 'Mark as sent');
  await expectSaid(page, 'INV-2026-0002 is now Sent.');
  await expect(invoicePage(page).getByText(/look it over before it goes out$/)).toHaveCount(0);

  await invoicePage(page).getByRole('link', { name: 'INV-2026-0001' }).first().click();
  await expect(section.getByRole('listitem')).toHaveCount(2);
  await section.getByRole('button', { name: 'Stop repeating' }).click();
  await expectSaid(page, 'It is not repeated any more.');
  await expect(history(page)).toContainText('Not to be repeated any more');
});
