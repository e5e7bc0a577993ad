import type { DocumentAdjustment, Line } from '#domain/invoice/content.ts';
import { minorToDecimal } from '#domain/money/currency.ts';
import { compareDecimals, divideDecimals, multiplyDecimals, roundDecimal } from '#domain/money/decimal.ts';
import { impliedPrice } from '#domain/exchange/implied-price.ts';
import type { LineSaid, Said } from './said.ts';

/** Lines before tax that lead to what the table says of the whole; what is left over is a discount or a surcharge. */
export function pricedFrom(
  said: readonly LineSaid[],
  money: Said,
  currency: string
): { lines: Line[]; adjustments: DocumentAdjustment[] } {
  const ofLines = said.every(({ taxMinor }) => taxMinor !== null)
    ? said.reduce((sum, { taxMinor }) => sum + (taxMinor ?? 0), 0)
    : null;
  const taxMinor = money.taxMinor ?? ofLines;
  const sumMinor = said.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const netMinor = money.totalMinor === null ? sumMinor : money.totalMinor - (taxMinor ?? 0);
  const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= said.length;
  const isInclusive =
    taxMinor !== null &&
    taxMinor !== 0 &&
    money.totalMinor !== null &&
    isNear(sumMinor, money.totalMinor) &&
    !isNear(sumMinor, netMinor);
  const nets = isInclusive ? withoutTax(said, netMinor, sumMinor) : said.map(({ amountMinor }) => amountMinor);
  const restMinor = isInclusive ? 0 : netMinor - sumMinor;
  const common = taxMinor === null ? null : rateOf(netMinor, taxMinor);
  const rates = said.map(({ taxRate, taxMinor: own }, index) => {
    if (taxMinor === 0 && own === null) return '0';
    return taxRate ?? (own === null ? common : rateOf(nets[index] ?? 0, own)) ?? '0';
  });
  const lines = said.map((line, index): Line => {
    const declaredNetMinor = nets[index] ?? 0;
    const rate = rates[index] ?? '0';
    const isNone = compareDecimals(line.quantity, '0') === 0;
    const price =
      line.price !== null && declaredNetMinor === line.amountMinor
        ? { price: line.price, baseQuantity: '1' }
        : impliedPrice(minorToDecimal(declaredNetMinor, currency), line.quantity);
    return {
      id: `line-${index + 1}`,
      position: index + 1,
      text: line.text,
      description: line.description,
      code: '',
      quantity: isNone ? '1' : line.quantity,
      unit: '',
      ...price,
      adjustments: [],
      taxCategory: compareDecimals(rate, '0') === 0 ? 'Z' : 'S',
      taxRate: rate,
      declaredNetMinor,
      source: null
    };
  });
  if (Math.abs(restMinor) <= said.length) return { lines, adjustments: [] };
  const largest = lines.reduce(
    (most, line) => ((line.declaredNetMinor ?? 0) > (most?.declaredNetMinor ?? 0) ? line : most),
    lines[0]
  );
  const adjustment: DocumentAdjustment = {
    id: 'adjustment-1',
    position: 1,
    kind: restMinor < 0 ? 'discount' : 'surcharge',
    reason: '',
    amountMinor: Math.abs(restMinor),
    percent: null,
    baseMinor: null,
    taxCategory: largest?.taxCategory ?? 'Z',
    taxRate: largest?.taxRate ?? '0'
  };
  return { lines, adjustments: [adjustment] };
}

/** Amounts that contain tax, each less its own, or else its share; together exactly what they have to come to. */
function withoutTax(said: readonly LineSaid[], netMinor: number, sumMinor: number): number[] {
  const nets = said.map(({ amountMinor, taxMinor }) =>
    taxMinor === null ? Math.round((amountMinor * netMinor) / sumMinor) : amountMinor - taxMinor
  );
  const offMinor = netMinor - nets.reduce((sum, net) => sum + net, 0);
  const largest = nets.indexOf(Math.max(...nets));
  return nets.map((net, index) => (index === largest ? net + offMinor : net));
}

/** The simplest rate that leads to a tax, in per cent: to the cent first, then to one of them. Null: of nothing. */
function rateOf(baseMinor: number, taxMinor: number): string | null {
  if (baseMinor === 0) return null;
  for (const offMinor of [0, 1])
    for (let digits = 0; digits <= 4; digits += 1) {
      const rate = divideDecimals(multiplyDecimals(String(taxMinor), '100'), String(baseMinor), digits) ?? '0';
      const reckoned = divideDecimals(multiplyDecimals(String(baseMinor), rate), '100', 6) ?? '0';
      if (Math.abs(Number(roundDecimal(reckoned, 0)) - taxMinor) <= offMinor) return rate.startsWith('-') ? null : rate;
    }
  return divideDecimals(multiplyDecimals(String(taxMinor), '100'), String(baseMinor), 6);
}
