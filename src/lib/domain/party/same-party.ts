import { bare } from '#domain/shared/bare.ts';
import type { Party } from './party.ts';

/**
 * Whether two parties are one: by tax ids where both have one of a kind, else by name. White space, punctuation and
 * case do not count.
 */
export function isSameParty(left: Party, right: Party): boolean {
  for (const field of ['vatId', 'taxId', 'registrationId'] as const) {
    const [one, other] = [bare(left[field]), bare(right[field])];
    if (one !== '' && other !== '') return one === other;
  }
  return bare(left.name) !== '' && bare(left.name) === bare(right.name);
}

/** Many parties, of which one is looked up that is the same (`isSameParty`) without comparing with each. */
export class KnownParties<T> {
  readonly #byKey = new Map<string, { readonly place: number; readonly party: Party; readonly value: T }[]>();
  #count = 0;

  add(party: Party, value: T): void {
    const entry = { place: this.#count, party, value };
    this.#count += 1;
    for (const key of keysOf(party)) {
      const known = this.#byKey.get(key);
      if (known) known.push(entry);
      else this.#byKey.set(key, [entry]);
    }
  }

  /** What was added with the first that is the same; null: none is. */
  find(party: Party): T | null {
    const same = keysOf(party).flatMap(
      (key) => this.#byKey.get(key)?.find((entry) => isSameParty(entry.party, party)) ?? []
    );
    const [first] = same.sort((left, right) => left.place - right.place);
    return first?.value ?? null;
  }
}

/** Whoever is the same has one of these in common. */
function keysOf(party: Party): string[] {
  return (['vatId', 'taxId', 'registrationId', 'name'] as const).flatMap((field) => {
    const value = bare(party[field]);
    return value === '' ? [] : [`${field} ${value}`];
  });
}
