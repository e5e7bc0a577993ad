import { commitId, isIntact, joinParts, sealedId, type CommitPart } from '#domain/history/commit.ts';
import { linesOfCopies, type Link } from '#domain/history/copies.ts';
import { canonical } from '#domain/shared/canonical.ts';
import { subjectKinds, type Subject } from '#domain/history/event.ts';
import { comparable, fold, type AnyEntity } from '#domain/ledger/entities.ts';
import { signedTotalMinor } from '#domain/invoice/balance.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { contentDigest } from '#domain/invoice/lock.ts';
import { partIn } from './commit-rows.ts';
import type { BlobRow, CommitRow, Database } from './database.ts';
import { read } from './fence.ts';
import { eventsBySubject, namesItsCommits } from './histories.ts';
import { filesNamedBy } from './named-files.ts';
import { subjectsIn } from './subjects.ts';

/** Something that is not as it should be, as plain data. */
export type Finding =
  /** A commit is not what its device sealed: somebody changed it. */
  | { readonly kind: 'commit-changed'; readonly commit: string }
  /** Some part of a commit is missing. */
  | { readonly kind: 'commit-incomplete'; readonly commit: string }
  /** A commit does not follow on any before it of its device: one was changed, or exchanged. A copy that went on is none. */
  | { readonly kind: 'chain-broken'; readonly commit: string }
  /** Commits of a device are missing; a device that was never fully received shows so too. */
  | { readonly kind: 'chain-gap'; readonly device: string; readonly from: number; readonly to: number }
  /** A row is not what its events make of it. */
  | { readonly kind: 'row-differs'; readonly subject: Subject }
  | { readonly kind: 'row-missing'; readonly subject: Subject }
  /** A row of which no commit tells. */
  | { readonly kind: 'row-unexplained'; readonly subject: Subject }
  /** A completed invoice no longer comes to what it came to when it was completed, though nobody changed it. */
  | { readonly kind: 'total-differs'; readonly subject: Subject }
  /** A file that an invoice or the business names is not here. */
  | { readonly kind: 'blob-missing'; readonly digest: string; readonly subject: Subject }
  /** The bytes of a file are not those that were stored under its digest. `subject`: who names it, if anybody does. */
  | { readonly kind: 'blob-changed'; readonly digest: string; readonly subject: Subject | null };

export interface IntegrityReport {
  readonly findings: readonly Finding[];
  readonly commits: number;
  readonly subjects: number;
}

export interface IntegrityOptions {
  /** Between 0 and 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** The browser makes digests of many bytes best, and storage does not know it. */
export type DigestOfBytes = (bytes: BlobRow['bytes']) => Promise<string>;

const partsAtOnce = 200;
const subjectsAtOnce = 100;

/**
 * Rebuilds everything from the commits and compares, and so the bytes of each file with its digest. In slices, each a
 * transaction of its own: work goes on meanwhile, and each slice first takes in what has come since. Nothing is changed.
 * Throws the signal's reason when stopped.
 */
export async function checkIntegrity(
  db: Database,
  digestOfBytes: DigestOfBytes,
  options: IntegrityOptions = {}
): Promise<IntegrityReport> {
  const { onProgress, signal } = options;
  const index = new CommitIndex();
  const total = await read(db, [db.commits], (inside) => inside.commits.count());
  for (let isLast = false; !isLast;) {
    signal?.throwIfAborted();
    isLast = await read(db, [db.commits], async (inside) => index.takeIn(await partsAfter(inside, index.seq)));
    onProgress?.(0.4 * Math.min(1, index.parts / Math.max(1, total)));
  }
  const findings: Finding[] = [...index.findings()];
  const subjects = [...index.subjects.values()];
  for (let done = 0; done < subjects.length; done += subjectsAtOnce) {
    signal?.throwIfAborted();
    findings.push(...(await compareRows(db, index, subjects.slice(done, done + subjectsAtOnce))));
    onProgress?.(0.4 + (0.4 * Math.min(done + subjectsAtOnce, subjects.length)) / subjects.length);
  }
  findings.push(...(await unexplainedRows(db, index)));
  const digests = await read(db, [db.blobs], (inside) => inside.blobs.toCollection().primaryKeys());
  for (const [done, digest] of digests.entries()) {
    signal?.throwIfAborted();
    if (await isChanged(db, digest, digestOfBytes))
      findings.push({ kind: 'blob-changed', digest, subject: index.subjectByDigest.get(digest) ?? null });
    onProgress?.(0.8 + (0.2 * (done + 1)) / digests.length);
  }
  onProgress?.(1);
  return { findings, commits: index.commits, subjects: subjects.length };
}

/** What the commits say without their events: small enough to hold all of it. */
class CommitIndex {
  readonly subjects = new Map<string, Subject>();
  /** Who names a file. */
  readonly subjectByDigest = new Map<string, Subject>();
  readonly #seqs = new Map<string, number[]>();
  readonly #findings: Finding[] = [];
  readonly #links: Link[] = [];
  #lines: ReadonlyMap<string, readonly string[]> | null = null;
  /** Parts of commits that are not complete yet. */
  readonly #open = new Map<string, CommitPart[]>();
  seq = 0;
  parts = 0;
  commits = 0;

  /** Whether these were the last ones. */
  takeIn(rows: readonly CommitRow[]): boolean {
    const { subjects, seqs } = subjectsIn(rows);
    for (const [key, subject] of subjects) this.subjects.set(key, subject);
    for (const [key, some] of seqs) {
      const known = this.#seqs.get(key);
      if (known) known.push(...some);
      else this.#seqs.set(key, [...some]);
    }
    for (const row of rows) {
      this.seq = row.seq;
      this.parts += 1;
      this.#takeInPart(partIn(row));
    }
    return rows.length < partsAtOnce;
  }

