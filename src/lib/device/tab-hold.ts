/**
 * Says to other tabs that this one is at something. The browser lets go of it when the tab is closed or killed, so
 * that nothing is ever held by nobody. Gives what lets go of it before.
 */
export function hold(name: string): () => void {
  const locks = lockManager();
  if (!locks) return () => undefined;
  let release = (): void => undefined;
  const letGo = new Promise<void>((resolve) => (release = resolve));
  // Another tab may hold the same: it was there first, and this one does not wait for it.
  const released = locks.request(name, { ifAvailable: true }, () => letGo);
  return () => {
    release();
    releasing.add(released);
    void released.finally(() => releasing.delete(released));
  };
}

/** What this tab lets go of takes a moment, in which it must not seem to be held. */
const releasing = new Set<Promise<void>>();

/** What all tabs hold, this one included. */
export async function heldNames(): Promise<ReadonlySet<string>> {
  await Promise.all(releasing);
  const held = (await lockManager()?.query())?.held ?? [];
  return new Set(held.map(({ name }) => name ?? ''));
}

/** Absent on addresses without https. */
function lockManager(): LockManager | undefined {
  return (navigator as { locks?: LockManager }).locks;
}
