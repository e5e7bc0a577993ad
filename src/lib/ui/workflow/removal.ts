import { slots } from '#domain/workflow/document.ts';
import type { CompiledMachine } from '#domain/workflow/machine.ts';
import { words } from '#ui/words/words.ts';

/** Why a status cannot be deleted: it holds a position that automation aims at (B44, BR1). */
export function removalRefusal({ slots: held }: CompiledMachine, id: string): string | undefined {
  const slot = slots.find((one) => held[one] === id);
  return slot && words.editor.holdsSlot(words.workflow.slots[slot].label);
}
