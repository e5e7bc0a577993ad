import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { openSample } from './sample.ts';
import {
  beginAs,
  expectSaid,
  expectStatus,
  history,
  invoicePage,
  moveOn,
  moveWithReason,
  openMoves,
  payments,
  recordPayment,
  undo,
  writeInvoice
} from './writing.ts';

test.describe('what may not be done is shown with its reasons', () => {
  test('[B81] [B82] [B83] [B84] [BR17] a refused move lists all of them, and each leads to what would help', async ({
    page
  }) => {
    await beginAs(page, 'Small business');
    await writeInvoice(page, { client: 'Lovelace Ltd', text: '' });
    await expect(invoicePage(page).getByRole('listitem').filter({ hasText: 'There are no lines yet.' })).toBeVisible();
    await expect(invoicePage(page).getByRole('button', { name: 'Mark as sent' })).toHaveAttribute(
      'aria-disabled',
      'true'
    );
    await expectAccessible(page);

    await recordPayment(page, '20');
    const dialog = await openMoves(page);
    const refused = dialog.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Void' }) });
    await expect(refused).toContainText('€20.00 was received. Refund it or write a credit note first.');
    await expectAccessible(page);
    await refused.getByRole('button', { name: 'Record a refund' }).click();
    const refund = page.getByRole('dialog', { name: 'Record a refund' });
    await expect(refund.getByRole('textbox', { name: 'Amount' })).toHaveValue('20');
    await refund.getByRole('button', { name: 'Record the refund' }).click();
    await expectSaid(page, 'Refund of €20.00 recorded.');

    await invoicePage(page).getByRole('link', { name: 'Add a line' }).first().click();
    await expect(page).toHaveURL(/\/edit$/);
  });

  test('[BR9] a lock says why on a tap', async ({ page }) => {
    await beginAs(page, 'Small business');
    await writeInvoice(page, { client: 'Lovelace Ltd' });
    await expect(page.getByRole('button', { name: /^Why is .* locked\?$/ })).toHaveCount(0);
    await moveOn(page, 'Mark as sent');
    await expectStatus(page, 'Sent');
    await page.getByRole('button', { name: 'Why is “Due” locked?' }).click();
    await expect(invoicePage(page).getByText('Sent locks the due date.')).toBeVisible();
  });

  test('why it stands where it stands, what is closed there and what moves it on', async ({ page }) => {
    await beginAs(page, 'Small business');
    await writeInvoice(page, { client: 'Lovelace Ltd' });
    await moveOn(page, 'Mark as sent');
    await expectStatus(page, 'Sent');
    await page.getByText('Why is it Sent?').click();
    await expect(invoicePage(page).getByText('With the client. It has its number; what it says stays.')).toBeVisible();
    await expect(invoicePage(page).getByText(/^Moved here on .* by Ann\.$/)).toBeVisible();
    await expect(invoicePage(page).getByText('“Mark as paid” moves it to Paid.')).toBeVisible();
    await expect(invoicePage(page).getByText(/^Rule “Paid in full”: A sent invoice/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'All moves' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  });
});

test.describe('what was done is said, and can be taken back', () => {
  test('[BR18] from the toast, and from the menu', { tag: '@once' }, async ({ page }) => {
    await beginAs(page, 'Small business');
    await writeInvoice(page, { client: 'Lovelace Ltd' });
    await moveOn(page, 'Mark as sent');
    await expectStatus(page, 'Sent');
    await undo(page);
    await expectStatus(page, 'Draft');
    await expect(history(page).getByRole('listitem').first()).toContainText('Undone: Moved from Draft to Sent');
    // The number stays given: it is used again by the same invoice.
    await expect(page.getByRole('heading', { level: 1, name: /^INV-\d{4}-0001$/ })).toBeVisible();

    await moveWithReason(page, 'Void', 'Written twice');
    await expectStatus(page, 'Void');
    await invoicePage(page).getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Undo its last step' }).click();
    await expectStatus(page, 'Draft');
  });

  test('[BR12] [BR13] removing a payment steps back from Paid, and says so', { tag: '@once' }, async ({ page }) => {
    await beginAs(page, 'Small business');
    await writeInvoice(page, { client: 'Lovelace Ltd' });
    await moveOn(page, 'Mark as sent');
    await recordPayment(page, '1000');
    await expectStatus(page, 'Paid');
    await payments(page)
      .getByRole('button', { name: /^Remove the payment of €1,000\.00/ })
      .click();
    await expectSaid(page, 'Payment of €1,000.00 removed. Something is outstanding again, so it is back in Sent.');
    await expectStatus(page, 'Sent');
    await undo(page);
    await expectStatus(page, 'Paid');
  });

  test('[BR13] payments are corrected, and too much shows as overpaid', { tag: '@once' }, async ({ page }) => {
    await beginAs(page, 'Small business');
    await writeInvoice(page, { client: 'Lovelace Ltd' });
    await moveOn(page, 'Mark as sent');
    await recordPayment(page, '300');
    await expect(invoicePage(page)).toContainText('part paid, €700.00 outstanding');
    await payments(page)
      .getByRole('button', { name: /^Change the payment of €300\.00/ })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Change a payment' });
    await dialog.getByRole('textbox', { name: 'Amount' }).fill('12abc');
    await dialog.getByRole('button', { name: 'Save the payment' }).click();
    await expect(dialog.getByText('This is not a number.')).toBeVisible();
    await expect(dialog.getByRole('textbox', { name: 'Amount' })).toBeFocused();
    await dialog.getByRole('textbox', { name: 'Amount' }).fill('1100');
    await dialog.getByRole('textbox', { name: 'Note' }).fill('With interest');
    await dialog.getByRole('button', { name: 'Save the payment' }).click();
    await expect(invoicePage(page)).toContainText('overpaid by €100.00');
    await expect(payments(page)).toContainText('With interest');
    await expect(history(page).getByRole('listitem').first()).toContainText('Amount before €300.00 → after €1,100.00');
  });

  test('[B88] [BR15] an override is made with a reason, and stays marked', { tag: '@once' }, async ({ page }) => {
    await beginAs(page, 'Agency');
    await writeInvoice(page, { client: 'Lovelace Ltd' });
    const dialog = await openMoves(page);
    await dialog.getByRole('button', { name: 'Set the status by hand' }).click();
    await expectAccessible(page);
    const confirm = dialog.getByRole('button', { name: 'Set the status by hand' });
    await confirm.click();
    await expect(dialog.getByText('Choose a status.')).toBeVisible();
    await dialog.getByRole('combobox', { name: 'Status' }).selectOption('Paid');
    await confirm.click();
    await expect(dialog.getByText('Say why. Without a reason this cannot be done.')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Settled in kind');
    await confirm.click();
    await expectStatus(page, 'Paid');
    await expect(invoicePage(page)).toContainText('€1,000.00 outstanding');
    await expect(history(page).getByRole('listitem').first()).toContainText('Override');
    await expect(history(page)).toContainText('“Settled in kind”');
  });

  test(
    '[BR19] a mistaken draft is deleted and brought back; one with a number says why it stays',
    { tag: '@once' },
    async ({ page }) => {
      await beginAs(page, 'Small business');
      await writeInvoice(page, { client: 'Lovelace Ltd' });
      await chooseAction(page, 'Delete');
      await expect(page.getByRole('heading', { level: 1, name: 'This invoice was deleted' })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Bring it back' }).click();
      await expectStatus(page, 'Draft');

      await moveOn(page, 'Mark as sent');
      await expectStatus(page, 'Sent');
      await invoicePage(page).getByRole('button', { name: 'More', exact: true }).click();
      const remove = page.getByRole('menuitem', { name: 'Delete' });
      await expect(remove).toHaveAttribute('aria-disabled', 'true');
      await expect(remove).toContainText('This invoice has a number, so it stays on record. Void it instead.');
    }
  );

  test('[BR8] it is put into the archive by hand, and taken out again', { tag: '@once' }, async ({ page }) => {
    await beginAs(page, 'Small business');
    await writeInvoice(page, { client: 'Lovelace Ltd' });
    await chooseAction(page, 'Put into the archive');
    await expectSaid(page, 'The invoice is in the archive.');
    await expect(invoicePage(page).getByText('Archived', { exact: true })).toBeVisible();
    await chooseAction(page, 'Take out of the archive');
    await expect(invoicePage(page).getByText('Archived', { exact: true })).toBeHidden();
  });
});

test.describe('notes', () => {
  test('are written in their place, and kept where saving is refused', { tag: '@once' }, async ({ page, context }) => {
    await beginAs(page, 'Small business');
    await writeInvoice(page, { client: 'Lovelace Ltd' });
    await page.getByRole('button', { name: 'Add notes' }).click();
    const field = page.getByRole('textbox', { name: 'Notes' });
    await expect(field).toBeFocused();
    await field.fill('Call before noon');
    await page.getByRole('button', { name: 'Save notes' }).click();
    await expect(page.getByRole('region', { name: 'Notes' })).toContainText('Call before noon');
    await expect(page.getByRole('button', { name: 'Edit the notes' })).toBeFocused();

    await page.getByRole('button', { name: 'Edit the notes' }).click();
    await field.fill('Mine');
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('button', { name: 'Edit the notes' }).click();
    await other.getByRole('textbox', { name: 'Notes' }).fill('Theirs');
    await other.getByRole('button', { name: 'Save notes' }).click();
    await expect(other.getByRole('region', { name: 'Notes' })).toContainText('Theirs');

    await page.getByRole('button', { name: 'Save notes' }).click();
    await expect(page.getByText('Meanwhile it says: “Theirs”')).toBeVisible();
    await expect(field).toHaveValue('Mine');
    await page.getByRole('button', { name: 'Save mine instead' }).click();
    await expect(page.getByRole('region', { name: 'Notes' })).toContainText('Mine');
    await other.close();
  });
});

test.describe('on paper', () => {
  test('[BR20] what was printed is noted, and offers the move that means sent', async ({ page }) => {
    await page.addInitScript(() => {
      window.print = () => window.dispatchEvent(new Event('afterprint'));
    });
    await beginAs(page, 'Small business');
    await writeInvoice(page, { client: 'Lovelace Ltd', text: 'Design of a label' });
    await chooseAction(page, 'Print or share');
    await expect(page).toHaveURL(/\/print$/);
    const paper = page.getByRole('article');
    await expect(paper.getByRole('heading', { level: 1, name: 'Invoice' })).toBeVisible();
    await expect(paper).toContainText('Northlight');
    await expect(paper).toContainText('Lovelace Ltd');
    await expect(paper).toContainText('Draft');
    await expect(paper.getByRole('rowheader', { name: 'Design of a label' })).toBeVisible();
    await expect(page.getByText(/It has no number yet/)).toBeVisible();

    await page.getByRole('button', { name: 'Print' }).click();
    await expect(page.getByText('Was it printed?')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Yes, note it' }).click();
    const dialog = page.getByRole('dialog', { name: 'Has it been sent?' });
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Mark as sent' }).click();
    await expectSaid(page, /^INV-\d{4}-0001 is now Sent\.$/);
    await expect(paper).toContainText(/INV-\d{4}-0001/);

    await page.getByRole('button', { name: 'Print' }).click();
    await page.getByRole('button', { name: 'Yes, note it' }).click();
    await expectSaid(page, 'Noted as printed.');
    await expect(dialog).toBeHidden();
    await page.getByRole('link', { name: 'Back to the invoice' }).click();
    await expectStatus(page, 'Sent');
    await expect(history(page).getByText('Printed')).toHaveCount(2);
  });

  test(
    '[BR18] [BR20] a print that was cancelled leaves nothing behind, and takes no undo away',
    { tag: '@once' },
    async ({ page }) => {
      await page.addInitScript(() => {
        window.print = () => window.dispatchEvent(new Event('afterprint'));
      });
      await beginAs(page, 'Small business');
      await writeInvoice(page, { client: 'Lovelace Ltd' });
      await moveOn(page, 'Mark as sent');
      await chooseAction(page, 'Print or share');
      await page.getByRole('button', { name: 'Print' }).click();
      await page.getByRole('button', { name: 'No', exact: true }).click();
      await expect(page.getByText('Was it printed?')).toBeHidden();
      await expect(page.getByRole('button', { name: 'Print' })).toBeFocused();
      await expect(page.getByRole('dialog')).toBeHidden();
      await page.getByRole('link', { name: 'Back to the invoice' }).click();
      await expect(history(page)).not.toContainText('Printed');
      await chooseAction(page, 'Undo its last step');
      await expectStatus(page, 'Draft');
    }
  );

  test('nothing but the document is on it', { tag: '@once' }, async ({ page }) => {
    await openSample(page, 'Agency');
    await page.goto('/invoices/sample-invoice-039/print');
    await expect(page.getByRole('article')).toContainText('Bank details');
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('navigation')).toBeHidden();
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
    await expect(page.getByRole('article')).toBeVisible();
    await expect(page.getByRole('article').getByRole('columnheader', { name: 'Amount', exact: true })).toBeVisible();
    const { width, right } = await page.getByRole('article').evaluate((paper) => {
      const box = paper.getBoundingClientRect();
      return { width: document.documentElement.clientWidth, right: box.right };
    });
    expect(right).toBeLessThanOrEqual(width);
  });

  test('[BR20] it is saved as a file that stands by itself', { tag: '@once' }, async ({ page, context }) => {
    await openSample(page, 'Agency');
    await page.goto('/invoices/sample-invoice-039/print');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('INV-2026-0028.html');
    await expectSaid(page, 'Noted as exported.');
    const html = await readFile(await download.path(), 'utf8');
    expect(html).not.toMatch(/<script|<link|src="(?!data:)|url\((?!['"]?data:)/);

    const reader = await context.newPage();
    await reader.goto(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
    await expect(reader).toHaveTitle('INV-2026-0028');
    await expect(reader.getByRole('article')).toContainText('2,873.85');
    await expect(reader.getByRole('columnheader', { name: 'Amount', exact: true })).toHaveCSS('text-align', 'right');
  });

  test(
    '[BR20] it is shared as a file where the device can, and says so where it cannot',
    { tag: '@once' },
    async ({ page }) => {
      await page.addInitScript(() => {
        Object.assign(navigator, {
          canShare: () => true,
          share: (data: ShareData) => {
            document.documentElement.dataset.shared = `${data.files?.[0]?.name ?? ''} · ${data.text ?? ''}`;
            return Promise.resolve();
          }
        });
      });
      await openSample(page, 'Agency');
      await page.goto('/invoices/sample-invoice-039/print');
      await page.getByRole('button', { name: 'Share' }).click();
      await expectSaid(page, 'Noted as shared.');
      await expect(page.locator('html')).toHaveAttribute(
        'data-shared',
        /^INV-2026-0028\.html · .*€2,873\.85, due 27 Nov 2026$/
      );
      await page.evaluate(() => Object.assign(navigator, { canShare: () => false }));
      await page.getByRole('button', { name: 'Share' }).click();
      await expect(page.getByText('It could not be shared. Save it as a file instead.')).toBeVisible();
    }
  );
});

test('credit notes and what they correct lead to each other', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/invoices/sample-invoice-013');
  await payments(page).getByRole('link', { name: 'CN-2026-0001' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'CN-2026-0001' })).toBeVisible();
  await expect(payments(page)).toContainText('A credit note has no money of its own');
  await payments(page).getByRole('link', { name: 'Corrects INV-2026-0012' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'INV-2026-0012' })).toBeVisible();
});

