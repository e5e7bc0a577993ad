import { decimalToFixed, parseDecimal } from '#domain/money/decimal.ts';

/**
 * A decimal as people read it, with groups of digits and a true minus: "1.234,5" in German. It shows all its own
 * decimals, and at least `digitsMin`. Intl is given whole numbers only, so that no digit is lost.
 */
export function groupedDecimal(decimal: string, locale: string, digitsMin = 0): string {
  const scale = Math.max(parseDecimal(decimal)?.scale ?? 0, digitsMin);
  const [whole = '0', fraction = ''] = decimalToFixed(decimal, scale).split('.');
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: scale, maximumFractionDigits: scale });
  const decimals =
    fraction === ''
      ? ''
      : new Intl.NumberFormat(locale, { useGrouping: false, minimumIntegerDigits: scale }).format(BigInt(fraction));
  const number = format
    .formatToParts(BigInt(whole.replace('-', '')))
    .map(({ type, value }) => (type === 'fraction' ? decimals : value))
    .join('');
  return whole.startsWith('-') ? `−${number}` : number;
}
