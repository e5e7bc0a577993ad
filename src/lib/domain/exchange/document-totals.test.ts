import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentTotals, type DocumentTotals } from './document-totals.ts';
import { readUbl } from './ubl.ts';
import { readXmlBytes } from './xml-bytes.ts';

function totalsOfFile(path: string): DocumentTotals {
  const text = readXmlBytes(readFileSync(path));
  const document = text.ok ? readUbl(text.value) : text;
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

test('prepaid and rounding amounts stand as they were written, and nothing is ""', () => {
  expect(totalsOfFile(join(fixtures, 'prepaid.xml'))).toMatchObject({ prepaid: '500.0', rounding: '' });
  expect(totalsOfFile(join(fixtures, 'cash-rounding.xml'))).toMatchObject({ prepaid: '', rounding: '-0.04' });
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
