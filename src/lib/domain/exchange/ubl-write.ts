import type { Content, DocumentAdjustment, Line, LineAdjustment } from '#domain/invoice/content.ts';
import { adjustmentsInOrder, linesInOrder, totalsOf } from '#domain/invoice/balance.ts';
import { minorToDecimal } from '#domain/money/currency.ts';
import { compareDecimals, negateDecimal } from '#domain/money/decimal.ts';
import type { LineTotals, TaxRow, Totals } from '#domain/money/totals.ts';
import { bareIban } from '#domain/party/iban.ts';
import type { Party } from '#domain/party/party.ts';
import { creditCodes, eInvoiceCountry, invoiceCodes, vatexCodes } from './code-lists.ts';
import type { Exemption } from './declared.ts';
import { element, writeXml, type WrittenElement } from './xml-write.ts';

/** What an e-invoice holds beside its content. */
export interface Exported {
  readonly content: Content;
  /** BT-1. */
  readonly number: string;
  /** In the language of the document: why no tax is charged in a category for which there is no code (BT-120). */
  readonly exemptionReason: string;
  /** Attached files that go with it (BG-24). */
  readonly files: readonly ExportedFile[];
  /** What it said itself where it was imported. */
  readonly said?: Said | undefined;
}

/** What has no place in the content of an invoice, and is not lost on the way through. */
export interface Said {
  /** UNTDID 1001 (BT-3). */
  readonly typeCode: string | null;
  readonly exemptions: readonly Exemption[];
}

export interface ExportedFile {
  readonly name: string;
  readonly mime: string;
  readonly base64: string;
}

type Written = WrittenElement | null;

/**
 * Writes a document as UBL 2.1 Invoice or CreditNote by the rules of EN 16931. What they ask of it, `invoiceProblems` says
 * before; what is missing is left out here. Elements stand in the order of the schema.
 */
export function writeUbl(exported: Exported): string {
  const { content, number } = exported;
  const isCredit = content.kind === 'credit-note';
  const root = isCredit ? 'CreditNote' : 'Invoice';
  const totals = totalsOf(content);
  const money = moneyIn(content.currency);
  const children: Written[] = [
    element('cbc:CustomizationID', 'urn:cen.eu:en16931:2017'),
    element('cbc:ID', number),
    element('cbc:IssueDate', content.issueDay ?? ''),
    isCredit ? null : element('cbc:DueDate', content.dueDay ?? ''),
    element(`cbc:${root}TypeCode`, typeCode(isCredit, exported.said?.typeCode ?? null)),
    element('cbc:Note', content.notes),
    element('cbc:DocumentCurrencyCode', content.currency),
    element('cbc:BuyerReference', content.references.buyer),
    element('cac:InvoicePeriod', [
      element('cbc:StartDate', content.periodStart ?? ''),
      element('cbc:EndDate', content.periodEnd ?? '')
    ]),
    ...references(content, isCredit),
    ...attachments(exported.files),
    isCredit ? null : element('cac:ProjectReference', [element('cbc:ID', content.references.project)]),
    element('cac:AccountingSupplierParty', [party(taxedParty(content, 'seller'))]),
    element('cac:AccountingCustomerParty', [party(taxedParty(content, 'client'))]),
    delivery(content),
    paymentMeans(content, { isCredit, number }),
    element('cac:PaymentTerms', [element('cbc:Note', terms(content, isCredit))]),
    ...adjustmentsInOrder(content).map((one, at) =>
      adjustment(one, {
        amountMinor: totals.adjustmentsMinor[at] ?? 0,
        ofMinor: totals.sumOfLinesMinor,
        money,
        category: taxCategory('cac:TaxCategory', one)
      })
    ),
    taxTotal(totals, money, exported),
    element('cac:LegalMonetaryTotal', [
      money('cbc:LineExtensionAmount', totals.sumOfLinesMinor),
      money('cbc:TaxExclusiveAmount', totals.totalWithoutTaxMinor),
      money('cbc:TaxInclusiveAmount', totals.totalWithTaxMinor),
      hasKind(content, 'discount') ? money('cbc:AllowanceTotalAmount', totals.discountMinor) : null,
      hasKind(content, 'surcharge') ? money('cbc:ChargeTotalAmount', totals.surchargeMinor) : null,
      content.prepaidMinor === 0 ? null : money('cbc:PrepaidAmount', content.prepaidMinor),
      content.roundingMinor === 0 ? null : money('cbc:PayableRoundingAmount', content.roundingMinor),
      money('cbc:PayableAmount', totals.payableMinor)
    ]),
    ...linesInOrder(content).map((line, at) => lineOf(line, totals.lines[at], { isCredit, money, position: at + 1 }))
  ];
  return writeXml({ name: root, attributes: namespaces(root), content: children });
}

