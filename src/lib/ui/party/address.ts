import type { Party } from '#domain/party/party.ts';
import { countryName } from './countries.ts';

/** A party as it stands on an envelope, without what is empty. The name comes first. */
export function addressLines(party: Party): string[] {
  const { name, contact, addition, street, buildingNumber, postcode, town, region, country } = party;
  const joined = (...parts: string[]): string => parts.filter((part) => part !== '').join(' ');
  return [
    name,
    contact,
    addition,
    joined(street, buildingNumber),
    joined(postcode, town),
    region,
    country === '' ? '' : countryName(country)
  ].filter((line) => line !== '');
}
