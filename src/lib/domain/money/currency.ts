import { refuse, ok, type Result } from '#domain/shared/result.ts';
import { decimalToFixed, decimalToText, parseDecimal, roundedUnitsAt, tenTo } from './decimal.ts';

/**
 * How many decimals the currency's minor unit has, by ISO 4217 (not by Intl, which follows custom and gives the Iraqi
 * dinar none). A code that is not listed has two.
 */
export function minorDigits(currency: string): number {
  return digitsByCurrency.get(currency) ?? 2;
}

/** A code that a document may carry: in use today, or withdrawn so lately that old invoices still have it. */
export function isCurrency(code: string): boolean {
  return known.has(code);
}

export type MinorRefusal = 'not-a-decimal' | 'too-many-decimals' | 'too-large';

/** "19.00" for 1900 EUR, "1900" for 1900 JPY: always all decimals of the currency, exact. Takes whole numbers only. */
export function minorToDecimal(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency);
  return decimalToFixed(decimalToText({ units: BigInt(amountMinor), scale: digits }), digits);
}

/** Exact or refused: nothing is rounded on the way in. Zeros after the last decimal of the currency do no harm. */
export function decimalToMinor(decimal: string, currency: string): Result<number, MinorRefusal> {
  const parsed = parseDecimal(decimal);
  if (parsed === null) return refuse('not-a-decimal');
  const digits = minorDigits(currency);
  const units = roundedUnitsAt(parsed, digits);
  if (units * tenTo(parsed.scale) !== parsed.units * tenTo(digits)) return refuse('too-many-decimals');
  const amountMinor = Number(units);
  return Number.isSafeInteger(amountMinor) ? ok(amountMinor) : refuse('too-large');
}

/** ISO 4217 codes of money in use, without metals, funds and test codes, for pickers. */
export const currencies: readonly string[] = `
  AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY
  COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS
  INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP
  MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR
  SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UYW UZS VED VES
  VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`
  .trim()
  .split(/\s+/);

/** Gone since 2015: no new invoice is written in them, and those that were remain true. */
const withdrawn = ['ANG', 'BGN', 'BYR', 'CUC', 'HRK', 'LTL', 'MRO', 'SLL', 'STD', 'VEF', 'ZMK', 'ZWL'];

const known: ReadonlySet<string> = new Set([...currencies, ...withdrawn]);

/** ISO 4217, table A.1, column "Minor unit", where it is not 2. */
const codesByDigits: readonly (readonly [digits: number, codes: string])[] = [
  [0, 'BIF BYR CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW']
];

const digitsByCurrency: ReadonlyMap<string, number> = new Map(
  codesByDigits.flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, digits] as const))
);
