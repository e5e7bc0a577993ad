/** What is ticked in a list, to be worked on together. It stays while the filter changes. */
export class Selection {
  readonly #ids = new Set<string>();
  /** A set that is followed as one: each of a hundred thousand by itself would cost more than drawing fifty rows. */
  #version = $state(0);
  /** Whether a phone shows boxes; where there is room they are always there. */
  isOn = $state(false);
  /** The last that was ticked by itself: where a span begins. */
  #anchor: string | null = null;

  get count(): number {
    void this.#version;
    return this.#ids.size;
  }

  get ids(): readonly string[] {
    void this.#version;
    return [...this.#ids];
  }

  has(id: string): boolean {
    void this.#version;
    return this.#ids.has(id);
  }

  toggle(id: string): void {
    this.#anchor = id;
    if (!this.#ids.delete(id)) this.#ids.add(id);
    this.#version += 1;
  }

  /** Ticks everything from the last one to this one, as with the shift key. */
  extendTo(id: string, all: readonly string[]): void {
    const from = this.#anchor === null ? -1 : all.indexOf(this.#anchor);
    const to = all.indexOf(id);
    if (from === -1 || to === -1) {
      this.toggle(id);
      return;
    }
    for (const one of all.slice(Math.min(from, to), Math.max(from, to) + 1)) this.#ids.add(one);
    this.#anchor = id;
    this.#version += 1;
  }

  hasAll(all: readonly string[]): boolean {
    void this.#version;
    return all.length > 0 && this.#ids.size >= all.length && all.every((id) => this.#ids.has(id));
  }

  /** Ticks all of them, or none where all are ticked. */
  toggleAll(all: readonly string[]): void {
    const isAll = this.hasAll(all);
    this.#ids.clear();
    if (!isAll) for (const id of all) this.#ids.add(id);
    this.#anchor = null;
    this.#version += 1;
  }

  clear(): void {
    this.#ids.clear();
    this.#anchor = null;
    this.isOn = false;
    this.#version += 1;
  }
}
