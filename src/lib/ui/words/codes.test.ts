import { expect, test } from 'vitest';
import { countryCodes, currencyCodes, eInvoiceCountry, isoCountries } from '#domain/exchange/code-lists.ts';
import { unitCodes } from '#domain/exchange/unit-codes.ts';
import { currencies } from '#domain/money/currency.ts';
import { countryOptions } from '#ui/party/countries.ts';
import { words } from './words.ts';

test('whatever can be chosen here may stand in an e-invoice [W3]', () => {
  const { units } = words.codes;
  expect(new Set(isoCountries).size).toBe(isoCountries.length);
  expect(units.map(({ code }) => code).filter((code) => !unitCodes.has(code))).toEqual([]);
  // Of 2025, and on no list of e-invoices yet: whoever writes one in it is told.
  expect(currencies.filter((code) => !currencyCodes.has(code))).toEqual(['XCG']);
  expect(countryOptions('').filter(({ value }) => !countryCodes.has(eInvoiceCountry(value)))).toEqual([]);
});
