import { statusTypes } from '#domain/workflow/status-type.ts';
import { failureOf } from '#services/failure.ts';
import type { Session } from '#state/session.svelte.ts';
import type { WorkflowDraft } from '#state/workflow-draft.svelte.ts';
import { sayDone } from '#ui/receipt.ts';
import { troubleOf } from '#ui/shell/trouble.ts';
import { toasts } from '#ui/toasts.svelte.ts';
import { words } from '#ui/words/words.ts';
import { calledIn } from './called.ts';
import { sayNoMore } from './edited.ts';

/** What has come of publishing: nothing that was refused, or could not be stored, is in force. */
type Outcome = 'published' | 'refused' | 'failed';

/** Publishes what was edited and says so. What could not be stored is said, and stays a draft. */
export async function publishDraft(session: Session, draft: WorkflowDraft): Promise<Outcome> {
  try {
    const done = await draft.publish();
    if (!done.ok) return 'refused';
    sayNoMore();
    const moved = done.value.events.filter(({ type }) => type === 'status-replaced');
    const changed = statusTypes.map((of) => ({
      count: moved.filter(({ subject }) => subject.kind === of).length,
      called: calledIn(draft.inForce.document, of)
    }));
    sayDone(session, done.value, words.editor.published(changed));
    return 'published';
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    toasts.say(words.editor.notPublished(words.shell.troubles[troubleOf(failure)].remedy));
    return 'failed';
  }
}
