import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentTotals, type DocumentTotals } from './document-totals.ts';
import { readUbl, reckonUbl } from './ubl.ts';
import { readXmlBytes } from './xml-bytes.ts';

function totalsOfFile(path: string, ...edits: (readonly [from: string | RegExp, to: string])[]): DocumentTotals {
  const text = readXmlBytes(readFileSync(path));
  if (!text.ok) throw new Error(`${path}: ${JSON.stringify(text.error)}`);
  let xml = text.value;
  for (const [from, to] of edits) {
    const edited = xml.replace(from, to);
    if (edited === xml) throw new Error(`${path} has no ${String(from)}`);
    xml = edited;
  }
  const document = reckonUbl(xml);
  if (!document.ok) throw new Error(`${path}: ${JSON.stringify(document.error)}`);
  return documentTotals(document.value);
}

const corpus = process.env.DOCKET_CORPUS;

describe.skipIf(corpus === undefined)('the public corpus (DOCKET_CORPUS)', () => {
  test('W3: every file gives exactly its expected totals', () => {
    const folder = join(corpus ?? '', 'ubl');
    const expected = JSON.parse(readFileSync(join(folder, 'expected-totals.json'), 'utf8')) as { file: string }[];
    expect(expected.length).toBeGreaterThan(0);
    const computed = expected.map(({ file }) => ({ ...totalsOfFile(join(folder, file)), file }));
    expect(JSON.stringify(computed, null, 1)).toBe(JSON.stringify(expected, null, 1));
  });
});

const fixtures = 'tests/files/ubl';

test('amounts have all decimals of their currency: two, none, three', () => {
  const payable = (name: string) => totalsOfFile(join(fixtures, name)).computed.payable;
  expect(payable('prepaid.xml')).toBe('868.00');
  expect(payable('yen.xml')).toBe('11058');
  expect(payable('dinar.xml')).toBe('100.006');
});

test('tax rows stand by category, then by rate as a number; no rate is 0', () => {
  const { vat } = totalsOfFile(join(fixtures, 'several-rates.xml')).computed;
  expect(vat.map(({ cat, rate }) => `${cat} ${rate}`)).toEqual(['E 0', 'O 0', 'S 7', 'S 19']);
});

test('a tax of nothing keeps the sign of its base', () => {
  const { vat } = totalsOfFile(join(fixtures, 'negative-invoice.xml')).computed;
  expect(vat[0]).toEqual({ cat: 'E', rate: '0', taxable: '-1.00', tax: '-0.00' });
});

test('prepaid and rounding amounts keep their decimals, and nothing is ""', () => {
  expect(totalsOfFile(join(fixtures, 'prepaid.xml'))).toMatchObject({ prepaid: '500.0', rounding: '' });
  expect(totalsOfFile(join(fixtures, 'cash-rounding.xml'))).toMatchObject({ prepaid: '', rounding: '-0.04' });
});

test.each([
  ['+5', '5'],
  ['.50', '0.50'],
  ['-.5', '-0.5'],
  ['007.10', '7.10'],
  ['5.', '5'],
  ['10', '10'],
  [' 0.30 ', '0.30'],
  ['-0.00', ''],
  ['.0', ''],
  ['', '']
])('a prepaid amount written %j stands as %j', (written, shown) => {
  expect(totalsOfFile(join(fixtures, 'prepaid.xml'), ['>500.0<', `>${written}<`]).prepaid).toBe(shown);
});

test('days stand as they were written, with their zone', () => {
  const days = [
    ['>2026-03-02<', '>2026-03-02+01:00<'],
    ['>2026-04-01<', '>2026-04-01Z<']
  ] as const;
  expect(totalsOfFile(join(fixtures, 'prepaid.xml'), ...days)).toMatchObject({
    issue: '2026-03-02+01:00',
    due: '2026-04-01Z'
  });
});

