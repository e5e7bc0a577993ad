import { applyChanges, type Change } from '#domain/history/change.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';

/** A field that was changed elsewhere as well, and differently. */
export type Conflict = Extract<Refusal, { why: 'edited-elsewhere' }>;

export function conflictsIn(refusals: readonly Refusal[]): Conflict[] {
  return refusals.filter((refusal) => refusal.why === 'edited-elsewhere');
}

/** What stands elsewhere, with those of one's own changes that nobody disagrees with. */
export function withTheirs<T>(current: T, mine: readonly Change[], conflicts: readonly Conflict[]): T {
  const disputed = new Set(conflicts.map(keyOf));
  return applyChanges(
    current,
    mine.filter((change) => !disputed.has(keyOf(change)))
  );
}

function keyOf({ path }: { readonly path: readonly string[] }): string {
  return path.join('/');
}
