import { expect, test } from 'vitest';
import { documentIdentity } from './identity.ts';

const seller = { vatId: 'FR12 345 678 901', registrationId: '552 081 317', name: 'Atelier Lumière SARL' };

test('seller, number and day make the identity; spaces, punctuation and case do not count', () => {
  const identity = documentIdentity({ seller, number: 're-2026/017 ', issueDay: '2026-02-14' });
  expect(identity).toBe('FR12345678901|RE2026017|2026-02-14');
  expect(
    documentIdentity({ seller: { ...seller, vatId: 'fr12345678901' }, number: 'RE 2026 017', issueDay: '2026-02-14' })
  ).toBe(identity);
});

test('the seller is known by the VAT number, else the registration, else the name', () => {
  const keyOf = (fields: Partial<typeof seller>) =>
    documentIdentity({ seller: { ...seller, ...fields }, number: '1', issueDay: null }).split('|')[0];
  expect(keyOf({ vatId: '' })).toBe('552081317');
  expect(keyOf({ vatId: ' - ', registrationId: '' })).toBe('ATELIERLUMIÈRESARL');
});

test('another number, day or seller is another document', () => {
  const identities = [
    { seller, number: '1', issueDay: '2026-01-01' },
    { seller, number: '2', issueDay: '2026-01-01' },
    { seller, number: '1', issueDay: '2026-01-02' },
    { seller: { ...seller, vatId: 'DE123123123' }, number: '1', issueDay: '2026-01-01' }
  ].map(documentIdentity);
  expect(new Set(identities).size).toBe(4);
});
