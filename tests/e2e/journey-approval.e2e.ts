import type { Page } from '@playwright/test';
import { fileOf, recordsOf } from '#tests/builders/backup-file.ts';
import { agency } from '#tests/builders/two-stages.ts';
import { expectAccessible } from './accessible.ts';
import { chooseIn } from './backing-up.ts';
import { expect, test } from './fixtures.ts';
import { expectSaid, expectStatus, history, invoicePage, moveOn, writeInvoice } from './writing.ts';

/** An agency with an account manager, an approver, a director and a bookkeeper, where two sign from 10,000.00 on. */
async function comeIn(page: Page): Promise<void> {
  const lines = fileOf(recordsOf(agency(Date.UTC(2026, 0, 15, 9)).commits()), { dataset: 'agency' });
  const file = { name: 'agency.docket', mimeType: 'application/octet-stream', buffer: Buffer.from(lines.join('\n')) };
  await page.goto('/');
  await chooseIn(page, 'Restore from a file', file);
  await page.getByRole('dialog').getByRole('button', { name: 'Go on here' }).click();
  await expectSaid(page, 'Everything was replaced by the backup.');
}

/** Hands the device to somebody else: who acts is noted on the device, and read when the app opens. */
async function handTo(page: Page, person: string, path = '/'): Promise<void> {
  await page.evaluate(
    (value) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('docket');
        opening.onerror = () => reject(new Error(opening.error?.message));
        opening.onsuccess = () => {
          const writing = opening.result.transaction('device', 'readwrite');
          writing.objectStore('device').put({ key: 'acting', value });
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    person
  );
  await page.goto(path);
}

const home = (page: Page) => page.getByRole('navigation').getByRole('link', { name: /Home/ });
const panel = (page: Page) => page.getByRole('region', { name: 'Your decision' });

test('[B32] [B36] [B37] [B38] [B39] [BR3] [BR10] [BR11] an invoice of two stages is rejected, corrected, resubmitted and signed twice, once in somebody’s place', async ({
  page
}) => {
  await comeIn(page);

  // Ann asks for it, and sees whom she waits for.
  await handTo(page, 'ann');
  await expect(home(page)).toHaveAccessibleName('Home');
  await writeInvoice(page, { client: 'Lovelace Ltd', price: '12000' });
  const path = new URL(page.url()).pathname;
  await moveOn(page, 'Request approval');
  await expectStatus(page, 'Awaiting Approval');
  await expect(invoicePage(page).getByText('It waits for Ben, Dora or Ada.')).toBeVisible();
  await expect(invoicePage(page).getByRole('button', { name: 'Withdraw the request' })).toBeVisible();

  // Ben finds it, and says no with a reason, by keyboard alone.
  await handTo(page, 'ben');
  await expect(home(page)).toHaveAccessibleName(/1/);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Lovelace Ltd' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('You sign stage 1 of 2.');
  await panel(page)
    .getByRole('textbox', { name: /^Comment/ })
    .focus();
  await page.keyboard.type('Ten hours, not twelve');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(panel(page).getByRole('button', { name: 'Reject' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectStatus(page, 'Rejected');

  // Ann corrects it, and asks again: from the first stage on.
  await handTo(page, 'ann', path);
  await invoicePage(page).getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Price' }).fill('10000');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await moveOn(page, 'Resubmit');
  await expectStatus(page, 'Awaiting Approval');

  // Ben signs on the invoice, with a comment and with what was decided before in view.
  await handTo(page, 'ben', path);
  await expect(page.getByRole('region', { name: 'Approval' })).toContainText('1 earlier decision');
  await panel(page)
    .getByRole('textbox', { name: /^Comment/ })
    .fill('Agrees with the sheet now');
  await expectAccessible(page);
  await panel(page).getByRole('button', { name: 'Approve (stage 1 of 2)' }).click();
  await expectSaid(page, 'The invoice is now Approved.');
  await expect(panel(page)).toBeHidden();
  await expect(invoicePage(page).getByText('It waits for Dora.')).toBeVisible();

  // Dora goes away, and lets Kim sign.
  await handTo(page, 'dora');
  await page.getByRole('button', { name: 'Let somebody sign for me' }).click();
  const dialog = page.getByRole('dialog', { name: 'Let somebody sign in your place' });
  await dialog.getByRole('combobox', { name: 'Who' }).selectOption('Kim');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Let them sign' }).click();
  await expectSaid(page, /^Kim signs in your place until/);
  await expect(dialog).toBeHidden();

  // Kim signs from Home, and the history says for whom.
  await handTo(page, 'kim');
  await expect(page.getByText(/^You sign in place of Dora until/)).toBeVisible();
  await expect(page.getByText('Stage 2 of 2')).toBeVisible();
  await expect(page.getByText('Ann asked')).toBeVisible();
  await page.getByRole('button', { name: /^Approve/ }).click();
  await expectSaid(page, 'The invoice is now Director approved.');
  await expect(page.getByText('Nothing waits for you.')).toBeVisible();
  await page.goto(path);
  await expectStatus(page, 'Director approved');
  await expect(page.getByRole('region', { name: 'Approval' })).toContainText('signed by Kim (in place of Dora)');
  await expect(history(page)).toContainText('Signed approval stage 2, at €10,000.00, in place of Dora');
});
