import type * as z from 'zod/mini';
import { applyChanges, valueAt, type Change } from '#domain/history/change.ts';
import type { Subject, SubjectKind } from '#domain/history/event.ts';
import type { RecordEntity } from '#domain/history/record.ts';
import { sameJson } from '#domain/shared/json.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { Run } from './run.ts';

/** Edits the fields of a plain record: a client, a person, one's own business. */
export function editRecord(
  run: Run,
  subject: Subject & { kind: Extract<SubjectKind, 'business' | 'person' | 'client'> },
  {
    changes,
    schema,
    permitted,
    force
  }: { changes: readonly Change[]; schema: z.ZodMiniType; permitted: readonly Refusal[]; force: boolean }
): readonly Refusal[] {
  const record: RecordEntity<unknown> | undefined = run.get(subject.kind, subject.id);
  if (!record || record.deleted) return [{ why: 'not-found', ...subject }];
  if (record.unreadable.length > 0) return [{ why: 'read-only', eventTypes: record.unreadable }];
  const refusals = [
    ...permitted,
    ...(force ? [] : editedElsewhere(record.fields, changes)),
    ...invalidIn(schema, applyChanges(record.fields, changes))
  ];
  if (refusals.length > 0 || changes.length === 0) return refusals;
  run.record(subject, `${subject.kind}-edited`, { changes });
  return [];
}

/** Fields that somebody else changed since the form was opened, and that the form would overwrite. */
export function editedElsewhere(current: unknown, changes: readonly Change[]): Refusal[] {
  return changes.flatMap((change): Refusal[] => {
    const theirs = valueAt(current, change.path);
    if (sameJson(theirs, change.old) || sameJson(theirs, change.new)) return [];
    return [{ why: 'edited-elsewhere', path: change.path, theirs: theirs ?? null, yours: change.new ?? null }];
  });
}

/** Changes as made from what stands: who overwrites it by force has seen it, whatever their form had begun with. */
export function madeFrom(current: unknown, changes: readonly Change[]): Change[] {
  return changes.map(({ path, new: next }) => {
    const old = valueAt(current, path);
    return { path, ...(old === undefined ? {} : { old }), ...(next === undefined ? {} : { new: next }) };
  });
}

/** What the schema of a value finds wrong, field by field. */
export function invalidIn(schema: z.ZodMiniType, value: unknown): Refusal[] {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({ why: 'invalid', path: issue.path.map(String), problem: issue.code }));
}
