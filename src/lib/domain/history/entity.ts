import { applyChanges, type Change } from './change.ts';
import type { Event, Recorded } from './event.ts';

/** What every folded row carries besides what it is. */
export interface Entity {
  readonly id: string;
  /** Number of events folded. */
  readonly rev: number;
  /** Local arrival numbers of the commits that touched it; left out of every digest. */
  readonly touched: readonly number[];
  /** Event types that this version does not know: the row is then read-only here, never wrong. */
  readonly unreadable: readonly string[];
  readonly deleted: Deletion | null;
  /** Deleted by somebody who did not know all that had happened: it lives until a person decides. */
  readonly disputed: Deletion | null;
}

export interface Deletion {
  readonly at: number;
  readonly by: string;
}

/** What a deletion knew: the `rev` of the row. One that met something it did not know deletes nothing by itself. */
export interface Knowing {
  readonly rev?: number;
}

/** Takes back a commit: the fields of the folded row that it had changed (BR18). */
export interface Undone extends Knowing {
  readonly commit: string;
  readonly changes: readonly Change[];
  /** Of this, it takes back nothing that a person had edited. Without it: a version wrote it that did not ask. */
  readonly isReckoned?: boolean;
}
export type UndoneEvent = Event<'undone', Undone>;

export function newEntity(id: string): Entity {
  return { id, rev: 0, touched: [], unreadable: [], deleted: null, disputed: null };
}

/** What every kind of entity does with an event: count it, undo, or keep clear of what it does not know. */
export function evolveCommon<E extends Entity>(entity: E, { event }: Recorded): E {
  if (event.type === 'kept')
    return { ...entity, deleted: null, disputed: null, ...('mergedInto' in entity ? { mergedInto: null } : {}) };
  if (event.type === 'undone') return undoChanges(entity, (event as unknown as UndoneEvent).data.changes);
  if (entity.unreadable.includes(event.type)) return entity;
  return { ...entity, unreadable: [...entity.unreadable, event.type].sort() };
}

/** Fields that belong to the fold itself; undo never sets them, and digests leave `touched` out. */
export const bookkeeping: readonly string[] = ['id', 'rev', 'touched', 'unreadable'];

/** What an undo says of the fields, whoever wrote it. */
export function undoChanges<E extends Entity>(entity: E, changes: readonly Change[]): E {
  return applyChanges(
    entity,
    changes.filter(({ path: [field = ''] }) => !bookkeeping.includes(field))
  );
}
