import { minorDigits } from '#domain/money/currency.ts';
import {
  compareDecimals,
  divideDecimals,
  isDecimal,
  multiplyDecimals,
  roundDecimal,
  subtractDecimals
} from '#domain/money/decimal.ts';
import type { XmlElement } from './xml.ts';

/** The root of a Cross Industry Invoice (UN/CEFACT, D16B and later), as ZUGFeRD, Factur-X and XRechnung carry it. */
export function isCii({ name, namespace }: XmlElement): boolean {
  return (
    name === 'CrossIndustryInvoice' && namespace === 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100'
  );
}

export interface UblOfCii {
  /** A UBL Invoice or CreditNote. */
  readonly root: XmlElement;
  /** Where each of its elements stands in the document that it was made of. */
  readonly paths: ReadonlyMap<XmlElement, string>;
}

/**
 * A Cross Industry Invoice as the UBL document that says the same: EN 16931 names the place of each of its terms in both
 * (CEN/TS 16931-3-2 and -3-3), so that there is one reader for both. What has no place there stands below the root as it
 * came. `creditCodes`: those of UNTDID 1001 that make it a credit note.
 */
export function ublFromCii(cii: XmlElement, creditCodes: ReadonlySet<string>): UblOfCii {
  const from = new Cii(cii);
  const [document] = from.all(cii, 'ExchangedDocument');
  const [transaction] = from.all(cii, 'SupplyChainTradeTransaction');
  const agreement = from.one(transaction, 'ApplicableHeaderTradeAgreement');
  const settlement = from.one(transaction, 'ApplicableHeaderTradeSettlement');
  const sums = from.one(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation');
  const code = from.one(document, 'TypeCode')?.text.trim() ?? '';
  // A code for a credit note with negative amounts says it twice: that stays a negative invoice.
  const isNegative = from.one(sums, 'GrandTotalAmount')?.text.trim().startsWith('-') ?? false;
  const kind = creditCodes.has(code) && !isNegative ? 'CreditNote' : 'Invoice';
  const terms = from.one(settlement, 'SpecifiedTradePaymentTerms');
  const isOfDocument = (tax: XmlElement): boolean => from.one(tax, 'BasisAmount') !== null;
  const taxes = from.all(settlement, 'ApplicableTradeTax').filter(isOfDocument);
  const lines = from
    .all(transaction, 'IncludedSupplyChainTradeLineItem')
    .filter((line) => isReckoned(from, line))
    .map((line) => lineOf(from, line));
  const isMinimum = lines.length === 0 && taxes.length === 0;
  const taxTotal = taxAmountOf(from, settlement, sums);
  const parts = [
    from.leaf('cbc:ID', from.one(document, 'ID')),
    from.leaf('cbc:IssueDate', from.day(document, 'IssueDateTime')),
    from.leaf('cbc:DueDate', from.day(terms, 'DueDateDateTime')),
    from.leaf(`cbc:${kind}TypeCode`, from.one(document, 'TypeCode')),
    ...from.all(document, 'IncludedNote/Content').map((note) => from.leaf('cbc:Note', note)),
    from.leaf('cbc:DocumentCurrencyCode', from.one(settlement, 'InvoiceCurrencyCode')),
    from.leaf('cbc:BuyerReference', from.one(agreement, 'BuyerReference')),
    periodOf(from, settlement),
    from.group('cac:OrderReference', agreement, [
      from.leaf('cbc:ID', from.one(agreement, 'BuyerOrderReferencedDocument/IssuerAssignedID')),
      from.leaf('cbc:SalesOrderID', from.one(agreement, 'SellerOrderReferencedDocument/IssuerAssignedID'))
    ]),
    ...from
      .all(settlement, 'InvoiceReferencedDocument')
      .map((earlier) =>
        from.group('cac:BillingReference', earlier, [
          from.group('cac:InvoiceDocumentReference', earlier, [
            from.leaf('cbc:ID', from.one(earlier, 'IssuerAssignedID'))
          ])
        ])
      ),
    from.group('cac:ContractDocumentReference', agreement, [
      from.leaf('cbc:ID', from.one(agreement, 'ContractReferencedDocument/IssuerAssignedID'))
    ]),
    ...from.all(agreement, 'AdditionalReferencedDocument').map((one) => attachmentOf(from, one)),
    from.group('cac:ProjectReference', agreement, [
      from.leaf('cbc:ID', from.one(agreement, 'SpecifiedProcuringProject/ID'))
    ]),
    from.group('cac:AccountingSupplierParty', agreement, [partyOf(from, from.one(agreement, 'SellerTradeParty'))]),
    from.group('cac:AccountingCustomerParty', agreement, [partyOf(from, from.one(agreement, 'BuyerTradeParty'))]),
    ...from.all(settlement, 'SpecifiedTradeSettlementPaymentMeans').map((means) => meansOf(from, means)),
    from.group('cac:PaymentTerms', terms, [from.leaf('cbc:Note', from.one(terms, 'Description'))]),
    ...(lines.length === 0
      ? []
      : [
          ...from.all(settlement, 'SpecifiedTradeAllowanceCharge').map((one) => adjustmentOf(from, one)),
          ...from.all(settlement, 'SpecifiedLogisticsServiceCharge').map((one) => logisticsOf(from, one))
        ]),
    from.group('cac:TaxTotal', settlement, [
      from.leaf('cbc:TaxAmount', taxTotal),
      ...taxes.map((tax) =>
        from.group('cac:TaxSubtotal', tax, [
          from.leaf('cbc:TaxableAmount', from.one(tax, 'BasisAmount')),
          from.leaf('cbc:TaxAmount', from.one(tax, 'CalculatedAmount')),
          categoryOf(from, 'cac:TaxCategory', tax)
        ])
      )
    ]),
    from.group('cac:LegalMonetaryTotal', sums, [
      from.leaf('cbc:LineExtensionAmount', lines.length === 0 ? null : from.one(sums, 'LineTotalAmount')),
      from.leaf('cbc:TaxExclusiveAmount', from.one(sums, 'TaxBasisTotalAmount')),
      from.leaf('cbc:TaxInclusiveAmount', from.one(sums, 'GrandTotalAmount')),
      from.leaf('cbc:AllowanceTotalAmount', lines.length === 0 ? null : from.one(sums, 'AllowanceTotalAmount')),
      from.leaf('cbc:ChargeTotalAmount', lines.length === 0 ? null : from.one(sums, 'ChargeTotalAmount')),
      from.leaf('cbc:PrepaidAmount', from.one(sums, 'TotalPrepaidAmount')) ??
        (isMinimum ? paidBefore(from, sums) : null),
      from.leaf('cbc:PayableRoundingAmount', from.one(sums, 'RoundingAmount')),
      from.leaf('cbc:PayableAmount', from.one(sums, 'DuePayableAmount'))
    ]),
    ...(isMinimum
      ? [lineOfTotals(from, settlement, sums, taxTotal)]
      : lines.length === 0
        ? linesOfTaxes(from, taxes)
        : lines)
  ];
  return from.close(kind, parts);
}

/**
 * In the profile EXTENDED lines have lines below them: a group sums up what its lines say, and what is there for
 * information is part of no sum.
 */
function isReckoned(from: Cii, line: XmlElement): boolean {
  const reason = from.one(line, 'AssociatedDocumentLineDocument/LineStatusReasonCode')?.text.trim() ?? '';
  return reason !== 'GROUP' && reason !== 'INFORMATION';
}

function lineOf(from: Cii, line: XmlElement): XmlElement | null {
  const product = from.one(line, 'SpecifiedTradeProduct');
  const settlement = from.one(line, 'SpecifiedLineTradeSettlement');
  const price = from.one(line, 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice');
  const tax = from.one(settlement, 'ApplicableTradeTax');
  return from.group('cac:InvoiceLine', line, [
    from.leaf('cbc:ID', from.one(line, 'AssociatedDocumentLineDocument/LineID')),
    ...from.all(line, 'AssociatedDocumentLineDocument/IncludedNote/Content').map((note) => from.leaf('cbc:Note', note)),
    from.leaf('cbc:InvoicedQuantity', from.one(line, 'SpecifiedLineTradeDelivery/BilledQuantity')),
    from.leaf(
      'cbc:LineExtensionAmount',
      from.one(settlement, 'SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount')
    ),
    ...from.all(settlement, 'SpecifiedTradeAllowanceCharge').map((one) => adjustmentOf(from, one)),
    from.group('cac:Item', product ?? line, [
      from.leaf('cbc:Description', from.one(product, 'Description')),
      from.leaf('cbc:Name', from.one(product, 'Name')),
      from.group('cac:BuyersItemIdentification', product, [from.leaf('cbc:ID', from.one(product, 'BuyerAssignedID'))]),
      from.group('cac:SellersItemIdentification', product, [
        from.leaf('cbc:ID', from.one(product, 'SellerAssignedID'))
      ]),
      from.group('cac:StandardItemIdentification', product, [from.leaf('cbc:ID', from.one(product, 'GlobalID'))]),
      categoryOf(from, 'cac:ClassifiedTaxCategory', tax)
    ]),
    from.group('cac:Price', price, [
      from.leaf('cbc:PriceAmount', from.one(price, 'ChargeAmount')),
      from.leaf('cbc:BaseQuantity', from.one(price, 'BasisQuantity'))
    ])
  ]);
}

/**
 * The short profiles (Factur-X MINIMUM and BASIC WL) have no lines: what stands in their place is what tax is reckoned on,
 * discounts and surcharges already in it. MINIMUM says that in one sum only.
 */
function linesOfTaxes(from: Cii, taxes: readonly XmlElement[]): (XmlElement | null)[] {
  return taxes.map((tax) =>
    lineOver(from, from.one(tax, 'BasisAmount'), categoryOf(from, 'cac:ClassifiedTaxCategory', tax))
  );
}

function lineOfTotals(
  from: Cii,
  settlement: XmlElement | null,
  sums: XmlElement | null,
  taxTotal: XmlElement | null
): XmlElement | null {
  const net = from.one(sums, 'TaxBasisTotalAmount');
  if (!net) return null;
  const currency = from.one(settlement, 'InvoiceCurrencyCode')?.text.trim() ?? '';
  const rate = rateOf(net.text.trim(), taxTotal?.text.trim() ?? '', minorDigits(currency));
  const parts = [
    from.made('cbc:ID', compareDecimals(rate, '0') === 0 ? 'Z' : 'S', net),
    from.made('cbc:Percent', rate, net)
  ];
  return lineOver(from, net, from.group('cac:ClassifiedTaxCategory', net, parts));
}

function lineOver(from: Cii, amount: XmlElement | null, category: XmlElement | null): XmlElement | null {
  if (!amount) return null;
  return from.group('cac:InvoiceLine', amount, [
    from.made('cbc:InvoicedQuantity', '1', amount),
    from.leaf('cbc:LineExtensionAmount', amount),
    from.group('cac:Item', amount, [category]),
    from.group('cac:Price', amount, [from.made('cbc:PriceAmount', amount.text, amount)])
  ]);
}

/** The profile MINIMUM says no rate: the shortest one, in per cent, by which the net amount comes to the tax. */
function rateOf(net: string, tax: string, digits: number): string {
  let rate = '0';
  if (!isDecimal(net) || !isDecimal(tax)) return rate;
  for (let places = 0; places <= ratePlacesMax; places += 1) {
    rate = divideDecimals(multiplyDecimals(tax, '100'), net, places) ?? '0';
    const reckoned = divideDecimals(multiplyDecimals(net, rate), '100', digits) ?? '0';
    if (compareDecimals(reckoned, roundDecimal(tax, digits)) === 0) break;
  }
  return rate;
}

/** As many as a rate may have here. */
const ratePlacesMax = 12;

/** The profile MINIMUM has no element for what was paid before: what is left to pay tells it (BR-CO-16). */
function paidBefore(from: Cii, sums: XmlElement | null): XmlElement | null {
  const due = from.one(sums, 'DuePayableAmount');
  const [total = '', left = ''] = [from.one(sums, 'GrandTotalAmount'), due].map((one) => one?.text.trim());
  if (
    !due ||
    from.one(sums, 'RoundingAmount') ||
    !isDecimal(total) ||
    !isDecimal(left) ||
    compareDecimals(total, left) <= 0
  )
    return null;
  return from.made('cbc:PrepaidAmount', subtractDecimals(total, left), due);
}

function categoryOf(from: Cii, name: string, tax: XmlElement | null): XmlElement | null {
  return from.group(name, tax, [
    from.leaf('cbc:ID', from.one(tax, 'CategoryCode')),
    from.leaf('cbc:Percent', from.one(tax, 'RateApplicablePercent')),
    from.leaf('cbc:TaxExemptionReasonCode', from.one(tax, 'ExemptionReasonCode')),
    from.leaf('cbc:TaxExemptionReason', from.one(tax, 'ExemptionReason')),
    from.group('cac:TaxScheme', tax, [from.leaf('cbc:ID', from.one(tax, 'TypeCode'))])
  ]);
}

function adjustmentOf(from: Cii, one: XmlElement): XmlElement | null {
  return from.group('cac:AllowanceCharge', one, [
    from.leaf('cbc:ChargeIndicator', from.one(one, 'ChargeIndicator/Indicator')),
    from.leaf('cbc:AllowanceChargeReasonCode', from.one(one, 'ReasonCode')),
    from.leaf('cbc:AllowanceChargeReason', from.one(one, 'Reason')),
    from.leaf('cbc:MultiplierFactorNumeric', from.one(one, 'CalculationPercent')),
    from.leaf('cbc:Amount', from.one(one, 'ActualAmount')),
    from.leaf('cbc:BaseAmount', from.one(one, 'BasisAmount')),
    categoryOf(from, 'cac:TaxCategory', from.one(one, 'CategoryTradeTax'))
  ]);
}

/** Freight and packing stand apart from surcharges in the profile EXTENDED, and count among them (BT-108). */
function logisticsOf(from: Cii, one: XmlElement): XmlElement | null {
  return from.group('cac:AllowanceCharge', one, [
    from.made('cbc:ChargeIndicator', 'true', one),
    from.leaf('cbc:AllowanceChargeReason', from.one(one, 'Description')),
    from.leaf('cbc:Amount', from.one(one, 'AppliedAmount')),
    categoryOf(from, 'cac:TaxCategory', from.one(one, 'AppliedTradeTax'))
  ]);
}

function periodOf(from: Cii, settlement: XmlElement | null): XmlElement | null {
  const period = from.one(settlement, 'BillingSpecifiedPeriod');
  return from.group('cac:InvoicePeriod', period, [
    from.leaf('cbc:StartDate', from.day(period, 'StartDateTime')),
    from.leaf('cbc:EndDate', from.day(period, 'EndDateTime'))
  ]);
}

function attachmentOf(from: Cii, reference: XmlElement): XmlElement | null {
  return from.group('cac:AdditionalDocumentReference', reference, [
    from.leaf('cbc:ID', from.one(reference, 'IssuerAssignedID')),
    from.group('cac:Attachment', reference, [
      from.leaf('cbc:EmbeddedDocumentBinaryObject', from.one(reference, 'AttachmentBinaryObject'))
    ])
  ]);
}

function meansOf(from: Cii, means: XmlElement): XmlElement | null {
  const account = from.one(means, 'PayeePartyCreditorFinancialAccount');
  return from.group('cac:PaymentMeans', means, [
    from.group('cac:PayeeFinancialAccount', account, [
      from.leaf('cbc:ID', from.one(account, 'IBANID') ?? from.one(account, 'ProprietaryID')),
      from.leaf('cbc:Name', from.one(account, 'AccountName')),
      from.group('cac:FinancialInstitutionBranch', means, [
        from.leaf('cbc:ID', from.one(means, 'PayeeSpecifiedCreditorFinancialInstitution/BICID'))
      ])
    ])
  ]);
}

function partyOf(from: Cii, party: XmlElement | null): XmlElement | null {
  const address = from.one(party, 'PostalTradeAddress');
  const contact = from.one(party, 'DefinedTradeContact');
  const country = from.one(address, 'CountryID');
  return from.group('cac:Party', party, [
    from.leaf('cbc:EndpointID', from.one(party, 'URIUniversalCommunication/URIID')),
    from.group('cac:PostalAddress', address, [
      from.leaf('cbc:StreetName', from.one(address, 'LineOne')),
      from.leaf('cbc:AdditionalStreetName', from.one(address, 'LineTwo')),
      from.group('cac:AddressLine', address, [from.leaf('cbc:Line', from.one(address, 'LineThree'))]),
      from.leaf('cbc:CityName', from.one(address, 'CityName')),
      from.leaf('cbc:PostalZone', from.one(address, 'PostcodeCode')),
      from.leaf('cbc:CountrySubentity', from.one(address, 'CountrySubDivisionName')),
      from.group('cac:Country', country, [from.leaf('cbc:IdentificationCode', country)])
    ]),
    ...from.all(party, 'SpecifiedTaxRegistration/ID').map((id) => taxSchemeOf(from, id)),
    from.group('cac:PartyLegalEntity', party, [
      from.leaf('cbc:RegistrationName', from.one(party, 'Name')),
      from.leaf('cbc:CompanyID', from.one(party, 'SpecifiedLegalOrganization/ID'))
    ]),
    from.group('cac:Contact', contact, [
      from.leaf('cbc:Name', from.one(contact, 'PersonName') ?? from.one(contact, 'DepartmentName')),
      from.leaf('cbc:Telephone', from.one(contact, 'TelephoneUniversalCommunication/CompleteNumber')),
      from.leaf('cbc:ElectronicMail', from.one(contact, 'EmailURIUniversalCommunication/URIID'))
    ])
  ]);
}

/** A VAT number is marked VA; any other registration is one with the tax office (FC). */
function taxSchemeOf(from: Cii, id: XmlElement): XmlElement | null {
  const isVat = id.attributes.some(({ name, value }) => name === 'schemeID' && value.trim() === 'VA');
  return from.group('cac:PartyTaxScheme', id, [
    from.leaf('cbc:CompanyID', id),
    from.group('cac:TaxScheme', id, [from.made('cbc:ID', isVat ? 'VAT' : 'TAX', id)])
  ]);
}

/** BT-110: a second one is in the currency of accounting (BT-111). */
function taxAmountOf(from: Cii, settlement: XmlElement | null, sums: XmlElement | null): XmlElement | null {
  const currency = from.one(settlement, 'InvoiceCurrencyCode')?.text.trim();
  const amounts = from.all(sums, 'TaxTotalAmount');
  const isOurs = ({ attributes }: XmlElement): boolean =>
    attributes.every(({ name, value }) => name !== 'currencyID' || value.trim() === currency);
  return amounts.find(isOurs) ?? null;
}

const ublUri = 'urn:oasis:names:specification:ubl:schema:xsd:';
const uriByPrefix: Readonly<Record<string, string>> = {
  cac: `${ublUri}CommonAggregateComponents-2`,
  cbc: `${ublUri}CommonBasicComponents-2`
};

/** The document that is translated, with what has been taken over. */
class Cii {
  readonly #root: XmlElement;
  readonly #pathByElement = new Map<XmlElement, string>();
  readonly #paths = new Map<XmlElement, string>();
  readonly #taken = new Set<XmlElement>();

  constructor(root: XmlElement) {
    this.#root = root;
    this.#note(root, `/${root.name}`);
  }

  all(from: XmlElement | null | undefined, steps: string): XmlElement[] {
    let found = from ? [from] : [];
    for (const step of steps.split('/'))
      found = found.flatMap(({ children }) => children.filter(({ name }) => name === step));
    return found;
  }

  one(from: XmlElement | null | undefined, steps: string): XmlElement | null {
    return this.all(from, steps)[0] ?? null;
  }

  /** A day of the form 102, CCYYMMDD, as ISO 8601; what is written otherwise as it stands. */
  day(from: XmlElement | null | undefined, name: string): XmlElement | null {
    const holder = this.one(from, name);
    const written = this.one(holder, 'DateTimeString') ?? this.one(holder, 'DateString');
    if (!written) return null;
    this.#taken.add(written);
    const text = written.text.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
    const day = { ...written, text, attributes: [] };
    this.#pathByElement.set(day, this.#pathOf(written));
    return day;
  }

  /** What an element says, under its name in UBL; null where there is none. */
  leaf(name: string, element: XmlElement | null): XmlElement | null {
    if (!element) return null;
    this.#taken.add(element);
    return this.#made(name, element, { text: element.text, attributes: element.attributes, children: [] });
  }

  /** What UBL says beside an element. */
  made(name: string, text: string, at: XmlElement): XmlElement {
    return this.#made(name, at, { text, attributes: [], children: [] });
  }

  /** What belongs together; null where nothing does. */
  group(name: string, at: XmlElement | null | undefined, parts: readonly (XmlElement | null)[]): XmlElement | null {
    const children = parts.filter((part) => part !== null);
    if (children.length === 0 || !at) return null;
    return this.#made(name, at, { text: '', attributes: [], children });
  }

  close(kind: 'Invoice' | 'CreditNote', parts: readonly (XmlElement | null)[]): UblOfCii {
    const children = [...parts.filter((part) => part !== null), ...this.#rest(this.#root)];
    const root = { ...this.#root, name: kind, namespace: `${ublUri}${kind}-2`, attributes: [], text: '', children };
    this.#paths.set(root, this.#pathOf(this.#root));
    return { root, paths: this.#paths };
  }

  #made(name: string, at: XmlElement, parts: Pick<XmlElement, 'text' | 'attributes' | 'children'>): XmlElement {
    const [prefix = '', local = ''] = name.split(':');
    const made: XmlElement = { namespace: uriByPrefix[prefix] ?? '', name: local, line: at.line, ...parts };
    this.#paths.set(made, this.#pathOf(at));
    return made;
  }

  /** Leaves that nobody took, as they are. */
  #rest(element: XmlElement): XmlElement[] {
    return element.children.flatMap((child): XmlElement[] => {
      if (child.children.length > 0) return this.#rest(child);
      if (this.#taken.has(child) || child.text.trim() === '') return [];
      this.#paths.set(child, this.#pathOf(child));
      return [child];
    });
  }

  #pathOf(element: XmlElement): string {
    return this.#pathByElement.get(element) ?? '';
  }

  #note(element: XmlElement, path: string): void {
    this.#pathByElement.set(element, path);
    const counts = new Map<string, number>();
    for (const { name } of element.children) counts.set(name, (counts.get(name) ?? 0) + 1);
    const seen = new Map<string, number>();
    for (const child of element.children) {
      const nth = (seen.get(child.name) ?? 0) + 1;
      seen.set(child.name, nth);
      this.#note(child, `${path}/${child.name}${counts.get(child.name) === 1 ? '' : `[${nth}]`}`);
    }
  }
}
