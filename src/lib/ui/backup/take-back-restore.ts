import type { Session } from '#state/session.svelte.ts';
import { toasts } from '#ui/toasts.svelte.ts';
import { words } from '#ui/words/words.ts';

/** Puts back what a snapshot holds, and opens it; what was here until now is a snapshot, too, and a tap away. */
export async function takeBackRestore(session: Session, snapshot: string): Promise<void> {
  const done = await session.docket.backups.undo(snapshot);
  if (!done.ok) {
    toasts.say(`${words.backup.restoreFailed}. ${words.backup.problem(done.error)}`);
    return;
  }
  await session.open();
  toasts.say(words.backup.undone, { undo: () => void takeBackRestore(session, done.value.snapshot) });
}
