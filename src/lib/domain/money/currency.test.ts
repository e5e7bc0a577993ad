import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencies, decimalToMinor, isCurrency, minorDigits, minorToDecimal } from './currency.ts';

test.each([
  ['EUR', 2],
  ['JPY', 0],
  ['ISK', 0],
  ['TND', 3],
  ['IQD', 3],
  ['CLF', 4],
  ['HUF', 2],
  ['XYZ', 2]
])('%s has %i decimals', (currency, digits) => {
  expect(minorDigits(currency)).toBe(digits);
});

describe('codes', () => {
  test('every currency is three capital letters, once, in order', () => {
    expect(currencies.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
    expect(currencies).toEqual([...new Set(currencies)].sort());
    expect(currencies.length).toBeGreaterThan(150);
  });

  test('a currency withdrawn lately is still one, but is no longer offered', () => {
    expect(isCurrency('HRK')).toBe(true);
    expect(currencies).not.toContain('HRK');
  });

  test.each(['', 'eur', 'EURO', 'ABC', 'XXX', 'XAU'])('%j is no currency', (code) => {
    expect(isCurrency(code)).toBe(false);
  });
});

describe('minor units', () => {
  test.each([
    [1900, 'EUR', '19.00'],
    [-5, 'EUR', '-0.05'],
    [0, 'EUR', '0.00'],
    [1900, 'JPY', '1900'],
    [1900, 'TND', '1.900'],
    [Number.MAX_SAFE_INTEGER, 'EUR', '90071992547409.91']
  ])('%i minor units of %s are %s', (amountMinor, currency, decimal) => {
    expect(minorToDecimal(amountMinor, currency)).toBe(decimal);
  });

  test('zeros after the last decimal of the currency do no harm', () => {
    expect(decimalToMinor('12.3400', 'EUR')).toEqual({ ok: true, value: 1234 });
    expect(decimalToMinor('12.00', 'JPY')).toEqual({ ok: true, value: 12 });
  });

  test('zero has no sign', () => {
    expect(decimalToMinor('-0', 'EUR')).toEqual({ ok: true, value: 0 });
  });

  test.each([
    ['0.005', 'EUR', 'too-many-decimals'],
    ['0.5', 'JPY', 'too-many-decimals'],
    ['90071992547409.92', 'EUR', 'too-large'],
    ['-90071992547409.92', 'EUR', 'too-large'],
    ['1e3', 'EUR', 'not-a-decimal']
  ])('%s %s is refused: %s', (decimal, currency, why) => {
    expect(decimalToMinor(decimal, currency)).toEqual({ ok: false, error: why });
  });

  test('any amount comes back from its decimal', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('EUR', 'JPY', 'TND', 'CLF'), (amountMinor, currency) => {
        expect(decimalToMinor(minorToDecimal(amountMinor, currency), currency)).toEqual({
          ok: true,
          value: amountMinor
        });
      })
    );
  });
});
