import { sha256 } from '@noble/hashes/sha2.js';
import type { Watching } from '#services/backups.ts';
import { noise } from './large.ts';

/** Work that was watched: what came of it, how far it said it was, and the longest time that it kept the page busy. */
export interface WatchedWork<T> {
  readonly value: T;
  readonly shares: readonly number[];
  /** 0: no task of 50 ms or more, which is all that a browser tells of. */
  readonly longestTaskMs: number;
  /** How many times longer than at best a fixed piece of work took at worst meanwhile: what else the machine had to do. */
  readonly stretch: number;
}

/** Some milliseconds of work, now and then. */
const piece = noise(400_000, 1);
const everyMs = 100;

export async function watchWork<T>(work: (watching: Watching) => Promise<T>): Promise<WatchedWork<T>> {
  const shares: number[] = [];
  const tasks: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ entryTypes: ['longtask'] });
  const piecesMs: number[] = [];
  const measuring = setInterval(() => {
    const began = performance.now();
    sha256(piece);
    piecesMs.push(performance.now() - began);
  }, everyMs);
  const value = await work({ onProgress: (share) => shares.push(share) });
  clearInterval(measuring);
  // The last task is told of once it is over.
  await new Promise((resolve) => requestIdleCallback(resolve));
  tasks.push(...observer.takeRecords());
  observer.disconnect();
  const longestTaskMs = Math.max(0, ...tasks.map(({ duration }) => duration));
  return { value, shares, longestTaskMs, stretch: Math.max(...piecesMs) / Math.min(...piecesMs) };
}

/** Lets work begin, and stops it once it says that it is so far. */
export async function stopAt(share: number, work: (watching: Watching) => Promise<unknown>): Promise<unknown> {
  const stopper = new AbortController();
  const onProgress = (done: number): void => {
    if (done >= share) stopper.abort();
  };
  return work({ signal: stopper.signal, onProgress }).then(
    () => 'done',
    (error: unknown) => (error === stopper.signal.reason ? 'stopped' : error)
  );
}
