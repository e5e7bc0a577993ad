export interface Toast {
  readonly id: number;
  /** A receipt, in the past tense: "INV-0042 submitted." */
  readonly text: string;
  readonly undo?: (() => void) | undefined;
  /** Id of what was done: once that is taken back, there is nothing left to say of it. */
  readonly commit?: string | undefined;
  /** Says why nothing was done, and goes as soon as something is. */
  readonly isHint?: boolean | undefined;
}

/** Receipts of what was done. They go by themselves, but never under a pointer or while one is focused. */
export class Toasts {
  #shown: readonly Toast[] = $state.raw([]);
  #lastId = 0;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing on the screen depends on timers
  #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #isHeld = false;

  get shown(): readonly Toast[] {
    return this.#shown;
  }

  say(text: string, more: Omit<Toast, 'id' | 'text'> = {}): void {
    // A hint goes once something is done, and the next one takes its place.
    this.#dismissAll(({ isHint }) => isHint === true);
    this.#lastId += 1;
    this.#shown = [...this.#shown, { id: this.#lastId, text, ...more }];
    for (const { id } of this.#shown.slice(0, -shownMax)) this.dismiss(id);
    if (!this.#isHeld) this.#start(this.#lastId);
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#shown = this.#shown.filter((toast) => toast.id !== id);
  }

  /** What a commit did was taken back, here or by a key. */
  takenBack(commit: string): void {
    this.#dismissAll((toast) => toast.commit === commit);
  }

  /** Somebody else acts now: what another has done is not theirs to undo by one tap (BR18). */
  handedOver(): void {
    this.#dismissAll(({ undo }) => undo !== undefined);
  }

  hold(): void {
    this.#isHeld = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  /** Everybody gets the whole time again. */
  release(): void {
    this.#isHeld = false;
    for (const { id } of this.#shown) this.#start(id);
  }

  #dismissAll(isMeant: (toast: Toast) => boolean): void {
    for (const { id } of this.#shown.filter(isMeant)) this.dismiss(id);
  }

  #start(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), shownMs)
    );
  }
}

const shownMax = 2;
const shownMs = 10_000;

/** The app's own; the shell shows them. */
export const toasts = new Toasts();
