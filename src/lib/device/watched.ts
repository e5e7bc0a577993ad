/** A value that can be read now and followed later. It fits Svelte's store contract without knowing Svelte. */
export interface Watched<T> {
  readonly value: T;
  /** Calls at once with the present value, then with each new one, until the returned function is called. */
  subscribe(listener: (value: T) => void): () => void;
}

/** Gives the watched value and, apart from it, the one function that changes it. */
export function watched<T>(initial: T): [Watched<T>, (next: T) => void] {
  let value = initial;
  const listeners = new Set<(value: T) => void>();
  return [
    {
      get value() {
        return value;
      },
      subscribe(listener) {
        // Wrapped, so that one listener subscribed twice is told twice and each stop ends its own subscription.
        const told = (next: T): void => listener(next);
        listeners.add(told);
        listener(value);
        return () => void listeners.delete(told);
      }
    },
    (next) => {
      value = next;
      for (const told of [...listeners]) told(next);
    }
  ];
}
