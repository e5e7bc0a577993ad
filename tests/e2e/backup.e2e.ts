import { expectAccessible } from './accessible.ts';
import { backedUp, backupPart, begunAs, chooseIn, row } from './backing-up.ts';
import { expect, test } from './fixtures.ts';
import { expectSaid, expectStatus, moveOn, undo, writeInvoice } from './writing.ts';

test('[C7] [C10] a backup of one device brings everything back on another one, before anything else is there', async ({
  page,
  browser
}) => {
  await begunAs(page);
  await page.goto('/settings/storage');
  await expectAccessible(page);
  const file = await backedUp(page);
  await expect(backupPart(page)).toContainText('was handed over, not checked');
  await expect(backupPart(page)).toContainText(
    /Last backup .*: handed over, not checked\. Nothing has changed since\./
  );

  const other = await browser.newContext();
  const there = await other.newPage();
  await there.goto('/');
  await chooseIn(there, 'Restore from a file', file);
  const dialog = there.getByRole('dialog', { name: 'What a restore would change' });
  await expect(row(dialog, 'Invoices')).toContainText('1');
  await expectAccessible(there);
  await dialog.getByRole('button', { name: 'Go on here' }).click();
  await expectSaid(there, 'Everything was replaced by the backup.');
  await there.goto('/invoices');
  await there.locator('[data-invoice] a').first().click();
  await expectStatus(there, 'Sent');
  await moveOn(there, 'Mark as paid');
  await expect(there.getByRole('dialog')).toBeVisible();
  await other.close();
});

test(
  'a backup that was handed over counts once it was read again; a broken one is told, and changes nothing',
  { tag: '@once' },
  async ({ page }) => {
    await begunAs(page);
    await page.goto('/settings/storage');
    const file = await backedUp(page);
    await chooseIn(page, 'Verify a backup file', file);
    await expect(backupPart(page)).toContainText('is whole: a backup of');
    await expect(backupPart(page)).toContainText('backed up and checked');

    const broken = { ...file, buffer: Buffer.from(file.buffer.subarray(0, file.buffer.length - 40)) };
    await chooseIn(page, 'Restore from a file', broken);
    await expect(page.getByText(`${file.name} cannot be used`)).toBeVisible();
    await expect(page.getByText('It cannot be unpacked: it is damaged, or a part of it is missing.')).toBeVisible();
    await chooseIn(page, 'Restore from a file', {
      name: 'invoice.xml',
      mimeType: 'text/xml',
      buffer: Buffer.from('<a/>')
    });
    await expect(page.getByText('This is no backup of Docket.')).toBeVisible();
    await expectAccessible(page);
    await page.goto('/invoices');
    await expect(page.locator('[data-invoice]')).toHaveCount(1);
  }
);

test(
  'a place that was chosen is written, read again and compared, under the name that it got there',
  { tag: '@once' },
  async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(window, {
        showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) => {
          const folder = await navigator.storage.getDirectory();
          return folder.getFileHandle(`mine-${suggestedName}`, { create: true });
        }
      });
    });
    await begunAs(page);
    await page.goto('/settings/storage');
    await page.getByRole('button', { name: 'Back up now' }).click();
    await expect(backupPart(page)).toContainText(
      /: mine-docket-[\d-]+\.json\.gz was written, read again and compared\./
    );
    await expect(page.getByRole('region', { name: 'Log of this device' })).toContainText('Backed up to mine-docket-');
    await expect(backupPart(page)).toContainText('backed up and checked. Nothing has changed since.');
  }
);

test('with a passphrase the file opens only to whoever knows it', { tag: '@once' }, async ({ page }) => {
  await begunAs(page);
  await page.goto('/settings/storage');
  await page.getByRole('checkbox', { name: 'Protect it with a passphrase' }).check();
  await page.getByLabel('Passphrase', { exact: true }).fill('correct horse');
  await page.getByLabel('Passphrase once more').fill('correct house');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('The two are not the same.')).toBeVisible();
  await page.getByLabel('Passphrase once more').fill('correct horse');
  const file = await backedUp(page);
  expect(file.name).toMatch(/^docket-\d{4}-\d\d-\d\d-\d{4}\.docket$/);
  expect(file.buffer.includes('Design')).toBe(false);

  await page.reload();
  await chooseIn(page, 'Restore from a file', file);
  const field = page.getByLabel('Passphrase', { exact: true });
  await field.fill('wrong horse');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByText('The passphrase does not fit')).toBeVisible();
  await field.fill('correct horse');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByText('Everything is here already: nothing would change.')).toBeVisible();
});

