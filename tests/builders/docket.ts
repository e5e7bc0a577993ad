import { onTestFinished } from 'vitest';
import { openDocket, type Docket } from '#services/docket.ts';
import { createClient, createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import { freshName, newId, sentinelInMemory, value } from '#tests/builders/stored.ts';

/** An open dataset, as a tab has it; deleted when the test is over. */
export async function openTestDocket(
  name = freshName(),
  { onError = rethrow, nowMs = () => Date.now() }: { onError?: (error: unknown) => void; nowMs?: () => number } = {}
): Promise<Docket> {
  const clock = { nowMs, zone: () => 'Europe/Berlin' };
  const docket = value(await openDocket({ name, clock, newId, app: 'test', sentinel: sentinelInMemory(), onError }));
  onTestFinished(() => {
    docket.close();
    indexedDB.deleteDatabase(name);
  });
  return docket;
}

/** The same with something in it, which must stay as it is: a client, and an invoice of 100. */
export async function openBegunDocket(): Promise<Docket> {
  const docket = await openTestDocket();
  value(await docket.execute(setUp()));
  value(await docket.execute(createClient('c')));
  value(await docket.execute(createInvoice('a', { lines: linesOf('100') })));
  return docket;
}

function rethrow(error: unknown): never {
  throw error;
}
