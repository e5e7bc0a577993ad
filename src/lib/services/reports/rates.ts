import { decimalToMinor, isCurrency, minorDigits, minorToDecimal } from '#domain/money/currency.ts';
import { compareDecimals, isDecimal, multiplyDecimals, roundDecimal } from '#domain/money/decimal.ts';

/** What one unit of each currency is worth in the currency of the business, as a person says it: { USD: '0.92' }. */
export type Rates = Readonly<Record<string, string>>;

/** Reads what the device keeps of rates into a currency, as "USD/EUR=0.92"; what makes no sense there is left out. */
export function readRates(text: string, into: string): Rates {
  const entries = text.split(' ').flatMap((part): [string, string][] => {
    const [pair = '', rate = ''] = part.split('=');
    const [currency = '', other] = pair.split('/');
    return other === into && isCurrency(currency) && isRate(rate) ? [[currency, rate]] : [];
  });
  return Object.fromEntries(entries);
}

/** With those into other currencies, which stay: another dataset may be kept in one. */
export function writeRates(text: string, into: string, rates: Rates): string {
  const others = text.split(' ').filter((part) => part.includes('/') && !part.includes(`/${into}=`));
  const own = Object.entries(rates)
    .filter(([, rate]) => isRate(rate))
    .map(([currency, rate]) => `${currency}/${into}=${rate}`);
  return [...others, ...own].join(' ');
}

function isRate(text: string): boolean {
  return isDecimal(text) && compareDecimals(text, '0') > 0;
}

/** An amount in another currency, to its last decimal; null: no rate says what it is worth, or it is beyond all bounds. */
export function convertedMinor(amountMinor: number, from: string, to: string, rates: Rates): number | null {
  if (from === to) return amountMinor;
  const rate = rates[from];
  if (rate === undefined) return null;
  const decimal = multiplyDecimals(minorToDecimal(amountMinor, from), rate);
  const converted = decimalToMinor(roundDecimal(decimal, minorDigits(to)), to);
  return converted.ok ? converted.value : null;
}
