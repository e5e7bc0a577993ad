import { expect, test } from 'vitest';
import { readInvoiceFile } from '#device/read-invoice-file.ts';
import { guessReading } from '#domain/exchange/csv/reading.ts';
import { statusMeant } from '#domain/exchange/csv/status.ts';
import { readTable } from '#domain/exchange/csv/table.ts';
import { emptyParty } from '#domain/party/party.ts';
import attachmentXml from '#tests/files/ubl/attachment.xml?raw';
import creditNoteXml from '#tests/files/ubl/credit-note.xml?raw';
import negativeXml from '#tests/files/ubl/negative-invoice.xml?raw';
import type { Docket } from '#services/docket.ts';
import { eInvoiceOf } from '#services/e-invoice.ts';
import { confirmImport, newClientsIn, previewImport, previewTable, type ImportFound } from '#services/import-files.ts';
import { createClient, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { value } from '#tests/builders/stored.ts';

test('files are read one by one: what cannot be imported says why, and spoils nothing', async () => {
  const docket = await opened();
  const previews = await Array.fromAsync(
    previewImport(docket, [file('a.xml', attachmentXml), file('b.xml', '<html></html>')], {
      read: readInvoiceFile
    })
  );
  expect(previews.map(({ kind, fileName }) => [kind, fileName])).toEqual([
    ['found', 'a.xml'],
    ['failed', 'b.xml']
  ]);
  expect(docket.columns.query({ today: docket.today() }).ids).toEqual([]);
});

test('a file that is too large is refused unread', async () => {
  const docket = await opened();
  const large = new File([new Uint8Array(20 * 1024 * 1024 + 1)], 'large.xml');
  expect(await Array.fromAsync(previewImport(docket, [large], { read: readInvoiceFile }))).toMatchObject([
    { kind: 'failed', problems: [{ why: 'too-large' }] }
  ]);
});

test('an import keeps the original and the files inside it, and the same bytes come in once', async () => {
  const docket = await opened();
  const found = await preview(docket, attachmentXml);
  const receipt = value(await confirmImport(docket, [{ found, direction: 'received', type: 'invoice' }]));
  expect(receipt.events.map(({ type }) => type)).toEqual(['invoice-imported']);

  const [id = ''] = docket.columns.query({ today: docket.today() }).ids;
  const answer = await docket.ask(id);
  expect(answer?.invoice.content.supplierNumber).toBe(found.document.number);
  expect(await (await docket.blob(found.digest))?.text()).toBe(attachmentXml);
  const attachments = Object.values(answer?.invoice.content.attachments ?? {});
  expect(attachments.length).toBeGreaterThan(0);
  for (const { digest, sizeBytes } of attachments) expect((await docket.blob(digest))?.size).toBe(sizeBytes);

  const again = await preview(docket, attachmentXml);
  expect(again).toMatchObject({ alreadyImported: id, copiesOf: [id] });
  const refused = await confirmImport(docket, [{ found: again, direction: 'received', type: 'invoice' }]);
  expect(refused).toMatchObject({ ok: false, error: [{ why: 'already-imported' }] });
});

test('the same document in other bytes looks like a copy, and may come in', async () => {
  const docket = await opened();
  const found = await preview(docket, attachmentXml);
  value(await confirmImport(docket, [{ found, direction: 'received', type: 'invoice' }]));
  const other = await preview(docket, `${attachmentXml}\n`);
  expect(other.alreadyImported).toBeNull();
  expect(other.copiesOf).toHaveLength(1);
});

test('one file chosen twice is told, and a batch that is refused leaves no file behind', async () => {
  const docket = await opened();
  const previews = await Array.fromAsync(
    previewImport(docket, [file('a.xml', creditNoteXml), file('b.xml', creditNoteXml)], {
      read: readInvoiceFile
    })
  );
  expect(previews).toMatchObject([{ sameAsFile: null }, { sameAsFile: 'a.xml' }]);
  const [found] = previews as ImportFound[];
  const refused = await confirmImport(docket, [{ found: found!, direction: 'received', type: 'no-such-type' }]);
  expect(refused.ok).toBe(false);
  expect(await docket.blob(found!.digest)).toBeNull();
});

test('direction and client are told by tax ids, else by name, else asked', async () => {
  const docket = await opened();
  const { document, direction } = await preview(docket, attachmentXml);
  expect(direction).toBe('ask');
  const { seller, client } = document.content;
  value(await docket.execute(createClient('seller', seller.name)));
  const name = { path: ['party', 'name'], new: ` ${client.name.toUpperCase()} ` };
  value(await docket.execute({ do: 'editBusiness', changes: [name], force: true }));
  expect(await preview(docket, attachmentXml)).toMatchObject({
    direction: 'received',
    clientIds: { received: 'seller', issued: null }
  });
});

test('files that look like copies of each other are told, and both may come in', async () => {
  const docket = await opened();
  const files = [file('a.xml', creditNoteXml), file('b.xml', `${creditNoteXml}\n`)];
  const previews = (await Array.fromAsync(previewImport(docket, files, { read: readInvoiceFile }))) as ImportFound[];
  expect(previews.map(({ copyOfFile, sameAsFile }) => [copyOfFile, sameAsFile])).toEqual([
    [null, null],
    ['a.xml', null]
  ]);
  value(
    await confirmImport(
      docket,
      previews.map((found) => ({ found, direction: 'received', type: 'invoice' }))
    )
  );
  expect(docket.columns.query({ today: docket.today() }).ids).toHaveLength(2);
});

test('new clients come in with their invoices, once each, and undo takes all of it back', async () => {
  const docket = await opened();
  const files = [file('a.xml', attachmentXml), file('b.xml', attachmentXml.replace('2026', '2025'))];
  const previews = (await Array.fromAsync(previewImport(docket, files, { read: readInvoiceFile }))) as ImportFound[];
  const choices = previews.map((found) => ({ found, direction: 'issued' as const, type: 'invoice' }));
  const [buyer, ...others] = newClientsIn(choices);
  expect(others).toEqual([]);

  const { commit } = value(await confirmImport(docket, choices, { addsClients: true }));
  const [client] = await docket.clients();
  expect(client?.fields.party).toEqual(buyer);
  const linked = () =>
    docket.columns.query({ today: docket.today(), where: { field: 'client-id', op: 'is', value: client?.id } }).ids
      .length;
  expect(linked()).toBe(2);
  expect((await preview(docket, `${attachmentXml}\n`)).clientIds.issued).toBe(client?.id);

  value(await docket.execute({ do: 'undo', commit: commit ?? '' }));
  expect(await docket.clients()).toEqual([]);
  expect(linked()).toBe(0);
  expect((await preview(docket, attachmentXml)).alreadyImported).toBeNull();
});

test('without them the invoices come in alone, and received ones never make a client', async () => {
  const docket = await opened();
  const found = await preview(docket, attachmentXml);
  expect(newClientsIn([{ found, direction: 'received', type: 'invoice' }])).toEqual([]);
  value(await confirmImport(docket, [{ found, direction: 'issued', type: 'invoice' }]));
  expect(await docket.clients()).toEqual([]);
});

test('W3: an invoice that came as a correction leaves as one, with its own reason for no tax', async () => {
  const docket = await opened();
  const reason = '<cbc:TaxExemptionReason>Article 13</cbc:TaxExemptionReason>';
  const xml = negativeXml.replace('<cbc:ID>E</cbc:ID>\n        <cbc:Percent>0</cbc:Percent>', `$&${reason}`);
  value(await confirmImport(docket, [{ found: await preview(docket, xml), direction: 'issued', type: 'invoice' }]));
  const [id = ''] = docket.columns.query({ today: docket.today() }).ids;
  const answer = await docket.ask(id);
  if (!answer) throw new Error('nothing was imported');
  const { file: written } = await eInvoiceOf(answer.invoice, {
    blob: (digest) => docket.blob(digest),
    exemptionReason: 'Exempt from VAT'
  });
  const exported = await written.text();
  expect(exported).toContain('<cbc:InvoiceTypeCode>384</cbc:InvoiceTypeCode>');
  expect(exported).toContain(reason);
  expect(exported).not.toContain('Exempt from VAT');
  // It is the same document as far as anybody can tell.
  expect(await preview(docket, exported)).toMatchObject({ copiesOf: [id] });
});

test('a draft of a list that has no number yet is known again, and is no copy of another one of its day', async () => {
  const docket = await opened();
  const rows = ['Harbour Café,2026-03-24,,115.00,Draft', 'Roastery,2026-03-24,,230.00,Draft'];
  const first = await previewList(docket, rows);
  expect(first.map(({ copyOfFile }) => copyOfFile)).toEqual([null, null]);
  value(
    await confirmImport(
      docket,
      first.map((found) => ({ found, direction: 'issued', type: 'invoice' }))
    )
  );
  const again = await previewList(docket, [...rows, 'Pier 9,2026-03-24,,50.00,Draft']);
  expect(again.map(({ alreadyImported }) => alreadyImported !== null)).toEqual([true, true, false]);
});

test('what was imported is known again although its number was mended since', async () => {
  const docket = await opened();
  const found = await preview(docket, attachmentXml);
  value(await confirmImport(docket, [{ found, direction: 'received', type: 'invoice' }]));
  const [id = ''] = docket.columns.query({ today: docket.today() }).ids;
  const mended = { path: ['supplierNumber'], new: 'mended' };
  value(await docket.execute({ do: 'editInvoice', invoice: id, changes: [mended], force: true }));
  expect(await preview(docket, attachmentXml)).toMatchObject({ alreadyImported: id, copiesOf: [] });
});

async function preview(docket: Docket, xml: string): Promise<ImportFound> {
  const [found] = await Array.fromAsync(previewImport(docket, [file('a.xml', xml)], { read: readInvoiceFile }));
  if (found?.kind !== 'found') throw new Error(`not found: ${JSON.stringify(found)}`);
  return found;
}

async function previewList(docket: Docket, rows: readonly string[]): Promise<ImportFound[]> {
  const table = value(readTable(['Client,Date,Invoice number,Total,Status', ...rows].join('\n')));
  const { reading } = guessReading(table, 'EUR');
  const own = { ...emptyParty, name: 'Lighthouse Ltd' };
  const toImport = {
    fileName: 'list.csv',
    table,
    reading: { ...reading, direction: 'issued', own, meaningOf: statusMeant } as const,
    statusOf: () => null
  };
  return (await previewTable(docket, toImport, [])).filter((one) => one.kind === 'found');
}

function file(name: string, text: string): File {
  return new File([text], name, { type: 'text/xml' });
}

async function opened(): Promise<Docket> {
  const docket = await openTestDocket();
  value(await docket.execute(setUp()));
  return docket;
}
