/** Resolves once the page has nothing better to do, or after a second: for what nobody waits for. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    // Not every browser tells when it is idle.
    if (typeof requestIdleCallback === 'undefined') setTimeout(resolve);
    else requestIdleCallback(() => resolve(), { timeout: 1_000 });
  });
}

/** Once what somebody has just asked for is likely to stand there, and nothing else is at work. */
export async function whenQuiet(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 200));
  await whenIdle();
}
