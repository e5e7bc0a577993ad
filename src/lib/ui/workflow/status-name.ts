import type { Status } from '#domain/workflow/document.ts';
import { words } from '#ui/words/words.ts';

/** Longer names are cut in lists, and nobody reads them. */
export const statusNameMax = 60;

/** What is wrong with the name of a status; `own`: the id of the one that bears it already. */
export function nameProblem(name: string, statuses: readonly Status[], own?: string): string | undefined {
  const text = words.editor;
  const plain = name.trim();
  if (plain === '') return text.nameMissing;
  if (plain.length > statusNameMax) return text.nameTooLong;
  const isTaken = statuses.some(
    ({ id, label }) => id !== own && label.toLocaleLowerCase() === plain.toLocaleLowerCase()
  );
  return isTaken ? text.nameTaken : undefined;
}
