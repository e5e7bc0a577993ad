import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Content } from '#domain/invoice/content.ts';
import { readUbl, type ImportedDocument } from './ubl.ts';
import { writeUbl } from './ubl-write.ts';

const full = readFileSync('tests/files/cii/full.xml', 'utf8');

function read(xml: string): ImportedDocument {
  const document = readUbl(xml);
  if (!document.ok) throw new Error(JSON.stringify(document.error));
  return document.value;
}

/** Without what is between two tags, and the tags. */
function without(xml: string, name: string): string {
  return xml.replace(new RegExp(`<ram:${name}>[^]*?</ram:${name}>`, 'g'), '');
}

test('W3: a Cross Industry Invoice says what EN 16931 says, each thing in its place', () => {
  const { number, typeCode, content, totals, declared, warnings, extra } = read(full);
  expect({ number, typeCode, warnings }).toEqual({ number: 'HB-2026-017', typeCode: '380', warnings: [] });
  expect(content).toMatchObject({
    kind: 'invoice',
    currency: 'EUR',
    issueDay: '2026-03-12',
    dueDay: '2026-03-26',
    periodStart: '2026-03-01',
    periodEnd: '2026-03-10',
    terms: '14 days',
    notes: 'Thank you for your order.',
    prepaidMinor: 9_150,
    references: { buyer: '04011000-12345-34', purchaseOrder: 'PO-99', contract: 'C-1', preceding: 'HB-2025-900' },
    seller: {
      name: 'Holz Brandt GmbH',
      contact: 'Ida Brandt',
      street: 'Sägeweg 3',
      addition: 'Hof 2',
      postcode: '10115',
      town: 'Berlin',
      country: 'DE',
      vatId: 'DE123456789',
      taxId: '11/222/33333',
      registrationId: 'HRB 1234',
      email: 'ida@brandt.example',
      phone: '+49 30 1234',
      iban: 'DE02120300000000202051',
      bic: 'BYLADEM1001',
      accountHolder: 'Holz Brandt'
    },
    client: { name: 'Tischlerei Sánchez', town: 'Hamburg' }
  });
  expect(Object.values(content.lines)).toMatchObject([
    {
      text: 'Kiln-dried oak',
      description: 'Boards, 30 mm',
      code: 'K-7',
      quantity: '20',
      unit: 'MTK',
      price: '9.9',
      taxRate: '19'
    },
    { text: 'Handbook', quantity: '2', unit: 'C62', price: '25', taxCategory: 'S', taxRate: '7' }
  ]);
  expect(Object.values(content.lines)[0]?.adjustments).toMatchObject([
    { kind: 'discount', amountMinor: 800, reason: 'Seconds' }
  ]);
  expect(Object.values(content.adjustments)).toMatchObject([{ kind: 'surcharge', amountMinor: 1_000, taxRate: '19' }]);
  expect(totals).toMatchObject({ totalWithTaxMinor: 29_150, taxMinor: 4_150, payableMinor: 20_000 });
  expect(declared).toMatchObject({ totalWithTaxMinor: 29_150, payableMinor: 20_000 });
  // What has no place is kept, with where it stood.
  expect(extra).toMatchObject({
    '/CrossIndustryInvoice/SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/PaymentReference': 'HB-2026-017',
    '/CrossIndustryInvoice/SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/BuyerTradeParty/ID': '4711'
  });
});

test('W3: written as UBL, it comes back with the same content and totals', () => {
  const first = read(full);
  const content: Content = { ...first.content, direction: 'received', type: 'any', clientId: null, supplierNumber: '' };
  const second = read(writeUbl({ content, number: first.number, exemptionReason: '', files: [] }));
  expect(second.totals).toEqual(first.totals);
  expect(second.content).toEqual(first.content);
});

test('a code for a credit note makes it one; with negative amounts it stays a negative invoice', () => {
  const credit = full.replace('<ram:TypeCode>380', '<ram:TypeCode>381');
  expect(read(credit)).toMatchObject({ root: 'CreditNote', content: { kind: 'credit-note' }, warnings: [] });
  const negative = credit.replace('<ram:GrandTotalAmount>', '<ram:GrandTotalAmount>-');
  expect(read(negative).content.kind).toBe('invoice');
});

test('the profiles without lines come to the same totals', () => {
  const basic = without(full, 'IncludedSupplyChainTradeLineItem');
  expect(read(basic)).toMatchObject({ totals: { totalWithTaxMinor: 29_150, payableMinor: 20_000 } });
  expect(read(basic).warnings.map(({ why }) => why)).not.toContain('tax-differs');
  const minimum = without(without(basic, 'ApplicableTradeTax'), 'SpecifiedTradeAllowanceCharge')
    .replace('>41.50<', '>47.50<')
    .replace('>291.50<', '>297.50<')
    .replace('>200.00</ram:DuePayableAmount>', '>206.00</ram:DuePayableAmount>');
  expect(read(minimum)).toMatchObject({ totals: { totalWithTaxMinor: 29_750, payableMinor: 20_600 }, warnings: [] });
});

test('the profile MINIMUM says no rate: it is the shortest one that comes to the tax that is declared', () => {
  const rateOf = (net: string, tax: string, total: string): string => {
    const { content, totals, warnings } = read(minimum({ net, tax, total, due: total }));
    expect({ warnings, tax: totals.taxMinor }).toEqual({ warnings: [], tax: Math.round(Number(tax) * 100) });
    return Object.values(content.lines)[0]?.taxRate ?? '';
  };
  expect(rateOf('100.00', '20.00', '120.00')).toBe('20');
  expect(rateOf('100.00', '5.50', '105.50')).toBe('5.5');
  expect(rateOf('624.90', '46.25', '671.15')).toBe('7.401');
  expect(rateOf('5000.00', '772.73', '5772.73')).toBe('15.4546');
  expect(rateOf('100000.00', '14371.43', '114371.43')).toBe('14.37143');
  expect(rateOf('-100.00', '-20.00', '-120.00')).toBe('20');
  expect(rateOf('100.00', '0.00', '100.00')).toBe('0');
});

