import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  decimalToFixed,
  divideDecimals,
  isDecimal,
  multiplyDecimals,
  negateDecimal,
  normaliseDecimal,
  parseDecimal,
  roundDecimal,
  roundedQuotient,
  subtractDecimals
} from './decimal.ts';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.stringMatching(/^(\.\d{1,12})?$/))
  .map(([whole, fraction]) => `${whole}${fraction}`);

describe('reading', () => {
  test.each(['0', '-0', '7', '007', '19.00', '-0.333', '123456789012345678.123456789012'])(
    '%s is a decimal',
    (text) => {
      expect(isDecimal(text)).toBe(true);
      expect(parseDecimal(text)).not.toBeNull();
    }
  );

  test.each([
    '',
    ' ',
    '1e3',
    '1E3',
    '+1',
    '.5',
    '5.',
    '1,5',
    '1.2.3',
    '--1',
    ' 1',
    '1\n',
    'NaN',
    'Infinity',
    '0x10',
    '١'
  ])('%j is no decimal', (text) => {
    expect(isDecimal(text)).toBe(false);
    expect(parseDecimal(text)).toBeNull();
  });

  test('reckoning with text that is no decimal is a bug', () => {
    expect(() => addDecimals('1', '1e3')).toThrow(RangeError);
  });

  test.each([
    ['19.00', '19'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['0019', '19'],
    ['100', '100'],
    ['10.50', '10.5'],
    ['-0.10', '-0.1']
  ])('%s is written %s', (text, shortest) => {
    expect(normaliseDecimal(text)).toBe(shortest);
  });
});

describe('reckoning', () => {
  test('a tenth and two tenths are three tenths', () => {
    expect(addDecimals('0.1', '0.2')).toBe('0.3');
  });

  test('a product keeps every decimal', () => {
    expect(multiplyDecimals('1.005', '-0.1')).toBe('-0.1005');
  });

  test.each([
    ['1', '3', 4, '0.3333'],
    ['2', '3', 4, '0.6667'],
    ['1', '8', 2, '0.13'],
    ['-1', '8', 2, '-0.13'],
    ['1', '-8', 2, '-0.13'],
    ['0.5', '0.25', 0, '2']
  ])('%s ÷ %s to %i decimals is %s', (dividend, divisor, digits, quotient) => {
    expect(divideDecimals(dividend, divisor, digits)).toBe(quotient);
  });

  test('nothing is divided by zero', () => {
    expect(divideDecimals('1', '0.00', 2)).toBeNull();
  });

  test.each([
    ['0.005', '0.01'],
    ['-0.005', '-0.01'],
    ['1.005', '1.01'],
    ['1.0049999', '1'],
    ['-1.015', '-1.02'],
    ['2', '2']
  ])('%s rounds to %s, half away from zero', (text, rounded) => {
    expect(roundDecimal(text, 2)).toBe(rounded);
  });

  test.each([
    ['19', 2, '19.00'],
    ['0.125', 2, '0.13'],
    ['-0.004', 2, '0.00'],
    ['-0.5', 1, '-0.5'],
    ['1.5', 0, '2']
  ])('%s with %i decimals is %s', (text, digits, fixed) => {
    expect(decimalToFixed(text, digits)).toBe(fixed);
  });

  test('numbers compare by value, not by text', () => {
    expect(compareDecimals('2', '10')).toBe(-1);
    expect(compareDecimals('19', '19.00')).toBe(0);
    expect(compareDecimals('-0.1', '-0.11')).toBe(1);
  });
});

describe('laws', () => {
  test('the shortest text is the same number, and shortening twice changes nothing', () => {
    fc.assert(
      fc.property(decimals, (a) => {
        const shortest = normaliseDecimal(a);
        expect(compareDecimals(a, shortest)).toBe(0);
        expect(normaliseDecimal(shortest)).toBe(shortest);
      })
    );
  });

  test('sums do not care about order or brackets, and subtracting undoes adding', () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        expect(addDecimals(a, b)).toBe(addDecimals(b, a));
        expect(addDecimals(addDecimals(a, b), c)).toBe(addDecimals(a, addDecimals(b, c)));
        expect(subtractDecimals(addDecimals(a, b), b)).toBe(normaliseDecimal(a));
      })
    );
  });

  test('a product spreads over a sum', () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        expect(multiplyDecimals(a, addDecimals(b, c))).toBe(
          addDecimals(multiplyDecimals(a, b), multiplyDecimals(a, c))
        );
      })
    );
  });

  test('rounding moves a number by half a unit at most, and the same way on both sides of zero', () => {
    fc.assert(
      fc.property(decimals, fc.nat(6), (a, digits) => {
        const rounded = roundDecimal(a, digits);
        const moved = subtractDecimals(rounded, a);
        const distance = compareDecimals(moved, '0') < 0 ? negateDecimal(moved) : moved;
        expect(
          compareDecimals(multiplyDecimals(distance, '2'), divideDecimals('1', `1${'0'.repeat(digits)}`, digits) ?? '')
        ).not.toBe(1);
        expect(roundDecimal(negateDecimal(a), digits)).toBe(negateDecimal(rounded));
      })
    );
  });

  test('a rounded quotient is the nearest whole number, and a half goes away from zero', () => {
    fc.assert(
      fc.property(
        fc.bigInt(),
        fc.bigInt().filter((n) => n !== 0n),
        (top, bottom) => {
          const quotient = roundedQuotient(top, bottom);
          const twiceRest = 2n * (top - quotient * bottom);
          const size = (n: bigint) => (n < 0n ? -n : n);
          expect(size(twiceRest) <= size(bottom)).toBe(true);
          if (size(twiceRest) === size(bottom)) expect(size(quotient * bottom) > size(top)).toBe(true);
        }
      )
    );
  });
});
