import type { DocumentAdjustment, Line, LineAdjustment } from '#domain/invoice/content.ts';
import type { Priced } from '#domain/money/pricing.ts';
import { computeTotals } from '#domain/money/totals.ts';

interface Adjusted extends Priced {
  readonly lines: readonly Line[];
  readonly adjustments: readonly DocumentAdjustment[];
}

/**
 * A percentage that gives the very amount beside it, of the line or of the sum of all lines, goes on following these, as
 * it does where a person has typed it. Any other one only explains its amount.
 */
export function withFollowingPercents<Document extends Adjusted>(document: Document): Document {
  const lines = withFollowingLines(document);
  const freed = { ...document, lines, adjustments: document.adjustments.map(following) };
  const { sumOfLinesMinor, adjustmentsMinor } = computeTotals(freed);
  return {
    ...document,
    lines,
    adjustments: document.adjustments.map((one, at) => told(one, sumOfLinesMinor, adjustmentsMinor[at]))
  };
}

/** Before the document's own, which are of what the lines come to. */
function withFollowingLines(document: Adjusted): Line[] {
  const freed = document.lines.map((line) => ({ ...line, adjustments: line.adjustments.map(following) }));
  const totals = computeTotals({ ...document, lines: freed });
  return document.lines.map((line, at) => {
    const { grossMinor = null, adjustmentsMinor = [] } = totals.lines[at] ?? {};
    return {
      ...line,
      adjustments: line.adjustments.map((one, place) => told(one, grossMinor, adjustmentsMinor[place]))
    };
  });
}

function told<Adjustment extends LineAdjustment>(
  one: Adjustment,
  ofMinor: number | null,
  comesToMinor?: number
): Adjustment {
  const isOfIt = one.baseMinor === null || one.baseMinor === ofMinor;
  return isOfIt && (one.amountMinor === null || one.amountMinor === comesToMinor) ? following(one) : one;
}

function following<Adjustment extends LineAdjustment>(one: Adjustment): Adjustment {
  return one.percent === null ? one : { ...one, amountMinor: null, baseMinor: null };
}
