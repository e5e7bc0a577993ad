import { expect, test } from 'vitest';
import { isCurrency } from './currency.ts';
import { currencyOfRegion } from './region.ts';

test('a newcomer in Zurich is offered francs, in Dublin euros', () => {
  expect(currencyOfRegion('CH')).toBe('CHF');
  expect(currencyOfRegion('ie')).toBe('EUR');
});

test('an unknown region is no guess', () => {
  expect(currencyOfRegion('ZZ')).toBeNull();
});

test('every guess is a currency that invoices can be written in', () => {
  for (const region of ['DE', 'US', 'GB', 'JP', 'SN', 'KW'])
    expect(isCurrency(currencyOfRegion(region) ?? '')).toBe(true);
});
