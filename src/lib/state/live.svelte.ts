import { createSubscriber } from 'svelte/reactivity';
import type { Watched } from '#device/watched.ts';

/** An answer that is on its way, there, or will not come. */
export type Answer<T> =
  | { readonly status: 'pending' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly error: unknown };

export interface Live<T> {
  /** The answer as it stands; whoever shows it is told when it changes. */
  readonly current: Answer<T>;
}

/**
 * Keeps the answer to a question up to date for as long as somebody shows it: asked again after each change, and anew
 * where something reactive that the question reads at its start is another one.
 */
export function live<T>(ask: () => Promise<T>, changes: () => readonly Watched<unknown>[]): Live<T> {
  const asked = $derived(new Asked(ask, changes()));
  return {
    get current() {
      return asked.current;
    }
  };
}

class Asked<T> {
  readonly #ask: () => Promise<T>;
  readonly #changes: readonly Watched<unknown>[];
  readonly #subscribe: () => void;
  #answer: Answer<T> = { status: 'pending' };
  /** State of the data when the question was last asked: what differs makes the answer old. */
  #askedAt: readonly unknown[] = [];
  #isRunning = false;
  /** Tells those who show the answer; null while nobody does. */
  #update: (() => void) | null = null;

  constructor(ask: () => Promise<T>, changes: readonly Watched<unknown>[]) {
    this.#ask = ask;
    this.#changes = changes;
    this.#subscribe = createSubscriber((update) => {
      this.#update = update;
      const stops = changes.map((one) => one.subscribe(() => this.#askIfOld()));
      return () => {
        for (const stop of stops) stop();
        this.#update = null;
      };
    });
    this.#run();
  }

  get current(): Answer<T> {
    this.#subscribe();
    return this.#answer;
  }

  #askIfOld(): void {
    // While an answer is on its way the next question waits, so that a burst of changes asks once more, not each time.
    if (this.#update && !this.#isRunning && this.#isOld) this.#run();
  }

  get #isOld(): boolean {
    return this.#changes.some(({ value }, index) => value !== this.#askedAt[index]);
  }

  #run(): void {
    this.#isRunning = true;
    this.#askedAt = this.#changes.map(({ value }) => value);
    const settle = (answer: Answer<T>): void => {
      this.#isRunning = false;
      this.#answer = answer;
      this.#update?.();
      this.#askIfOld();
    };
    try {
      this.#ask().then(
        (value) => settle({ status: 'ready', value }),
        (error: unknown) => settle({ status: 'failed', error })
      );
    } catch (error) {
      this.#isRunning = false;
      this.#answer = { status: 'failed', error };
    }
  }
}
