import type { Refusal } from '#domain/workflow/refusal.ts';
import type { SingleCommand } from './command.ts';
import { decide } from './decide.ts';
import type { Context } from './run.ts';
import type { World } from './world.ts';

/** What would become of one of many commands. */
export interface Verdict {
  readonly command: SingleCommand;
  /** Why not; empty: it would be done. */
  readonly refusals: readonly Refusal[];
  /** Id of the status in which its invoice would stand, with all that the rules make of it; null where it is about none. */
  readonly status: string | null;
}

/**
 * Judges each command by itself, as the gate would: those that pass can then be done together, as one batch. Nothing is
 * written.
 */
export function verdictOf(world: World, command: SingleCommand, context: Context): Verdict {
  const decided = decide(world, command, context);
  if (!decided.ok) return { command, refusals: decided.error, status: null };
  const status = 'invoice' in command ? (decided.value.get('invoice', command.invoice)?.status ?? null) : null;
  return { command, refusals: [], status };
}
