import type { Party } from '#domain/party/party.ts';
import { countryWritten } from './code-lists.ts';
import { all, attribute, joined, one, prose, words, type UblSource } from './ubl-source.ts';
import type { XmlElement } from './xml.ts';

/** One side of the document (BG-4, BG-7), without its bank account: that belongs to the payment. */
export function partyFrom(source: UblSource, party: XmlElement | null): Omit<Party, 'iban' | 'bic' | 'accountHolder'> {
  const text = (steps: string) => words(source, one(source, party, steps));
  const legalName = text('cac:PartyLegalEntity/cbc:RegistrationName');
  const email = text('cac:Contact/cbc:ElectronicMail');
  const contact = text('cac:Contact/cbc:Name') || personName(source, one(source, party, 'cac:Person'));
  return {
    // A trading name beside the legal one (BT-28) is not modelled.
    name: legalName || text('cac:PartyName/cbc:Name') || contact,
    contact,
    ...addressFrom(source, one(source, party, 'cac:PostalAddress')),
    ...taxIdsFrom(source, all(source, party, 'cac:PartyTaxScheme')),
    registrationId: text('cac:PartyLegalEntity/cbc:CompanyID'),
    email: email || electronicAddress(source, one(source, party, 'cbc:EndpointID')),
    phone: text('cac:Contact/cbc:Telephone')
  };
}

function personName(source: UblSource, person: XmlElement | null): string {
  const names = ['cbc:FirstName', 'cbc:MiddleName', 'cbc:FamilyName'];
  const pieces = names.map((name) => words(source, one(source, person, name)));
  return joined(source, person, pieces, ' ');
}

function addressFrom(
  source: UblSource,
  address: XmlElement | null
): Pick<Party, 'street' | 'buildingNumber' | 'addition' | 'postcode' | 'town' | 'region' | 'country'> {
  const text = (steps: string) => words(source, one(source, address, steps));
  const additions = all(source, address, 'cac:AddressLine/cbc:Line').map((line) => words(source, line));
  return {
    street: text('cbc:StreetName'),
    buildingNumber: text('cbc:BuildingNumber'),
    addition: joined(source, address, [text('cbc:AdditionalStreetName'), ...additions], ', '),
    postcode: text('cbc:PostalZone'),
    town: text('cbc:CityName'),
    region: text('cbc:CountrySubentity'),
    country: countryWritten(text('cac:Country/cbc:IdentificationCode').toUpperCase())
  };
}

/** The VAT (elsewhere GST) identifier (BT-31, BT-48), and the first other tax registration (BT-32). */
function taxIdsFrom(source: UblSource, schemes: readonly XmlElement[]): Pick<Party, 'vatId' | 'taxId'> {
  let vatId = '';
  let taxId = '';
  for (const scheme of schemes) {
    const id = one(source, scheme, 'cbc:CompanyID');
    const name = one(source, scheme, 'cac:TaxScheme/cbc:ID');
    const isVat = ['VAT', 'GST', ''].includes((name?.text ?? '').trim().toUpperCase());
    if (id === null || (isVat ? vatId : taxId) !== '') continue;
    if (isVat) {
      vatId = words(source, id);
      words(source, name);
    } else taxId = words(source, id);
  }
  return { vatId, taxId };
}

/** An e-mail address given as the place to deliver to (BT-34, scheme EM). */
function electronicAddress(source: UblSource, endpoint: XmlElement | null): string {
  const isMail = endpoint?.attributes.some(({ name, value }) => name === 'schemeID' && value.trim() === 'EM') === true;
  if (!isMail) return '';
  attribute(source, endpoint, 'schemeID');
  return words(source, endpoint);
}

/** Where to pay (BG-17): the first account that the document names; the others are not modelled. */
export function accountFrom(source: UblSource): Pick<Party, 'iban' | 'bic' | 'accountHolder'> {
  const account = one(source, source.root, 'cac:PaymentMeans/cac:PayeeFinancialAccount');
  const branch = one(source, account, 'cac:FinancialInstitutionBranch');
  return {
    iban: words(source, one(source, account, 'cbc:ID')),
    bic:
      words(source, one(source, branch, 'cbc:ID')) ||
      words(source, one(source, branch, 'cac:FinancialInstitution/cbc:ID')),
    accountHolder: words(source, one(source, account, 'cbc:Name'))
  };
}

/** All notes below each other. */
export function notesFrom(source: UblSource, steps: string): string {
  return prose(source, all(source, source.root, steps));
}
