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

/** The same, in pieces. A list shows hundreds of them at once: what Intl writes is asked for and taken apart once a locale. */
export function amountParts(amountMinor: number, currency: string, locale: string): AmountParts {
  const frame = frameOf(currency, locale);
  const [whole = '', decimals = ''] = minorToDecimal(Math.abs(amountMinor), currency).split('.');
  let digits = '';
  let at = 0;
  for (const { before, length } of (frame.groups[whole.length] ??= groupsOf(whole.length, currency, locale))) {
    digits += before + whole.slice(at, at + length);
    at += length;
  }
  digits += decimals === '' ? '' : frame.separator + decimals;
  const plain = frame.isLatin ? digits : inDigits(digits, numeralsOf(locale).digits);
  const signed = frame.isMinusFirst ? frame.minus + plain : plain + frame.minus;
  return { number: amountMinor < 0 ? signed : plain, currency: frame.sign, isCurrencyFirst: frame.isCurrencyFirst };
}

/** Digits that stand together, and what sets them apart from those before. */
interface DigitGroup {
  readonly before: string;
  readonly length: number;
}

/** How so many digits stand in groups: their number alone says so. */
function groupsOf(count: number, currency: string, locale: string): readonly DigitGroup[] {
  const groups: DigitGroup[] = [];
  let before = '';
  for (const { type, value } of currencyFormat(currency, locale).formatToParts(BigInt('1'.repeat(count))))
    if (type === 'group') before = value;
    else if (type === 'integer') {
      groups.push({ before, length: value.length });
      before = '';
    }
  return groups;
}

/** What a locale writes around the digits of an amount, whatever they are. */
interface Frame {
  /** By how many digits there are before the separator. */
  readonly groups: (readonly DigitGroup[])[];
  readonly separator: string;
  /** Its digits are 0 to 9. */
  readonly isLatin: boolean;
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
    frame = {
      groups: [],
      separator: valueOf('decimal'),
      isLatin: numeralsOf(locale).digits[0] === '0',
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