test(
  'an imported document shows its declared totals beside ours, what is odd about it, and its file',
  { tag: '@once' },
  async ({ page }) => {
    await beginAs(page, 'Small business');
    await page.goto('/import');
    await page.getByLabel('Choose files').setInputFiles('tests/files/ubl/totals-differ.xml');
    await page.getByRole('radio', { name: 'We received them' }).check();
    await page.getByRole('button', { name: 'Import 1 invoice' }).click();
    await page.getByRole('link', { name: 'RE-2026-025' }).click();
    const section = page.getByRole('region', { name: 'Imported document' });
    await expect(section).toContainText('The document declares other totals than its lines come to');
    await expect(section.getByRole('columnheader', { name: 'Declared' })).toBeAttached();
    await section.getByText(/things? to look at$/).click();
    await expect(section).toContainText('the document declares');
    await expectAccessible(page);
    const downloading = page.waitForEvent('download');
    await section.getByRole('button', { name: 'Save the original file' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('totals-differ.xml');
    expect(await readFile(await download.path())).toEqual(await readFile('tests/files/ubl/totals-differ.xml'));
  }
);

test('[WR7] attached files are opened beside the app or saved, never run', { tag: '@once' }, async ({ page }) => {
  await beginAs(page, 'Small business');
  await page.goto('/invoices/new');
  await page.getByRole('combobox', { name: 'Client' }).fill('Lovelace Ltd');
  await page.getByLabel('Attach files').setInputFiles([
    { name: 'receipt.txt', mimeType: 'text/plain', buffer: Buffer.from('paid in cash') },
    { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<script>alert(1)</script>') }
  ]);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const files = page.getByRole('region', { name: 'Attachments' });
  const opening = page.waitForEvent('popup');
  await files.getByRole('button', { name: 'Open receipt.txt' }).click();
  await expect((await opening).locator('body')).toHaveText('paid in cash');
  await expect(files.getByRole('button', { name: 'Open page.html' })).toHaveCount(0);
  const downloading = page.waitForEvent('download');
  await files.getByRole('button', { name: 'Save page.html' }).click();
  expect((await downloading).suggestedFilename()).toBe('page.html');
});

test('a long history is folded, and unfolded in place', { tag: '@once' }, async ({ page }) => {
  await beginAs(page, 'Small business');
  await writeInvoice(page, { client: 'Lovelace Ltd' });
  for (let turn = 0; turn < 5; turn += 1) {
    await chooseAction(page, 'Put into the archive');
    await expect(invoicePage(page).getByText('Archived', { exact: true })).toBeVisible();
    await chooseAction(page, 'Take out of the archive');
    await expect(invoicePage(page).getByText('Archived', { exact: true })).toBeHidden();
  }
  await expect(history(page)).toContainText('11 steps');
  await expect(history(page).getByRole('listitem')).toHaveCount(8);
  await history(page).getByRole('button', { name: 'Show 3 earlier steps' }).click();
  await expect(history(page).getByRole('listitem')).toHaveCount(11);
  await expect(history(page).getByRole('listitem').nth(8)).toBeFocused();
});

test('keys open the moves, the form and the paper, and lead back to the list', { tag: '@once' }, async ({ page }) => {
  await beginAs(page, 'Small business');
  await writeInvoice(page, { client: 'Lovelace Ltd' });
  const address = page.url();
  await page.keyboard.press('m');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page).toHaveURL(address);
  await page.keyboard.press('e');
  await expect(page).toHaveURL(/\/edit$/);
  await page.goto(address);
  await expectStatus(page, 'Draft');
  await page.keyboard.press('p');
  await expect(page).toHaveURL(/\/print$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Invoice' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(address);
  await expectStatus(page, 'Draft');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL('/invoices');
});

test('an address without an invoice says so, and leads back', { tag: '@once' }, async ({ page }) => {
  await beginAs(page, 'Small business');
  for (const address of ['/invoices/nothing', '/invoices/nothing/print']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: 'There is no such invoice' })).toBeVisible();
    await page.getByRole('link', { name: 'Back to all invoices' }).click();
    await expect(page).toHaveURL('/invoices');
  }
});

