import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { contentSchema } from '#domain/invoice/content.ts';
import type { ImportWarning } from './import-problem.ts';
import { readUbl, type ImportedDocument } from './ubl.ts';

const folder = 'tests/files/ubl';
const fixtures = new Map(
  readdirSync(folder).map((name) => [name.replace('.xml', ''), readFileSync(`${folder}/${name}`, 'utf8')])
);

function fixture(name: string, ...edits: (readonly [from: string | RegExp, to: string])[]): string {
  let xml = fixtures.get(name) ?? '';
  for (const [from, to] of edits) {
    const edited = xml.replace(from, to);
    if (edited === xml) throw new Error(`${name} has no ${String(from)}`);
    xml = edited;
  }
  return xml;
}

function documentOf(xml: string): ImportedDocument {
  const read = readUbl(xml);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

function problemsOf(xml: string): unknown[] {
  const read = readUbl(xml);
  return read.ok ? [] : read.error;
}

function warningsOf(xml: string): ImportWarning['why'][] {
  return documentOf(xml).warnings.map(({ why }) => why);
}

const anyLine = ({ content }: ImportedDocument, id = 'line-1') => content.lines[id]!;

describe('W3: what a document says arrives', () => {
  test('every fixture gives a content that the schema accepts', () => {
    for (const [name, xml] of fixtures) {
      const whole = {
        ...documentOf(xml).content,
        direction: 'received',
        type: 'any',
        clientId: null,
        supplierNumber: ''
      };
      expect(z.safeParse(contentSchema, whole).error, name).toBeUndefined();
    }
  });

  test('number, days, parties and account', () => {
    const { number, typeCode, content } = documentOf(fixture('credit-note'));
    expect({ number, typeCode }).toEqual({ number: 'GS-2026-004', typeCode: '381' });
    expect(content).toMatchObject({
      currency: 'EUR',
      issueDay: '2026-03-02',
      seller: {
        name: 'Atelier Lumière SARL',
        street: 'Quai Test 7',
        postcode: '1000',
        town: 'Lyon',
        country: 'FR',
        vatId: 'FR12345678901',
        iban: 'FR7630006000011234567890189',
        bic: 'AGRIFRPP',
        accountHolder: 'Atelier Lumière'
      },
      client: { name: 'Nordwind Seminare GmbH', iban: '' }
    });
  });

  test('a credit note: kind, lines, preceding invoice, project, and the due day from its means of payment', () => {
    const { root, content, declared, totals } = documentOf(fixture('credit-note'));
    expect(root).toBe('CreditNote');
    expect(content.kind).toBe('credit-note');
    expect(content.dueDay).toBe('2026-03-16');
    expect(content.references).toMatchObject({ preceding: 'RE-2026-017', project: 'P-77' });
    expect(anyLine(documentOf(fixture('credit-note')))).toMatchObject({ quantity: '2', price: '150' });
    expect(declared.payableMinor).toBe(36_000);
    expect(totals.payableMinor).toBe(36_000);
  });

  test('an invoice with the code of a credit note is one, unless its amounts are negative already', () => {
    const positive = fixture('credit-note-as-invoice');
    expect(documentOf(positive).content.kind).toBe('credit-note');
    expect(warningsOf(positive)).toEqual(['kind-from-code']);
    const negative = fixture('negative-invoice', ['>384<', '>381<']);
    expect(documentOf(negative).content.kind).toBe('invoice');
    expect(warningsOf(negative)).toEqual(['kind-from-code']);
  });

  test('a negative invoice stays an invoice with negative quantities', () => {
    const { content, totals, warnings } = documentOf(fixture('negative-invoice'));
    expect(content.kind).toBe('invoice');
    expect(content.lines['line-2']).toMatchObject({ quantity: '-3', price: '0.333', declaredNetMinor: -100 });
    expect(totals).toMatchObject({ taxMinor: -25_010, payableMinor: -150_160 });
    expect(warnings).toEqual([]);
  });

  test('BR13: prepaid and rounding amounts', () => {
    expect(documentOf(fixture('prepaid'))).toMatchObject({
      content: { prepaidMinor: 50_000 },
      written: { prepaid: '500.0' },
      totals: { payableMinor: 86_800 },
      warnings: []
    });
    expect(documentOf(fixture('cash-rounding'))).toMatchObject({
      content: { roundingMinor: -4 },
      totals: { payableMinor: 10_795 },
      warnings: []
    });
  });

  test('discounts and surcharges of the document, each with its own tax', () => {
    const { content, totals, warnings } = documentOf(fixture('several-rates'));
    expect(content.adjustments).toMatchObject({
      'adjustment-1': {
        kind: 'discount',
        reason: 'Loyal customer',
        amountMinor: 10_000,
        percent: '10',
        baseMinor: 100_000,
        taxCategory: 'S',
        taxRate: '19'
      },
      'adjustment-2': { kind: 'surcharge', reason: 'Postage', amountMinor: 490, percent: null, taxRate: '7' }
    });
    expect(totals.taxes).toHaveLength(4);
    expect(warnings).toEqual([]);
  });

  test('a discount of a line may be a percentage alone, and an old one a fraction', () => {
    const { content, totals, warnings } = documentOf(fixture('percent-only'));
    expect(content.lines['line-1']?.adjustments).toEqual([
      { kind: 'discount', reason: 'Group', amountMinor: null, percent: '10', baseMinor: null }
    ]);
    expect(content.lines['line-2']?.adjustments).toMatchObject([{ amountMinor: null, percent: '5' }]);
    expect(totals.lines.map(({ computedNetMinor }) => computedNetMinor)).toEqual([108_000, 15_200]);
    expect(warnings).toEqual([]);
  });

  test('a percentage that does not lead to the amount is told, and stays outside', () => {
    const { content, warnings, extra } = documentOf(fixture('several-rates', ['Numeric>10<', 'Numeric>12<']));
    expect(content.adjustments['adjustment-1']).toMatchObject({ amountMinor: 10_000, percent: null });
    expect(warnings).toMatchObject([{ why: 'percent-differs', text: '12' }]);
    expect(extra['/Invoice/cac:AllowanceCharge[1]/cbc:MultiplierFactorNumeric']).toBe('12');
  });

  test('prices keep all their decimals, and are for their base quantity', () => {
    const { content, totals } = documentOf(fixture('per-hundred'));
    expect(content.lines['line-1']).toMatchObject({ price: '12.3456', baseQuantity: '100', quantity: '250' });
    expect(totals.lines[0]).toMatchObject({ computedNetMinor: 3086, differs: false });
    expect(warningsOf(fixture('per-hundred'))).toEqual(['unit-differs']);
  });

  test('currencies with no decimals, and with three', () => {
    expect(documentOf(fixture('yen'))).toMatchObject({ declared: { payableMinor: 11_058 }, warnings: [] });
    expect(documentOf(fixture('dinar'))).toMatchObject({ declared: { payableMinor: 100_006 }, warnings: [] });
  });

  test('prefixes are nothing but prefixes', () => {
    const { number, content, declared, extra } = documentOf(fixture('other-prefixes'));
    expect(number).toBe('2026/A&B-1');
    expect(content).toMatchObject({
      issueDay: '2026-03-02',
      notes: 'First note,\nin two lines\nSecond & last',
      seller: { name: 'Seller <One>' }
    });
    expect(anyLine(documentOf(fixture('other-prefixes')))).toMatchObject({
      text: 'Support by telephone',
      description: 'Support by telephone',
      taxRate: '20'
    });
    expect(declared.payableMinor).toBe(1200);
    expect(extra['/Invoice/{https://example.org/notes}ID']).toBe('not the number');
  });

  test('names that mean something to JavaScript stay inert', () => {
    const { extra } = documentOf(fixture('other-prefixes'));
    const party = '/Invoice/cac:AccountingSupplierParty/cac:Party';
    expect(Object.getPrototypeOf(extra)).toBe(Object.prototype);
    expect(Object.keys(extra)).toContain(`${party}/cbc:__proto__`);
    expect(extra[`${party}/cbc:constructor/@__proto__`]).toBe('2');
    expect(JSON.parse(JSON.stringify(extra))).toEqual(extra);
  });

  test('of what has no place here no more is kept than a backup can hold, and that is told', () => {
    const namespace = `https://example.org/${'n'.repeat(1_000)}`;
    const strange = '<x:a>1</x:a>'.repeat(20_000);
    const { extra, warnings } = documentOf(
      fixture('other-prefixes').replace(/<\/([\w:]*Invoice)>\s*$/, `<x:b xmlns:x="${namespace}">${strange}</x:b></$1>`)
    );
    expect(JSON.stringify(extra).length).toBeLessThan(1_100_000);
    const told = warnings.find(({ why }) => why === 'rest-left-out');
    expect(told?.at.path.length).toBeLessThan(600);
  });

  test('embedded files come out, with a bare name; what is no file is told', () => {
    const { attachments, extra, warnings } = documentOf(fixture('attachment'));
    expect(attachments).toEqual([{ name: 'attendance.csv', mime: 'text/csv', base64: 'bmFtZSxob3VycwpBZGEsNgo=' }]);
    expect(atob(attachments[0]!.base64)).toBe('name,hours\nAda,6\n');
    expect(warnings).toMatchObject([{ why: 'attachment-broken', name: 'Broken', at: { line: 23 } }]);
    expect(Object.keys(extra).some((path) => path.includes('BinaryObject'))).toBe(false);
  });

  test('what is not modelled is kept with its path, attributes too', () => {
    const { extra } = documentOf(
      fixture('prepaid', ['<cbc:CompanyID>FR12345678901<', '<cbc:CompanyID schemeID="0009">FR12345678901<'])
    );
    expect(extra).toMatchObject({
      '/Invoice/cbc:CustomizationID': 'urn:cen.eu:en16931:2017',
      '/Invoice/cac:InvoiceLine/cbc:ID': '1',
      '/Invoice/cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID/@schemeID': '0009'
    });
    expect(Object.keys(extra)).not.toContain('/Invoice/cbc:ID');
  });

  test('only lines of the document count; lines below a line explain it', () => {
    const below =
      '<cac:SubInvoiceLine><cbc:LineExtensionAmount currencyID="EUR">999</cbc:LineExtensionAmount></cac:SubInvoiceLine></cac:InvoiceLine>';
    const { totals, extra, warnings } = documentOf(fixture('prepaid', ['</cac:InvoiceLine>', below]));
    expect(totals.sumOfLinesMinor).toBe(114_000);
    expect(extra['/Invoice/cac:InvoiceLine/cac:SubInvoiceLine/cbc:LineExtensionAmount']).toBe('999');
    expect(warnings).toEqual([]);
  });

  test('the tax in the accounting currency counts for nothing', () => {
    const second =
      '<cac:TaxTotal><cbc:TaxAmount currencyID="GBP">190.00</cbc:TaxAmount></cac:TaxTotal><cac:LegalMonetaryTotal>';
    const { declared, extra, warnings } = documentOf(fixture('prepaid', ['<cac:LegalMonetaryTotal>', second]));
    expect(declared.taxMinor).toBe(22_800);
    expect(extra['/Invoice/cac:TaxTotal[2]/cbc:TaxAmount']).toBe('190.00');
    expect(warnings).toEqual([]);
  });

  test('of several accounts the first is taken, the others are kept', () => {
    const means = (iban: string) =>
      `<cac:PaymentMeans><cac:PayeeFinancialAccount><cbc:ID>${iban}</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>`;
    const { content, extra } = documentOf(
      fixture('prepaid', ['  <cac:TaxTotal>', `${means('A1')}${means('B2')}<cac:TaxTotal>`])
    );
    expect(content.seller.iban).toBe('A1');
    expect(extra['/Invoice/cac:PaymentMeans[2]/cac:PayeeFinancialAccount/cbc:ID']).toBe('B2');
  });
});

describe('W3: what is odd is imported and told', () => {
  test('declared totals stand beside ours, and every difference is a warning', () => {
    const { declared, totals, warnings } = documentOf(fixture('totals-differ'));
    expect(declared).toMatchObject({ sumOfLinesMinor: 9999, payableMinor: 11_999 });
    expect(totals).toMatchObject({ sumOfLinesMinor: 10_000, payableMinor: 12_000 });
    expect(warnings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ why: 'amount-rounded', text: '119.985', amountMinor: 11_999 }),
        expect.objectContaining({ why: 'line-differs', position: 1, declaredMinor: 10_000, computedMinor: 9999 }),
        expect.objectContaining({ why: 'total-differs', total: 'taxMinor', declaredMinor: 1999, computedMinor: 2000 }),
        expect.objectContaining({
          why: 'tax-differs',
          taxCategory: 'S',
          taxRate: '20',
          declared: { baseMinor: 9999, taxMinor: 1999 },
          computed: { baseMinor: 10_000, taxMinor: 2000 }
        })
      ])
    );
  });

  test('a declared amount with too many decimals is rounded half away from zero', () => {
    const rounded = (text: string) =>
      documentOf(fixture('prepaid', [/(<cbc:PrepaidAmount[^>]*>)500\.0</, `$1${text}<`])).content.prepaidMinor;
    expect(['12.345', '-12.345', '12.3449', '+12.', '.5', '10000.0'].map(rounded)).toEqual([
      1235, -1235, 1234, 1200, 50, 1_000_000
    ]);
  });

  test('an amount marked with another currency is taken as it stands', () => {
    const xml = fixture('prepaid', ['PrepaidAmount currencyID="EUR"', 'PrepaidAmount currencyID="USD"']);
    expect(documentOf(xml).content.prepaidMinor).toBe(50_000);
    expect(documentOf(xml).warnings).toMatchObject([{ why: 'currency-differs', text: 'USD', currency: 'EUR' }]);
  });

  test('without a document currency, the one of the amount due is assumed', () => {
    const xml = fixture('cash-rounding', [/ *<cbc:DocumentCurrencyCode>.*\n/, '']);
    expect(documentOf(xml).content.currency).toBe('CHF');
    expect(warningsOf(xml)).toEqual(['currency-assumed']);
  });

  test('a line without a price gets the one that leads to its net amount', () => {
    const xml = fixture('percent-only', [/<cbc:PriceAmount currencyID="EUR">80<\/cbc:PriceAmount>/, '']);
    expect(documentOf(xml).content.lines['line-2']).toMatchObject({ price: '160', baseQuantity: '2' });
    expect(warningsOf(xml)).toEqual(['price-missing']);
    const negative = fixture('negative-invoice', [/<cbc:PriceAmount currencyID="EUR">0.333<\/cbc:PriceAmount>/, '']);
    expect(documentOf(negative).content.lines['line-2']).toMatchObject({ price: '1', baseQuantity: '3' });
    expect(warningsOf(negative)).toEqual(['price-missing']);
  });

  test('a line without quantity is one, and without net amount is reckoned', () => {
    const xml = fixture(
      'prepaid',
      [/<cbc:InvoicedQuantity.*\n/, ''],
      [/(<cac:InvoiceLine>[^]*?)<cbc:LineExtensionAmount.*\n/, '$1']
    );
    expect(anyLine(documentOf(xml))).toMatchObject({ quantity: '1', price: '95', declaredNetMinor: null });
    expect(warningsOf(xml)).toEqual(expect.arrayContaining(['quantity-missing', 'net-missing', 'total-differs']));
  });

  test('a base quantity of nothing counts as one', () => {
    const xml = fixture('per-hundred', ['>100</cbc:BaseQuantity>', '>0</cbc:BaseQuantity>']);
    expect(anyLine(documentOf(xml)).baseQuantity).toBe('1');
    expect(warningsOf(xml)).toContain('base-quantity-ignored');
  });

  test('a tax category without a rate is 0: silently where it has none, told where it has one', () => {
    expect(anyLine(documentOf(fixture('several-rates')), 'line-5')).toMatchObject({ taxCategory: 'O', taxRate: '0' });
    const xml = fixture('prepaid', [/(<cac:ClassifiedTaxCategory>[^]*?)<cbc:Percent>20<\/cbc:Percent>/, '$1']);
    expect(documentOf(xml).warnings).toContainEqual(
      expect.objectContaining({ why: 'tax-rate-missing', taxCategory: 'S' })
    );
  });

  test('an adjustment without a tax category is a group of its own', () => {
    const xml = fixture('several-rates', [/(Postage[^]*?)<cac:TaxCategory>[^]*?<\/cac:TaxCategory>/, '$1']);
    expect(documentOf(xml).totals.taxes[0]).toMatchObject({ taxCategory: '', taxRate: '0', baseMinor: 490 });
    expect(warningsOf(xml)).toContain('tax-category-missing');
  });

  test('a document without lines, and text longer than any field', () => {
    expect(warningsOf(fixture('prepaid', [/<cac:InvoiceLine>[^]*<\/cac:InvoiceLine>/, '']))).toContain('no-line');
    const long = fixture('prepaid', ['>Coaching<', `>${'long '.repeat(5000)}<`]);
    expect(anyLine(documentOf(long)).text).toHaveLength(20_000);
    expect(warningsOf(long)).toEqual(['text-shortened']);
    const contracts = '<cac:ContractDocumentReference><cbc:ID>contract</cbc:ID></cac:ContractDocumentReference>'.repeat(
      3000
    );
    const listed = fixture('prepaid', ['  <cac:AccountingSupplierParty>', `${contracts}<cac:AccountingSupplierParty>`]);
    expect(documentOf(listed).content.references.contract).toHaveLength(20_000);
    expect(warningsOf(listed)).toEqual(['text-shortened']);
  });

  test('a payment that the amount due does not know is told', () => {
    const paid =
      '<cac:PrepaidPayment><cbc:PaidAmount currencyID="EUR">7.00</cbc:PaidAmount></cac:PrepaidPayment><cac:TaxTotal>';
    expect(documentOf(fixture('negative-invoice', ['<cac:TaxTotal>', paid])).warnings).toMatchObject([
      { why: 'payment-not-counted', amountMinor: 700 }
    ]);
    expect(documentOf(fixture('prepaid', ['<cac:TaxTotal>', paid])).warnings).toEqual([]);
  });
});