test(
  'a restore takes back what came since, says so first, and can be taken back itself',
  { tag: '@once' },
  async ({ page }) => {
    await begunAs(page);
    await page.goto('/settings/storage');
    const file = await backedUp(page);
    await writeInvoice(page, { client: 'Later Ltd', text: 'More' });
    await page.goto('/settings/storage');
    await expect(backupPart(page)).toContainText('One change since.');
    await chooseIn(page, 'Restore from a file', file);
    const dialog = page.getByRole('dialog', { name: 'What a restore would change' });
    await expect(dialog).toContainText('One record that is here only goes away.');
    await dialog.getByRole('radio', { name: 'Merge it with what is here' }).check();
    await expect(dialog).toContainText('Everything is here already: nothing would change.');
    await dialog.getByRole('radio', { name: 'Replace everything here' }).check();
    await expect(dialog).toContainText('One record that is here only goes away.');
    await dialog.getByRole('button', { name: 'Replace everything' }).click();
    await expectSaid(page, 'Everything was replaced by the backup.');
    await expect(page.getByRole('region', { name: 'Snapshots' })).toContainText('Before a restore');
    await undo(page);
    await expectSaid(page, 'Everything is as it was before.');
    await page.goto('/invoices');
    await expect(page.locator('[data-invoice]')).toHaveCount(2);
  }
);

test('a backup can be looked at: nothing is changed in it, and one tap leads back', async ({ page }) => {
  await begunAs(page);
  await page.goto('/settings/storage');
  const file = await backedUp(page);
  await writeInvoice(page, { client: 'Later Ltd', text: 'More' });
  await page.goto('/settings/storage');
  await chooseIn(page, 'Restore from a file', file);
  const dialog = page.getByRole('dialog', { name: 'What a restore would change' });
  await dialog.getByRole('button', { name: 'Look only' }).click();
  await expect(page.getByText(`You are looking at ${file.name}.`)).toBeVisible();
  await expect(page.locator('[data-invoice]')).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'New invoice' })).toHaveCount(0);
  await page.reload();
  await page.locator('[data-invoice] a').first().click();
  await expectStatus(page, 'Sent');
  await expect(page.getByText('You are only looking at a backup.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Back to your data' }).click();
  await page.goto('/invoices');
  await expect(page.locator('[data-invoice]')).toHaveCount(2);
});

test(
  'a backup that the system opens with the installed app shows what restoring it would change',
  { tag: '@once' },
  async ({ page, browser }) => {
    await begunAs(page);
    await page.goto('/settings/storage');
    const { name, mimeType, buffer } = await backedUp(page);
    // Playwright opens no file with an app: the browser would hand it over by the queue that stands here in its stead.
    const handOver = ({ called, type, base64 }: { called: string; type: string; base64: string }): void => {
      const file = new File([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], called, { type });
      const files = [{ kind: 'file', getFile: () => Promise.resolve(file) }];
      const setConsumer = (consumer: (launched: object) => void): void => consumer({ files });
      Object.defineProperty(globalThis, 'launchQueue', { value: { setConsumer } });
    };
    const handed = { called: name, type: mimeType, base64: buffer.toString('base64') };
    await page.addInitScript(handOver, handed);
    await page.reload();
    const dialog = page.getByRole('dialog', { name: 'What a restore would change' });
    await expect(row(dialog, 'Invoices')).toContainText('1');

    const other = await browser.newContext();
    const there = await other.newPage();
    await there.addInitScript(handOver, handed);
    await there.goto('/settings/storage');
    await there.getByRole('dialog').getByRole('button', { name: 'Go on here' }).click();
    await expectSaid(there, 'Everything was replaced by the backup.');
    await other.close();
  }
);
