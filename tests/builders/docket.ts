import { onTestFinished } from 'vitest';
import { openDocket, type Docket } from '#services/docket.ts';
import { freshName, newId, sentinelInMemory, value } from '#tests/builders/stored.ts';

/** An open dataset, as a tab has it; deleted when the test is over. */
export async function openTestDocket(
  name = freshName(),
  { onError = rethrow }: { onError?: (error: unknown) => void } = {}
): Promise<Docket> {
  const clock = { nowMs: () => Date.now(), zone: () => 'Europe/Berlin' };
  const docket = value(await openDocket({ name, clock, newId, app: 'test', sentinel: sentinelInMemory(), onError }));
  onTestFinished(() => {
    docket.close();
    indexedDB.deleteDatabase(name);
  });
  return docket;
}

function rethrow(error: unknown): never {
  throw error;
}
