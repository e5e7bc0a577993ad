import { breathing } from '#device/breath.ts';
import { audited, type AuditedCommit } from '#domain/history/audit.ts';
import type { Event } from '#domain/history/event.ts';
import { joinParts, type Commit, type CommitPart } from '#domain/history/commit.ts';
import { partIn } from '#storage/commit-rows.ts';
import type { Database } from '#storage/database.ts';
import { read } from '#storage/fence.ts';

/**
 * Which commits are shown whole, of all others only the seals are there: those about some invoices and nobody else, so that
 * a customer who is given one does not read of others that were imported or moved with it; or those of a time.
 */
export type AuditQuery =
  { readonly invoices: readonly string[] } | { readonly fromMs: number; readonly untilMs: number };

const partsAtOnce = 200;

/** Every commit of the dataset, so that each chain is there from its beginning. */
export async function auditOf(db: Database, query: AuditQuery): Promise<AuditedCommit[]> {
  const isShown = shownBy(query);
  const breathe = breathing();
  const found: AuditedCommit[] = [];
  let open: CommitPart[] = [];
  const close = (): void => {
    const { commits, incomplete } = joinParts(open);
    if (incomplete.length > 0) throw new Error(`parts of commits are missing: ${incomplete.join(', ')}`);
    for (const commit of commits) found.push(audited(commit, isShown(commit)));
    open = [];
  };
  for (let after = 0, isLast = false; !isLast;) {
    const rows = await read(db, [db.commits], (inside) =>
      inside.commits.where('seq').above(after).limit(partsAtOnce).toArray()
    );
    for (const row of rows) {
      // Parts of one commit arrive one after the other.
      if (row.part === 0) close();
      open.push(partIn(row));
      after = row.seq;
      await breathe();
    }
    isLast = rows.length < partsAtOnce;
  }
  close();
  return found;
}

function shownBy(query: AuditQuery): (commit: Commit) => boolean {
  if ('fromMs' in query) return ({ at }) => at >= query.fromMs && at <= query.untilMs;
  const asked = new Set(query.invoices);
  const isAsked = ({ subject: { kind, id } }: Event): boolean => kind === 'invoice' && asked.has(id);
  const isOfOthers = ({ subject: { kind, id } }: Event): boolean =>
    kind === 'client' || (kind === 'invoice' && !asked.has(id));
  return ({ events }) => events.some(isAsked) && !events.some(isOfOthers);
}
