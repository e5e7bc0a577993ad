import { breathing } from '#device/breath.ts';
import { audited, type AuditedCommit } from '#domain/history/audit.ts';
import { joinParts, type CommitPart } from '#domain/history/commit.ts';
import { partIn } from '#storage/commit-rows.ts';
import type { Database } from '#storage/database.ts';
import { read } from '#storage/fence.ts';

export interface AuditQuery {
  /** Ids of the invoices whose commits are shown whole; of all others only the seals are there. */
  readonly invoices: readonly string[];
}

const partsAtOnce = 200;

/** Every commit of the dataset, so that each chain is there from its beginning; whole where it is about some invoices. */
export async function auditOf(db: Database, { invoices }: AuditQuery): Promise<AuditedCommit[]> {
  const asked = new Set(invoices);
  const breathe = breathing();
  const found: AuditedCommit[] = [];
  let open: CommitPart[] = [];
  const close = (): void => {
    const { commits, incomplete } = joinParts(open);
    if (incomplete.length > 0) throw new Error(`parts of commits are missing: ${incomplete.join(', ')}`);
    for (const commit of commits) {
      const isShown = commit.events.some(({ subject }) => subject.kind === 'invoice' && asked.has(subject.id));
      found.push(audited(commit, isShown));
    }
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
