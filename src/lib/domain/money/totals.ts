import { minorDigits } from './currency.ts';
import { decimalToText, parseDecimal, roundedQuotient, tenTo, type Decimal } from './decimal.ts';
import type { Adjustment, Priced } from './pricing.ts';

/**
 * What a priced document comes to. All amounts are whole minor units of its currency. An adjustment's amount is what
 * it takes away (discount) or adds (surcharge), in the order in which the adjustments were given.
 */
export interface Totals {
  readonly lines: readonly LineTotals[];
  /** Amount of each adjustment of the whole document. */
  readonly adjustmentsMinor: readonly number[];
  /** Sum of line net amounts (BT-106). */
  readonly sumOfLinesMinor: number;
  /** Sum of the document's own discounts (BT-107); those of lines are in the lines. */
  readonly discountMinor: number;
  /** Sum of the document's own surcharges (BT-108). */
  readonly surchargeMinor: number;
  /** BT-109. */
  readonly totalWithoutTaxMinor: number;
  /** One row for each category and rate (BG-23), by category, then by rate. */
  readonly taxes: readonly TaxRow[];
  /** BT-110. */
  readonly taxMinor: number;
  /** BT-112. */
  readonly totalWithTaxMinor: number;
  /** What is left to pay (BT-115): may be nothing, or less. */
  readonly payableMinor: number;
  /** Some number was too large to be exact; it stands at ±Number.MAX_SAFE_INTEGER. */
  readonly overflow: boolean;
  /** Inputs that are no usable number; empty where all is well. */
  readonly invalid: readonly InvalidInput[];
}

export interface LineTotals {
  /** Quantity × price ÷ base quantity. */
  readonly grossMinor: number;
  readonly adjustmentsMinor: readonly number[];
  /** What the document counts with: the declared net where there is one, else the computed. */
  readonly netMinor: number;
  readonly computedNetMinor: number;
  /** The declared net is not what the formula gives. */
  readonly differs: boolean;
}

export interface TaxRow {
  readonly taxCategory: string;
  /** Per cent, normalised: "19", "7.7". */
  readonly taxRate: string;
  readonly baseMinor: number;
  readonly taxMinor: number;
}

export interface InvalidInput {
  /** Index of the line; null for the document itself. */
  readonly line: number | null;
  /** Index of the adjustment in that line or document; null where the input is none of an adjustment. */
  readonly adjustment: number | null;
  readonly field: InvalidField;
}

export type InvalidField =
  | 'quantity'
  | 'price'
  | 'baseQuantity'
  | 'taxRate'
  | 'declaredNetMinor'
  | 'amountMinor'
  | 'percent'
  | 'baseMinor'
  | 'prepaidMinor'
  | 'roundingMinor';

/**
 * The totals of EN 16931 (BR-CO-10 to BR-CO-17): each line and each adjustment is rounded by itself, tax once per
 * category and rate, halves away from zero. Never throws: what is no number counts as 0 (a base quantity as 1) and is
 * named in `invalid`; what is too large stands at the edge and sets `overflow`.
 */