test('what the totals do not rest on may be missing or unreadable', () => {
  const { computed } = totalsOfFile(join(fixtures, 'prepaid.xml'));
  const bare = [
    [/<cbc:ID>RE.*\n/, ''],
    [/<cbc:IssueDate>.*\n/, ''],
    ['>2026-04-01<', '>in spring<'],
    [/<cbc:InvoiceTypeCode>.*\n/, ''],
    ['Code>EUR<', 'Code>XXX<'],
    [/(<cbc:TaxAmount currencyID="EUR">)[^<]*/, '$1unknown']
  ] as const;
  expect(totalsOfFile(join(fixtures, 'prepaid.xml'), ...bare)).toMatchObject({
    id: null,
    type: null,
    currency: 'XXX',
    issue: null,
    due: 'in spring',
    computed
  });
});

test.each([
  ['a quantity', 'per-hundred.xml', /(<cbc:InvoicedQuantity[^>]*>)[^<]*/],
  ['a price', 'per-hundred.xml', /(<cbc:PriceAmount[^>]*>)[^<]*/],
  ['a base quantity', 'per-hundred.xml', /(<cbc:BaseQuantity[^>]*>)[^<]*/],
  ['the amount of a line’s own discount', 'percent-only.xml', /(<cbc:Amount [^>]*>)[^<]*/],
  ['the percentage of a discount', 'several-rates.xml', /(<cbc:MultiplierFactorNumeric>)[^<]*/],
  ['the base of a percentage', 'several-rates.xml', /(<cbc:BaseAmount[^>]*>)[^<]*/]
])('%s beside the amount that it leads to may be no number, but is not imported', (_what, name, place) => {
  const path = join(fixtures, name);
  expect(totalsOfFile(path, [place, '$1unknown'])).toEqual(totalsOfFile(path));
  const imported = readUbl(readFileSync(path, 'utf8').replace(place, '$1unknown'));
  expect(imported).toMatchObject({ ok: false, error: [{ why: 'not-a-number', text: 'unknown' }] });
});

test('a price that comes to too much does no harm beside a net amount, but is not imported', () => {
  const path = join(fixtures, 'prepaid.xml');
  const dear = ['>95<', '>99999999999999999<'] as const;
  expect(totalsOfFile(path, dear)).toEqual(totalsOfFile(path));
  expect(() => totalsOfFile(path, dear, [/(<[^>]*>)1140.00(<[^>]*>\s*<cac:Item>)/, '$1$2'])).toThrow(
    'totals-too-large'
  );
  const imported = readUbl(readFileSync(path, 'utf8').replace(...dear));
  expect(imported).toMatchObject({ ok: false, error: [{ why: 'totals-too-large' }] });
});

test('what the totals rest on must be readable', () => {
  for (const edit of [
    ['>500.0<', '>half<'],
    [/(<cbc:LineExtensionAmount currencyID="EUR">)[^<]*(<[^>]*>\s*<cac:Item)/, '$1much$2'],
    [/(<cac:ClassifiedTaxCategory>[^%]*?<cbc:Percent>)/, '$1about ']
  ] as const)
    expect(() => totalsOfFile(join(fixtures, 'prepaid.xml'), edit)).toThrow('not-a-number');

  const withoutNet = [/<cbc:LineExtensionAmount.*\n(\s*<cac:Item)/, '$1'] as const;
  for (const name of ['cbc:InvoicedQuantity', 'cbc:PriceAmount']) {
    const unreadable = [new RegExp(`(<${name}[^>]*>)[^<]*`), '$1unknown'] as const;
    expect(() => totalsOfFile(join(fixtures, 'prepaid.xml'), withoutNet, unreadable)).toThrow('not-a-number');
  }
});

test('a document that can be imported comes to the same in both ways', () => {
  for (const name of readdirSync(fixtures)) {
    const xml = readFileSync(join(fixtures, name), 'utf8');
    const imported = readUbl(xml);
    const reckoned = reckonUbl(xml);
    if (!imported.ok || !reckoned.ok) throw new Error(name);
    const { root, number, typeCode, written, totals, content } = imported.value;
    expect(reckoned.value).toEqual({ root, number, typeCode, written, totals, currency: content.currency });
  }
});

test('a credit note keeps its positive amounts, its own kind and its lines', () => {
  expect(totalsOfFile(join(fixtures, 'credit-note.xml'))).toMatchObject({
    kind: 'CreditNote',
    type: '381',
    due: null,
    nLines: 1,
    computed: { payable: '360.00' }
  });
});
