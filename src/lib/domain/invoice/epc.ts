import { minorToDecimal } from '#domain/money/currency.ts';
import { bareIban, findInIban } from '#domain/party/iban.ts';
import type { Party } from '#domain/party/party.ts';

/** What a payment by a QR code needs to know. */
export interface EpcPayment {
  readonly payee: Pick<Party, 'name' | 'accountHolder' | 'iban' | 'bic'>;
  /** ISO 4217. */
  readonly currency: string;
  /** What is left to pay. */
  readonly amountMinor: number;
  /** Stands on the payee's statement: the number of the invoice. */
  readonly remittance: string;
}

const nameMax = 70;
const remittanceMax = 140;
const amountMaxMinor = 99_999_999_999;

/**
 * The text of a QR code for a SEPA transfer (EPC069-12, version 2), as banking apps read it; null where there can be none:
 * without an IBAN that holds, in another currency than euro, or with nothing left to pay.
 */
export function epcText({ payee, currency, amountMinor, remittance }: EpcPayment): string | null {
  const iban = bareIban(payee.iban);
  const name = line(payee.accountHolder || payee.name).slice(0, nameMax);
  if (currency !== 'EUR' || amountMinor < 1 || amountMinor > amountMaxMinor) return null;
  if (name === '' || !/^[A-Z]{2}\d{2}/.test(iban) || findInIban(iban) !== null) return null;
  const amount = `EUR${minorToDecimal(amountMinor, currency)}`;
  const bic = line(payee.bic).replace(/\s/g, '').toUpperCase();
  return ['BCD', '002', '1', 'SCT', bic, name, iban, amount, '', '', line(remittance).slice(0, remittanceMax)].join(
    '\n'
  );
}

/** Each element of the code is a line of its own. */
function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
