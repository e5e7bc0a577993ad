/** Lets one tab of this browser do something while the others do not; nothing happens where another one is at it. */
export async function inOneTab(name: string, work: () => Promise<void>): Promise<void> {
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}
