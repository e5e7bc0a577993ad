import { isBlank } from '#domain/shared/blank.ts';
import type { MoveWay } from '#domain/workflow/document.ts';
import { isPlain } from '#domain/workflow/name.ts';
import { words } from '#ui/words/words.ts';

/** Longer names make no button that anybody reads. */
export const moveNameMax = 60;

/** What is wrong with the name of a move. */
export function moveNameProblem(label: string): string | undefined {
  if (isBlank(label)) return words.moves.labelMissing;
  if (!isPlain(label.trim())) return words.editor.nameNotPlain;
  return label.trim().length > moveNameMax ? words.moves.labelTooLong : undefined;
}

/** The name of a move where a list or a title needs one; a file may hold moves that have none. */
export function moveName({ label }: MoveWay): string {
  return isBlank(label) ? words.moves.unnamed : label;
}

/** The name of a target over its column. */
export function targetName(to: MoveWay['to'], statusName: (id: string) => string): string {
  if (to === 'previous') return words.moves.previous;
  return 'slot' in to ? words.moves.slot(words.workflow.slots[to.slot].label) : statusName(to.status);
}
