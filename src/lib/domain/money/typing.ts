import { ok, refuse, type Result } from '#domain/shared/result.ts';
import { isCurrency } from './currency.ts';
import { normaliseDecimal, parseDecimal, roundedUnitsAt } from './decimal.ts';
import { asciiDigits, withoutDirectionMarks } from './digits.ts';

export interface AmountReading {
  /** The shortest text of the number: "1234.56". */
  readonly decimal: string;
  /** The one separator could also have meant the other thing (1.234), and the locale decided: show what was read. */
  readonly ambiguous: boolean;
}

export type AmountRefusal =
  | 'empty'
  | 'not-a-number'
  /** Separators stand where no number has them: 1,2,3. */
  | 'bad-grouping'
  | 'too-many-decimals'
  | 'too-large'
  /** It names a currency other than the one asked for. */
  | 'other-currency';

export interface AmountLimits {
  /** Decimals that are taken: those of the currency for an amount, more for a price, a quantity, a percentage. */
  readonly digitsMax: number;
  /** ISO 4217: its sign and code may stand beside the number, another's may not. Without it, any may. */
  readonly currency?: string;
  /** A percent sign may stand beside the number, a currency may not. */
  readonly percent?: boolean;
}

/**
 * Reads a number as people type it: `1,23` and `1.23` are the same in every locale, `1.234,56`, `1,234.56`, `1 234,56`
 * and `1'234.56` are too, and only where one separator stands before exactly three digits does the locale decide.
 * Nothing is ever cut off or rounded: what does not read as one number is refused. What is read with the digits of a
 * currency always fits its minor units.
 */
export function readAmount(typed: string, locale: string, limits: AmountLimits): Result<AmountReading, AmountRefusal> {
  const text = plainCharacters(typed);
  if (text === '') return refuse('empty');
  if (text.length > lengthMax) return refuse('not-a-number');

  const found = numberShape.exec(text);
  if (found === null) return refuse('not-a-number');
  const [core] = found;
  const before = signShape.exec(text.slice(0, found.index));
  if (before === null) return refuse('not-a-number');
  const [, outerSign = '', markBefore = '', innerSign = ''] = before;
  if (outerSign !== '' && innerSign !== '') return refuse('not-a-number');
  for (const mark of [markBefore.trim(), text.slice(found.index + core.length).trim()]) {
    const refusal = refusalOfMark(mark, locale, limits);
    if (refusal !== null) return refuse(refusal);
  }

  const { whole, fraction, ambiguous } = splitAtDecimal(core, locale);
  if (!/^\d*$/.test(whole) && !groupings.some((grouping) => grouping.test(whole))) return refuse('bad-grouping');
  // Zeros too many change nothing (100.00 yen), unless the separator is in doubt: 1.230 may be meant as 1230.
  const decimals = ambiguous ? fraction : fraction.replace(/0+$/, '');
  if (decimals.length > limits.digitsMax) return refuse('too-many-decimals');

  const digits = whole.replace(/\D/g, '') || '0';
  const minus = outerSign === '-' || innerSign === '-' ? '-' : '';
  const decimal = normaliseDecimal(`${minus}${digits}${decimals === '' ? '' : `.${decimals}`}`);
  return isTooLarge(decimal, limits.digitsMax) ? refuse('too-large') : ok({ decimal, ambiguous });
}

const lengthMax = 100;

/** Starts and ends at a digit, but for one point or comma; after a letter that one ends an abbreviation ("Fr.5"). */
const numberShape = /(?<!\p{L})[.,٫]?\d(?:[\d.,'٬٫ ]*\d)?[.,٫]?|\d(?:[\d.,'٬٫ ]*\d)?[.,٫]?/u;

/** A sign may stand before or after a currency. */
const signShape = /^([-+]?)([^-+]*)([-+]?) *$/;

