import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { beginEmpty } from './sample.ts';
import { stored } from './stored.ts';

const fixtures = 'tests/files/ubl';
/** Buyer and seller of most of our own files. */
const buyer = 'Nordwind Seminare GmbH';
const seller = 'Atelier Lumière SARL';

interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

interface StoredInvoice {
  readonly id: string;
  readonly status: string;
  readonly number: { readonly text: string } | null;
  readonly deleted: object | null;
  readonly imported: { readonly fileName: string } | null;
  readonly content: { readonly direction: string; readonly type: string; readonly clientId: string | null };
}

const notices = (page: Page) => page.getByRole('region', { name: 'Notices' });
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const entry = (page: Page, fileName: string) => page.getByRole('listitem').filter({ hasText: fileName });

test('[BR21] many files at once: what can be read comes in with its client, what cannot says why, and undo takes it back', async ({
  page
}) => {
  test.slow();
  await beginEmpty(page);
  await page.getByRole('link', { name: 'Import' }).first().click();
  await expect(page).toHaveURL('/import');
  await choose(page, await ownFiles(), [
    broken('broken.xml', '<a>\n<b></a>'),
    broken('page.html', '<!doctype html><html lang="en"></html>'),
    broken('data.json', '{"an": "object"}'),
    broken('bomb.xml', '<!DOCTYPE a [<!ENTITY b "bbbb">]>\n<a>&b;</a>'),
    broken('empty.xml', ''),
    broken('order.xml', '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>'),
    await altered('several-rates.xml', 'wrong.xml', [
      ['<cbc:IssueDate>2026-03-02', '<cbc:IssueDate>2026-02-30'],
      ['<cbc:ID>RE-2026-022</cbc:ID>', '<cbc:ID></cbc:ID>']
    ])
  ]);

  await expect(page.getByText('13 ready, 7 that cannot be imported.')).toBeVisible();
  const failed = part(page, 'Cannot be imported');
  for (const [file, ...reasons] of [
    ['broken.xml', 'The file is broken: “b” is opened, and not closed.', 'line 2, column 4'],
    ['page.html', 'This is a web page, not an e-invoice.'],
    ['data.json', 'This is no XML.'],
    ['bomb.xml', 'document type declaration (DOCTYPE)', 'line 1'],
    ['empty.xml', 'The file is empty.'],
    ['order.xml', 'it begins with “Order”'],
    ['wrong.xml', '“2026-02-30” is not a date.', 'line 7', '/Invoice/cbc:IssueDate']
  ])
    for (const reason of reasons)
      await expect(failed.getByRole('listitem').filter({ hasText: file! })).toContainText(reason);
  await expect(entry(page, 'wrong.xml').last()).toContainText('The number of the document is missing.');

  const confirm = page.getByRole('button', { name: 'Import 13 invoices' });
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText('Say first whether you issued or received them.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('radio', { name: 'We issued them' }).check();
  const newClients = part(page, 'New clients');
  await expect(newClients).toContainText(buyer);
  await expect(newClients.getByRole('checkbox')).toBeChecked();
  expect(await stored(page, 'invoices')).toEqual([]);

  await confirm.click();
  await expect(notices(page)).toContainText('13 invoices imported, 1 client added.');
  const invoices = (await stored(page, 'invoices')) as StoredInvoice[];
  expect(new Set(invoices.map(({ status, content }) => `${content.direction} ${status}`))).toEqual(
    new Set(['issued sent'])
  );
  expect(new Set(invoices.map(({ number }) => number?.text)).has('RE-2026-022')).toBe(true);
  expect(new Set(invoices.map(({ content }) => content.clientId)).size).toBeLessThanOrEqual(2); // One file names nobody.
  await expect(part(page, 'Imported').getByRole('link', { name: 'RE-2026-022' })).toBeVisible();
  await expectAccessible(page);

  await notices(page).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('This import was undone.')).toBeVisible();
  const left = (await stored(page, 'invoices')) as StoredInvoice[];
  expect(left.filter(({ deleted }) => deleted === null)).toEqual([]);
  await page.goto('/clients');
  await expect(page.getByText('No clients yet.')).toBeVisible();
});

