import { minorDigits, minorToDecimal } from './currency.ts';
import { normaliseDecimal } from './decimal.ts';

export interface AmountParts {
  /** Sign, digits and separators as the locale writes them, with a true minus (U+2212). */
  readonly number: string;
  /** The currency's sign in this locale, to be shown quieter than the number. */
  readonly currency: string;
  readonly isCurrencyFirst: boolean;
}

/** The amount as people of the locale write it, with all decimals of the currency: "1.234,50 €". Exact at any size. */
export function formatAmount(amountMinor: number, currency: string, locale: string): string {
  return partsOfAmount(amountMinor, currency, locale)
    .map(({ value }) => value)
    .join('');
}

/** The same, in pieces. A list shows hundreds of them at once: taking apart what Intl writes is done once a locale only. */
export function amountParts(amountMinor: number, currency: string, locale: string): AmountParts {
  const { before, after, minus, isMinusFirst, sign, isCurrencyFirst } = frameOf(currency, locale);
  const [whole = '', decimals = ''] = minorToDecimal(Math.abs(amountMinor), currency).split('.');
  const written = currencyFormat(currency, locale).format(BigInt(whole));
  const digits = written.slice(before, written.length - after - decimals.length);
  const plain = digits + inDigits(decimals, numeralsOf(locale).digits);
  const signed = isMinusFirst ? minus + plain : plain + minus;
  return { number: amountMinor < 0 ? signed : plain, currency: sign, isCurrencyFirst };
}

/** What a locale writes around the digits of an amount, whatever they are. */
interface Frame {
  /** Lengths of what stands before the first digit and after the last. */
  readonly before: number;
  readonly after: number;
  readonly minus: string;
  readonly isMinusFirst: boolean;
  /** Of the currency. */
  readonly sign: string;
  readonly isCurrencyFirst: boolean;
}

function frameOf(currency: string, locale: string): Frame {
  const key = `${currency} ${locale}`;
  let frame = frames.get(key);
  if (frame === undefined) {
    const parts = partsOfAmount(-1, currency, locale);
    const placeOf = (wanted: string): number => parts.findIndex(({ type }) => type === wanted);
    const valueOf = (wanted: string): string => parts[placeOf(wanted)]?.value ?? '';
    const plain = partsOfAmount(0, currency, locale);
    const digits = plain.map(({ type, value }) =>
      (type === 'integer' || type === 'fraction' ? '0' : ' ').repeat(value.length)
    );
    const pattern = digits.join('');
    frame = {
      before: pattern.indexOf('0'),
      after: pattern.length - pattern.lastIndexOf('0') - 1,
      minus: valueOf('minusSign'),
      isMinusFirst: placeOf('minusSign') < placeOf('integer'),
      sign: valueOf('currency'),
      isCurrencyFirst: placeOf('currency') < placeOf('integer')
    };
    frames.set(key, frame);
  }
  return frame;
}

const frames = new Map<string, Frame>();

/**
 * The decimal as the person would type it: digits and decimal separator of the locale, no grouping, a hyphen for
 * minus. `readAmount` in the same locale reads the same number back.
 */
export function formatDecimal(decimal: string, locale: string): string {
  const { digits, separator } = numeralsOf(locale);
  return inDigits(normaliseDecimal(decimal), digits).replace('.', separator);
}

/**
 * Intl is given the whole part as a bigint, and the decimals are put in after it: a number would lose digits from
 * sixteen on, and a decimal string is read exactly by late engines only.
 */
function partsOfAmount(amountMinor: number, currency: string, locale: string): Intl.NumberFormatPart[] {
  const [whole = '', decimals = ''] = minorToDecimal(Math.abs(amountMinor), currency).split('.');
  const wholeUnits = BigInt(whole);
  const { digits } = numeralsOf(locale);
  const isMinus = amountMinor < 0;
  // Zero has no sign as a bigint: a one stands in, so that the locale says where the minus goes.
  const signed = isMinus ? -(wholeUnits || 1n) : wholeUnits;
  return currencyFormat(currency, locale)
    .formatToParts(signed)
    .map(({ type, value }) => {
      if (type === 'fraction') return { type, value: inDigits(decimals, digits) };
      if (type === 'integer' && wholeUnits === 0n) return { type, value: digits[0] ?? '0' };
      if (type === 'minusSign') return { type, value: value.replace('-', '−') };
      return { type, value };
    });
}

function inDigits(text: string, digits: readonly string[]): string {
  return text.replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
}

/** Decimals by ISO 4217, never by Intl, which has its own opinion on some currencies. */
function currencyFormat(currency: string, locale: string): Intl.NumberFormat {
  const key = `${currency} ${locale}`;
  let format = formatByCurrency.get(key);
  if (format === undefined) {
    const digits = minorDigits(currency);
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits
    });
    formatByCurrency.set(key, format);
  }
  return format;
}

const formatByCurrency = new Map<string, Intl.NumberFormat>();

function numeralsOf(locale: string): Numerals {
  let numerals = numeralsByLocale.get(locale);
  if (numerals === undefined) {
    const format = new Intl.NumberFormat(locale, { useGrouping: false });
    numerals = {
      digits: Array.from({ length: 10 }, (_, digit) => format.format(digit)),
      separator: format.formatToParts(1.1).find(({ type }) => type === 'decimal')?.value ?? '.'
    };
    numeralsByLocale.set(locale, numerals);
  }
  return numerals;
}

interface Numerals {
  readonly digits: readonly string[];
  readonly separator: string;
}

const numeralsByLocale = new Map<string, Numerals>();
