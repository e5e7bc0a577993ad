import { minorToDecimal } from '#domain/money/currency.ts';
import type { ReckonedDocument } from './ubl.ts';

/** What a document comes to, in decimals of its currency: a report for other programs, field by field. */
export interface DocumentTotals {
  readonly kind: 'Invoice' | 'CreditNote';
  /** Null where the document has none, as with all of its head. */
  readonly id: string | null;
  readonly type: string | null;
  readonly currency: string;
  /** As the document writes it, and so the due date: with the zone, if it names one. */
  readonly issue: string | null;
  /** Of the document's head alone: a due date among the means of payment is not looked at here. */
  readonly due: string | null;
  readonly nLines: number;
  /** With the decimals that the document writes; "" where it has none, or nothing. */
  readonly prepaid: string;
  readonly rounding: string;
  readonly computed: {
    readonly lineTotal: string;
    readonly allow: string;
    readonly charge: string;
    readonly excl: string;
    readonly tax: string;
    readonly incl: string;
    readonly payable: string;
    /** By category, then by rate. */
    readonly vat: readonly {
      readonly cat: string;
      readonly rate: string;
      readonly taxable: string;
      readonly tax: string;
    }[];
  };
}

export function documentTotals(document: ReckonedDocument): DocumentTotals {
  const { root, number, typeCode, currency, totals, written } = document;
  const inDecimals = (amountMinor: number) => minorToDecimal(amountMinor, currency);
  return {
    kind: root,
    id: number || null,
    type: typeCode,
    currency,
    issue: written.issue || null,
    due: written.due || null,
    nLines: totals.lines.length,
    prepaid: asDecimal(written.prepaid),
    rounding: asDecimal(written.rounding),
    computed: {
      lineTotal: inDecimals(totals.sumOfLinesMinor),
      allow: inDecimals(totals.discountMinor),
      charge: inDecimals(totals.surchargeMinor),
      excl: inDecimals(totals.totalWithoutTaxMinor),
      tax: inDecimals(totals.taxMinor),
      incl: inDecimals(totals.totalWithTaxMinor),
      payable: inDecimals(totals.payableMinor),
      vat: totals.taxes.map(({ taxCategory, taxRate, baseMinor, taxMinor }) => ({
        cat: taxCategory,
        rate: taxRate,
        taxable: inDecimals(baseMinor),
        // A zero keeps the sign of its base, as decimal arithmetic elsewhere gives it.
        tax: `${baseMinor < 0 && taxMinor === 0 ? '-' : ''}${inDecimals(taxMinor)}`
      }))
    }
  };
}

/** xsd:decimal also allows "+5", "007", ".5" and "5."; zeros at the end stay, they tell how exact a number is. */
function asDecimal(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)0*(\d*)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === '' && /^0*$/.test(fraction)) return '';
  return `${sign === '-' ? '-' : ''}${whole || '0'}${fraction === '' ? '' : `.${fraction}`}`;
}
