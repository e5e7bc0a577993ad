import { expect, test } from 'vitest';
import { epcText, type EpcPayment } from './epc.ts';

const payment: EpcPayment = {
  payee: { name: 'Ada & Co', accountHolder: '', iban: 'DE02 1203 0000 0000 2020 51', bic: 'byladem1001' },
  currency: 'EUR',
  amountMinor: 123_456,
  remittance: 'INV-2026-0001'
};

test('a transfer as EPC069-12 writes it', () => {
  expect(epcText(payment)).toBe(
    'BCD\n002\n1\nSCT\nBYLADEM1001\nAda & Co\nDE02120300000000202051\nEUR1234.56\n\n\nINV-2026-0001'
  );
});

test.each<[string, Partial<EpcPayment>]>([
  ['another currency', { currency: 'CHF' }],
  ['nothing left to pay', { amountMinor: 0 }],
  ['more paid than asked for', { amountMinor: -1 }],
  ['more than a transfer may hold', { amountMinor: 100_000_000_000 }],
  ['no account', { payee: { ...payment.payee, iban: '' } }],
  ['an account number with a mistake', { payee: { ...payment.payee, iban: 'DE03120300000000202051' } }],
  ['nobody to pay', { payee: { ...payment.payee, name: ' ' } }]
])('there is none with %s', (_why, change) => {
  expect(epcText({ ...payment, ...change })).toBeNull();
});

test('no line that somebody typed becomes another field', () => {
  const text = epcText({
    ...payment,
    remittance: 'A\nEUR9.99',
    payee: { ...payment.payee, accountHolder: 'Ada\r\nCo' }
  });
  expect(text?.split('\n')).toHaveLength(11);
});
