import { subjectKey, type Subject } from '#domain/history/event.ts';
import { fold, isKnownKind, type AnyEntity } from '#domain/ledger/entities.ts';
import type { CommitRow, Database } from './database.ts';
import { eventsBySubject, namesItsCommits } from './histories.ts';

/** Makes all folded rows anew from the commits. To be called within a writing transaction over the ledger. */
export async function rebuildRows(db: Database): Promise<void> {
  for (const table of db.ledgerTables) if (table.name !== db.commits.name) await table.clear();
  await storeFolded(db, await db.commits.toArray(), () => []);
}

/**
 * Folds the subjects that some commit parts touch and stores them. `earlier` gives the arrival numbers of commits that
 * touched a subject before these parts.
 */
export async function storeFolded(
  db: Database,
  parts: readonly CommitRow[],
  earlier: (subject: Subject) => readonly number[]
): Promise<void> {
  const { subjects, seqs } = subjectsIn(parts);
  const histories = eventsBySubject(parts, new Set(subjects.keys()));
  const rowsByTable = new Map<Subject['kind'], AnyEntity[]>();
  for (const [key, subject] of subjects) {
    const entity = fold(subject.kind, histories.get(key) ?? []);
    if (!entity) continue;
    const touched = namesItsCommits(subject.kind) ? [...new Set([...earlier(subject), ...(seqs.get(key) ?? [])])] : [];
    const rows = rowsByTable.get(subject.kind);
    const row = { ...entity, touched };
    if (rows) rows.push(row);
    else rowsByTable.set(subject.kind, [row]);
  }
  for (const [kind, rows] of rowsByTable) await db.table<AnyEntity>(db.tableOf(kind).name).bulkPut(rows);
}

/** The subjects of a known kind in some commit parts, and which parts name each. */
export function subjectsIn(parts: readonly CommitRow[]): {
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly seqs: ReadonlyMap<string, readonly number[]>;
} {
  const subjects = new Map<string, Subject>();
  const seqs = new Map<string, number[]>();
  for (const { seq, events } of parts) {
    for (const { subject } of events) {
      if (!isKnownKind(subject.kind)) continue;
      const key = subjectKey(subject);
      subjects.set(key, subject);
      const known = seqs.get(key);
      if (!known) seqs.set(key, [seq]);
      else if (known.at(-1) !== seq) known.push(seq);
    }
  }
  return { subjects, seqs };
}
