import { minorDigits, minorToDecimal } from '#domain/money/currency.ts';
import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  negateDecimal,
  roundDecimal,
  subtractDecimals
} from '#domain/money/decimal.ts';
import type { DocumentAdjustment, Line, LineAdjustment } from '#domain/invoice/content.ts';
import {
  all,
  amount,
  attribute,
  decimal,
  explanation,
  joined,
  one,
  placeOf,
  prose,
  words,
  type UblSource
} from './ubl-source.ts';
import { impliedPrice } from './implied-price.ts';
import { reasonCodes } from './ubl-write.ts';
import type { XmlElement } from './xml.ts';

/**
 * An invoice line (BG-25) or credit note line. Sub-lines of it (an extension of XRechnung) only explain its net amount:
 * they are not modelled. The item price discount (BT-147) neither: the price (BT-146) already is net of it.
 */
export function lineFrom(source: UblSource, element: XmlElement, position: number, currency: string): Line {
  const declaredNetMinor = amount(source, one(source, element, 'cbc:LineExtensionAmount'), currency);
  const pricing = explanation(source, declaredNetMinor, () =>
    pricingFrom(source, element, { declaredNetMinor, currency })
  );
  if (declaredNetMinor === null) source.warnings.push({ why: 'net-missing', at: placeOf(source, element) });
  const item = one(source, element, 'cac:Item');
  const name = words(source, one(source, item, 'cbc:Name'));
  const description = prose(source, all(source, item, 'cbc:Description'));
  const note = prose(source, all(source, element, 'cbc:Note'));
  return {
    id: `line-${position}`,
    position,
    text: name || (description.split('\n')[0] ?? ''),
    description: joined(source, element, [description, note], '\n'),
    code: codeOf(source, item),
    ...pricing,
    ...taxFrom(source, element, [
      ['cac:Item/cac:ClassifiedTaxCategory', ''],
      // Before EN 16931 a line carried its whole tax reckoning.
      ['cac:TaxTotal/cac:TaxSubtotal', 'cac:TaxCategory']
    ]),
    declaredNetMinor,
    source: null
  };
}

/** A document level allowance (BG-20) or charge (BG-21). */
export function adjustmentFrom(
  source: UblSource,
  element: XmlElement,
  position: number,
  currency: string
): DocumentAdjustment {
  return {
    id: `adjustment-${position}`,
    position,
    ...lineAdjustmentFrom(source, element, currency),
    ...taxFrom(source, element, [['cac:TaxCategory', '']])
  };
}

/** What the line's net amount comes from. */
function pricingFrom(
  source: UblSource,
  line: XmlElement,
  net: { declaredNetMinor: number | null; currency: string }
): Pick<Line, 'quantity' | 'unit' | 'price' | 'baseQuantity' | 'adjustments'> {
  const quantityElement = one(source, line, 'cbc:InvoicedQuantity') ?? one(source, line, 'cbc:CreditedQuantity');
  const written = decimal(source, quantityElement);
  if (written === null) source.warnings.push({ why: 'quantity-missing', at: placeOf(source, line) });
  const quantity = written ?? '1';
  const unit = attribute(source, quantityElement, 'unitCode');
  const adjustments = all(source, line, 'cac:AllowanceCharge').map((each) =>
    lineAdjustmentFrom(source, each, net.currency)
  );
  return { quantity, unit, adjustments, ...priceFrom(source, line, { ...net, quantity, unit, adjustments }) };
}

function codeOf(source: UblSource, item: XmlElement | null): string {
  const kinds = ['cac:SellersItemIdentification', 'cac:StandardItemIdentification', 'cac:BuyersItemIdentification'];
  const ids = kinds.map((kind) => one(source, item, `${kind}/cbc:ID`));
  return words(source, ids.find((id) => id !== null && id.text.trim() !== '') ?? null);
}

/** Price and base quantity (BG-29); where no price is given, the one that leads to the line's own net amount. */
function priceFrom(
  source: UblSource,
  line: XmlElement,
  known: {
    quantity: string;
    unit: string;
    declaredNetMinor: number | null;
    adjustments: LineAdjustment[];
    currency: string;
  }
): Pick<Line, 'price' | 'baseQuantity'> {
  const price = decimal(source, one(source, line, 'cac:Price/cbc:PriceAmount'));
  attribute(source, one(source, line, 'cac:Price/cbc:PriceAmount'), 'currencyID');
  if (price === null) {
    source.warnings.push({ why: 'price-missing', at: placeOf(source, line) });
    return priceOfNet(known);
  }
  const baseElement = one(source, line, 'cac:Price/cbc:BaseQuantity');
  const base = decimal(source, baseElement);
  const baseUnit = attribute(source, baseElement, 'unitCode');
  if (baseElement === null || base === null) return { price, baseQuantity: '1' };
  if (baseUnit !== '' && known.unit !== '' && baseUnit !== known.unit)
    source.warnings.push({ why: 'unit-differs', unit: known.unit, baseUnit, at: placeOf(source, baseElement) });
  if (compareDecimals(base, '0') > 0) return { price, baseQuantity: base };
  source.warnings.push({ why: 'base-quantity-ignored', text: base, at: placeOf(source, baseElement) });
  return { price, baseQuantity: '1' };
}

