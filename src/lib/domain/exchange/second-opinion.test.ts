import { InvoiceService, invoiceSchema, type Invoice } from '@e-invoice-eu/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Content } from '#domain/invoice/content.ts';
import { totalsOf } from '#domain/invoice/balance.ts';
import { linesOf, createInvoice } from '#tests/builders/commands.ts';
import { countryCodes, creditCodes, currencyCodes, invoiceCodes, vatexCodes } from './code-lists.ts';
import { eInvoiceProblems } from './en16931.ts';
import { readUbl, type ImportedDocument } from './ubl.ts';
import { writeUbl } from './ubl-write.ts';
import { unitCodes } from './unit-codes.ts';
import { readXml, type XmlElement } from './xml.ts';

/*
 * Another generator of e-invoices checks each document that we write against its own schema of EN 16931, and writes it anew
 * in either syntax: all three are read with the same totals.
 */

const others = new InvoiceService({ log: say, warn: say, error: say });

test.each(['UBL', 'CII'])(
  'W3: what we write, another generator accepts, and its %s has the same totals',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(anySound, async (content) => {
        fc.pre(eInvoiceProblems(content, 'INV-1').length === 0);
        const ours = writeUbl({ content, number: 'INV-1', exemptionReason: 'Exempt from VAT', files });
        const theirs = await others.generate(asTheirs(ours), { format, lang: 'en', noWarnings: true });
        const [first, second] = [documentOf(ours), documentOf(String(theirs))];
        expect(first.totals.payableMinor).toBe(totalsOf(content).payableMinor);
        expect(second.totals).toEqual(first.totals);
        expect(second.number).toBe(first.number);
        expect(second.content.seller).toEqual(first.content.seller);
        expect(linesIn(second)).toEqual(linesIn(first));
        expect(second.exemptions).toEqual(first.exemptions);
        // Their CII leaves files out.
        if (format === 'UBL') expect(second.attachments).toEqual(files);
      }),
      { numRuns: 25 }
    );
  }
);

const files = [{ name: 'terms.pdf', mime: 'application/pdf', base64: 'JVBERi0xLjc=' }];
const cents = fc.integer({ min: 1, max: 99_999_99 });
const taxes = fc.constantFrom(
  ['S', '19'],
  ['S', '7'],
  ['S', '7.7'],
  ['Z', '0'],
  ['E', '0'],
  ['G', '0'],
  ['AE', '0'],
  ['K', '0'],
  ['L', '7'],
  ['M', '4']
);

const anyAdjustment = fc.record({
  kind: fc.constantFrom('discount' as const, 'surcharge' as const),
  reason: fc.constantFrom('', 'Loyalty', 'Freight <&>'),
  worth: fc.oneof(
    fc.record({ amountMinor: fc.integer({ min: 1, max: 500 }), percent: fc.constant(null) }),
    fc.record({ amountMinor: fc.constant(null), percent: fc.constantFrom('3', '12.5', '33.33') })
  )
});

const anyLine = fc.record({
  text: fc.constantFrom('Work', 'Ärger & “Mühe”', 'عمل'),
  quantity: fc.constantFrom('1', '2.5', '0.333', '12', '-1'),
  price: cents.map((minor) => (minor / 100).toFixed(2)),
  tax: taxes,
  adjustments: fc.array(anyAdjustment, { maxLength: 2 })
});

