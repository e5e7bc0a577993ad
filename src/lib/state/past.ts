import type { Subject } from '#domain/history/event.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { Docket } from '#services/docket.ts';
import type { HistoryEntry } from '#services/history.ts';

/** What happened to a subject, and whether the last of it can be taken back. */
export interface Past {
  readonly history: readonly HistoryEntry[];
  /** Null where nothing happened yet. */
  readonly lastStep: { readonly commit: string; readonly refusals: readonly Refusal[] } | null;
}

export async function pastOf(docket: Docket, subject: Subject): Promise<Past> {
  const history = await docket.history(subject);
  const commit = history.at(-1)?.commit;
  if (commit === undefined) return { history, lastStep: null };
  const tried = await docket.dryRun({ do: 'undo', commit });
  return { history, lastStep: { commit, refusals: tried.ok ? [] : tried.error } };
}
