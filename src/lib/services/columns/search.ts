import type { Invoice } from '#domain/invoice/invoice.ts';

/** What a person may look an invoice up by: numbers, names, references, notes, and the texts of its lines. */
export function haystackOf({ content, number, alsoIssuedAs }: Invoice): string {
  const { supplierNumber, client, seller, direction, references, notes, lines } = content;
  const party = direction === 'received' ? seller : client;
  const texts = [number?.text ?? '', ...alsoIssuedAs, supplierNumber, party.name, party.contact, notes];
  const ofLines = Object.values(lines).flatMap((line) => [line.text, line.description]);
  return searchable([...texts, ...Object.values(references), ...ofLines].filter((text) => text !== '').join('\n'));
}

/** Words that must all be found. */
export function wordsIn(text: string): string[] {
  return searchable(text)
    .split(/\s/)
    .filter((word) => word !== '');
}

/** Without case and accents, so that "muller" finds "Müller". */
export function searchable(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}
