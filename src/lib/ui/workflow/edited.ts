import type { WorkflowDraft } from '#state/workflow-draft.svelte.ts';
import { toasts } from '#ui/toasts.svelte.ts';

/** What is said of edits: of the last one only, and no more once the draft is published. */
const edited = 'workflow-draft';
let said: WorkflowDraft['step'] = null;

/** Says what an edit has done to the draft, with the way back. */
export function sayEdited(draft: WorkflowDraft, text: string): void {
  sayNoMore();
  said = draft.step;
  toasts.say(text, { undo: () => draft.undo(), commit: edited });
}

export function sayNoMore(): void {
  toasts.takenBack(edited);
}

/** An edit that says nothing of itself still ends what was said of the one before: undo would take back another one. */
export function retireOlder({ step }: WorkflowDraft): void {
  if (step !== said) sayNoMore();
}
