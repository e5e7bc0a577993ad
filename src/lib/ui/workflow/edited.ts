import type { WorkflowDraft } from '#state/workflow-draft.svelte.ts';
import { toasts } from '#ui/toasts.svelte.ts';

/** What is said of edits: of the last one only, and no more once the draft is published. */
const edited = 'workflow-draft';

/** Says what an edit has done to the draft, with the way back. */
export function sayEdited(draft: WorkflowDraft, text: string): void {
  sayNoMore();
  toasts.say(text, { undo: () => draft.undo(), commit: edited });
}

export function sayNoMore(): void {
  toasts.takenBack(edited);
}
