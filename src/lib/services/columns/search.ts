import type { Invoice } from '#domain/invoice/invoice.ts';

/** What a person may look an invoice up by: numbers, names, references, notes, and the texts of its lines. */
export function haystackOf({ content, number, alsoIssuedAs }: Invoice): string {
  const { supplierNumber, client, seller, direction, references, notes, lines } = content;
  const party = direction === 'received' ? seller : client;
  const texts = [number?.text ?? '', ...alsoIssuedAs, supplierNumber, party.name, party.contact, notes];
  const ofLines = Object.values(lines).flatMap((line) => [line.text, line.description]);
  return searchable([...texts, ...Object.values(references), ...ofLines].filter((text) => text !== '').join('\n'));
}

/** Where words are looked for: a text of each row, which may be another one from one question to the next. */
export class Haystacks {
  readonly #texts: string[] = [];
  /** The words that were asked for last, and by row whether all of them are there; null once any text is another one. */
  #asked: { readonly words: readonly string[]; readonly found: Uint8Array } | null = null;

  get texts(): readonly string[] {
    return this.#texts;
  }

  put(at: number, text: string): void {
    if (this.#texts[at] === text) return;
    this.#texts[at] = text;
    this.#asked = null;
  }

  /** By row, 1 where all the words are found. Whoever types on is answered from what has been found so far. */
  holding(words: readonly string[]): Uint8Array {
    const before = this.#asked;
    if (before?.words.join(' ') === words.join(' ')) return before.found;
    const goesOn = before?.words.every((word) => words.some((longer) => longer.includes(word))) ?? false;
    const within = goesOn ? before?.found : undefined;
    const found = new Uint8Array(this.#texts.length);
    for (const [at, text] of this.#texts.entries())
      if (within?.[at] !== 0 && words.every((word) => text.includes(word))) found[at] = 1;
    this.#asked = { words, found };
    return found;
  }
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
