import { expect, test } from 'vitest';
import { findInIban, groupedIban } from '#domain/party/iban.ts';

test.each([
  'DE89 3704 0044 0532 0130 00',
  'gb82 west 1234 5698 7654 32',
  'NL91ABNA0417164300',
  'NO93 8601 1117 947',
  'MT84MALT011000012345MTLCAST001S'
])('%s is a sound IBAN, however it is written', (iban) => {
  expect(findInIban(iban)).toBeNull();
});

test('a wrong digit is found by the checksum', () => {
  expect(findInIban('DE89 3704 0044 0532 0130 01')).toEqual({ why: 'iban-checksum' });
});

test('two digits that changed places are found', () => {
  expect(findInIban('DE89 3704 0044 0532 0103 00')).toEqual({ why: 'iban-checksum' });
});

test('a missing digit is named with how many there should be', () => {
  expect(findInIban('DE89 3704 0044 0532 0130 0')).toEqual({
    why: 'iban-length',
    country: 'DE',
    length: 21,
    expected: 22
  });
});

test('half an IBAN lacks signs, whatever they will be', () => {
  expect(findInIban('DE00')).toEqual({ why: 'iban-length', country: 'DE', length: 4, expected: 22 });
  expect(findInIban('ZZ00')).toEqual({ why: 'iban-checksum' });
});

test('a sign that no IBAN has is found', () => {
  expect(findInIban('DE89 3704-0044 0532 0130 00')).toEqual({ why: 'iban-shape' });
});

test('a country that is not known here is checked by its checksum alone', () => {
  expect(findInIban('ZZ89 3704 0044')).toEqual({ why: 'iban-checksum' });
});

test.each(['', '  ', '12345678', '06-1234-0056789-00', 'see invoice'])(
  'an account number of another kind (%j) is nobody’s mistake',
  (text) => {
    expect(findInIban(text)).toBeNull();
  }
);

test('an IBAN is shown in groups of four, anything else as it was typed', () => {
  expect(groupedIban('de89370400440532013000')).toBe('DE89 3704 0044 0532 0130 00');
  expect(groupedIban('NO9386011117947')).toBe('NO93 8601 1117 947');
  expect(groupedIban(' 06-1234-0056789-00 ')).toBe('06-1234-0056789-00');
});
