/** Texts as small numbers. */
export class Dictionary {
  readonly texts: string[] = [];
  readonly #codeByText = new Map<string, number>();

  constructor(texts: readonly string[] = []) {
    for (const text of texts) this.code(text);
  }

  get size(): number {
    return this.texts.length;
  }

  code(text: string): number {
    const known = this.#codeByText.get(text);
    if (known !== undefined) return known;
    this.#codeByText.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  /** −1 for a text that no row has. */
  known(text: string): number {
    return this.#codeByText.get(text) ?? -1;
  }

  text(code: number): string {
    return this.texts[code] ?? '';
  }

  /** The place of each text in the order of names that people expect. */
  ranks(): Uint32Array {
    const collator = new Intl.Collator(undefined, { numeric: true });
    const sorted = this.texts
      .map((text, code) => ({ text, code }))
      .sort((left, right) => collator.compare(left.text, right.text));
    const ranks = new Uint32Array(sorted.length);
    let rank = 0;
    for (const [index, { text, code }] of sorted.entries()) {
      const before = sorted[index - 1];
      if (before && collator.compare(before.text, text) !== 0) rank += 1;
      ranks[code] = rank;
    }
    return ranks;
  }
}
