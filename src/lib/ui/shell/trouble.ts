import type { Docket } from '#services/docket.ts';
import type { Failure } from '#services/failure.ts';
import type { words } from '#ui/words/first.ts';

/** What can be wrong with the place where the data lies, by what a person can do about it. */
export type Trouble = keyof typeof words.shell.troubles;

export function troubleOf({ why }: Failure): Trouble {
  return why === 'constraint' ? 'unknown' : why;
}

/**
 * What has become of the connection, else what could not be stored; null while all is well. A request that was under way
 * as the connection was closed fails by that, and says less.
 */
export function troubleIn(connection: Docket['state']['value'], stumble: Trouble | null): Trouble | null {
  if (connection === 'open') return stumble;
  return connection === 'closed-by-browser' ? 'closed' : connection;
}