  seqsOf(key: string): readonly number[] {
    return this.#seqs.get(key) ?? [];
  }

  /** A commit part on the line that the commits say, whatever its row does. */
  lined({ line: _stored, ...row }: CommitRow): CommitRow {
    this.#lines ??= linesOfCopies(this.#links);
    const line = this.#lines.get(sealedId(row));
    return line ? { ...row, line } : row;
  }

  findings(): Finding[] {
    const incomplete = [...this.#open.values()].flatMap((parts) => joinParts(parts).incomplete);
    const byDevice = Map.groupBy(this.#links, ({ device }) => device);
    const chains = [...byDevice].flatMap(([device, links]) => brokenLinks(device, links));
    return [
      ...this.#findings,
      ...incomplete.map((commit): Finding => ({ kind: 'commit-incomplete', commit })),
      ...chains
    ];
  }

  #takeInPart(part: CommitPart): void {
    const id = sealedId(part);
    const parts = [...(this.#open.get(id) ?? []), part];
    const [commit] = joinParts(parts).commits;
    if (!commit) {
      this.#open.set(id, parts);
      return;
    }
    this.#open.delete(id);
    this.commits += 1;
    if (!isIntact(commit)) this.#findings.push({ kind: 'commit-changed', commit: commitId(commit) });
    const { device, n, prev, hash } = commit;
    this.#links.push({ device, n, prev, hash });
    this.#lines = null;
  }
}

function brokenLinks(device: string, links: readonly Link[]): Finding[] {
  const findings: Finding[] = [];
  let before: { readonly n: number; readonly hashes: readonly string[] } = { n: 0, hashes: [''] };
  const byCount = Map.groupBy(links, ({ n }) => n);
  for (const [n, some] of [...byCount].sort(([left], [right]) => left - right)) {
    if (n > before.n + 1) findings.push({ kind: 'chain-gap', device, from: before.n + 1, to: n - 1 });
    else if (some.some(({ prev }) => !before.hashes.includes(prev)))
      findings.push({ kind: 'chain-broken', commit: commitId({ device, n }) });
    before = { n, hashes: some.map(({ hash }) => hash) };
  }
  return findings;
}

function partsAfter(db: Database, seq: number): PromiseLike<CommitRow[]> {
  return db.commits.where('seq').above(seq).limit(partsAtOnce).toArray();
}

async function compareRows(db: Database, index: CommitIndex, subjects: readonly Subject[]): Promise<Finding[]> {
  return read(db, [...db.ledgerTables, db.blobs], async (inside) => {
    while (!index.takeIn(await partsAfter(inside, index.seq)));
    const keyed = subjects.map((subject) => ({ subject, key: `${subject.kind}/${subject.id}` }));
    const seqs = new Set(keyed.flatMap(({ key }) => index.seqsOf(key)));
    const parts = (await inside.commits.bulkGet([...seqs])).flatMap((row) => (row ? [index.lined(row)] : []));
    const histories = eventsBySubject(parts, new Set(keyed.map(({ key }) => key)));
    const findings: Finding[] = [];
    for (const { subject, key } of keyed) {
      const folded = fold(subject.kind, histories.get(key) ?? []);
      const row: AnyEntity | undefined = await inside.tableOf(subject.kind).get(subject.id);
      if (!folded) continue;
      if (!row) findings.push({ kind: 'row-missing', subject });
      else if (!isSame(row, folded, index.seqsOf(key), subject)) findings.push({ kind: 'row-differs', subject });
      if (subject.kind === 'invoice' && !comesToWhatItCame(folded as Invoice))
        findings.push({ kind: 'total-differs', subject });
      for (const digest of filesNamedBy(subject, folded)) {
        index.subjectByDigest.set(digest, subject);
        const count = await inside.blobs.where('digest').equals(digest).count();
        if (count === 0) findings.push({ kind: 'blob-missing', digest, subject });
      }
    }
    return findings;
  });
}

/** A later change of our arithmetic is told, and rewrites nothing. */
function comesToWhatItCame({ content, frozen }: Invoice): boolean {
  if (frozen?.digest !== contentDigest(content)) return true;
  return signedTotalMinor(content) === frozen.totalMinor;
}

function isSame(row: AnyEntity, folded: AnyEntity, seqs: readonly number[], { kind }: Subject): boolean {
  const touched = namesItsCommits(kind) ? [...new Set(seqs)].sort((left, right) => left - right) : [];
  return canonical(comparable(row)) === canonical(comparable(folded)) && canonical(row.touched) === canonical(touched);
}

async function unexplainedRows(db: Database, index: CommitIndex): Promise<Finding[]> {
  return read(db, db.ledgerTables, async (inside) => {
    while (!index.takeIn(await partsAfter(inside, index.seq)));
    const findings: Finding[] = [];
    for (const kind of subjectKinds)
      for (const id of await inside.tableOf(kind).toCollection().primaryKeys())
        if (!index.subjects.has(`${kind}/${id}`)) findings.push({ kind: 'row-unexplained', subject: { kind, id } });
    return findings;
  });
}

/** One file at a time, as they may be large; its digest is made when the transaction is over. */
async function isChanged(db: Database, digest: string, digestOfBytes: DigestOfBytes): Promise<boolean> {
  const blob = await read(db, [db.blobs], (inside) => inside.blobs.get(digest));
  return blob !== undefined && (await digestOfBytes(blob.bytes)) !== digest;
}