function namespaces(root: string): Readonly<Record<string, string>> {
  const base = 'urn:oasis:names:specification:ubl:schema:xsd';
  return {
    xmlns: `${base}:${root}-2`,
    'xmlns:cac': `${base}:CommonAggregateComponents-2`,
    'xmlns:cbc': `${base}:CommonBasicComponents-2`
  };
}

/** What an imported document called itself, as long as it is of this kind. */
function typeCode(isCredit: boolean, said: string | null): string {
  const codes = isCredit ? creditCodes : invoiceCodes;
  return said !== null && codes.has(said) ? said : isCredit ? '381' : '380';
}

type Money = (name: string, amountMinor: number) => Written;

function moneyIn(currency: string): Money {
  return (name, amountMinor) => element(name, minorToDecimal(amountMinor, currency), { currencyID: currency });
}

function references({ references: known }: Content, isCredit: boolean): Written[] {
  const { purchaseOrder, salesOrder, preceding, contract, project } = known;
  // UBL wants a number of the order where there is one of the sale; NA is what it calls none.
  const order = purchaseOrder === '' && salesOrder !== '' ? notAvailable : purchaseOrder;
  return [
    element('cac:OrderReference', [element('cbc:ID', order), element('cbc:SalesOrderID', salesOrder)]),
    ...preceding
      .split(/,\s+/)
      .map((one) =>
        element('cac:BillingReference', [element('cac:InvoiceDocumentReference', [element('cbc:ID', one)])])
      ),
    element('cac:ContractDocumentReference', [element('cbc:ID', contract)]),
    // A credit note has no element for the project (BT-11): it is a supporting document of kind 50.
    isCredit && project !== ''
      ? element('cac:AdditionalDocumentReference', [element('cbc:ID', project), element('cbc:DocumentTypeCode', '50')])
      : null
  ];
}

export const notAvailable = 'NA';

function attachments(files: readonly ExportedFile[]): Written[] {
  return files.map(({ name, mime, base64 }) =>
    element('cac:AdditionalDocumentReference', [
      element('cbc:ID', name),
      element('cac:Attachment', [
        element('cbc:EmbeddedDocumentBinaryObject', base64, { mimeCode: mime, filename: name })
      ])
    ])
  );
}

/** What is outside of the scope of VAT names nobody's VAT number (BR-O-2). */
function taxedParty(content: Content, side: 'seller' | 'client'): Party {
  return hasCategory(content, 'O') ? { ...content[side], vatId: '' } : content[side];
}

/** Within the Union it is to be said to which country the goods went (BR-IC-12). */
function delivery(content: Content): Written {
  if (!hasCategory(content, 'K')) return null;
  const country = element('cac:Country', [element('cbc:IdentificationCode', eInvoiceCountry(content.client.country))]);
  return element('cac:Delivery', [element('cac:DeliveryLocation', [element('cac:Address', [country])])]);
}

export function hasCategory({ lines, adjustments }: Content, category: string): boolean {
  return [...Object.values(lines), ...Object.values(adjustments)].some((one) => one.taxCategory === category);
}

