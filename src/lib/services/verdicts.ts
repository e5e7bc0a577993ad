import { breathing } from '#device/breath.ts';
import type { SingleCommand } from '#domain/ledger/command.ts';
import type { Verdict } from '#domain/ledger/verdict.ts';
import type { Database } from '#storage/database.ts';
import { verdicts, type Asking } from '#storage/gate.ts';

export interface VerdictOptions {
  /** Nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
  /** Told how many are judged so far. */
  readonly onProgress?: ((count: number) => void) | undefined;
}

/** So many take a few milliseconds: the page stays quick between them. */
const atOnce = 25;

/** What would become of each of many commands. Throws the signal's reason when stopped. */
export async function verdictsOn(
  db: Database,
  commands: readonly SingleCommand[],
  asking: Asking,
  { signal, onProgress }: VerdictOptions = {}
): Promise<readonly Verdict[]> {
  const breathe = breathing();
  const all: Verdict[] = [];
  for (let from = 0; from < commands.length; from += atOnce) {
    signal?.throwIfAborted();
    all.push(...(await verdicts(db, commands.slice(from, from + atOnce), asking)));
    onProgress?.(all.length);
    await breathe();
  }
  return all;
}
