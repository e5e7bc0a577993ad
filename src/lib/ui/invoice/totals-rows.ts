import { adjustmentsInOrder, linesInOrder, totalsOf } from '#domain/invoice/balance.ts';
import type { Content, Line } from '#domain/invoice/content.ts';
import { formatAmount } from '#domain/money/format.ts';
import type { Adjustment } from '#domain/money/pricing.ts';
import type { LineTotals } from '#domain/money/totals.ts';
import { groupedDecimal } from '#ui/numbers.ts';
import { ownSpeech, type Speech } from '#ui/words/speech.ts';

/** One row of the sums under the lines. */
export interface TotalsRow {
  readonly id: string;
  readonly label: string;
  readonly amountMinor: number;
  readonly isStrong: boolean;
}

/** The sums as they stand under each other, on the screen and on paper. */
export function totalsRows(content: Content, speech: Speech = ownSpeech()): TotalsRow[] {
  const totals = totalsOf(content);
  const { totals: labels } = speech.words.invoice;
  const row = (id: string, label: string, amountMinor: number, isStrong = false): TotalsRow => ({
    id,
    label,
    amountMinor,
    isStrong
  });
  const adjustments = adjustmentRows(content, speech).map(({ id, label, amountMinor }) => row(id, label, amountMinor));
  const isPayableAnother = content.prepaidMinor !== 0 || content.roundingMinor !== 0;
  return [
    ...(adjustments.length > 0 ? [row('sum', labels.sumOfLines, totals.sumOfLinesMinor)] : []),
    ...adjustments,
    row('without-tax', labels.withoutTax, totals.totalWithoutTaxMinor),
    ...totals.taxes.map(({ taxCategory, taxRate, baseMinor, taxMinor }) =>
      row(
        `tax-${taxCategory}-${taxRate}`,
        taxRowLabel({ taxCategory, taxRate }, formatAmount(baseMinor, content.currency, speech.locale), speech),
        taxMinor
      )
    ),
    row('with-tax', labels.withTax, totals.totalWithTaxMinor, true),
    ...(content.prepaidMinor === 0 ? [] : [row('prepaid', labels.prepaid, -content.prepaidMinor)]),
    ...(content.roundingMinor === 0 ? [] : [row('rounding', labels.rounding, content.roundingMinor)]),
    ...(isPayableAnother
      ? [row('payable', content.kind === 'invoice' ? labels.payable : labels.credit, totals.payableMinor, true)]
      : [])
  ];
}

export interface AdjustmentRow {
  readonly id: string;
  /** "Discount: Loyalty (10 %)" */
  readonly label: string;
  readonly amountMinor: number;
  /** "19 %" */
  readonly tax: string;
}

/** Discounts and surcharges of the whole document. */
export function adjustmentRows(content: Content, speech: Speech = ownSpeech()): AdjustmentRow[] {
  const { adjustmentsMinor } = totalsOf(content);
  return adjustmentsInOrder(content).map((adjustment, at) => ({
    id: adjustment.id,
    label: adjustmentLabel(adjustment, speech),
    amountMinor: signed(adjustment, adjustmentsMinor[at] ?? 0),
    tax: taxInWords(adjustment, speech)
  }));
}

export interface LineRow {
  readonly id: string;
  readonly position: number;
  readonly line: Line;
  readonly totals: LineTotals;
  readonly adjustments: readonly { readonly id: string; readonly label: string; readonly amountMinor: number }[];
}

export function lineRows(content: Content, speech: Speech = ownSpeech()): LineRow[] {
  const totals = totalsOf(content);
  return linesInOrder(content).flatMap((line, at) => {
    const own = totals.lines[at];
    if (!own) return [];
    const adjustments = line.adjustments.map((adjustment, index) => ({
      id: String(index),
      label: adjustmentLabel(adjustment, speech),
      amountMinor: signed(adjustment, own.adjustmentsMinor[index] ?? 0)
    }));
    return [{ id: line.id, position: at + 1, line, totals: own, adjustments }];
  });
}

/** "12 h" */
export function quantityInWords(
  { quantity, unit }: Pick<Line, 'quantity' | 'unit'>,
  { words, locale }: Speech = ownSpeech()
): string {
  return [groupedDecimal(quantity, locale), words.codes.unitShort(unit)].join(' ').trim();
}

/** "80.00", or "3.20 per 100": prices may have more decimals than the currency. */
export function priceInWords(
  { price, baseQuantity }: Pick<Line, 'price' | 'baseQuantity'>,
  digits: number,
  { words, locale }: Speech = ownSpeech()
): string {
  const amount = groupedDecimal(price, locale, digits);
  return baseQuantity === '1' || Number(baseQuantity) === 1
    ? amount
    : words.invoice.lines.per(amount, groupedDecimal(baseQuantity, locale));
}

type Taxed = Pick<Line, 'taxCategory' | 'taxRate'>;

/** "19 %", or the reason why there is none: "Reverse charge". */
export function taxInWords(taxed: Taxed, speech: Speech = ownSpeech()): string {
  const rate = speech.words.history.percent(groupedDecimal(taxed.taxRate, speech.locale));
  const special = specialCategory(taxed, speech);
  if (special === null) return rate;
  return isUntaxed(taxed) ? special : `${special}, ${rate}`;
}

/** "Tax 19 % of 1,000.00 €", or "Reverse charge on 1,000.00 €". */
function taxRowLabel(taxed: Taxed, base: string, speech: Speech): string {
  const { taxRow, untaxedRow, taxPlain } = speech.words.invoice.totals;
  const special = specialCategory(taxed, speech);
  if (special !== null && isUntaxed(taxed)) return untaxedRow({ label: special, base });
  return taxRow({ label: special ?? taxPlain, rate: groupedDecimal(taxed.taxRate, speech.locale), base });
}

/** What has to be said of the tax besides its rate; null where the rate says it all. */
function specialCategory({ taxCategory }: Taxed, { words }: Speech): string | null {
  if (['', 'S', 'Z'].includes(taxCategory)) return null;
  return words.codes.taxCategories.find(({ code }) => code === taxCategory)?.label ?? taxCategory;
}

function isUntaxed({ taxRate }: Taxed): boolean {
  return Number(taxRate) === 0;
}

function adjustmentLabel(
  { kind, reason, percent, amountMinor }: Adjustment & { readonly reason: string },
  { words, locale }: Speech
): string {
  const { lines } = words.invoice;
  const label = kind === 'discount' ? lines.discount(reason) : lines.surcharge(reason);
  return percent === null || amountMinor !== null ? label : lines.percentOf(label, groupedDecimal(percent, locale));
}

function signed({ kind }: Pick<Adjustment, 'kind'>, amountMinor: number): number {
  return kind === 'discount' ? 0 - amountMinor : amountMinor;
}
