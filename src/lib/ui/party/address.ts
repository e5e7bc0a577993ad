import type { Party } from '#domain/party/party.ts';
import type { Speech } from '#ui/words/speech.ts';
import { countryName } from './countries.ts';

/**
 * A party as it stands on an envelope, without what is empty. The name comes first. A country alone, which is often
 * there before anything was typed, is nobody.
 */
export function addressLines(party: Party, speech?: Pick<Speech, 'language'>): string[] {
  const { name, contact, addition, street, buildingNumber, postcode, town, region, country } = party;
  const joined = (...parts: string[]): string => parts.filter((part) => part !== '').join(' ');
  const lines = [name, contact, addition, joined(street, buildingNumber), joined(postcode, town), region].filter(
    (line) => line !== ''
  );
  return country === '' || lines.length === 0 ? lines : [...lines, countryName(country, speech?.language)];
}
