/**
 * Which row of a list is which, for parts that have no names of their own: what is half typed in one must not go over to its
 * neighbour when another one goes, or takes its place.
 */
export class Rows {
  keys = $state.raw<readonly number[]>([]);
  #last: number;

  constructor(count: number) {
    this.keys = Array.from({ length: count }, (_, key) => key);
    this.#last = count;
  }

  add(): void {
    this.keys = [...this.keys, this.#last];
    this.#last += 1;
  }

  remove(place: number): void {
    this.keys = this.keys.toSpliced(place, 1);
  }

  exchange(one: number, other: number): void {
    this.keys = exchanged(this.keys, one, other);
  }
}

/** The same with two of them at each other's place. */
export function exchanged<Item>(all: readonly Item[], one: number, other: number): Item[] {
  return all.map((item, at) => (at === one ? all[other] : at === other ? all[one] : item) ?? item);
}
