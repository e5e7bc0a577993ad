import { expect, test } from 'vitest';
import { findInVatId } from '#domain/party/vat-id.ts';

test.each([
  ['DE123456789', 'DE'],
  ['de 123 456 789', 'DE'],
  ['ATU12345678', 'AT'],
  ['EL123456789', 'GR'],
  ['NL123456789B01', 'NL'],
  ['CHE-123.456.789 MWST', 'CH'],
  ['XI123456789', 'GB'],
  ['FR12345678901', '']
])('%s is a sound VAT identifier (address in %j)', (id, country) => {
  expect(findInVatId(id, country)).toBeNull();
});

test('too few digits are found', () => {
  expect(findInVatId('DE12345678', 'DE')).toEqual({ why: 'vat-shape', country: 'DE' });
});

test('an identifier of another country than the address is told', () => {
  expect(findInVatId('FR12345678901', 'DE')).toEqual({ why: 'vat-other-country', prefix: 'FR', country: 'DE' });
});

test('a missing country before a fitting number is told', () => {
  expect(findInVatId('123456789', 'DE')).toEqual({ why: 'vat-country-missing', country: 'DE' });
});

test.each([
  ['', 'DE'],
  ['36-4567890', 'US'],
  ['29AABCU9603R1ZM', 'IN'],
  ['DE123456789', 'US'],
  ['NO 974 760 673 MVA', 'NO']
])('nothing is said of what is not known here (%j in %s)', (id, country) => {
  expect(findInVatId(id, country)).toBeNull();
});
