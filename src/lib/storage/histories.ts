import { recordedIn, type CommitPart } from '#domain/history/commit.ts';
import { toldApart } from '#domain/history/copies.ts';
import { inFoldOrder, subjectKey, type Recorded, type Subject } from '#domain/history/event.ts';
import type { AnyEntity } from '#domain/ledger/entities.ts';
import type { CommitRow, Database } from './database.ts';

/**
 * The events of some subjects in fold order, by subject key. Rows name the commits that touched them, so no index is
 * asked. To be called within a transaction over the tables of the ledger.
 */
export async function historiesOf(
  db: Database,
  subjects: readonly Subject[]
): Promise<ReadonlyMap<string, readonly Recorded[]>> {
  const rows = await partsTouching(db, subjects);
  return eventsBySubject(rows, new Set(subjects.map(subjectKey)));
}

/** Whether rows of a kind name their commits. A series would name every number that it ever gave. */
export function namesItsCommits(kind: string): boolean {
  return kind !== 'series';
}

/** Events in commit parts by subject, each list in fold order, with what copies of a device did told apart. */
export function eventsBySubject(
  parts: readonly CommitRow[],
  wanted: ReadonlySet<string>
): ReadonlyMap<string, readonly Recorded[]> {
  const events = new Map<string, Recorded[]>([...wanted].map((key) => [key, []]));
  for (const part of [...parts].sort(inStoredOrder))
    for (const recorded of recordedIn(part)) events.get(subjectKey(recorded.event.subject))?.push(recorded);
  return new Map([...events].map(([key, some]) => [key, toldApart(some)]));
}

/** Fold order, and within a commit the order in which its parts were cut. */
export function inStoredOrder(left: CommitPart, right: CommitPart): number {
  return inFoldOrder(left, right) || left.part - right.part;
}

/** The stored commit parts that touch some subjects, among others. */
export async function partsTouching(db: Database, subjects: readonly Subject[]): Promise<CommitRow[]> {
  // Nothing but a merge and the integrity check asks for the history of a series: they can wait for a scan.
  if (subjects.some(({ kind }) => !namesItsCommits(kind))) return db.commits.toArray();
  const seqs = new Set<number>();
  const idsByKind = Map.groupBy(subjects, ({ kind }) => kind);
  for (const [kind, some] of idsByKind) {
    const rows = await db.tableOf(kind).bulkGet(some.map(({ id }) => id));
    for (const row of rows) for (const seq of row?.touched ?? []) seqs.add(seq);
  }
  return present(await db.commits.bulkGet([...seqs].sort((left, right) => left - right)));
}

/** The rows of some subjects as they are, by subject key. To be called within a transaction over the ledger. */
export async function rowsOf(db: Database, subjects: readonly Subject[]): Promise<ReadonlyMap<string, AnyEntity>> {
  const rows = new Map<string, AnyEntity>();
  for (const [kind, some] of Map.groupBy(subjects, (subject) => subject.kind))
    for (const row of await db.tableOf(kind).bulkGet(some.map(({ id }) => id)))
      if (row) rows.set(subjectKey({ kind, id: row.id }), row);
  return rows;
}

function present<T>(rows: readonly (T | undefined)[]): T[] {
  return rows.filter((row): row is T => row !== undefined);
}
