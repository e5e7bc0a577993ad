import { expect, test } from 'vitest';
import { convertedMinor, readRates, writeRates } from './rates.ts';

test('rates read back as they were written, and what makes no sense is left out [W1]', () => {
  const kept = writeRates('', 'EUR', { USD: '0.92', JPY: '0.0061' });
  expect(readRates(kept, 'EUR')).toEqual({ USD: '0.92', JPY: '0.0061' });
  // What a dollar is worth in euros says nothing of francs.
  expect(readRates(kept, 'CHF')).toEqual({});
  const both = writeRates(kept, 'CHF', { USD: '0.8' });
  expect([readRates(both, 'CHF'), readRates(both, 'EUR')]).toEqual([{ USD: '0.8' }, { USD: '0.92', JPY: '0.0061' }]);
  expect(readRates('USD/EUR=0 GBP/EUR=x XXY/EUR=1 =2 EUR USD=3', 'EUR')).toEqual({});
  expect(writeRates('', 'EUR', { USD: '' })).toBe('');
});

test('an amount is converted exactly and rounded once, to what the other currency has [W1]', () => {
  expect(convertedMinor(1_001, 'USD', 'EUR', { USD: '0.925' })).toBe(926);
  expect(convertedMinor(-1_001, 'USD', 'EUR', { USD: '0.925' })).toBe(-926);
  expect(convertedMinor(1_000, 'JPY', 'EUR', { JPY: '0.0061' })).toBe(610);
  expect(convertedMinor(5, 'EUR', 'EUR', {})).toBe(5);
  expect(convertedMinor(5, 'USD', 'EUR', {})).toBeNull();
});
