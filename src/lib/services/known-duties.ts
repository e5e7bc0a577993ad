/** Since when an invoice waits for the acting person; null: it does not. */
export type Since = number | null;

/**
 * What is known of who waits for whom. In a hundred thousand invoices thousands may stand where somebody signs: all of
 * them are asked once, and after a step those that it touched.
 */
export class KnownDuties {
  #circumstances = '';
  #step = 0;
  readonly #since = new Map<string, Since>();

  /** Keys of the subjects that a step touched. */
  forget(touched: Iterable<string>): void {
    this.#step += 1;
    for (const key of touched) {
      const place = key.indexOf('/');
      const kind = key.slice(0, place);
      if (kind === 'invoice') this.#since.delete(key.slice(place + 1));
      // A number that is given changes no duty; a person, a workflow or a client may change any.
      else if (kind !== 'series') this.#since.clear();
    }
  }

  /** What is known under these circumstances, and how to add to it what was found out since this moment. */
  under(circumstances: string): {
    known: ReadonlyMap<string, Since>;
    learn: (found: Iterable<[string, Since]>) => void;
  } {
    if (circumstances !== this.#circumstances) this.#since.clear();
    this.#circumstances = circumstances;
    const step = this.#step;
    return {
      known: this.#since,
      learn: (found) => {
        // A step that came in between may have touched what was asked before it.
        if (step === this.#step && circumstances === this.#circumstances)
          for (const [id, since] of found) this.#since.set(id, since);
      }
    };
  }
}
