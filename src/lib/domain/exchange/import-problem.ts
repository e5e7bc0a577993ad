import type { TaxRow, Totals } from '#domain/money/totals.ts';

/** Where in a file: an element path ("/Invoice/cac:InvoiceLine[2]/cbc:ID") and, as far as known, line and column from 1. */
export interface Place {
  readonly path: string;
  readonly line: number | null;
  readonly column: number | null;
}

/** Why a file cannot be imported. One is enough to refuse the file; as many as were found are told together. */
export type ImportProblem = { readonly at: Place } & (
  | { readonly why: 'empty' }
  /** The device does not give the file away: it was moved, changed or locked since it was chosen. */
  | { readonly why: 'unreadable' }
  | { readonly why: 'too-large'; readonly sizeBytes: number; readonly limitBytes: number }
  | { readonly why: 'encoding-unknown' | 'encoding-broken'; readonly encoding: string }
  | { readonly why: 'not-xml' }
  /** A PDF without the XML that makes it an e-invoice. */
  | { readonly why: 'not-in-pdf' }
  /** Bytes that are no text, and text that is no table. */
  | { readonly why: 'not-text' | 'no-table' }
  /** A quotation mark of a table that is never closed. */
  | { readonly why: 'quote-open' }
  | { readonly why: 'too-many-rows' | 'too-many-columns'; readonly limit: number }
  | { readonly why: 'doctype' }
  | { readonly why: 'too-deep' | 'too-many-elements' | 'tag-too-long'; readonly limit: number }
  | { readonly why: 'not-well-formed'; readonly what: Malformed; readonly text: string }
  | { readonly why: 'not-an-invoice'; readonly root: string; readonly namespace: string }
  | { readonly why: 'missing' }
  | { readonly why: 'not-a-number' | 'number-too-large' | 'not-a-day' | 'not-a-flag'; readonly text: string }
  | { readonly why: 'currency-unknown'; readonly text: string }
  | { readonly why: 'totals-too-large' }
  /** So many rows of a table bear one number, and say different totals. */
  | { readonly why: 'totals-apart'; readonly count: number }
);

/** What kind of XML error; `text` beside it is the offending piece as the file writes it, where there is one. */
export type Malformed =
  /** The file ends in the middle; `text` is what was open. */
  | 'end'
  /** An element is not closed where another one is; and a closing tag that closes nothing. */
  | 'unclosed'
  | 'unopened'
  | 'tag'
  | 'attribute'
  | 'character'
  | 'comment'
  | 'cdata'
  | 'instruction'
  | 'entity'
  | 'prefix'
  | 'structure';

/** What a person should look at, though the file was imported. */
export type ImportWarning = { readonly at: Place } & (
  | { readonly why: 'currency-assumed'; readonly currency: string }
  | { readonly why: 'currency-differs'; readonly text: string; readonly currency: string }
  | { readonly why: 'amount-rounded'; readonly text: string; readonly amountMinor: number }
  | { readonly why: 'number-shortened'; readonly text: string; readonly used: string }
  | { readonly why: 'text-shortened'; readonly limit: number }
  /** Of what has no place here: the kept file has it. */
  | { readonly why: 'rest-left-out'; readonly limit: number }
  | { readonly why: 'kind-from-code'; readonly code: string; readonly kind: 'invoice' | 'credit-note' }
  | { readonly why: 'no-line' }
  | { readonly why: 'quantity-missing' | 'price-missing' | 'net-missing' }
  | { readonly why: 'base-quantity-ignored'; readonly text: string }
  | { readonly why: 'unit-differs'; readonly unit: string; readonly baseUnit: string }
  | { readonly why: 'tax-category-missing' }
  | { readonly why: 'tax-rate-missing'; readonly taxCategory: string }
  | { readonly why: 'percent-differs'; readonly text: string; readonly amountMinor: number; readonly baseMinor: number }
  | { readonly why: 'payment-not-counted'; readonly amountMinor: number }
  /** Words in place of a day, as “on receipt”: they are kept beside the invoice. */
  | { readonly why: 'day-left-out'; readonly text: string }
  /** What a list says is paid and left to pay are not the total together. */
  | {
      readonly why: 'paid-differs';
      readonly paidMinor: number;
      readonly balanceMinor: number;
      readonly totalMinor: number;
      /** What counts as paid. */
      readonly prepaidMinor: number;
    }
  | { readonly why: 'attachment-broken'; readonly name: string }
  | {
      readonly why: 'line-differs';
      readonly position: number;
      readonly declaredMinor: number;
      readonly computedMinor: number;
    }
  | {
      readonly why: 'total-differs';
      readonly total: ComparedTotal;
      readonly declaredMinor: number;
      readonly computedMinor: number;
    }
  | {
      readonly why: 'tax-differs';
      readonly taxCategory: string;
      readonly taxRate: string;
      /** Null: the document, or our reckoning, has no such row. */
      readonly declared: TaxAmounts | null;
      readonly computed: TaxAmounts | null;
    }
);

export type TaxAmounts = Pick<TaxRow, 'baseMinor' | 'taxMinor'>;

/** The totals that a document declares and we compute as well. */
export const comparedTotals = [
  'sumOfLinesMinor',
  'discountMinor',
  'surchargeMinor',
  'totalWithoutTaxMinor',
  'taxMinor',
  'totalWithTaxMinor',
  'payableMinor'
] as const satisfies readonly (keyof Totals)[];
export type ComparedTotal = (typeof comparedTotals)[number];