test(
  '[BR21] one’s own name says which way an invoice went: received ones start at the start',
  { tag: '@once' },
  async ({ page }) => {
    await begin(page, buyer);
    await choose(page, [await own('several-rates.xml')]);
    await expect(entry(page, 'several-rates.xml')).toContainText(seller);
    await expect(entry(page, 'several-rates.xml')).toContainText('Received');
    await expect(page.getByRole('heading', { name: 'Before the import' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Import 1 invoice' }).click();
    await expect(notices(page)).toContainText('1 invoice imported.');
    const [invoice] = (await stored(page, 'invoices')) as StoredInvoice[];
    expect(invoice).toMatchObject({ status: 'draft', number: null, content: { direction: 'received' } });
    await page.getByRole('link', { name: 'RE-2026-022' }).click();
    await expect(page).toHaveURL(`/invoices/${invoice!.id}`);
  }
);

test(
  'the same file again is already here, and other bytes of it look like a copy that a person judges',
  { tag: '@once' },
  async ({ page }) => {
    test.slow();
    await begin(page, buyer);
    await choose(page, [await own('credit-note.xml')]);
    await expect(entry(page, 'credit-note.xml')).toContainText('Credit note');
    await expect(entry(page, 'credit-note.xml')).toContainText('−360.00 €');
    await page.getByRole('button', { name: 'Import 1 invoice' }).click();
    await expect(notices(page)).toContainText('1 invoice imported.');

    const copy = await altered('credit-note.xml', 'copy.xml', [['</CreditNote>', '</CreditNote>\n']]);
    await choose(page, [await own('credit-note.xml')], [copy]);
    await expect(page.getByText('1 ready, 1 already here.')).toBeVisible();
    const already = part(page, 'Already here');
    await expect(already).toContainText('Already imported as');
    await expect(already.getByRole('link', { name: 'GS-2026-004' })).toBeVisible();
    const ready = part(page, 'To import');
    await expect(ready).toContainText('Looks like a copy of GS-2026-004');
    const tick = ready.getByRole('checkbox', { name: 'Import GS-2026-004 from copy.xml' });
    // What would be there twice comes in only where somebody wants it.
    await expect(tick).not.toBeChecked();
    await expectAccessible(page);
    await tick.check();
    await tick.uncheck();
    await expect(page.getByText('Tick at least one file.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Import 0 invoices' })).toHaveAttribute('aria-disabled', 'true');
    // What is looked up meanwhile does not cost the choice.
    await already.getByRole('link', { name: 'GS-2026-004' }).click();
    await expect(page).toHaveURL(/\/invoices\//);
    await page.goBack();
    await expect(tick).not.toBeChecked();
    await tick.check();
    await page.getByRole('button', { name: 'Import 1 invoice' }).click();
    await expect(notices(page).getByText('1 invoice imported.').last()).toBeVisible();
    await expect.poll(() => stored(page, 'invoices')).toHaveLength(2);
  }
);

test('one file chosen twice comes in once, and two that look alike are told', { tag: '@once' }, async ({ page }) => {
  await begin(page, buyer);
  const file = await own('yen.xml');
  await choose(page, [file], [{ ...file, name: 'again.xml' }]);
  await expect(part(page, 'Already here')).toContainText('The same file as yen.xml.');
  await choose(page, [await altered('yen.xml', 'alike.xml', [['</Invoice>', '</Invoice>\n']])]);
  await expect(part(page, 'To import').getByRole('listitem').filter({ hasText: 'alike.xml' })).toContainText(
    'Looks like a copy of yen.xml'
  );
  await expect(page.getByText('2 ready, 1 already here.')).toBeVisible();
});

test('declared totals stand beside ours where they differ', { tag: '@once' }, async ({ page }) => {
  await begin(page, buyer);
  await choose(page, [await own('totals-differ.xml')]);
  const found = entry(page, 'totals-differ.xml');
  await expect(found).toContainText('The totals of the document are not what its lines come to.');
  await expect(found).toContainText('it declares €119.98, we reckon €120.00');
  await found.getByText(/things to look at/).click();
  await expect(found).toContainText('/Invoice/cac:LegalMonetaryTotal');
  await page.getByRole('button', { name: 'Import 1 invoice' }).click();
  await part(page, 'Imported').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Imported document' })).toBeVisible();
});

test(
  '[WR8] training: what the account may not receive is said before anything is imported',
  { tag: '@once' },
  async ({ page }) => {
    await page.goto('/');
    await page.getByRole('radio', { name: 'Training' }).check();
    await page.getByLabel('What are you?').selectOption('Certification body');
    await page.getByRole('button', { name: 'Start with an empty list' }).click();
    await expect(page).toHaveURL('/');
    await page.goto('/import');
    await choose(page, [await own('several-rates.xml')]);
    await page.getByRole('radio', { name: 'We received them' }).check();
    await expect(page.getByText('Certification body receives none of the types that are switched on.')).toBeVisible();
    await page.getByRole('radio', { name: 'We issued them' }).check();
    await page.getByRole('button', { name: 'Import 1 invoice' }).click();
    await expect(notices(page)).toContainText('1 invoice imported, 1 client added.');
    const [invoice] = (await stored(page, 'invoices')) as StoredInvoice[];
    expect(invoice).toMatchObject({ status: 'final', content: { type: 'licensed-workshop' } });
  }
);

test('a known client is linked, and no new one is offered', { tag: '@once' }, async ({ page }) => {
  await begin(page, seller);
  await page.goto('/clients/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Nordwind (Kiel)');
  await page.getByRole('textbox', { name: 'VAT ID' }).fill('DE 123123123');
  await page.getByRole('button', { name: 'Add client' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nordwind (Kiel)' })).toBeVisible();
  const client = page.url();
  await page.goto('/import');
  await choose(page, [await own('several-rates.xml')], [await own('prepaid.xml')]);
  await expect(page.getByText('2 ready.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'New clients' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Import 2 invoices' }).click();
  await expect(notices(page)).toContainText('2 invoices imported.');
  await page.goto(client);
  const invoices = part(page, 'Invoices');
  await expect(invoices.getByRole('link', { name: 'RE-2026-022' })).toBeVisible();
  await expect(invoices).toContainText(buyer); // As the document has it.
});

test('files are dropped on the page as well as chosen', { tag: '@once' }, async ({ page }) => {
  await begin(page, buyer);
  const text = await readFile(join(fixtures, 'yen.xml'), 'utf8');
  const data = await page.evaluateHandle((xml) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([xml], 'dropped.xml', { type: 'text/xml' }));
    return transfer;
  }, text);
  await page.getByRole('button', { name: 'Choose files' }).dispatchEvent('drop', { dataTransfer: data });
  await expect(page.getByText('1 ready.')).toBeVisible();
  await expect(entry(page, 'dropped.xml')).toContainText('11,058');
});

test(
  'a very large file is refused unread, and a long one can be given up while the page goes on',
  { tag: '@once' },
  async ({ page }, testInfo) => {
    test.slow();
    await begin(page, buyer);
    const huge = testInfo.outputPath('huge.xml');
    await writeFile(huge, Buffer.alloc(50 * 1024 * 1024, ' '));
    await page.locator('input[type=file]').setInputFiles([huge, join(fixtures, 'yen.xml')]);
    await expect(entry(page, 'huge.xml')).toContainText('The file is too large: 52.4 MB.');
    await expect(page.getByText('1 ready, 1 that cannot be imported.')).toBeVisible();
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(page.getByText('2 files:')).toHaveCount(0);

    const long = testInfo.outputPath('long.xml');
    await writeFile(long, await invoiceOfLines(25_000));
    await page.locator('input[type=file]').setInputFiles([long, join(fixtures, 'yen.xml')]);
    await expect(page.getByRole('progressbar')).toBeVisible();
    await page.getByRole('button', { name: 'Cancel reading' }).click();
    await expect(page.getByRole('button', { name: 'Choose files' })).toBeVisible();
    await expect(page.getByText(/^\d+ files?:/)).toHaveCount(0);

    await page.locator('input[type=file]').setInputFiles([long]);
    await expect(page.getByText('1 ready.')).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Import 1 invoice' }).click();
    await expect(notices(page)).toContainText('1 invoice imported.', { timeout: 30_000 });
  }
);

test('an import that is refused says why and stores nothing', { tag: '@once' }, async ({ page, context }) => {
  await begin(page, buyer);
  await choose(page, [await own('yen.xml')]);
  await expect(page.getByText('1 ready.')).toBeVisible();
  const other = await context.newPage();
  await other.goto('/import');
  await choose(other, [await own('yen.xml')]);
  await other.getByRole('button', { name: 'Import 1 invoice' }).click();
  await expect(notices(other)).toContainText('1 invoice imported.');

  await page.getByRole('button', { name: 'Import 1 invoice' }).click();
  const note = page.getByRole('region', { name: 'Nothing was imported' });
  await expect(note).toBeFocused();
  await expect(note).toContainText('The file “yen.xml” was imported before, as 2026-JP-1.');
  expect(await stored(page, 'invoices')).toHaveLength(1);
});

const corpus = process.env.DOCKET_CORPUS;

test(
  '[W3] all invoices of the public corpus come in at once, with exactly the totals that they should have',
  { tag: '@once' },
  async ({ page }) => {
    test.skip(corpus === undefined, 'needs DOCKET_CORPUS');
    test.slow();
    const folder = join(corpus ?? '', 'ubl');
    const expected = JSON.parse(await readFile(join(folder, 'expected-totals.json'), 'utf8')) as {
      readonly file: string;
      readonly kind: string;
      readonly rounding: string;
      readonly computed: { readonly incl: string };
    }[];
    await begin(page, buyer);
    await page.locator('input[type=file]').setInputFiles(expected.map(({ file }) => join(folder, file)));
    await expect(page.getByText(`${expected.length} ready.`)).toBeVisible({
      timeout: 30_000
    });
    for (const { file, kind, rounding, computed } of expected) {
      const sum = Number(computed.incl) + Number(rounding || 0);
      const shown = Math.abs(sum).toLocaleString('en-GB', { minimumFractionDigits: 2 });
      const sign = kind === 'CreditNote' && sum !== 0 ? '−' : '';
      await expect(entry(page, file).filter({ hasText: `${sign}${shown}` }), file).not.toHaveCount(0);
    }
    // Some of them bear the seller, number and day of another.
    const alike = part(page, 'To import').getByRole('checkbox', { checked: false });
    while ((await alike.count()) > 0) await alike.first().check();
    await page.getByRole('radio', { name: 'We received them' }).check();
    await page.getByRole('button', { name: `Import ${expected.length} invoices` }).click();
    await expect(notices(page)).toContainText(`${expected.length} invoices imported.`, { timeout: 30_000 });
    expect(await stored(page, 'invoices')).toHaveLength(expected.length);
  }
);

/** Begins with an empty list, under a name, at the import. */
async function begin(page: Page, name: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Business name').fill(name);
  await page.getByRole('button', { name: 'Start with an empty list' }).click();
  await expect(page).toHaveURL('/');
  await page.goto('/import');
  await expect(page.getByRole('heading', { level: 1, name: 'Import invoices' })).toBeVisible();
}

async function choose(page: Page, ...files: readonly (readonly ChosenFile[])[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(files.flat());
}

async function ownFiles(): Promise<ChosenFile[]> {
  return Promise.all((await readdir(fixtures)).sort().map(own));
}

async function own(name: string): Promise<ChosenFile> {
  return { name, mimeType: 'text/xml', buffer: await readFile(join(fixtures, name)) };
}

async function altered(
  name: string,
  newName: string,
  changes: readonly (readonly [from: string, to: string])[]
): Promise<ChosenFile> {
  let text = await readFile(join(fixtures, name), 'utf8');
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  return broken(newName, text);
}

function broken(name: string, text: string): ChosenFile {
  return { name, mimeType: '', buffer: Buffer.from(text) };
}

/** As long as one has to wait for. */
async function invoiceOfLines(lineCount: number): Promise<string> {
  const text = await readFile(join(fixtures, 'several-rates.xml'), 'utf8');
  const lines = text.slice(text.indexOf('<cac:InvoiceLine>'), text.indexOf('</Invoice>'));
  return text.replace(lines, lines.repeat(Math.ceil(lineCount / lines.split('\n').length)));
}
