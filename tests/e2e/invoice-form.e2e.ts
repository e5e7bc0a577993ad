import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { beginEmpty, openSample } from './sample.ts';

/** The page of one invoice, and not the form of a new one. */
const savedPlace = /\/invoices\/(?!new)[^/?]+$/;

test('an invoice is written, with its totals by tax rate, and saved', async ({ page }) => {
  await beginEmpty(page);
  await openNew(page);
  await expect(page.getByText('Your business has no name yet')).toBeVisible();
  const toSettings = page.getByRole('link', { name: 'Name it in the settings' });
  await expect(toSettings).toHaveAttribute('href', '/settings/business');
  await page.getByRole('combobox', { name: 'Client' }).fill('Lovelace Ltd');
  await fillLine(page, 1, { text: 'Analysis', price: '1000', quantity: '1.5' });
  await setTax(line(page, 1), '19');
  await page.getByRole('button', { name: 'Add line' }).click();
  await expect(line(page, 2).getByRole('combobox', { name: 'Description' })).toBeFocused();
  await fillLine(page, 2, { text: 'Book', price: '20' });
  await setTax(line(page, 2), '7');
  const totals = page.getByRole('region', { name: 'Totals' });
  await expect(totals).toContainText('Tax 19 % of');
  await expect(totals).toContainText('285.00');
  await expect(totals).toContainText('Tax 7 % of');
  await expect(totals).toContainText('1.40');
  await expect(totals).toContainText('1,806.40');

  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectSaved(page);
  const content = await storedContent(page);
  expect(Object.values(content.lines).map(({ text, quantity, taxRate }) => [text, quantity, taxRate])).toEqual([
    ['Analysis', '1.5', '19'],
    ['Book', '1', '7']
  ]);
  expect(await stored(page, 'drafts')).toEqual([]);
});

for (const { locale, typed, shown, total } of [
  { locale: 'de-DE', typed: '1.234,50', shown: '1.234,50', total: '1.234,50' },
  { locale: 'en-US', typed: '1,234.50', shown: '1,234.50', total: '1,234.50' }
]) {
  test.describe(`a browser in ${locale}`, () => {
    test.use({ locale });
    test(`[B94] ${typed} is read as people there write it`, { tag: '@once' }, async ({ page }) => {
      // Numbers are another thing than words.
      await page.addInitScript(() => localStorage.setItem('preference:language', 'en'));
      await beginEmpty(page);
      await openNew(page);
      await fillLine(page, 1, { text: 'Work', price: typed });
      await line(page, 1).getByRole('textbox', { name: 'Quantity' }).focus();
      await expect(line(page, 1).getByRole('textbox', { name: 'Price' })).toHaveValue(shown);
      await expect(page.getByRole('region', { name: 'Totals' })).toContainText(total);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(page).toHaveURL(savedPlace);
      const [only] = Object.values((await storedContent(page)).lines);
      expect(only?.price).toBe('1234.5');
    });
  });
}

test('opening New twenty times leaves no record, no draft and no number', { tag: '@once' }, async ({ page }) => {
  await beginEmpty(page);
  for (let times = 0; times < 20; times += 1) {
    await page.goto('/invoices/new');
    await expect(line(page, 1)).toBeVisible();
  }
  for (const table of ['drafts', 'invoices', 'series']) expect(await stored(page, table)).toEqual([]);
});

test(
  'what was typed outlives a tab that is killed, can be discarded, and that can be undone',
  { tag: '@once' },
  async ({ page, context }) => {
    await beginEmpty(page);
    await openNew(page);
    await page.getByRole('combobox', { name: 'Client' }).fill('Half a na');
    await fillLine(page, 1, { text: 'Half a sente', price: '12' });
    await expect.poll(() => draftTexts(page)).toEqual(['Half a sente 12']);
    await page.close();

    const again = await context.newPage();
    await again.goto('/invoices/new');
    await expect(again.getByText('You were writing this.')).toBeVisible();
    await expect(again.getByRole('combobox', { name: 'Client' })).toHaveValue('Half a na');
    await expect(line(again, 1).getByRole('combobox', { name: 'Description' })).toHaveValue('Half a sente');

    await again.getByRole('button', { name: 'Discard' }).first().click();
    await expect(again).toHaveURL('/invoices');
    expect(await stored(again, 'drafts')).toEqual([]);
    await again.getByRole('button', { name: 'Undo' }).click();
    await expect(line(again, 1).getByRole('combobox', { name: 'Description' })).toHaveValue('Half a sente');
  }
);

