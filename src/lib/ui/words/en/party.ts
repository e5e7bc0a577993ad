import type { IbanFinding } from '#domain/party/iban.ts';
import type { VatIdFinding } from '#domain/party/vat-id.ts';

type Finding = IbanFinding | VatIdFinding;

const findings: { readonly [Why in Finding['why']]: (finding: Extract<Finding, { why: Why }>) => string } = {
  'iban-shape': () => 'An IBAN has letters and digits only. Check what was typed.',
  'iban-length': ({ country, length, expected }) =>
    `An IBAN of ${country} has ${expected} signs, this one has ${length}. Check what was typed.`,
  'iban-checksum': () => 'The check digits of this IBAN do not fit. A digit may be wrong or have changed places.',
  'vat-shape': ({ country }) => `VAT IDs of ${country} usually look different. Check what was typed.`,
  'vat-country-missing': ({ country }) => `A VAT ID begins with its country, here ${country}.`,
  'vat-other-country': ({ prefix, country }) => `This VAT ID is of ${prefix}, the address is in ${country}.`
};

/** A client, or one's own business: name, address, tax, bank. */
export const party = {
  sections: { contact: 'Contact', address: 'Address', tax: 'Tax and registration', bank: 'Bank account' },
  fields: {
    name: 'Name',
    contact: 'Contact person',
    email: 'E-mail',
    phone: 'Phone',
    street: 'Street',
    buildingNumber: 'Number',
    addition: 'Address addition',
    postcode: 'Postcode',
    town: 'Town',
    region: 'State or region',
    country: 'Country',
    vatId: 'VAT ID',
    taxId: 'Tax number',
    registrationId: 'Registration number',
    iban: 'IBAN or account number',
    bic: 'BIC',
    accountHolder: 'Account holder'
  },
  noCountry: 'No country',
  additionHint: 'Floor, department, “c/o”',
  findings,
  oddEmail: 'This does not look like an e-mail address.',
  oddBic: 'A BIC has 8 or 11 letters and digits.'
};
