/** The time and place of this device. Everything below takes them as arguments. */
export interface Clock {
  nowMs(): number;
  /** IANA name: "Europe/Berlin". */
  zone(): string;
}

export const deviceClock: Clock = {
  nowMs: () => Date.now(),
  zone: zoneHere
};

/** IANA name of where the device is. A laptop travels, so it is asked again and again; but asking takes its time, and rows ask often. */
export function zoneHere(): string {
  const now = performance.now();
  if (now >= asked.untilMs) {
    asked = { zone: new Intl.DateTimeFormat().resolvedOptions().timeZone, untilMs: now + 1_000 };
  }
  return asked.zone;
}

let asked = { zone: '', untilMs: 0 };

/** How many milliseconds have gone by since it was started, whatever happens to the clock meanwhile. */
export function stopwatch(): () => number {
  const startedMs = performance.now();
  return () => performance.now() - startedMs;
}

/** Gives the function that ends it. What is hidden or sleeps is called less often. */
export function everyMinute(listener: () => void): () => void {
  const timer = setInterval(listener, 60_000);
  return () => clearInterval(timer);
}