/** What leads to the line's own net amount, with its discounts and surcharges. */
function priceOfNet({
  quantity,
  declaredNetMinor,
  adjustments,
  currency
}: Parameters<typeof priceFrom>[2]): Pick<Line, 'price' | 'baseQuantity'> {
  if (declaredNetMinor === null || compareDecimals(quantity, '0') === 0) return { price: '0', baseQuantity: '1' };
  const gross = adjustments.reduce(
    (sum, { kind, amountMinor }) => {
      const adjustment = minorToDecimal(amountMinor ?? 0, currency);
      return kind === 'discount' ? addDecimals(sum, adjustment) : subtractDecimals(sum, adjustment);
    },
    minorToDecimal(declaredNetMinor, currency)
  );
  return impliedPrice(gross, quantity);
}

/** The amount is what counts; percentage and base explain it, and stand in where the amount is missing. */
function lineAdjustmentFrom(source: UblSource, element: XmlElement, currency: string): LineAdjustment {
  const amountMinor = amount(source, one(source, element, 'cbc:Amount'), currency);
  const factor = one(source, element, 'cbc:MultiplierFactorNumeric');
  const { baseMinor, percent } = explanation(source, amountMinor, () => ({
    baseMinor: amount(source, one(source, element, 'cbc:BaseAmount'), currency),
    percent: decimal(source, factor)
  }));
  if (amountMinor === null && percent === null && (factor === null || factor.text.trim() === ''))
    source.problems.push({ why: 'missing', at: placeOf(source, element, '/cbc:Amount') });
  const reason = prose(source, all(source, element, 'cbc:AllowanceChargeReason'));
  const code = words(source, one(source, element, 'cbc:AllowanceChargeReasonCode'));
  const kind = kindOf(source, element);
  return {
    kind,
    // The code that stands where nobody has said why says nothing to anybody.
    reason: reason || (code === reasonCodes[kind] ? '' : code),
    amountMinor,
    percent: factor === null ? null : explainingPercent(source, factor, { percent, amountMinor, baseMinor, currency }),
    baseMinor
  };
}

function kindOf(source: UblSource, element: XmlElement): 'discount' | 'surcharge' {
  const indicator = one(source, element, 'cbc:ChargeIndicator');
  const text = words(source, indicator).toLowerCase();
  if (text === 'true' || text === '1') return 'surcharge';
  if (text === '') source.problems.push({ why: 'missing', at: placeOf(source, element, '/cbc:ChargeIndicator') });
  else if (text !== 'false' && text !== '0')
    source.problems.push({ why: 'not-a-flag', text: text.slice(0, 100), at: placeOf(source, indicator ?? element) });
  return 'discount';
}

/** In EN 16931 the factor is a percentage (BT-94); older files write 0.1 for ten per cent. The amount tells which. */
function explainingPercent(
  source: UblSource,
  factor: XmlElement,
  {
    percent,
    amountMinor,
    baseMinor,
    currency
  }: {
    percent: string | null;
    amountMinor: number | null;
    baseMinor: number | null;
    currency: string;
  }
): string | null {
  if (percent === null || amountMinor === null || baseMinor === null) return percent;
  const hundredfold = multiplyDecimals(percent, '100');
  const base = minorToDecimal(baseMinor, currency);
  const gives = (candidate: string) => {
    const exact = divideDecimals(multiplyDecimals(base, candidate), '100', 20) ?? '0';
    const difference = subtractDecimals(
      roundDecimal(exact, minorDigits(currency)),
      minorToDecimal(amountMinor, currency)
    );
    const tolerance = minorToDecimal(1, currency);
    return compareDecimals(difference, tolerance) <= 0 && compareDecimals(negateDecimal(difference), tolerance) <= 0;
  };
  if (gives(percent)) return percent;
  if (gives(hundredfold)) return hundredfold;
  source.warnings.push({ why: 'percent-differs', text: percent, amountMinor, baseMinor, at: placeOf(source, factor) });
  source.taken.delete(factor);
  return null;
}

/** The first category found, each tried at an element and a step below it; without a rate, which O never has, 0. */
function taxFrom(
  source: UblSource,
  element: XmlElement,
  ways: readonly (readonly [steps: string, below: string])[]
): { taxCategory: string; taxRate: string } {
  for (const [steps, below] of ways) {
    const outer = one(source, element, steps);
    const category = below === '' ? outer : one(source, outer, below);
    if (category !== null) return categoryFrom(source, category, outer);
  }
  source.warnings.push({ why: 'tax-category-missing', at: placeOf(source, element) });
  return { taxCategory: '', taxRate: '0' };
}

/** Category code and rate of a `TaxCategory`; UBL 2.0 wrote the rate beside it, in the subtotal. */
export function categoryFrom(
  source: UblSource,
  category: XmlElement,
  outer: XmlElement | null
): { taxCategory: string; taxRate: string } {
  const taxCategory = words(source, one(source, category, 'cbc:ID'));
  const percent = one(source, category, 'cbc:Percent') ?? one(source, outer, 'cbc:Percent');
  const taxRate = decimal(source, percent);
  if (taxRate === null && !ratelessCategories.has(taxCategory))
    source.warnings.push({ why: 'tax-rate-missing', taxCategory, at: placeOf(source, category) });
  const scheme = one(source, category, 'cac:TaxScheme/cbc:ID');
  if (scheme?.text.trim() === 'VAT') words(source, scheme);
  return { taxCategory, taxRate: taxRate ?? '0' };
}

/** UNCL 5305 codes whose rate is 0 by definition (BR-Z-5, BR-E-5, BR-AE-5, BR-IC-5, BR-G-5, BR-O-5). */
const ratelessCategories: ReadonlySet<string> = new Set(['Z', 'E', 'AE', 'K', 'G', 'O']);
