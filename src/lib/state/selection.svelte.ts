/* eslint-disable svelte/prefer-svelte-reactivity -- each set is made once and never changed: a new one takes its place */

/** What is ticked in a list, to be worked on together. It stays while the filter changes. */
export class Selection {
  /** Followed as one: each of a hundred thousand by itself would cost more than drawing fifty rows. */
  #ids = $state.raw<ReadonlySet<string>>(new Set());
  /** Whether a phone shows boxes; where there is room they are always there. */
  isOn = $state(false);
  /** The last that was ticked by itself: where a span begins. */
  #anchor: string | null = null;

  get count(): number {
    return this.#ids.size;
  }

  get ids(): readonly string[] {
    return [...this.#ids];
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  toggle(id: string): void {
    this.#anchor = id;
    this.#ids = new Set(this.#ids.has(id) ? this.ids.filter((one) => one !== id) : [...this.#ids, id]);
  }

  /** Ticks everything from the last one to this one, as with the shift key. */
  extendTo(id: string, all: readonly string[]): void {
    const from = this.#anchor === null ? -1 : all.indexOf(this.#anchor);
    const to = all.indexOf(id);
    if (from === -1 || to === -1) {
      this.toggle(id);
      return;
    }
    this.#anchor = id;
    this.#ids = new Set([...this.#ids, ...all.slice(Math.min(from, to), Math.max(from, to) + 1)]);
  }

  hasAll(all: readonly string[]): boolean {
    return all.length > 0 && this.count >= all.length && all.every((id) => this.#ids.has(id));
  }

  /** Ticks all of them, or none of them where all are ticked; what is ticked elsewhere stays so. */
  toggleAll(all: readonly string[]): void {
    const others = new Set(this.#ids);
    if (this.hasAll(all)) for (const id of all) others.delete(id);
    else for (const id of all) others.add(id);
    this.#ids = others;
    this.#anchor = null;
  }

  clear(): void {
    this.#ids = new Set();
    this.#anchor = null;
    this.isOn = false;
  }
}
