import { isPlain } from '#domain/workflow/name.ts';
import { words } from '#ui/words/words.ts';

/** Longer names are cut in lists, and nobody reads them. */
export const nameMax = 60;

/** What is wrong with the name of a status, role, rule or type; `own`: the id of the one that bears it already. */
export function nameProblem(
  name: string,
  others: readonly { readonly id: string; readonly label: string }[],
  own?: string
): string | undefined {
  const text = words.editor;
  const plain = name.trim();
  if (plain === '') return text.nameMissing;
  if (plain.length > nameMax) return text.nameTooLong;
  if (!isPlain(plain)) return text.nameNotPlain;
  const isTaken = others.some(({ id, label }) => id !== own && label.toLocaleLowerCase() === plain.toLocaleLowerCase());
  return isTaken ? text.nameTaken : undefined;
}
