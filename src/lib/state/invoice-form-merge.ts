import { applyChanges, difference, valueAt, type Change } from '#domain/history/change.ts';
import type { Content } from '#domain/invoice/content.ts';
import { sameJson, type Json } from '#domain/shared/json.ts';

/** A field, or a whole row, that was changed here and elsewhere to different ends. */
export interface FieldConflict {
  readonly path: readonly string[];
  /** Absent where the row was removed. */
  readonly mine?: Json | undefined;
  readonly theirs?: Json | undefined;
}

/** What became of an invoice while its form was open. */
export interface Comparison {
  /** What was changed elsewhere since the form was opened. */
  readonly theirChanges: readonly Change[];
  /** Of those, what was changed here, too. */
  readonly conflicts: readonly FieldConflict[];
}

export type Side = 'mine' | 'theirs';

/** `base`: the content that the form was opened on. */
export function compare(base: Content, mine: Content, theirs: Content): Comparison {
  const theirChanges = changesBetween(base, theirs);
  const pathByKey = new Map<string, readonly string[]>();
  for (const change of changesBetween(base, mine))
    for (const other of theirChanges) {
      if (!within(change.path, other.path) && !within(other.path, change.path)) continue;
      if (change.path.length === other.path.length && sameJson(change.new, other.new)) continue;
      const path = change.path.length < other.path.length ? change.path : other.path;
      pathByKey.set(path.join('\n'), path);
    }
  const conflicts = [...pathByKey.values()].map((path): FieldConflict => ({
    path,
    mine: valueAt(mine, path),
    theirs: valueAt(theirs, path)
  }));
  return { theirChanges, conflicts };
}

/**
 * Both together: what was changed on one side only stands, and where the sides disagree the person has chosen. A row
 * that somebody removed comes back if its other side is chosen.
 */
export function merged(
  { base, mine, theirs }: { readonly base: Content; readonly mine: Content; readonly theirs: Content },
  choose: (path: readonly string[]) => Side
): Content {
  const { conflicts } = compare(base, mine, theirs);
  const won = conflicts.filter(({ path }) => choose(path) === 'mine');
  const undisputed = changesBetween(base, mine).filter(
    (change) => !conflicts.some(({ path }) => within(change.path, path))
  );
  const chosen = won.map((conflict): Change => ({ path: conflict.path, new: conflict.mine }));
  return applyChanges(theirs, [...undisputed, ...chosen]);
}

/** What saving a form asks for. */
export function changesBetween(before: Content, after: Content): Change[] {
  return difference(before, after);
}

function within(path: readonly string[], outer: readonly string[]): boolean {
  return outer.every((key, at) => path[at] === key);
}
