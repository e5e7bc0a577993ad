import { partsOf, sealedId, type Commit, type CommitPart } from '#domain/history/commit.ts';
import { linesOfCopies, type Link } from '#domain/history/copies.ts';
import { sameJson } from '#domain/shared/json.ts';
import { Dexie, type Collection } from 'dexie';
import { placed, type CommitRow, type Database, type StoredPart } from './database.ts';

/** A commit part as its device made it, without what is known of it here only. */
export function partIn({ seq: _arrival, line: _line, ...part }: CommitRow): CommitPart {
  return part;
}

/**
 * Stores commits that are not here yet, in the order in which they are given, in slices. Where they show that a device
 * was copied, those that were here are told apart as well; `rows` are all that is new or stands elsewhere now. To be
 * called within a transaction over the ledger.
 */
export async function addCommits(
  db: Database,
  commits: readonly Commit[]
): Promise<{ readonly rows: readonly CommitRow[]; readonly seq: number; readonly copied: readonly string[] }> {
  const links = new Map<string, Link>(commits.map((commit) => [sealedId(commit), commit]));
  const earlier: CommitRow[] = [];
  const copied: string[] = [];
  for (const [device, some] of Map.groupBy(commits, (commit) => commit.device)) {
    const last = await between(db, [device]).last();
    // Where copies are known, the last commit stands on a line: there is none behind the place where they parted.
    const wasCopied = last?.line !== undefined;
    if (!wasCopied && !(await isParting(db, some, last?.n ?? 0))) continue;
    if (!wasCopied) copied.push(device);
    for (const row of await between(db, [device]).toArray()) {
      earlier.push(row);
      links.set(sealedId(row), row);
    }
  }
  const lines = linesOfCopies(links.values());
  const moved = earlier
    .filter((row) => !sameJson(row.line, lines.get(sealedId(row))))
    .map(({ line: _before, ...row }): CommitRow => withLine(row, lines.get(sealedId(row))));
  await db.commits.bulkPut(moved.map(placed));
  const rows: CommitRow[] = [...moved];
  for (let at = 0; at < commits.length; at += commitsAtOnce) {
    const parts = commits
      .slice(at, at + commitsAtOnce)
      .flatMap((commit) => partsOf(commit).map((part) => withLine(part, lines.get(sealedId(commit)))));
    const seqs = await db.commits.bulkAdd(parts.map(placed), { allKeys: true });
    for (const [index, part] of parts.entries()) rows.push({ ...part, seq: seqs[index] ?? 0 });
  }
  return { rows, seq: rows.at(-1)?.seq ?? 0, copied };
}

const commitsAtOnce = 25;

/** Whether a commit is here already. */
export async function isStored(db: Database, commit: Commit): Promise<boolean> {
  return (await hashesAt(db, commit)).includes(commit.hash);
}

/** All commit parts of a device and count; there are several commits where the device was copied. */
export function commitsAt(db: Database, { device, n }: Pick<Commit, 'device' | 'n'>): PromiseLike<CommitRow[]> {
  return between(db, [device, n]).toArray();
}

async function hashesAt(db: Database, { device, n }: Pick<Commit, 'device' | 'n'>): Promise<readonly string[]> {
  const first = await db.commits.where('[device+n+part]').equals([device, n, 0]).first();
  // Where several bear one name, none of them lies under its part alone.
  return first ? [first.hash] : (await commitsAt(db, { device, n })).map(({ hash }) => hash);
}

/** Whether commits of a device go another way than those that are here up to a count, or than each other. */
async function isParting(db: Database, commits: readonly Commit[], last: number): Promise<boolean> {
  if (new Set(commits.map(({ n }) => n)).size < commits.length) return true;
  for (const commit of commits) if (commit.n <= last && (await hashesAt(db, commit)).length > 0) return true;
  return false;
}

/** Commits whose index begins so: with a device, or with a device and a count. */
function between(
  db: Database,
  place: readonly [device: string, n?: number]
): Collection<CommitRow, number, StoredPart> {
  return db.commits.where('[device+n+part]').between([...place], [...place, Dexie.maxKey], false, true);
}

function withLine<Part extends CommitPart>(part: Part, line: readonly string[] | undefined): Part & Lined {
  return line ? { ...part, line } : part;
}

type Lined = Pick<CommitRow, 'line'>;
