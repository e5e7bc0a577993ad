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
