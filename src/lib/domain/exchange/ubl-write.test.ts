import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Content } from '#domain/invoice/content.ts';
import { totalsOf } from '#domain/invoice/balance.ts';
import { createInvoice, linesOf } from '#tests/builders/commands.ts';
import { eInvoiceProblems } from './en16931.ts';
import { readUbl, type ImportedDocument } from './ubl.ts';
import { writeUbl } from './ubl-write.ts';

const folder = 'tests/files/ubl';

function readAll(from: string): (readonly [name: string, xml: string])[] {
  return readdirSync(from)
    .filter((name) => name.endsWith('.xml'))
    .map((name) => [name, readFileSync(join(from, name), 'utf8')] as const);
}

function documentOf(xml: string): ImportedDocument {
  const read = readUbl(xml);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

function contentOf({ content }: ImportedDocument): Content {
  return { ...content, direction: 'received', type: 'any', clientId: null, supplierNumber: '' };
}

function written(document: ImportedDocument): string {
  return writeUbl({
    content: contentOf(document),
    number: document.number,
    exemptionReason: 'Exempt from VAT',
    files: document.attachments,
    said: document
  });
}

/** What is the same before and after: everything that a person sees, files by their name and bytes. */
function told({ number, typeCode, content, totals, attachments }: ImportedDocument): unknown {
  const { seller, client } = content;
  // What is outside of the scope of VAT names no numbers for it (BR-O-2).
  const isOutside = totals.taxes.some(({ taxCategory }) => taxCategory === 'O');
  const unnumbered = { seller: { ...seller, vatId: '' }, client: { ...client, vatId: '' } };
  return {
    number,
    typeCode: typeCode ?? '380',
    content: isOutside ? { ...content, ...unnumbered } : content,
    totals,
    attachments
  };
}

function expectFixedPoint(xml: string): void {
  const first = documentOf(xml);
  const second = documentOf(written(first));
  expect(told(second)).toEqual(told(first));
  // Where a document gave no reason, the norm wants one all the same.
  expect(second.exemptions).toEqual(expect.arrayContaining([...first.exemptions]));
}

describe('W3: what is written as an e-invoice comes back equal', () => {
  test.each(readAll(folder))('%s', (_name, xml) => {
    const read = readUbl(xml);
    if (read.ok) expectFixedPoint(xml);
  });

  const corpus = process.env.DOCKET_CORPUS;
  describe.skipIf(corpus === undefined)('the public corpus (DOCKET_CORPUS)', () => {
    test.each(corpus === undefined ? [] : readAll(join(corpus, 'ubl')))('%s', (_name, xml) => {
      expectFixedPoint(xml);
    });
  });

  test('an invoice that a person has written', () => {
    const content = sound();
    const read = documentOf(
      writeUbl({ content, number: 'INV-2026-0001', exemptionReason: 'Exempt from VAT', files: [] })
    );
    expect(read.warnings).toEqual([]);
    expect(read.number).toBe('INV-2026-0001');
    const { lines: _ours, clientId: _id, direction: _way, type: _type, supplierNumber: _none, ...rest } = content;
    expect(read.content).toMatchObject(rest);
    expect(Object.values(read.content.lines)).toMatchObject([{ text: 'Work', price: '100', unit: 'C62' }]);
    expect(read.totals.payableMinor).toBe(totalsOf(content).payableMinor);
  });

  test('what the norm wants and nobody has said does not come back as words', () => {
    const adjustment = {
      reason: '',
      amountMinor: 500,
      percent: null,
      baseMinor: null,
      taxCategory: 'S',
      taxRate: '19'
    };
    const content: Content = {
      ...sound(),
      references: { ...sound().references, salesOrder: 'S-1' },
      adjustments: {
        a: { ...adjustment, id: 'a', position: 1, kind: 'discount' },
        b: { ...adjustment, id: 'b', position: 2, kind: 'surcharge' }
      }
    };
    const read = documentOf(writeUbl({ content, number: '1', exemptionReason: '', files: [] })).content;
    expect(Object.values(read.adjustments).map(({ kind, reason }) => [kind, reason])).toEqual([
      ['discount', ''],
      ['surcharge', '']
    ]);
    expect(read.references).toMatchObject({ purchaseOrder: '', salesOrder: 'S-1' });
  });

  test('a percentage goes on following what it is of, and says what that is', () => {
    const tenth = { kind: 'discount', reason: 'Loyalty', amountMinor: null, percent: '10', baseMinor: null } as const;
    const [line] = Object.values(sound().lines);
    const content: Content = {
      ...sound(),
      lines: { [line!.id]: { ...line!, adjustments: [tenth] } },
      adjustments: { a: { ...tenth, id: 'a', position: 1, taxCategory: 'S', taxRate: '19' } }
    };
    const xml = writeUbl({ content, number: '1', exemptionReason: '', files: [] });
    expect(xml.match(/<cbc:BaseAmount currencyID="EUR">[\d.]+/g)?.map((found) => found.split('>')[1])).toEqual([
      '90.00',
      '100.00'
    ]);
    const read = documentOf(xml).content;
    expect(Object.values(read.adjustments)).toMatchObject([tenth]);
    expect(Object.values(read.lines)[0]?.adjustments).toEqual([tenth]);
  });

  test('a percentage that only explains its amount stays beside it, as it came', () => {
    const explained = {
      kind: 'discount',
      reason: 'Loyalty',
      amountMinor: 500,
      percent: '10',
      baseMinor: null
    } as const;
    const [line] = Object.values(sound().lines);
    const content: Content = { ...sound(), lines: { [line!.id]: { ...line!, adjustments: [explained] } } };
    const xml = writeUbl({ content, number: '1', exemptionReason: '', files: [] });
    expect(xml).not.toContain('BaseAmount');
    expect(Object.values(documentOf(xml).content.lines)[0]?.adjustments).toEqual([explained]);
    expectFixedPoint(xml);
  });

  test('all reasons for no tax leave with it, and what is no code leaves in words', () => {
    const [line] = Object.values(sound().lines);
    const content: Content = { ...sound(), lines: { [line!.id]: { ...line!, taxCategory: 'E', taxRate: '0' } } };
    const said = {
      typeCode: '999',
      exemptions: [
        { taxCategory: 'E', code: 'VATEX-OURS', reason: 'Article 13' },
        { taxCategory: 'E', code: 'VATEX-EU-132', reason: 'Teaching' },
        { taxCategory: 'AE', code: 'VATEX-EU-AE', reason: '' }
      ]
    };
    const read = documentOf(writeUbl({ content, number: '1', exemptionReason: 'Exempt', files: [], said }));
    expect(read.typeCode).toBe('380');
    expect(read.exemptions).toEqual([
      { taxCategory: 'E', code: 'VATEX-EU-132', reason: 'Article 13; VATEX-OURS; Teaching' }
    ]);
  });

  test('the day stands for the terms of a credit note that has none, and comes back as the day', () => {
    const content: Content = { ...sound(), kind: 'credit-note', terms: '' };
    const xml = writeUbl({ content, number: '1', exemptionReason: '', files: [] });
    expect(xml).toMatch(/<cac:PaymentTerms>\s*<cbc:Note>2026-03-16</);
    expect(documentOf(xml).content).toMatchObject({ dueDay: '2026-03-16', terms: '' });
    expectFixedPoint(xml);
  });

  test('text that would break a file stays text', () => {
    const content = { ...sound(), notes: '<b>&amp; "quoted" ]]> \u0000\ud800 end' };
    const xml = writeUbl({ content, number: '1', exemptionReason: '', files: [] });
    expect(documentOf(xml).content.notes).toBe('<b>&amp; "quoted" ]]>  end');
  });
});

describe('what EN 16931 asks for is said before', () => {
  const rulesOf = (content: Content, number = '1'): string[] =>
    eInvoiceProblems(content, number).map(({ rule }) => rule);

  test('nothing is missing of what is whole', () => {
    expect(rulesOf(sound())).toEqual([]);
  });

  const line = Object.values(sound().lines)[0]!;
  const withLine = (change: Partial<typeof line>): Content => ({
    ...sound(),
    lines: { [line.id]: { ...line, ...change } }
  });
  test.each<[string, Content, number?]>([
    ['BR-3', { ...sound(), issueDay: null }],
    ['BR-29', { ...sound(), periodStart: '2026-03-31', periodEnd: '2026-03-01' }],
    ['BR-DEC-9', { ...sound(), currency: 'KWD' }],
    ['BR-6', { ...sound(), seller: { ...sound().seller, name: ' ' } }],
    ['BR-9', { ...sound(), seller: { ...sound().seller, country: '' } }],
    ['BR-7', { ...sound(), client: { ...sound().client, name: '' } }],
    ['BR-11', { ...sound(), client: { ...sound().client, country: '' } }],
    ['BR-CO-9', { ...sound(), seller: { ...sound().seller, vatId: '123456789' } }],
    ['BR-CO-9', { ...sound(), seller: { ...sound().seller, vatId: 'UK123456789' } }],
    ['BR-CL-14', { ...sound(), client: { ...sound().client, country: 'UK' } }],
    ['BR-CL-14', { ...sound(), seller: { ...sound().seller, country: 'QQ' } }],
    ['BR-CL-4', { ...sound(), currency: 'HRK' }],
    ['BR-CL-23', withLine({ unit: 'Stk' })],
    ['BR-16', { ...sound(), lines: {}, dueDay: null, terms: 'at once' }],
    ['BR-25', withLine({ text: '' })],
    ['BR-CO-4', withLine({ taxCategory: '', taxRate: '0' })],
    ['BR-S-5', withLine({ taxRate: '0' })],
    ['BR-E-5', withLine({ taxCategory: 'E' })],
    ['BR-IG-9', withLine({ taxCategory: 'L', taxRate: '7', quantity: '1', price: '7.14' })],
    ['BR-IG-9', withLine({ taxCategory: 'L', taxRate: '7', quantity: '-1', price: '100' })],
    ['BR-IP-9', withLine({ taxCategory: 'M', taxRate: '0' })],
    ['BR-CO-25', { ...sound(), dueDay: null, terms: '' }]
  ])('%s', (rule, content) => {
    expect(rulesOf(content)).toEqual([rule]);
  });

  test('IGIC of a cent more than half a unit is enough', () => {
    expect(rulesOf(withLine({ taxCategory: 'L', taxRate: '7', quantity: '1', price: '7.29' }))).toEqual([]);
  });

  test('each kind of tax asks for the numbers that it rests on', () => {
    const seller = { ...sound().seller, vatId: '', registrationId: 'HRB 1' };
    const taxed = (taxCategory: string, taxRate = '0'): Content => ({ ...withLine({ taxCategory, taxRate }), seller });
    expect(rulesOf({ ...sound(), seller: { ...seller, registrationId: '' } })).toEqual(['BR-CO-26', 'BR-S-2']);
    expect(rulesOf(taxed('AE'))).toEqual(['BR-AE-2', 'BR-AE-2']);
    expect(rulesOf(taxed('K'))).toEqual(['BR-IC-2', 'BR-IC-2', 'BR-IC-11']);
    expect(rulesOf(taxed('G'))).toEqual(['BR-G-2']);
    expect(rulesOf(taxed('L', '7'))).toEqual(['BR-IG-2']);
    expect(rulesOf(taxed('M', '4'))).toEqual(['BR-IP-2']);
    expect(rulesOf(taxed('O'))).toEqual([]);
    const mixed = { ...taxed('O').lines, other: { ...line, id: 'other' } };
    expect(rulesOf({ ...taxed('O'), seller: sound().seller, lines: mixed })).toEqual(['BR-CO-26', 'BR-O-11']);
    expect(rulesOf(sound(), '')).toEqual(['BR-2']);
  });
});

test('Kosovo has a code of its own in e-invoices, and comes back', () => {
  const content = { ...sound(), client: { ...sound().client, country: 'XK' } };
  expect(eInvoiceProblems(content, '1')).toEqual([]);
  const xml = writeUbl({ content, number: '1', exemptionReason: '', files: [] });
  expect(xml).toContain('<cbc:IdentificationCode>1A</cbc:IdentificationCode>');
  const read = readUbl(xml);
  expect(read.ok && read.value.content.client.country).toBe('XK');
});

function sound(): Content {
  const { content } = createInvoice('a', { lines: linesOf('100') });
  const lines = Object.fromEntries(
    Object.entries(content.lines).map(([id, line]) => [
      id,
      { ...line, text: 'Work', unit: 'C62', taxCategory: 'S', taxRate: '19' }
    ])
  );
  return {
    ...content,
    lines,
    issueDay: '2026-03-02',
    dueDay: '2026-03-16',
    seller: { ...content.seller, name: 'Ada & Co', country: 'DE', vatId: 'DE123456789' },
    client: { ...content.client, name: 'Lovelace Ltd', country: 'GB' }
  };
}