test(
  'leaving a form keeps it; another one can be begun beside it, and names it',
  { tag: '@once' },
  async ({ page }) => {
    await beginEmpty(page);
    await openNew(page);
    await page.getByRole('combobox', { name: 'Client' }).fill('Lovelace Ltd');
    await page.getByRole('link', { name: 'Invoices' }).first().click();
    await expect(page).toHaveURL('/invoices');
    await expect(page.getByText('1 invoice is not saved yet.')).toBeVisible();
    await page.getByRole('link', { name: 'Continue' }).click();
    await expect(page.getByRole('combobox', { name: 'Client' })).toHaveValue('Lovelace Ltd');
    await page.getByRole('link', { name: 'Keep it and start a new one' }).click();
    await expect(page.getByRole('combobox', { name: 'Client' })).toHaveValue('');
    await page.getByRole('link', { name: /Lovelace Ltd/ }).click();
    await expect(page.getByRole('combobox', { name: 'Client' })).toHaveValue('Lovelace Ltd');
  }
);

test('what is missing is said in its place, and the first of it has the focus', async ({ page }) => {
  await beginEmpty(page);
  await openNew(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('There is nothing to save yet.')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Client' })).toBeFocused();

  await line(page, 1).getByRole('combobox', { name: 'Description' }).fill('Work');
  await line(page, 1).getByRole('textbox', { name: 'Quantity' }).fill('12abc');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('Type a price, or 0 if it is free.')).toBeVisible();
  await expect(line(page, 1).getByRole('textbox', { name: 'Quantity' })).toBeFocused();
  await expect(line(page, 1).getByRole('textbox', { name: 'Quantity' })).toHaveValue('12abc');
  await line(page, 1).getByRole('textbox', { name: 'Quantity' }).fill('12');
  await line(page, 1).getByRole('textbox', { name: 'Price' }).fill('3');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectSaved(page);
});

