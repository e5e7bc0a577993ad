import { slots } from '#domain/workflow/document.ts';
import type { EditedStatuses } from '#state/edited-statuses.svelte.ts';
import { words } from '#ui/words/words.ts';

/** Why a status cannot be deleted: it holds a position that automation aims at (B44, BR1), which no status of a job does. */
export function removalRefusal({ of, machine }: EditedStatuses, id: string): string | undefined {
  const slot = of === 'job' ? undefined : slots.find((one) => machine.slots[one] === id);
  return slot && words.editor.holdsSlot(words.workflow.slots[slot].label);
}
