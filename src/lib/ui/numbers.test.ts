import { expect, test } from 'vitest';
import { groupedDecimal } from './numbers.ts';

test.each([
  ['1234.5', 'de-DE', 0, '1.234,5'],
  ['1234.5', 'en-US', 2, '1,234.50'],
  ['1234567.89', 'en-IN', 0, '12,34,567.89'],
  ['0.005', 'de-DE', 2, '0,005'],
  ['-0.5', 'en-GB', 0, '−0.5'],
  ['-1234', 'fr-CH', 0, '−1\u202f234'],
  ['12', 'en-GB', 0, '12'],
  ['123456789012345678.123456789012', 'en-US', 0, '123,456,789,012,345,678.123456789012']
])('%s in %s with at least %i decimals is %s', (decimal, locale, digitsMin, text) => {
  expect(groupedDecimal(decimal, locale, digitsMin)).toBe(text);
});
