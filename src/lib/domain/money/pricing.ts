/**
 * What has a price. Quantities, unit prices, percentages and rates are exact decimals written as strings
 * ("1.5", "-0.333"); amounts are integers in the currency's minor unit. Nothing here is ever a binary float.
 */

/** A discount (EN 16931 "allowance") or surcharge (EN 16931 "charge"), on a line or on the whole document. */
export interface Adjustment {
  readonly kind: 'discount' | 'surcharge';
  /** The amount itself; where null, it is `percent` of the base. */
  readonly amountMinor: number | null;
  readonly percent: string | null;
  /** What the percentage is taken of; where null, the line's gross or the document's sum of lines. */
  readonly baseMinor: number | null;
}

export interface PricedLine {
  readonly quantity: string;
  /** Net price of `baseQuantity` units. May have more decimals than the currency. */
  readonly price: string;
  readonly baseQuantity: string;
  readonly adjustments: readonly Adjustment[];
  readonly taxCategory: string;
  /** In per cent: "19", "7.7", "0". */
  readonly taxRate: string;
  /** An imported line's own net amount is trusted; null where we compute it. */
  readonly declaredNetMinor: number | null;
}

export interface DocumentAdjustment extends Adjustment {
  readonly taxCategory: string;
  readonly taxRate: string;
}

export interface Priced {
  /** ISO 4217. */
  readonly currency: string;
  readonly lines: readonly PricedLine[];
  readonly adjustments: readonly DocumentAdjustment[];
  readonly prepaidMinor: number;
  readonly roundingMinor: number;
}