describe('Bad input: what cannot be read is refused, with what and where', () => {
  test('XML that is no invoice names what it is', () => {
    expect(problemsOf('<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>')).toMatchObject([
      { why: 'not-an-invoice', root: 'Order', namespace: 'urn:oasis:names:specification:ubl:schema:xsd:Order-2' }
    ]);
    expect(problemsOf('<Invoice/>')).toMatchObject([{ why: 'not-an-invoice', root: 'Invoice', namespace: '' }]);
    for (const html of ['<!doctype html><html><br></html>', '\n<html lang="en">'])
      expect(problemsOf(html)).toMatchObject([{ why: 'not-an-invoice', root: 'html' }]);
  });

  test('number, day of issue and currency are needed', () => {
    expect(problemsOf(fixture('prepaid', [/<cbc:ID>RE.*\n/, '\n']))).toMatchObject([
      { why: 'missing', at: { path: '/Invoice/cbc:ID' } }
    ]);
    expect(problemsOf(fixture('prepaid', [/<cbc:IssueDate>.*\n/, '<cbc:IssueDate/>\n']))).toMatchObject([
      { why: 'missing', at: { path: '/Invoice/cbc:IssueDate' } }
    ]);
    expect(
      problemsOf(
        fixture('prepaid', [/<cbc:DocumentCurrencyCode>.*\n/, ''], ['PayableAmount currencyID="EUR"', 'PayableAmount'])
      )
    ).toMatchObject([{ why: 'missing', at: { path: '/Invoice/cbc:DocumentCurrencyCode' } }]);
  });

  test('an unknown currency', () => {
    expect(problemsOf(fixture('prepaid', ['Code>EUR<', 'Code>EURO<']))).toMatchObject([
      { why: 'currency-unknown', text: 'EURO', at: { path: '/Invoice/cbc:DocumentCurrencyCode', line: 10 } }
    ]);
  });

  test.each(['2024-02-30', '2023-02-29', '2024-13-01', '01.03.2024', 'tomorrow'])('%s is no day', (text) => {
    expect(problemsOf(fixture('prepaid', ['>2026-04-01<', `>${text}<`]))).toMatchObject([
      { why: 'not-a-day', text, at: { path: '/Invoice/cbc:DueDate', line: 8 } }
    ]);
  });

  test.each(['12,50', '1e3', 'NaN', '0x10', '1 000', '-', '.', '9'.repeat(101)])('%s is no number', (text) => {
    expect(problemsOf(fixture('prepaid', ['>95<', `>${text}<`]))).toMatchObject([
      { why: 'not-a-number', at: { path: '/Invoice/cac:InvoiceLine/cac:Price/cbc:PriceAmount' } }
    ]);
  });

  test('numbers past what can be exact, and sums of them', () => {
    expect(problemsOf(fixture('prepaid', ['>95<', `>${'9'.repeat(19)}<`]))).toMatchObject([
      { why: 'number-too-large' }
    ]);
    expect(problemsOf(fixture('prepaid', ['>500.0<', '>99999999999999.99<']))).toMatchObject([
      { why: 'number-too-large' }
    ]);
    expect(problemsOf(fixture('prepaid', ['>12<', '>999999999<'], ['>95<', '>999999999<']))).toMatchObject([
      { why: 'totals-too-large' }
    ]);
  });

  test('an adjustment must say its direction and its amount', () => {
    expect(problemsOf(fixture('several-rates', ['>false<', '>maybe<']))).toMatchObject([
      { why: 'not-a-flag', text: 'maybe' }
    ]);
    expect(problemsOf(fixture('several-rates', ['>false<', '><']))).toMatchObject([{ why: 'missing' }]);
    expect(problemsOf(fixture('several-rates', [/<cbc:Amount currencyID="EUR">4.90<\/cbc:Amount>/, '']))).toMatchObject(
      [{ why: 'missing', at: { path: '/Invoice/cac:AllowanceCharge[2]/cbc:Amount' } }]
    );
  });

  test('everything that is wrong is told at once', () => {
    const xml = fixture('prepaid', ['>95<', '>x<'], ['>2026-04-01<', '>y<'], ['>RE-2026-021<', '><']);
    expect(problemsOf(xml)).toHaveLength(3);
  });

  test('a file cut off anywhere is refused', () => {
    const xml = fixture('several-rates').trimEnd();
    for (let length = 0; length < xml.length; length += 97) expect(readUbl(xml.slice(0, length)).ok).toBe(false);
  });

  test('any mutation of a file is read or refused, and nothing is thrown', () => {
    const junk = fc.constantFrom(
      '',
      '<',
      '>',
      '&',
      '"',
      '-',
      '.',
      '0',
      '9'.repeat(30),
      '<a>',
      '</a>',
      '\u0000',
      '&#0;',
      '&x;',
      'xmlns=""',
      '__proto__',
      '<cbc:ID>',
      '<![CDATA[',
      '<!DOCTYPE x>',
      ' ',
      '\n'
    );
    const mutation = fc.tuple(fc.nat(), fc.nat({ max: 40 }), fc.oneof(junk, fc.string()));
    fc.assert(
      fc.property(
        fc.constantFrom(...fixtures.values()),
        fc.array(mutation, { minLength: 1, maxLength: 5 }),
        (xml, mutations) => {
          let mutated = xml;
          for (const [position, length, replacement] of mutations) {
            const at = position % (mutated.length + 1);
            mutated = mutated.slice(0, at) + replacement + mutated.slice(at + length);
          }
          const read = readUbl(mutated);
          expect(read.ok || read.error.length > 0).toBe(true);
        }
      ),
      { numRuns: 1500 }
    );
  });

  test('any value in any place is read or refused, and what is read fits the schema', () => {
    const value = fc.oneof(
      fc.constantFrom(
        '',
        '-0',
        '0',
        '-1',
        '1e5',
        '999999999999999999',
        '0.0000000000001',
        '2024-02-30',
        'EUR',
        'true',
        'AE'
      ),
      fc.string(),
      fc.double().map(String)
    );
    fc.assert(
      fc.property(fc.constantFrom(...fixtures.values()), fc.nat(), value, (xml, which, text) => {
        const leaves = [...xml.matchAll(/>([^<>]+)<\//g)];
        const leaf = leaves[which % leaves.length]!;
        const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
        const read = readUbl(`${xml.slice(0, leaf.index + 1)}${escaped}${xml.slice(leaf.index + 1 + leaf[1]!.length)}`);
        if (!read.ok) return;
        const whole = { ...read.value.content, direction: 'issued', type: '', clientId: null, supplierNumber: '' };
        expect(z.safeParse(contentSchema, whole).error).toBeUndefined();
        expect(read.value.totals.invalid).toEqual([]);
      }),
      { numRuns: 1500 }
    );
  });
});
