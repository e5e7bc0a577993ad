import { minorToDecimal } from '#domain/money/currency.ts';
import { computeTotals } from '#domain/money/totals.ts';
import type { Balance } from './balance.ts';
import type { Content, Line } from './content.ts';
import type { Suppressed } from './invoice.ts';

/**
 * How much more an invoice says than its source comes to, after what was credited already (WR3); negative: how much less.
 * In minor units, with tax.
 */
export function excessMinor(
  { wouldBeMinor }: Suppressed,
  { totalMinor, creditedMinor }: Pick<Balance, 'totalMinor' | 'creditedMinor'>
): number {
  return totalMinor - creditedMinor - wouldBeMinor;
}

/**
 * What a credit note says that takes so much with tax off an invoice: one line under the tax of its lines, and where no net
 * amount comes to just that, the cent as a rounding amount (BT-114). Null where lines are taxed in several ways: which of
 * them it is about, only a person knows.
 */
export function creditOver(
  content: Content,
  { minor, text, id }: { minor: number; text: string; id: string }
): Pick<Content, 'lines' | 'adjustments' | 'roundingMinor'> | null {
  const [model, ...others] = Object.values(content.lines);
  if (!model || others.some((line) => line.taxCategory !== model.taxCategory || line.taxRate !== model.taxRate))
    return null;
  const { currency } = content;
  const lineOver = (netMinor: number): Line => ({
    ...model,
    id,
    position: 1,
    text,
    description: '',
    code: '',
    quantity: '1',
    price: minorToDecimal(netMinor, currency),
    baseQuantity: '1',
    adjustments: [],
    declaredNetMinor: null,
    source: null
  });
  const roundingOf = (line: Line): number =>
    minor -
    computeTotals({ currency, lines: [line], adjustments: [], prepaidMinor: 0, roundingMinor: 0 }).totalWithTaxMinor;
  const line = lineOver(Math.round(minor / (1 + Number(model.taxRate) / 100)));
  return { lines: { [id]: line }, adjustments: {}, roundingMinor: roundingOf(line) };
}
