import type { BackupRead } from '#domain/backup/reader.ts';
import { inFoldOrder } from '#domain/history/event.ts';
import type { Database } from '#storage/database.ts';
import { read, write } from '#storage/fence.ts';

/** Who acts on this device: a choice of the device, and no part of the history. */
const actingKey = 'acting';

export async function storedActing(db: Database): Promise<string | null> {
  const row = await read(db, [db.device], (inside) => inside.device.get(actingKey));
  return typeof row?.value === 'string' ? row.value : null;
}

export async function storeActing(db: Database, person: string): Promise<void> {
  await write(db, [db.device], (_meta, inside) => inside.device.put({ key: actingKey, value: person }));
}

/**
 * Who acts when a dataset is opened. A browser that ended after a setup or a restore, and before this was noted, has left
 * nobody, or somebody whom the data does not know: whoever did the last thing then goes on.
 */
export async function actingOnOpening(db: Database): Promise<string | null> {
  const acting = await storedActing(db);
  const people = await read(db, [db.people], (inside) => inside.people.toArray());
  if (people.some(({ id }) => id === acting)) return acting;
  const active = new Set(people.filter(({ deleted, fields }) => !deleted && fields.active).map(({ id }) => id));
  if (active.size === 0) return acting;
  const last = await read(db, [db.commits], (inside) =>
    inside.commits
      .orderBy('seq')
      .reverse()
      .filter(({ by }) => active.has(by))
      .first()
  );
  if (!last) return acting;
  await storeActing(db, last.by);
  return last.by;
}

/** After a restore: whoever acts here goes on if the data knows them, else whoever did the last thing in it. */
export async function actAsKnown(db: Database, { commits }: Pick<BackupRead, 'commits'>): Promise<void> {
  const people = await read(db, [db.people], (inside) => inside.people.toArray());
  const active = new Set(people.filter(({ deleted, fields }) => !deleted && fields.active).map(({ id }) => id));
  const acting = await storedActing(db);
  if (acting !== null && active.has(acting)) return;
  const last = [...commits].sort(inFoldOrder).findLast(({ by }) => active.has(by));
  if (last) await storeActing(db, last.by);
}
