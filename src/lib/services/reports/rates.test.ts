import { expect, test } from 'vitest';
import { convertedMinor, readRates, writeRates } from './rates.ts';

test('rates read back as they were written, and what makes no sense is left out [W1]', () => {
  expect(readRates(writeRates({ USD: '0.92', JPY: '0.0061' }))).toEqual({ USD: '0.92', JPY: '0.0061' });
  expect(readRates('USD=0 GBP=x XXY=1 =2 EUR')).toEqual({});
  expect(writeRates({ USD: '' })).toBe('');
});

test('an amount is converted exactly and rounded once, to what the other currency has [W1]', () => {
  expect(convertedMinor(1_001, 'USD', 'EUR', { USD: '0.925' })).toBe(926);
  expect(convertedMinor(-1_001, 'USD', 'EUR', { USD: '0.925' })).toBe(-926);
  expect(convertedMinor(1_000, 'JPY', 'EUR', { JPY: '0.0061' })).toBe(610);
  expect(convertedMinor(5, 'EUR', 'EUR', {})).toBe(5);
  expect(convertedMinor(5, 'USD', 'EUR', {})).toBeNull();
});