function party(known: Party): Written {
  const taxScheme = (id: string, scheme: string): Written =>
    element('cac:PartyTaxScheme', [
      element('cbc:CompanyID', id),
      id === '' ? null : element('cac:TaxScheme', [element('cbc:ID', scheme)])
    ]);
  return element('cac:Party', [
    element('cbc:EndpointID', known.email, { schemeID: 'EM' }),
    element('cac:PostalAddress', [
      element('cbc:StreetName', known.street),
      element('cbc:AdditionalStreetName', known.addition),
      element('cbc:BuildingNumber', known.buildingNumber),
      element('cbc:CityName', known.town),
      element('cbc:PostalZone', known.postcode),
      element('cbc:CountrySubentity', known.region),
      element('cac:Country', [element('cbc:IdentificationCode', eInvoiceCountry(known.country))])
    ]),
    taxScheme(known.vatId, 'VAT'),
    taxScheme(known.taxId, 'TAX'),
    element('cac:PartyLegalEntity', [
      element('cbc:RegistrationName', known.name),
      element('cbc:CompanyID', known.registrationId)
    ]),
    element('cac:Contact', [
      element('cbc:Name', known.contact),
      element('cbc:Telephone', known.phone),
      element('cbc:ElectronicMail', known.email)
    ])
  ]);
}

/** A credit note has no due date in its head (BT-9), and is asked for that or for terms all the same (BR-CO-25). */
function terms({ terms: said, dueDay }: Content, isCredit: boolean): string {
  return said === '' && isCredit ? (dueDay ?? '') : said;
}

/** A SEPA transfer in euro, else any transfer; where there is no account, a credit note still says when it is due. */
function paymentMeans(
  { seller, currency, dueDay }: Content,
  { isCredit, number }: { isCredit: boolean; number: string }
): Written {
  const due = isCredit ? (dueDay ?? '') : '';
  if (seller.iban === '' && due === '') return null;
  const code = seller.iban === '' ? '1' : currency === 'EUR' ? '58' : '30';
  return element('cac:PaymentMeans', [
    element('cbc:PaymentMeansCode', code),
    element('cbc:PaymentDueDate', due),
    seller.iban === '' ? null : element('cbc:PaymentID', number),
    element('cac:PayeeFinancialAccount', [
      element('cbc:ID', bareIban(seller.iban)),
      seller.iban === '' ? null : element('cbc:Name', seller.accountHolder),
      seller.iban === '' ? null : element('cac:FinancialInstitutionBranch', [element('cbc:ID', seller.bic)])
    ])
  ]);
}

function adjustment(
  { kind, reason, percent, amountMinor: givenMinor, baseMinor }: LineAdjustment | DocumentAdjustment,
  {
    amountMinor,
    ofMinor,
    money,
    category
  }: {
    amountMinor: number;
    /** What a percentage is of, where nothing else is said. */
    ofMinor: number;
    money: Money;
    category: Written;
  }
): Written {
  // A percentage that gives its amount says of what (PEPPOL-EN16931-R041); one that came beside an amount, what it said.
  const base = percent !== null && givenMinor === null ? (baseMinor ?? ofMinor) : baseMinor;
  return element('cac:AllowanceCharge', [
    element('cbc:ChargeIndicator', String(kind === 'surcharge')),
    // One of the two has to be there (BR-33, BR-38, BR-42, BR-44).
    reason.trim() === '' ? element('cbc:AllowanceChargeReasonCode', reasonCodes[kind]) : null,
    element('cbc:AllowanceChargeReason', reason),
    element('cbc:MultiplierFactorNumeric', percent ?? ''),
    money('cbc:Amount', amountMinor),
    base === null ? null : money('cbc:BaseAmount', base),
    category
  ]);
}

/** UNTDID 5189 "Discount" and 7161 "Other service", for where nobody has said why. */
export const reasonCodes = { discount: '95', surcharge: 'ADR' } as const;

function taxCategory(name: string, { taxCategory: id, taxRate }: { taxCategory: string; taxRate: string }): Written {
  return element(name, [
    element('cbc:ID', id),
    // What is outside of the scope of VAT has no rate (BR-O-5, BR-O-6, BR-O-7).
    id === 'O' ? null : element('cbc:Percent', taxRate),
    element('cac:TaxScheme', [element('cbc:ID', 'VAT')])
  ]);
}

