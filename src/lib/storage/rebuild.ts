import type { Table } from 'dexie';
import type { Subject, SubjectKind } from '#domain/history/event.ts';
import { fold, type AnyEntity } from '#domain/ledger/entities.ts';
import type { CommitRow, Database } from './database.ts';
import { eventsBySubject, namesItsCommits } from './histories.ts';
import { subjectsIn } from './subjects.ts';

/** Makes all folded rows anew from the commits. To be called within a writing transaction over the ledger. */
export async function rebuildRows(db: Database): Promise<void> {
  for (const table of db.ledgerTables) if (table.name !== db.commits.name) await table.clear();
  const parts = await db.commits.toArray();
  await storeFolded(db, parts, subjectsIn(parts).subjects);
}

/** Folds some subjects from all commit parts that touch them, and stores the rows. */
export async function storeFolded(
  db: Database,
  parts: readonly CommitRow[],
  subjects: ReadonlyMap<string, Subject>
): Promise<void> {
  const { seqs } = subjectsIn(parts);
  const histories = eventsBySubject(parts, new Set(subjects.keys()));
  const waiting = [...subjects];
  // A slice at a time, so that the page stays quick while much is folded.
  while (waiting.length > 0) {
    const rowsByKind = new Map<SubjectKind, AnyEntity[]>();
    for (const [key, { kind }] of waiting.splice(0, subjectsAtOnce)) {
      const entity = fold(kind, histories.get(key) ?? []);
      if (!entity) continue;
      const touched = namesItsCommits(kind) ? [...(seqs.get(key) ?? [])].sort((left, right) => left - right) : [];
      const rows = rowsByKind.get(kind);
      if (rows) rows.push({ ...entity, touched });
      else rowsByKind.set(kind, [{ ...entity, touched }]);
    }
    for (const [kind, rows] of rowsByKind) await (db.tableOf(kind) as Table<AnyEntity>).bulkPut(rows);
  }
}

const subjectsAtOnce = 25;
