import { partsOf, type Commit } from '#domain/history/commit.ts';
import type { CommitRow, Database } from './database.ts';

/** Stores commits in the order in which they are given, in slices. To be called within a transaction over the ledger. */
export async function addCommits(db: Database, commits: readonly Commit[]): Promise<CommitRow[]> {
  const rows: CommitRow[] = [];
  for (let at = 0; at < commits.length; at += commitsAtOnce) {
    const parts = commits.slice(at, at + commitsAtOnce).flatMap((commit) => partsOf(commit));
    const seqs = await db.commits.bulkAdd(parts, { allKeys: true });
    for (const [index, part] of parts.entries()) rows.push({ ...part, seq: seqs[index] ?? 0 });
  }
  return rows;
}

const commitsAtOnce = 25;