test('Enter in the last line adds one, lines move and go, and a line that went comes back', async ({ page }) => {
  await beginEmpty(page);
  await openNew(page);
  await fillLine(page, 1, { text: 'First', price: '1' });
  await line(page, 1).getByRole('textbox', { name: 'Price' }).press('Enter');
  await expect(line(page, 2).getByRole('combobox', { name: 'Description' })).toBeFocused();
  await fillLine(page, 2, { text: 'Second', price: '2' });

  await chooseInMenu(page, line(page, 2), 'Move up');
  await expect(line(page, 1).getByRole('combobox', { name: 'Description' })).toHaveValue('Second');
  await chooseInMenu(page, line(page, 1), 'Remove line');
  await expect(line(page, 1).getByRole('combobox', { name: 'Description' })).toHaveValue('First');
  await expect(line(page, 2)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(line(page, 1).getByRole('combobox', { name: 'Description' })).toHaveValue('Second');

  await chooseInMenu(page, line(page, 1), 'Add a discount');
  await line(page, 1).getByRole('textbox', { name: 'Line discount' }).fill('50');
  await expect(page.getByRole('region', { name: 'Totals' })).toContainText('2.00');
});

test('a new client is made in place, and the invoice goes out in the same step', async ({ page }) => {
  await beginEmpty(page);
  await openNew(page);
  await page.getByRole('combobox', { name: 'Client' }).fill('Northwind Ltd');
  await page.getByRole('option', { name: 'Create “Northwind Ltd”' }).click();
  const dialog = page.getByRole('dialog', { name: 'New client' });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Northwind Ltd');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('ap@northwind.example');
  await dialog.getByRole('textbox', { name: 'Town' }).fill('Leeds');
  await dialog.getByRole('button', { name: 'Create client' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Leeds · ap@northwind.example')).toBeVisible();
  await fillLine(page, 1, { text: 'Work', price: '100' });
  await page.getByRole('button', { name: 'Save and mark as sent' }).click();
  await expectSaved(page, /^INV-\d{4}-0001 saved and moved to Sent\.$/);
  const [client] = (await stored(page, 'clients')) as { id: string }[];
  expect((await storedContent(page)).clientId).toBe(client?.id);
});

test('an earlier line brings its price, unit and tax along', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Small business');
  await openNew(page);
  const text = line(page, 1).getByRole('combobox', { name: 'Description' });
  await text.press('ArrowDown');
  const option = page.getByRole('listbox').getByRole('option').filter({ hasText: 'EUR' }).first();
  await expect(option).toBeVisible();
  await option.click();
  await expect(text).not.toHaveValue('');
  await expect(line(page, 1).getByRole('textbox', { name: 'Price' })).not.toHaveValue('');
});

test(
  'a duplicate has lines and days of its own, and no number, payment or file of the first',
  { tag: '@once' },
  async ({ page }) => {
    const first = await saveOne(page);
    await page.goto(`/invoices/new?from=${first}`);
    await expect(page.getByRole('heading', { level: 1, name: /^Copy of/ })).toBeVisible();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expectSaved(page);
    await expect(page).not.toHaveURL(new RegExp(first));
    const copy = await storedInvoice(page);
    const original = await storedInvoice(page, first);
    expect(copy).toMatchObject({ origin: 'duplicate', number: null, payments: {} });
    expect(Object.keys(copy.content.lines)).not.toEqual(Object.keys(original.content.lines));
    expect(Object.values(copy.content.lines).map(({ text, price }) => [text, price])).toEqual([['Work', '100']]);
  }
);

test(
  '[WR7] a credit note corrects an invoice, with positive amounts and a link to it',
  { tag: '@once' },
  async ({ page }) => {
    const first = await saveOne(page);
    await page.goto(`/invoices/new?credit=${first}`);
    await expect(page.getByRole('heading', { level: 1, name: /^Credit note for/ })).toBeVisible();
    await expect(page.getByText(/^It corrects .* of £100\.00\./)).toBeVisible();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expectSaved(page, 'Credit note saved.');
    const note = await storedInvoice(page);
    expect(note).toMatchObject({ creditOf: first, content: { kind: 'credit-note' } });
    expect(Object.values(note.content.lines).map(({ price, quantity }) => [price, quantity])).toEqual([['100', '1']]);
  }
);

test(
  'a file is attached, kept with a killed tab, and stored with the invoice',
  { tag: '@once' },
  async ({ page, context }) => {
    await beginEmpty(page);
    await openNew(page);
    await fillLine(page, 1, { text: 'Work', price: '1' });
    await attach(page, 'receipt.txt', 'paid in cash');
    await expect(page.getByRole('button', { name: 'Open receipt.txt' })).toBeVisible();
    await expect.poll(async () => (await stored(page, 'drafts')).length).toBe(2);
    await page.close();

    const again = await context.newPage();
    await again.goto('/invoices/new');
    await expect(again.getByRole('button', { name: 'Open receipt.txt' })).toBeVisible();
    await attach(again, 'too large.bin', Buffer.alloc(10_000_001));
    await expect(again.getByText('“too large.bin” is larger than 10 MB')).toBeVisible();
    await again.getByRole('button', { name: 'Save', exact: true }).click();
    await expectSaved(again);
    const [attachment] = Object.values((await storedContent(again)).attachments);
    expect(attachment).toMatchObject({ name: 'receipt.txt', sizeBytes: 12 });
    const blobs = (await stored(again, 'blobs')) as { digest: string }[];
    expect(blobs.map(({ digest }) => digest)).toEqual([attachment?.digest]);
  }
);

test('[BR9] a sent invoice shows its locks, with the why on a tap, and takes a note', async ({ page }) => {
  await beginEmpty(page);
  await openNew(page);
  await page.getByRole('combobox', { name: 'Client' }).fill('Lovelace Ltd');
  await fillLine(page, 1, { text: 'Work', price: '100' });
  await page.getByRole('button', { name: 'Add discount' }).click();
  const discount = page.getByRole('group', { name: 'Discount', exact: true });
  await discount.getByRole('textbox', { name: 'Discount' }).fill('10');
  await discount.getByRole('textbox', { name: 'Reason' }).fill('Loyalty');
  await page.getByRole('button', { name: 'Save and mark as sent' }).click();
  await expectSaved(page, /saved and moved to Sent/);
  await page.goto(`${new URL(page.url()).pathname}/edit`);

  await expect(page.getByRole('heading', { level: 1, name: /^Edit INV-/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add line' })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Issue date' })).not.toBeEditable();
  await page.getByRole('button', { name: 'Why is “Lines” locked?' }).click();
  await expect(page.getByText('Sent locks the lines.')).toBeVisible();
  await expect(line(page, 1)).toContainText(/Quantity.*1 pc.*Price.*100\.00.*Tax/s);
  const adjustments = page.getByRole('region', { name: 'Discounts and surcharges' });
  await expect(adjustments.getByRole('listitem')).toContainText(/Discount: Loyalty \(10 %\).*−10\.00/s);
  await page.getByRole('textbox', { name: 'Notes' }).fill('Called them.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expectSaved(page, /^INV-\d{4}-0001 changed\.$/);
  expect((await storedContent(page)).notes).toBe('Called them.');
});

test(
  '[BR10] amounts in a running request change by withdrawing it, and the difference is shown',
  { tag: '@once' },
  async ({ page }) => {
    await openSample(page, 'Agency');
    const asked = await invoiceIn(page, 'awaiting-approval');
    await page.goto(`/invoices/${asked}/edit`);
    await expect(page.getByRole('button', { name: 'Add line' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Withdraw and edit' }).click();
    await line(page, 1).getByRole('textbox', { name: 'Price' }).fill('77');
    await page.getByRole('textbox', { name: 'Notes' }).focus();
    await expect(page.getByRole('region', { name: 'What changes' })).toContainText('77');
    await page.getByRole('button', { name: 'Withdraw the request and save' }).click();
    await expect(page).toHaveURL(new RegExp(`/invoices/${asked}`));
    expect((await storedInvoice(page, asked, 'docket-sample')).status).toBe('proforma');
  }
);

test(
  'two tabs edit one invoice: each keeps its own changes, and asks where they disagree',
  { tag: '@once' },
  async ({ page, context }) => {
    const id = await saveOne(page);
    await page.goto(`/invoices/${id}/edit`);
    await page.getByRole('textbox', { name: 'Notes' }).fill('From here');
    await page.getByRole('textbox', { name: 'Payment terms' }).fill('Ten days');
    const other = await context.newPage();
    await other.goto(`/invoices/${id}/edit`);
    await expect(other.getByRole('textbox', { name: 'Notes' })).toHaveValue('');
    await other.getByRole('textbox', { name: 'Notes' }).fill('From there');
    await line(other, 1).getByRole('textbox', { name: 'Price' }).fill('250');
    await other.getByRole('button', { name: 'Save changes' }).click();
    await expect(other.getByText('Invoice without a number changed.')).toBeVisible();

    await expect(page.getByText('This invoice was changed elsewhere while you were writing')).toBeVisible();
    const notes = page.getByRole('group', { name: 'Notes' });
    await expect(notes).toContainText('From here');
    await expect(notes).toContainText('From there');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('Changed there')).toBeVisible();
    await notes.getByRole('radio', { name: /Theirs/ }).check();
    await page.getByRole('button', { name: 'Use these' }).click();
    await expect(page.getByRole('textbox', { name: 'Notes' })).toHaveValue('From there');
    await expect(line(page, 1).getByRole('textbox', { name: 'Price' })).toHaveValue('250.00');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page).toHaveURL(new RegExp(`/invoices/${id}$`));
    const content = await storedContent(page, id);
    expect(content).toMatchObject({ notes: 'From there', terms: 'Ten days' });
    expect(Object.values(content.lines).map(({ price }) => price)).toEqual(['250']);
  }
);

test(
  '[W9] [W10] the account issues its own types and receives the others, with the reason',
  { tag: '@once' },
  async ({ page }) => {
    await openSample(page, 'Training');
    await openNew(page);
    const type = page.getByRole('combobox', { name: 'Type' });
    await expect(type.locator('option[disabled]').first()).toContainText('not available');
    const issued = await type.inputValue();
    await page.getByRole('radio', { name: 'Received' }).check();
    await expect(page.getByRole('combobox', { name: 'Supplier' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Supplier’s number' })).toBeVisible();
    await page.getByRole('radio', { name: 'Issued' }).check();
    await expect(type).toHaveValue(issued);
  }
);

test(
  'another currency says how many decimals it has, and which amounts no longer fit',
  { tag: '@once' },
  async ({ page }) => {
    await beginEmpty(page);
    await openNew(page);
    await fillLine(page, 1, { text: 'Work', price: '1000' });
    await page.getByRole('button', { name: 'Add discount' }).click();
    const discount = page.getByRole('group', { name: 'Discount' });
    await discount.getByRole('radio', { name: '£' }).check();
    await discount.getByRole('textbox', { name: 'Discount' }).fill('10.50');
    await page.getByRole('combobox', { name: 'Currency' }).selectOption('JPY');
    await expect(page.getByText('Amounts in JPY have no decimals.')).toBeVisible();
    await expect(page.getByText('This has more decimals than the currency.')).toBeVisible();
  }
);

test('the form is accessible, empty and filled, and fits a narrow screen with large text', async ({ page }) => {
  await openSample(page, 'Small business');
  await openNew(page);
  await expectAccessible(page);
  await page.getByRole('combobox', { name: 'Client' }).fill('شركة النور للتجارة والمقاولات العامة المحدودة');
  await fillLine(page, 1, { text: 'A very long description of one thing that was sold', price: '123456789012' });
  await chooseInMenu(page, line(page, 1), 'Add a discount');
  await page.getByRole('button', { name: 'Add surcharge' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Type a percentage, or remove this row.').first()).toBeVisible();
  await expectAccessible(page);

  await page.setViewportSize({ width: 320, height: 700 });
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  const overflow = await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

async function openNew(page: Page): Promise<void> {
  await page.goto('/invoices/new');
  await expect(line(page, 1)).toBeVisible();
}

/** Says so, and shows the page of the invoice: only then its id stands in the address. */
async function expectSaved(page: Page, receipt: string | RegExp = 'Invoice saved.'): Promise<void> {
  await expect(page.getByText(receipt)).toBeVisible();
  await expect(page).toHaveURL(savedPlace);
}

function line(page: Page, position: number): Locator {
  return page.getByRole('group', { name: `Line ${position}`, exact: true });
}

async function fillLine(
  page: Page,
  position: number,
  { text, price, quantity }: { text: string; price: string; quantity?: string }
): Promise<void> {
  const fields = line(page, position);
  await fields.getByRole('combobox', { name: 'Description' }).fill(text);
  await fields.getByRole('textbox', { name: 'Price' }).fill(price);
  if (quantity !== undefined) await fields.getByRole('textbox', { name: 'Quantity' }).fill(quantity);
}

async function setTax(fields: Locator, rate: string): Promise<void> {
  await fields.getByRole('combobox', { name: 'Tax', exact: true }).selectOption('Another rate…');
  await fields.getByRole('textbox', { name: 'Tax rate' }).fill(rate);
}

async function chooseInMenu(page: Page, fields: Locator, item: string): Promise<void> {
  await fields.getByRole('button', { name: /^More for line/ }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function attach(page: Page, name: string, bytes: string | Buffer): Promise<void> {
  const buffer = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  await page.getByLabel('Attach files').setInputFiles({ name, mimeType: 'text/plain', buffer });
}

/** Saves an invoice over 100.00 in a dataset of its own, and gives its id. */
async function saveOne(page: Page): Promise<string> {
  await beginEmpty(page);
  await openNew(page);
  await page.getByRole('combobox', { name: 'Client' }).fill('Lovelace Ltd');
  await fillLine(page, 1, { text: 'Work', price: '100' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectSaved(page);
  return idIn(page);
}

function idIn(page: Page): string {
  return new URL(page.url()).pathname.split('/')[2] ?? '';
}

interface StoredInvoice {
  readonly id: string;
  readonly status: string;
  readonly creditOf: string | null;
  readonly content: StoredContent;
}

interface StoredContent {
  readonly clientId: string | null;
  readonly notes: string;
  readonly lines: Record<string, { text: string; price: string; quantity: string; taxRate: string }>;
  readonly attachments: Record<string, { name: string; digest: string; sizeBytes: number }>;
}

async function storedContent(page: Page, id = idIn(page)): Promise<StoredContent> {
  return (await storedInvoice(page, id)).content;
}

async function storedInvoice(page: Page, id = idIn(page), database = 'docket'): Promise<StoredInvoice> {
  const invoices = (await stored(page, 'invoices', database)) as StoredInvoice[];
  return invoices.find((invoice) => invoice.id === id)!;
}

async function invoiceIn(page: Page, status: string): Promise<string> {
  const invoices = (await stored(page, 'invoices', 'docket-sample')) as StoredInvoice[];
  return invoices.find((invoice) => invoice.status === status)?.id ?? '';
}

/** "Text price" of the first line of each unsaved form. */
async function draftTexts(page: Page): Promise<string[]> {
  const drafts = (await stored(page, 'drafts')) as { value: { value: { lines: { text: string; price: string }[] } } }[];
  return drafts.map(({ value }) => `${value.value.lines[0]?.text ?? ''} ${value.value.lines[0]?.price ?? ''}`);
}

/** What really lies in a table. */
function stored(page: Page, table: string, database = 'docket'): Promise<unknown[]> {
  return page.evaluate(
    ([name, store]) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error(opening.error?.message));
        opening.onsuccess = () => {
          const reading = opening.result.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(JSON.parse(JSON.stringify(reading.result)) as unknown[]);
          };
        };
      }),
    [database, table] as const
  );
}
