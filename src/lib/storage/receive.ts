import { commitId, isIntact, sealedId, type Commit } from '#domain/history/commit.ts';
import { inFoldOrder, type Subject } from '#domain/history/event.ts';
import type { AnyEntity } from '#domain/ledger/entities.ts';
import { jobsChangedApart } from '#domain/ledger/reconcile.ts';
import { addCommits, isStored } from './commit-rows.ts';
import type { BlobRow, CommitRow, Database } from './database.ts';
import type { Meta } from './meta.ts';
import { write } from './fence.ts';
import { reconciled, type Here } from './gate.ts';
import { rowsOf } from './histories.ts';
import { subjectsIn } from './subjects.ts';
import { storeFolded } from './rebuild.ts';
import { partsTouching } from './histories.ts';

/** What taking in commits has come to; each commit is in exactly one of the lists of commits. */
export interface Received {
  readonly added: readonly string[];
  readonly known: readonly string[];
  /** Commits that are not what their device has sealed. */
  readonly rejected: readonly string[];
  /** Devices that are found to have been copied, and to have gone on as two. Both sides are kept. */
  readonly copied: readonly string[];
  /** Subjects whose rows were folded anew. */
  readonly touched: readonly Subject[];
  /** What their rows were before, by subject key; those that are new here had none. */
  readonly before: ReadonlyMap<string, AnyEntity>;
}

/** What whoever receives something brings with it. */
export interface Receiving extends Here {
  readonly newId: () => string;
}

/**
 * Takes in commits of other devices or of a file, in any order and any number of times: the union of what both sides
 * know. One transaction; subjects that they touch are folded anew, what this version does not know is kept as it came.
 * Invoices of jobs that were changed here and there follow them anew, by a commit of this device.
 */
export async function receive(
  db: Database,
  commits: readonly Commit[],
  { blobs = [], ...receiving }: Receiving & { blobs?: readonly BlobRow[] }
): Promise<Received> {
  return write(db, [...db.ledgerTables, db.blobs], async (meta, inside) => {
    if (blobs.length > 0) await inside.blobs.bulkPut([...blobs]);
    return takeIn(inside, meta, commits, receiving);
  });
}

/** The same within a transaction over the ledger. That they are of this business, whoever calls has made sure. */
export async function takeIn(
  db: Database,
  meta: Meta,
  commits: readonly Commit[],
  { newId, ...here }: Receiving
): Promise<Received> {
  const rejected: string[] = [];
  const added = new Map<string, Commit>();
  const known: string[] = [];
  for (const commit of [...commits].sort((left, right) => left.n - right.n || inFoldOrder(left, right))) {
    if (!isIntact(commit)) rejected.push(commitId(commit));
    else if (added.has(sealedId(commit)) || (await isStored(db, commit))) known.push(commitId(commit));
    else added.set(sealedId(commit), commit);
  }
  const arrived = [...added.values()];
  if (arrived.length === 0) return { added: [], known, rejected, copied: [], touched: [], before: new Map() };

  const { rows, seq, copied } = await addCommits(db, arrived);
  const { touched, earlier, before } = await foldTouched(db, rows);
  // Somebody goes on with this device's name elsewhere, as a copied profile does: from now on we are another one.
  const isCopied = arrived.some(({ device }) => device === meta.device);
  const at = arrived.reduce((latest, commit) => Math.max(latest, commit.at), meta.at);
  await db.meta.put({ ...(isCopied ? renamed(meta, newId()) : meta), at, seq });
  const given = new Set(commits.map(sealedId));
  const ours = earlier.filter((part) => !given.has(sealedId(part)));
  await reconciled(db, jobsChangedApart(ours, arrived), here);
  return { added: arrived.map(commitId), known, rejected, copied, touched, before };
}

/** A device with a name of its own from now on. Its letter is of its own, too: the copy goes on with the one that both had. */
function renamed({ heirOf: _shared, ...meta }: Meta, device: string): Meta {
  return { ...meta, device, n: 0, prev: '' };
}

/** Folds anew what some arrived commit parts touch, over all that is known of it: these, and earlier parts. */
async function foldTouched(
  db: Database,
  arrived: readonly CommitRow[]
): Promise<{
  readonly touched: Subject[];
  readonly earlier: readonly CommitRow[];
  readonly before: ReadonlyMap<string, AnyEntity>;
}> {
  const { subjects } = subjectsIn(arrived);
  const before = await rowsOf(db, [...subjects.values()]);
  const earlier = await partsTouching(db, [...subjects.values()]);
  const parts = new Map([...earlier, ...arrived].map((part) => [part.seq, part]));
  await storeFolded(db, [...parts.values()], subjects);
  return { touched: [...subjects.values()], earlier, before };
}
