import { applyChanges, type Change } from './change.ts';
import { evolveCommon, newEntity, type Entity } from './entity.ts';
import type { Recorded } from './event.ts';

/** An entity that is nothing but its fields: a client, a person, one's own business. */
export interface RecordEntity<Fields> extends Entity {
  readonly fields: Fields;
  readonly createdAt: number | null;
  /** Where a record that was merged into another one went. */
  readonly mergedInto: string | null;
}

export function newRecord<Fields>(id: string, fields: Fields): RecordEntity<Fields> {
  return { ...newEntity(id), fields, createdAt: null, mergedInto: null };
}

/** Total: edits that a merge brings before the creation are kept on the empty fields and lose to it. */
export function evolveRecord<Fields>(
  name: string,
  record: RecordEntity<Fields>,
  recorded: Recorded
): RecordEntity<Fields> {
  const { event, by } = recorded;
  const data = event.data as { fields?: Fields; changes?: readonly Change[]; into?: string };
  switch (event.type) {
    case `${name}-created`:
      return { ...record, fields: data.fields ?? record.fields, createdAt: event.at, deleted: null };
    case `${name}-edited`:
      return { ...record, fields: applyChanges(record.fields, data.changes ?? []) };
    case `${name}-deleted`:
      return { ...record, deleted: { at: event.at, by } };
    case `${name}-merged`:
      return { ...record, deleted: { at: event.at, by }, mergedInto: data.into ?? null };
    default:
      return evolveCommon(record, recorded);
  }
}
