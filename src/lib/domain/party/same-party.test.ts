import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyParty, type Party } from '#domain/party/party.ts';
import { isSameParty, KnownParties } from '#domain/party/same-party.ts';

test.each<[string, Partial<Party>, Partial<Party>, boolean]>([
  [
    'the same VAT id, written otherwise',
    { vatId: 'DE 123456789', name: 'A' },
    { vatId: 'de123456789', name: 'B' },
    true
  ],
  ['two VAT ids are two parties, whatever the name', { vatId: 'DE1', name: 'A' }, { vatId: 'DE2', name: 'A' }, false],
  [
    'the same registration where only one has a VAT id',
    { vatId: 'DE1', registrationId: '7' },
    { registrationId: '7' },
    true
  ],
  ['the same name where no id is common', { vatId: 'DE1', name: 'Ada & Co.' }, { name: ' ADA & CO ' }, true],
  ['different names without ids', { name: 'Ada' }, { name: 'Bob' }, false],
  ['nothing known of either', {}, {}, false]
])('%s', (_, left, right, expected) => {
  expect(isSameParty({ ...emptyParty, ...left }, { ...emptyParty, ...right })).toBe(expected);
});

test('looked up among many, whoever is the same is the first that comparing with each finds', () => {
  const some = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom('', ...texts);
  const party = fc
    .record({
      name: some('Ada', 'ADA.', 'Bob'),
      vatId: some('DE 1', 'de1', 'DE2'),
      taxId: some('1', '2'),
      registrationId: some('1', '7')
    })
    .map((fields): Party => ({ ...emptyParty, ...fields }));
  fc.assert(
    fc.property(fc.array(party, { maxLength: 12 }), party, (parties, wanted) => {
      const known = new KnownParties<number>();
      for (const [place, one] of parties.entries()) known.add(one, place);
      const place = parties.findIndex((one) => isSameParty(one, wanted));
      expect(known.find(wanted)).toBe(place === -1 ? null : place);
    })
  );
});
