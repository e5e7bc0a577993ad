/** Lets the tabs of this browser do something one after the other. */
export async function inTurn(name: string, work: () => Promise<void>): Promise<void> {
  await navigator.locks.request(name, work);
}
