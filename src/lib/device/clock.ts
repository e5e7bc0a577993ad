/** The time and place of this device. Everything below takes them as arguments. */
export interface Clock {
  nowMs(): number;
  /** IANA name: "Europe/Berlin". */
  zone(): string;
}

export const deviceClock: Clock = {
  nowMs: () => Date.now(),
  // Asked each time, since a laptop travels.
  zone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone
};

/** Gives the function that ends it. What is hidden or sleeps is called less often. */
export function everyMinute(listener: () => void): () => void {
  const timer = setInterval(listener, 60_000);
  return () => clearInterval(timer);
}
