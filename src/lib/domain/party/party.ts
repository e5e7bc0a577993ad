import * as z from 'zod/mini';

const text = z.string().check(z.maxLength(20_000));

/** One side of an invoice, as it was when the invoice was written: later edits of the client do not reach it. */
export const partySchema = z.strictObject({
  name: text,
  contact: text,
  street: text,
  buildingNumber: text,
  addition: text,
  postcode: text,
  town: text,
  region: text,
  /** ISO 3166-1 alpha-2, or empty. */
  country: text,
  vatId: text,
  taxId: text,
  registrationId: text,
  email: text,
  phone: text,
  iban: text,
  bic: text,
  accountHolder: text
});
export type Party = z.infer<typeof partySchema>;

export const emptyParty: Party = {
  name: '',
  contact: '',
  street: '',
  buildingNumber: '',
  addition: '',
  postcode: '',
  town: '',
  region: '',
  country: '',
  vatId: '',
  taxId: '',
  registrationId: '',
  email: '',
  phone: '',
  iban: '',
  bic: '',
  accountHolder: ''
};