export function computeTotals(priced: Priced): Totals {
  const invalid: InvalidInput[] = [];
  let overflow = false;
  const perUnit = tenTo(minorDigits(priced.currency));

  const lines: LineTotals[] = [];
  const groups = new Map<string, TaxGroup>();
  let sumOfLines = 0n;
  for (const [index, line] of priced.lines.entries()) {
    const read = reader(invalid, index, null);
    const quantity = read.decimal('quantity', line.quantity);
    const price = read.decimal('price', line.price);
    const base = read.divisor('baseQuantity', line.baseQuantity);
    const gross = roundedQuotient(
      quantity.units * price.units * perUnit * tenTo(base.scale),
      base.units * tenTo(quantity.scale + price.scale)
    );
    const amounts = line.adjustments.map((adjustment, at) => amountOf(adjustment, gross, reader(invalid, index, at)));
    const computed = line.adjustments.reduce((sum, { kind }, at) => sum + signed(kind, amounts[at] ?? 0n), gross);
    const net = line.declaredNetMinor === null ? computed : read.minor('declaredNetMinor', line.declaredNetMinor);
    sumOfLines += net;
    addToGroup(groups, line.taxCategory, read.decimal('taxRate', line.taxRate), net);
    lines.push({
      grossMinor: saturated(gross),
      adjustmentsMinor: amounts.map(saturated),
      netMinor: saturated(net),
      computedNetMinor: saturated(computed),
      differs: net !== computed
    });
  }

  const adjustmentsMinor: number[] = [];
  let discount = 0n;
  let surcharge = 0n;
  for (const [at, adjustment] of priced.adjustments.entries()) {
    const read = reader(invalid, null, at);
    const amount = amountOf(adjustment, sumOfLines, read);
    if (adjustment.kind === 'discount') discount += amount;
    else surcharge += amount;
    const rate = read.decimal('taxRate', adjustment.taxRate);
    addToGroup(groups, adjustment.taxCategory, rate, signed(adjustment.kind, amount));
    adjustmentsMinor.push(saturated(amount));
  }

  let tax = 0n;
  const taxes: TaxRow[] = [];
  for (const { taxCategory, rate, taxRate, base } of [...groups.values()].sort(byCategoryThenRate)) {
    const taxOfGroup = roundedQuotient(base * rate.units, 100n * tenTo(rate.scale));
    tax += taxOfGroup;
    taxes.push({ taxCategory, taxRate, baseMinor: saturated(base), taxMinor: saturated(taxOfGroup) });
  }

  const read = reader(invalid, null, null);
  const totalWithoutTax = sumOfLines - discount + surcharge;
  const totalWithTax = totalWithoutTax + tax;
  const payable =
    totalWithTax - read.minor('prepaidMinor', priced.prepaidMinor) + read.minor('roundingMinor', priced.roundingMinor);

  const totals = {
    lines,
    adjustmentsMinor,
    sumOfLinesMinor: saturated(sumOfLines),
    discountMinor: saturated(discount),
    surchargeMinor: saturated(surcharge),
    totalWithoutTaxMinor: saturated(totalWithoutTax),
    taxes,
    taxMinor: saturated(tax),
    totalWithTaxMinor: saturated(totalWithTax),
    payableMinor: saturated(payable),
    invalid
  };
  return { ...totals, overflow };

  /** Only what is shown is cut: the sums behind it stay exact, so a discount can bring a line back into range. */
  function saturated(amount: bigint): number {
    if (amount <= largest && amount >= -largest) return Number(amount);
    overflow = true;
    return amount < 0n ? -Number.MAX_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
  }
}

interface TaxGroup {
  readonly taxCategory: string;
  readonly taxRate: string;
  readonly rate: Decimal;
  base: bigint;
}

const largest = BigInt(Number.MAX_SAFE_INTEGER);
const zero: Decimal = { units: 0n, scale: 0 };
const one: Decimal = { units: 1n, scale: 0 };

/** Reads numbers of one place in the document, and writes down which of them are none. */
function reader(invalid: InvalidInput[], line: number | null, adjustment: number | null) {
  function flagged(field: InvalidField): void {
    invalid.push({ line, adjustment, field });
  }
  return {
    flagged,
    decimal(field: InvalidField, text: string): Decimal {
      const decimal = parseDecimal(text);
      if (decimal === null) flagged(field);
      return decimal ?? zero;
    },
    /** A base quantity is more than zero (PEPPOL-EN16931-R121); anything else counts as one. */
    divisor(field: InvalidField, text: string): Decimal {
      const decimal = parseDecimal(text);
      if (decimal !== null && decimal.units > 0n) return decimal;
      flagged(field);
      return one;
    },
    minor(field: InvalidField, amountMinor: number): bigint {
      if (Number.isSafeInteger(amountMinor)) return BigInt(amountMinor);
      flagged(field);
      return 0n;
    }
  };
}

function amountOf(adjustment: Adjustment, defaultBase: bigint, read: ReturnType<typeof reader>): bigint {
  if (adjustment.amountMinor !== null) return read.minor('amountMinor', adjustment.amountMinor);
  if (adjustment.percent === null) {
    read.flagged('percent');
    return 0n;
  }
  const percent = read.decimal('percent', adjustment.percent);
  const base = adjustment.baseMinor === null ? defaultBase : read.minor('baseMinor', adjustment.baseMinor);
  return roundedQuotient(base * percent.units, 100n * tenTo(percent.scale));
}

function signed(kind: Adjustment['kind'], amount: bigint): bigint {
  return kind === 'discount' ? -amount : amount;
}

/** "19", "19.0" and "19.00" are one rate: split groups would round their tax more than once. */
function addToGroup(groups: Map<string, TaxGroup>, taxCategory: string, rate: Decimal, amount: bigint): void {
  const taxRate = decimalToText(rate);
  const key = `${taxRate} ${taxCategory}`;
  const group = groups.get(key);
  if (group === undefined) groups.set(key, { taxCategory, taxRate, rate, base: amount });
  else group.base += amount;
}

function byCategoryThenRate(a: TaxGroup, b: TaxGroup): number {
  if (a.taxCategory !== b.taxCategory) return a.taxCategory < b.taxCategory ? -1 : 1;
  const difference = a.rate.units * tenTo(b.rate.scale) - b.rate.units * tenTo(a.rate.scale);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}
