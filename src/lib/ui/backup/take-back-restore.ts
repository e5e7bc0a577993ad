import type { Session } from '#state/session.svelte.ts';
import { toasts } from '#ui/toasts.svelte.ts';
import { words } from '#ui/words/words.ts';

/** Puts back what a snapshot holds, and opens it. */
export async function takeBackRestore(session: Session, snapshot: string): Promise<void> {
  const done = await session.docket.backups.undo(snapshot);
  if (done.ok) await session.open();
  toasts.say(done.ok ? words.backup.undone : `${words.backup.restoreFailed}. ${words.backup.problem(done.error)}`);
}