function taxTotal({ taxes, taxMinor }: Totals, money: Money, exported: Exported): Written {
  return element('cac:TaxTotal', [
    money('cbc:TaxAmount', taxMinor),
    ...taxes.map((row) =>
      element('cac:TaxSubtotal', [
        money('cbc:TaxableAmount', row.baseMinor),
        money('cbc:TaxAmount', row.taxMinor),
        exemptCategory(row, exported)
      ])
    )
  ]);
}

/** Why no tax is charged: as the document itself said, else by the code, where there is one (VATEX), else in words (BR-E-10, BR-AE-10, BR-IC-10, BR-G-10, BR-O-10). */
function exemptCategory({ taxCategory: id, taxRate }: TaxRow, { said, exemptionReason }: Exported): Written {
  const { code, reason } = saidOf(id, said) ?? {
    code: exemptionCodes.get(id) ?? '',
    reason: id === 'E' ? exemptionReason : ''
  };
  return element('cac:TaxCategory', [
    element('cbc:ID', id),
    id === 'O' ? null : element('cbc:Percent', taxRate),
    element('cbc:TaxExemptionReasonCode', code),
    element('cbc:TaxExemptionReason', reason),
    element('cac:TaxScheme', [element('cbc:ID', 'VAT')])
  ]);
}

/** All that was said of a category, which has one row here; what is no code is a reason (BR-CL-22). */
function saidOf(id: string, said: Said | undefined): { code: string; reason: string } | null {
  const own = said?.exemptions.filter(({ taxCategory }) => taxCategory === id) ?? [];
  if (own.length === 0 || !(id === 'E' || exemptionCodes.has(id))) return null;
  const code = own.find((one) => vatexCodes.has(one.code))?.code ?? '';
  const reasons = own.flatMap((one) => [one.reason, one.code === code ? '' : one.code]);
  return { code, reason: [...new Set(reasons)].filter((reason) => reason !== '').join('; ') };
}

const exemptionCodes: ReadonlyMap<string, string> = new Map([
  ['AE', 'VATEX-EU-AE'],
  ['K', 'VATEX-EU-IC'],
  ['G', 'VATEX-EU-G'],
  ['O', 'VATEX-EU-O']
]);

function lineOf(
  line: Line,
  totals: LineTotals | undefined,
  { isCredit, money, position }: { isCredit: boolean; money: Money; position: number }
): Written {
  const name = isCredit ? 'CreditNote' : 'Invoice';
  const unitCode = line.unit === '' ? 'C62' : line.unit;
  // A price is never negative (BR-27): what is given back is a negative quantity.
  const isNegative = compareDecimals(line.price, '0') < 0;
  const quantity = isNegative ? negateDecimal(line.quantity) : line.quantity;
  const price = isNegative ? negateDecimal(line.price) : line.price;
  return element(`cac:${name}Line`, [
    element('cbc:ID', String(position)),
    element(isCredit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', quantity, { unitCode }),
    money('cbc:LineExtensionAmount', totals?.netMinor ?? 0),
    ...line.adjustments.map((one, at) =>
      adjustment(one, {
        amountMinor: totals?.adjustmentsMinor[at] ?? 0,
        ofMinor: totals?.grossMinor ?? 0,
        money,
        category: null
      })
    ),
    element('cac:Item', [
      element('cbc:Description', line.description),
      element('cbc:Name', line.text),
      element('cac:SellersItemIdentification', [element('cbc:ID', line.code)]),
      taxCategory('cac:ClassifiedTaxCategory', line)
    ]),
    element('cac:Price', [
      priceAmount(price, money),
      compareDecimals(line.baseQuantity, '1') === 0
        ? null
        : element('cbc:BaseQuantity', line.baseQuantity, { unitCode })
    ])
  ]);
}

/** With all its decimals: an item's price may have more than its currency has. */
function priceAmount(price: string, money: Money): Written {
  const marked = money('cbc:PriceAmount', 0);
  return marked && { ...marked, content: price };
}

function hasKind({ adjustments }: Content, kind: DocumentAdjustment['kind']): boolean {
  return Object.values(adjustments).some((one) => one.kind === kind);
}