/** Thousands by one separator, in threes or, as in India, in twos before the last three. */
const groupings = [/^[1-9]\d{0,2}(?:([.,'٬ ])\d{3})(?:\1\d{3})*$/, /^[1-9]\d?(?:([.,'٬ ])\d{2})(?:\1\d{2})*\1\d{3}$/];

/** What looks the same or means the same becomes the same, one character for one. */
function plainCharacters(typed: string): string {
  return asciiDigits(withoutDirectionMarks(typed))
    .replace(/\s/gu, ' ')
    .replace(/[\u2010-\u2013\u2212\ufe63\uff0d]/gu, '-')
    .replace(/[\ufe62\uff0b]/gu, '+')
    .replace(/[\u2018\u2019\u02bc\u2032\uff07`\u00b4]/gu, "'")
    .replace(/[\u060c\u2e41\ufe50\uff0c]/gu, ',')
    .replace(/[\u3002\ufe52\uff0e]/gu, '.')
    .trim();
}

function refusalOfMark(mark: string, locale: string, { currency, percent }: AmountLimits): AmountRefusal | null {
  if (mark === '') return null;
  if (percent === true) return /^[%\u066a\ufe6a\uff05]$/u.test(mark) ? null : 'not-a-number';
  const names = namesOfMark(mark);
  if (currency === undefined) {
    return isCurrency(mark) || /^[A-Z]{0,3}\p{Sc}$/u.test(mark) ? null : 'not-a-number';
  }
  if (namesOfCurrency(currency, locale).has(names)) return null;
  return isCurrency(names.toUpperCase()) || /\p{Sc}/u.test(mark) ? 'other-currency' : 'not-a-number';
}

function namesOfMark(mark: string): string {
  return mark.normalize('NFKC').toLowerCase().replace(/[\s.]/gu, '');
}

/** The code, and the signs by which the locale and English know the currency: "sek", "kr". */
function namesOfCurrency(currency: string, locale: string): ReadonlySet<string> {
  const names = new Set([currency.toLowerCase()]);
  for (const language of [locale, 'en']) {
    for (const currencyDisplay of ['symbol', 'narrowSymbol'] as const) {
      const parts = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay }).formatToParts(1);
      for (const { type, value } of parts) {
        if (type === 'currency') names.add(namesOfMark(plainCharacters(value)));
      }
    }
  }
  return names;
}

function splitAtDecimal(core: string, locale: string): { whole: string; fraction: string; ambiguous: boolean } {
  const separators = core.replace(/\d/g, '');
  const last = separators.slice(-1);
  const at = core.lastIndexOf(last);
  const allWhole = { whole: core, fraction: '', ambiguous: false };
  const split = { whole: core.slice(0, at), fraction: core.slice(at + 1), ambiguous: false };

  // A number has one decimal separator, at its end; spaces and apostrophes only ever group.
  if (!['.', ',', '٫'].includes(last) || separators.indexOf(last) < separators.length - 1) return allWhole;
  const isOnlyOne = separators.length === 1;
  if (!isOnlyOne || last === '٫' || !/^[1-9]\d{0,2}$/.test(split.whole) || split.fraction.length !== 3) return split;
  return { ...(last === decimalSeparatorOf(locale) ? split : allWhole), ambiguous: true };
}

/** Of plain numbers: money may have another (in fr-CH 1234,5 but 1234.50 CHF), and so may other digits. */
function decimalSeparatorOf(locale: string): string {
  let separator = separatorByLocale.get(locale);
  if (separator === undefined) {
    const parts = new Intl.NumberFormat(locale, { style: 'decimal', numberingSystem: 'latn' }).formatToParts(1.1);
    separator = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
    separatorByLocale.set(locale, separator);
  }
  return separator;
}

const separatorByLocale = new Map<string, string>();

/** No currency has more than four decimals, so this keeps every amount exact in its minor unit. */
function isTooLarge(decimal: string, digitsMax: number): boolean {
  const parsed = parseDecimal(decimal);
  return parsed !== null && !Number.isSafeInteger(Number(roundedUnitsAt(parsed, Math.min(digitsMax, 4))));
}