test('what the profile MINIMUM leaves to pay tells what was paid before, for which it has no element', () => {
  const paid = read(minimum({ net: '624.90', tax: '46.25', total: '671.15', due: '470.15' }));
  expect(paid).toMatchObject({ content: { prepaidMinor: 20_100 }, totals: { payableMinor: 47_015 }, warnings: [] });
  const more = read(minimum({ net: '100.00', tax: '20.00', total: '120.00', due: '130.00' }));
  expect(more).toMatchObject({ content: { prepaidMinor: 0 }, warnings: [{ why: 'total-differs' }] });
  // The other profiles have one: where it is not there, the totals do not come together.
  const basic = read(without(full, 'TotalPrepaidAmount'));
  expect(basic).toMatchObject({ content: { prepaidMinor: 0 }, warnings: [{ why: 'total-differs' }] });
});

function minimum(sums: { net: string; tax: string; total: string; due: string }): string {
  const short = ['IncludedSupplyChainTradeLineItem', 'ApplicableTradeTax', 'SpecifiedTradeAllowanceCharge'].reduce(
    without,
    full
  );
  return without(short, 'SpecifiedTradeSettlementHeaderMonetarySummation').replace(
    '<ram:InvoiceReferencedDocument>',
    `<ram:SpecifiedTradeSettlementHeaderMonetarySummation>
      <ram:TaxBasisTotalAmount>${sums.net}</ram:TaxBasisTotalAmount>
      <ram:TaxTotalAmount currencyID="EUR">${sums.tax}</ram:TaxTotalAmount>
      <ram:GrandTotalAmount>${sums.total}</ram:GrandTotalAmount>
      <ram:DuePayableAmount>${sums.due}</ram:DuePayableAmount>
    </ram:SpecifiedTradeSettlementHeaderMonetarySummation>$&`
  );
}

test('freight and packing that stand apart from surcharges are surcharges with their own tax', () => {
  const freight = full.replace(
    /<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>true[^]*?<\/ram:SpecifiedTradeAllowanceCharge>/,
    `<ram:SpecifiedLogisticsServiceCharge><ram:Description>Freight</ram:Description><ram:AppliedAmount>10.00</ram:AppliedAmount>
      <ram:AppliedTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:AppliedTradeTax></ram:SpecifiedLogisticsServiceCharge>`
  );
  const { content, totals, warnings } = read(freight);
  expect(Object.values(content.adjustments)).toMatchObject([
    { kind: 'surcharge', reason: 'Freight', amountMinor: 1_000, taxCategory: 'S', taxRate: '19' }
  ]);
  expect({ totalMinor: totals.totalWithTaxMinor, warnings }).toEqual({ totalMinor: 29_150, warnings: [] });
});

test('of lines with lines below them only the lowest are reckoned, and what is said for information is not', () => {
  const group = '<ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode>';
  const grouped = full
    .replace('<ram:LineID>1</ram:LineID>', `$&${group}`)
    .replace(
      '<ram:ApplicableHeaderTradeAgreement>',
      `${lineBelow('1.1', 'DETAIL', '150')}${lineBelow('1.2', 'DETAIL', '40')}${lineBelow('3', 'INFORMATION', '9')}$&`
    );
  const { content, totals, warnings, extra } = read(grouped);
  expect(Object.values(content.lines).map(({ text }) => text)).toEqual(['Handbook', 'Part 1.1', 'Part 1.2']);
  expect({ totalMinor: totals.totalWithTaxMinor, warnings }).toEqual({ totalMinor: 29_150, warnings: [] });
  // What they say is kept nevertheless.
  expect(Object.values(extra)).toEqual(expect.arrayContaining(['Kiln-dried oak', 'Part 3']));
});

/** A line of one piece. */
function lineBelow(id: string, reason: 'DETAIL' | 'INFORMATION', net: string): string {
  return `<ram:IncludedSupplyChainTradeLineItem>
    <ram:AssociatedDocumentLineDocument><ram:LineID>${id}</ram:LineID><ram:LineStatusReasonCode>${reason}</ram:LineStatusReasonCode></ram:AssociatedDocumentLineDocument>
    <ram:SpecifiedTradeProduct><ram:Name>Part ${id}</ram:Name></ram:SpecifiedTradeProduct>
    <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>${net}</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
    <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">1</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
    <ram:SpecifiedLineTradeSettlement>
      <ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
      <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>${net}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>
    </ram:SpecifiedLineTradeSettlement>
  </ram:IncludedSupplyChainTradeLineItem>`;
}

test('what cannot be read is told where it stands in the file', () => {
  const broken = full.replace('20260312', '2026-13-40').replace('>190.00<', '>a lot<');
  const document = readUbl(broken);
  expect(document.ok ? [] : document.error).toMatchObject([
    {
      why: 'not-a-number',
      text: 'a lot',
      at: {
        path: '/CrossIndustryInvoice/SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem[1]/SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount',
        line: 23
      }
    },
    { why: 'not-a-day', text: '2026-13-40', at: { line: 9 } }
  ]);
});

test('without a number or a currency it is no invoice', () => {
  const document = readUbl(without(full, 'InvoiceCurrencyCode'));
  expect(document).toMatchObject({ ok: false, error: [{ why: 'missing' }] });
});