const anySound: fc.Arbitrary<Content> = fc
  .record({
    lines: fc.array(anyLine, { minLength: 1, maxLength: 5 }),
    adjustments: fc.array(fc.tuple(anyAdjustment, taxes), { maxLength: 2 }),
    kind: fc.constantFrom('invoice' as const, 'credit-note' as const),
    prepaidMinor: fc.constantFrom(0, 100),
    roundingMinor: fc.constantFrom(0, 3, -2)
  })
  .map(({ lines, adjustments, kind, prepaidMinor, roundingMinor }): Content => {
    const { content } = createInvoice('a', { lines: linesOf('1') });
    const plain = Object.values(content.lines)[0]!;
    const adjusted = ({ worth, ...one }: (typeof adjustments)[number][0]) => ({ ...one, ...worth, baseMinor: null });
    return {
      ...content,
      kind,
      prepaidMinor,
      roundingMinor,
      lines: Object.fromEntries(
        lines.map(({ tax: [taxCategory = '', taxRate = ''], adjustments: own, ...line }, index) => [
          `l${index}`,
          {
            ...plain,
            ...line,
            id: `l${index}`,
            position: index,
            unit: 'C62',
            taxCategory,
            taxRate,
            adjustments: own.map(adjusted)
          }
        ])
      ),
      adjustments: Object.fromEntries(
        adjustments.map(([one, [taxCategory = '', taxRate = '']], index) => [
          `a${index}`,
          { ...adjusted(one), id: `a${index}`, position: index, taxCategory, taxRate }
        ])
      ),
      issueDay: '2026-03-02',
      dueDay: '2026-03-16',
      terms: 'Within two weeks',
      seller: {
        ...content.seller,
        name: 'Ada & Co',
        country: 'DE',
        vatId: 'DE123456789',
        // Peppol, whose schema theirs is, asks for an electronic address.
        email: 'ada@example.org',
        town: 'Köln',
        postcode: '50667'
      },
      client: {
        ...content.client,
        name: 'Lovelace Ltd',
        country: 'FR',
        vatId: 'FR12345678901',
        email: 'lovelace@example.org',
        town: 'Lyon',
        postcode: '69001'
      }
    };
  });

function documentOf(xml: string): ImportedDocument {
  const read = readUbl(xml);
  if (!read.ok) throw new Error(`${JSON.stringify(read.error)}\n${xml}`);
  return read.value;
}

function linesIn({ content }: ImportedDocument): unknown {
  return Object.values(content.lines).map(({ id: _id, ...line }) => line);
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** An XML document as theirs: elements are keys, attributes stand beside them, and what may come several times is a list. */
function asTheirs(xml: string): Invoice {
  const root = readXml(xml);
  if (!root.ok) throw new Error(JSON.stringify(root.error));
  const schema = resolved((invoiceSchema as Schema).properties!['ubl:Invoice']!);
  return { 'ubl:Invoice': objectOf(root.value, schema) } as unknown as Invoice;
}

function objectOf(element: XmlElement, schema: Schema): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const child of element.children) {
    // Credit notes say it elsewhere than invoices do, and theirs not at all.
    if (child.name === 'PaymentDueDate') continue;
    const prefix = child.namespace.endsWith('CommonAggregateComponents-2') ? 'cac' : 'cbc';
    // A credit note is written by them as an invoice of another type.
    const key = `${prefix}:${child.name.replace('CreditNote', 'Invoice').replace('CreditedQuantity', 'InvoicedQuantity')}`;
    const known = schema.properties?.[key];
    if (!known) throw new Error(`${key} is none of theirs`);
    const own = resolved(known);
    const isList = own.type === 'array';
    const value = prefix === 'cac' ? objectOf(child, isList ? resolved(own.items!) : own) : child.text;
    if (isList) made[key] = [...((made[key] as unknown[] | undefined) ?? []), value];
    else made[key] = value;
    for (const { name, value: said } of child.attributes) made[`${key}@${name}`] = said;
  }
  return made;
}

function resolved(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  let found: unknown = invoiceSchema;
  for (const step of schema.$ref.replace('#/', '').split('/')) found = (found as Record<string, unknown>)[step];
  return resolved(found as Schema);
}

function say(): void {
  // What it has to say, it says by refusing.
}

test('the codes of countries, currencies, units and documents are those of another generator', () => {
  const lists = codeListsSchema.parse(invoiceSchema).$defs.codeLists;
  expect([...countryCodes].sort()).toEqual(lists.ISO3166.enum.sort());
  expect([...currencyCodes].sort()).toEqual(lists.ISO4217.enum.sort());
  expect([...unitCodes].sort()).toEqual(lists.UNECERec20.enum.sort());
  expect([...invoiceCodes].sort()).toEqual(lists['UNCL1001-inv'].enum.sort());
  expect([...creditCodes].sort()).toEqual(lists['UNCL1001-cn'].enum.sort());
  expect([...vatexCodes].sort()).toEqual(lists.vatex.enum.sort());
});

const codeList = z.object({ enum: z.array(z.string()) });
const codeListsSchema = z.object({
  $defs: z.object({
    codeLists: z.object({
      ISO3166: codeList,
      ISO4217: codeList,
      UNECERec20: codeList,
      'UNCL1001-inv': codeList,
      'UNCL1001-cn': codeList,
      vatex: codeList
    })
  })
});
