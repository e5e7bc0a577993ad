import { minorToDecimal } from '#domain/money/currency.ts';
import type { ImportedDocument } from './ubl.ts';

/** What an imported document comes to, in decimals of its currency: a report for other programs, field by field. */
export interface DocumentTotals {
  readonly kind: 'Invoice' | 'CreditNote';
  readonly id: string;
  readonly type: string | null;
  readonly currency: string;
  readonly issue: string | null;
  /** Of the document's head alone: a due date among the means of payment is not looked at here. */
  readonly due: string | null;
  readonly nLines: number;
  /** As the document writes it; "" where it has none, or nothing. */
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

export function documentTotals({ root, number, typeCode, content, totals, written }: ImportedDocument): DocumentTotals {
  const inDecimals = (amountMinor: number) => minorToDecimal(amountMinor, content.currency);
  return {
    kind: root,
    id: number,
    type: typeCode,
    currency: content.currency,
    issue: content.issueDay,
    due: written.due || null,
    nLines: totals.lines.length,
    prepaid: unlessNothing(written.prepaid),
    rounding: unlessNothing(written.rounding),
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

function unlessNothing(text: string): string {
  return /^[+-]?0*\.?0*$/.test(text) ? '' : text;
}
