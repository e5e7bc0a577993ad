/**
 * Exact decimals. They travel as text ("1.5", "-0.333"), are reckoned with as whole numbers and a count of decimals,
 * and are never binary floats: 0.1 + 0.2 is 0.3 here.
 *
 * Text that is no decimal is a bug of the caller and throws a RangeError; ask `parseDecimal` or `isDecimal` first
 * where the text comes from outside.
 */

/** The number `units` ÷ 10^`scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Reads `-?digits[.digits]` and nothing else (no exponent, no plus, no bare point); null for any other text. */
export function parseDecimal(text: string): Decimal | null {
  if (!decimalShape.test(text)) return null;
  const point = text.indexOf('.');
  if (point < 0) return { units: BigInt(text), scale: 0 };
  return { units: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
}

export function isDecimal(text: string): boolean {
  return decimalShape.test(text);
}

/** The shortest text for the same number: "19.00" and "019" are "19", "-0" is "0". */
export function normaliseDecimal(text: string): string {
  return decimalToText(known(text));
}

export function addDecimals(left: string, right: string): string {
  const a = known(left);
  const b = known(right);
  const scale = Math.max(a.scale, b.scale);
  return decimalToText({ units: unitsAt(a, scale) + unitsAt(b, scale), scale });
}

export function subtractDecimals(left: string, right: string): string {
  return addDecimals(left, negateDecimal(right));
}

export function negateDecimal(text: string): string {
  const { units, scale } = known(text);
  return decimalToText({ units: -units, scale });
}

/** Exact: the product has as many decimals as both factors together. */
export function multiplyDecimals(left: string, right: string): string {
  const a = known(left);
  const b = known(right);
  return decimalToText({ units: a.units * b.units, scale: a.scale + b.scale });
}

/** The quotient to `digits` decimals, half away from zero; null where the divisor is zero. */
export function divideDecimals(dividend: string, divisor: string, digits: number): string | null {
  const a = known(dividend);
  const b = known(divisor);
  if (b.units === 0n) return null;
  const units = roundedQuotient(a.units * tenTo(b.scale + digits), b.units * tenTo(a.scale));
  return decimalToText({ units, scale: digits });
}

/** To `digits` decimals, half away from zero: 0.125 is 0.13 and -0.125 is -0.13. */
export function roundDecimal(text: string, digits: number): string {
  return decimalToText({ units: roundedUnitsAt(known(text), digits), scale: digits });
}

/** -1, 0 or 1 by number, not by text: "2" comes before "10", and "19" equals "19.00". */
export function compareDecimals(left: string, right: string): -1 | 0 | 1 {
  const a = known(left);
  const b = known(right);
  const scale = Math.max(a.scale, b.scale);
  const difference = unitsAt(a, scale) - unitsAt(b, scale);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** With exactly `digits` decimals ("19" is "19.00"), rounded half away from zero where there were more. */
export function decimalToFixed(text: string, digits: number): string {
  return unitsToText(roundedUnitsAt(known(text), digits), digits);
}

/** The shortest text of the number. */
export function decimalToText({ units, scale }: Decimal): string {
  const text = unitsToText(units, scale);
  return scale === 0 ? text : text.replace(/\.?0+$/, '');
}

/** How many units of 10^-`digits` the number is, half away from zero. */
export function roundedUnitsAt(decimal: Decimal, digits: number): bigint {
  return decimal.scale <= digits
    ? unitsAt(decimal, digits)
    : roundedQuotient(decimal.units, tenTo(decimal.scale - digits));
}

/** The whole number nearest to the fraction; a half goes away from zero. The denominator must not be zero. */
export function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const nearest = (2n * top + bottom) / (2n * bottom);
  return numerator < 0n === denominator < 0n ? nearest : -nearest;
}

/** 10^`exponent`, for an exponent of zero or more. */
export function tenTo(exponent: number): bigint {
  return tens[exponent] ?? 10n ** BigInt(exponent);
}

const decimalShape = /^-?\d+(?:\.\d+)?$/;

const tens: readonly bigint[] = Array.from({ length: 40 }, (_, exponent) => 10n ** BigInt(exponent));

function known(text: string): Decimal {
  const decimal = parseDecimal(text);
  if (decimal === null) throw new RangeError(`not a decimal: ${JSON.stringify(text)}`);
  return decimal;
}

function unitsAt({ units, scale }: Decimal, wider: number): bigint {
  return units * tenTo(wider - scale);
}

function unitsToText(units: bigint, scale: number): string {
  if (scale === 0) return units.toString();
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
