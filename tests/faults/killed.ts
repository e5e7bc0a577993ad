import type { BrowserContext } from '@playwright/test';
import { openBrowser } from '../e2e/own-browser.ts';

/** A browser with a profile on disk, and the process that it is. */
export interface Mortal {
  readonly context: BrowserContext;
  /** Ends it as a power cut would: no process of it gets another instruction. */
  kill(): Promise<void>;
}

export async function openMortal(profile: string, baseURL: string | undefined): Promise<Mortal> {
  const context = await openBrowser(profile, { baseURL, serviceWorkers: 'block' });
  const cdp = await context.browser()?.newBrowserCDPSession();
  if (!cdp) throw new Error('a browser that cannot be asked for its process');
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  // The browser itself first, since it is the one that writes; what was begun by it later goes with it.
  const processes = [...processInfo].sort(({ type }) => (type === 'browser' ? -1 : 1)).map(({ id }) => id);
  const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
  return {
    context,
    kill() {
      for (const each of processes) end(each);
      return gone;
    }
  };
}

function end(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch (error) {
    // Whatever lives by the browser may have gone with it.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Numbers between 0 and 1 that look like chance, and come again with the same seed. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Said when a run begins, so that it can be had again: FAULT_SEED=… */
export function seedOf(fault: string): number {
  const seed = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);
  console.log(`${fault} is tried with FAULT_SEED=${seed}`);
  return seed;
}
