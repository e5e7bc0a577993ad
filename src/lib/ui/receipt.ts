import type { Receipt } from '#services/docket.ts';
import type { Session } from '#state/session.svelte.ts';
import { toasts } from './toasts.svelte.ts';
import { words } from './words/first.ts';

/** Says what was done, in the past tense ("INV-0042 submitted."), with the way back where there is one. */
export function sayDone(session: Session, { commit, undoable }: Receipt, text: string): void {
  const undo = commit !== null && undoable ? () => void takeBack(session, commit) : undefined;
  toasts.say(text, { undo, commit: commit ?? undefined });
}

/** Undoes a commit, or says why it cannot be undone any more. */
export async function takeBack(session: Session, commit: string): Promise<void> {
  const done = await session.execute({ do: 'undo', commit });
  if (done.ok) {
    toasts.takenBack(commit);
    toasts.say(words.shell.undone);
    return;
  }
  const { refusalsInWords } = await import('./words/refusal.ts');
  toasts.say(refusalsInWords(done.error) ?? '');
}

/** ⌘Z: the last step of this tab that can be taken back. */
export async function takeBackLast(session: Session): Promise<void> {
  if (session.lastDone === null) toasts.say(words.shell.nothingToUndo, { isHint: true });
  else await takeBack(session, session.lastDone);
}