test(
  'a status that the workflow no longer knows is shown, and can be left by hand',
  { tag: '@once' },
  async ({ page }) => {
    await beginAs(page, 'Small business');
    await writeInvoice(page, { client: 'Lovelace Ltd' });
    await page.evaluate(putIntoUnknownStatus);
    await page.reload();
    await expect(page.getByText('The workflow no longer knows the status “gone”')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Set the status by hand' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set the status by hand' });
    await dialog.getByRole('combobox', { name: 'Status' }).selectOption('Draft');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The status was dropped');
    await dialog.getByRole('button', { name: 'Set the status by hand' }).click();
    await expectStatus(page, 'Draft');
  }
);

test('it reads on the narrowest phone, and with letters twice as large', async ({ page }) => {
  await openSample(page, 'Agency');
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/invoices/sample-invoice-027');
  await expect(history(page)).toBeVisible();
  expect(await cutOff(page)).toEqual([]);
  await page.goto('/invoices/sample-invoice-027/print');
  await expect(page.getByRole('article')).toContainText('Bank details');
  expect(await cutOff(page)).toEqual([]);
  await page.setViewportSize({ width: 640, height: 800 });
  await page.goto('/invoices/sample-invoice-027');
  await expect(history(page)).toBeVisible();
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  expect(await cutOff(page)).toEqual([]);
});

async function chooseAction(page: Page, name: string): Promise<void> {
  await invoicePage(page).getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
}

/** What sticks out on the right, and so could be read only by scrolling to it. */
function cutOff(page: Page): Promise<string[]> {
  return page.getByRole('article').evaluate((article) => {
    const isHidden = (element: Element): boolean => getComputedStyle(element).clipPath !== 'none';
    return [...article.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .filter((element) => !isHidden(element) && element.closest('thead, .visually-hidden') === null)
      .map((element) => element.textContent.trim().slice(0, 40));
  });
}

/** As a workflow would leave it that came from another device and dropped the status. */
async function putIntoUnknownStatus(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('docket');
    opening.onerror = () => reject(new Error(opening.error?.message));
    opening.onsuccess = () => {
      const store = opening.result.transaction('invoices', 'readwrite').objectStore('invoices');
      const reading = store.getAll();
      reading.onsuccess = () => {
        const [invoice] = reading.result as { status: string }[];
        const writing = store.put({ ...invoice, status: 'gone' });
        writing.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      };
    };
  });
}
