import { commitId, isIntact, type Commit } from '#domain/history/commit.ts';
import { inFoldOrder, type Subject } from '#domain/history/event.ts';
import { Dexie } from 'dexie';
import { addCommits } from './add-commits.ts';
import type { BlobRow, CommitRow, Database, Meta } from './database.ts';
import { write } from './fence.ts';
import { storeFolded, subjectsIn } from './rebuild.ts';
import { partsTouching } from './histories.ts';

/** What taking in commits has come to; each commit is in exactly one of the lists. */
export interface Received {
  readonly added: readonly string[];
  readonly known: readonly string[];
  readonly rejected: readonly RejectedCommit[];
  /** Subjects whose rows were folded anew. */
  readonly touched: readonly Subject[];
}

export interface RejectedCommit {
  readonly commit: string;
  readonly why:
    /** It is not what its device has sealed. */
    | 'not-intact'
    /** Another commit bears its name here: a copied profile went its own way. */
    | 'forked';
}

/**
 * Takes in commits of other devices or of a file, in any order and any number of times: the union of what both sides
 * know. One transaction; subjects that they touch are folded anew, what this version does not know is kept as it came.
 */
export async function receive(
  db: Database,
  commits: readonly Commit[],
  { newId, blobs = [] }: { newId: () => string; blobs?: readonly BlobRow[] }
): Promise<Received> {
  return write(db, [...db.ledgerTables, db.blobs], async (meta, inside) => {
    if (blobs.length > 0) await inside.blobs.bulkPut([...blobs]);
    return takeIn(inside, meta, commits, { newId });
  });
}

/** The same within a transaction over the ledger. That they are of this business, whoever calls has made sure. */
export async function takeIn(
  db: Database,
  meta: Meta,
  commits: readonly Commit[],
  { newId }: { newId: () => string }
): Promise<Received> {
  const rejected: RejectedCommit[] = [];
  const added: Commit[] = [];
  const known: string[] = [];
  const hashById = new Map<string, string>();
  /** What comes behind a fork stands on what is not here: to take it in would be to take in half of it. */
  const forkedFrom = new Map<string, number>();
  for (const commit of [...commits].sort((left, right) => left.n - right.n || inFoldOrder(left, right))) {
    const id = commitId(commit);
    if ((forkedFrom.get(commit.device) ?? Infinity) < commit.n) {
      rejected.push({ commit: id, why: 'forked' });
      continue;
    }
    if (!isIntact(commit)) {
      rejected.push({ commit: id, why: 'not-intact' });
      continue;
    }
    const hash = hashById.get(id) ?? (await storedHash(db, commit));
    if (hash === undefined) {
      hashById.set(id, commit.hash);
      added.push(commit);
    } else if (hash === commit.hash) known.push(id);
    else {
      rejected.push({ commit: id, why: 'forked' });
      forkedFrom.set(commit.device, commit.n);
    }
  }
  // Somebody goes on with this device's name elsewhere, as a copied profile does: from now on we are another one.
  const isCopied = forkedFrom.has(meta.device) || added.some(({ device }) => device === meta.device);
  const { device, n, prev } = isCopied ? { device: newId(), n: 0, prev: '' } : meta;
  if (added.length === 0) {
    if (isCopied) await db.meta.put({ ...meta, device, n, prev });
    return { added: [], known, rejected, touched: [] };
  }

  const rows = await addCommits(db, added);
  const touched = await foldTouched(db, rows);
  await db.meta.put({
    ...meta,
    device,
    n,
    prev,
    at: added.reduce((latest, { at }) => Math.max(latest, at), meta.at),
    seq: rows.at(-1)?.seq ?? meta.seq
  });
  return { added: added.map(commitId), known, rejected, touched };
}

/** Folds anew what some arrived commit parts touch, over all that is known of it. */
async function foldTouched(db: Database, arrived: readonly CommitRow[]): Promise<Subject[]> {
  const { subjects } = subjectsIn(arrived);
  const earlier = await partsTouching(db, [...subjects.values()]);
  const parts = new Map([...earlier, ...arrived].map((part) => [part.seq, part]));
  await storeFolded(db, [...parts.values()], subjects);
  return [...subjects.values()];
}

async function storedHash(db: Database, { device, n }: Commit): Promise<string | undefined> {
  const range = db.commits.where('[device+n+part]').between([device, n, Dexie.minKey], [device, n, Dexie.maxKey]);
  return (await range.first())?.hash;
}
