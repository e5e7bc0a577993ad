import type { DocumentAdjustment, Line } from '#domain/invoice/content.ts';
import { minorToDecimal } from '#domain/money/currency.ts';
import { addDecimals, compareDecimals, divideDecimals, multiplyDecimals, roundDecimal } from '#domain/money/decimal.ts';
import { impliedPrice } from '#domain/exchange/implied-price.ts';
import type { LineSaid, Said } from './said.ts';

/** Lines before tax that lead to what the table says of the whole; what is left over is a discount or a surcharge. */
export function pricedFrom(
  said: readonly LineSaid[],
  money: Said,
  currency: string
): { lines: Line[]; adjustments: DocumentAdjustment[] } {
  const taxMinor = money.taxMinor ?? taxOfLines(said, money) ?? taxBetween(money);
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
  // What is charged or taken off beside lines that bear all the tax bears none: shipping, a discount after tax.
  const isTaxed = taxMinor === null || Math.abs(taxReckoned(nets, rates) - taxMinor) > said.length;
  const adjustment: DocumentAdjustment = {
    id: 'adjustment-1',
    position: 1,
    kind: restMinor < 0 ? 'discount' : 'surcharge',
    reason: '',
    amountMinor: Math.abs(restMinor),
    percent: null,
    baseMinor: null,
    taxCategory: (isTaxed && largest?.taxCategory) || 'Z',
    taxRate: (isTaxed && largest?.taxRate) || '0'
  };
  return { lines, adjustments: [adjustment] };
}

/** What the lines say of their own tax, or what their rates come to. Null: some say neither. */
function taxOfLines(said: readonly LineSaid[], { totalMinor }: Said): number | null {
  if (said.every(({ taxMinor }) => taxMinor !== null))
    return said.reduce((sum, { taxMinor }) => sum + (taxMinor ?? 0), 0);
  if (!said.every(({ taxRate }) => taxRate !== null)) return null;
  const sumMinor = said.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const isWithTax = totalMinor !== null && Math.abs(sumMinor - totalMinor) <= said.length;
  return taxReckoned(
    said.map(({ amountMinor }) => amountMinor),
    said.map(({ taxRate }) => taxRate ?? '0'),
    { isWithTax }
  );
}

/** What is between the whole and what it is without tax. Where that goes the other way, it is no tax but a discount. */
function taxBetween({ totalMinor, netMinor }: Said): number | null {
  if (totalMinor === null || netMinor === null) return null;
  const betweenMinor = totalMinor - netMinor;
  return betweenMinor !== 0 && betweenMinor < 0 !== totalMinor < 0 ? 0 : betweenMinor;
}

/** Per line, rounded to minor units. `isWithTax`: the amounts contain it. */
function taxReckoned(
  amounts: readonly number[],
  rates: readonly string[],
  { isWithTax = false }: { isWithTax?: boolean } = {}
): number {
  return amounts.reduce((sum, amountMinor, index) => {
    const rate = rates[index] ?? '0';
    const tax = divideDecimals(
      multiplyDecimals(String(amountMinor), rate),
      isWithTax ? addDecimals('100', rate) : '100',
      6
    );
    return sum + Number(roundDecimal(tax ?? '0', 0));
  }, 0);
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
