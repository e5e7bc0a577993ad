import { Dexie, type Table } from 'dexie';
import { ok, refuse, type Result } from '#domain/shared/result.ts';
import type { Attendant } from './attended.ts';
import { Database, schemaEpoch, type DatabaseState } from './database.ts';
import type { Meta } from './meta.ts';
import { asStorageError, classifyDbError, StorageError, type StorageProblem } from './errors.ts';

/**
 * Remembers outside of the database that there is one, so that data which the browser has cleared is told from a
 * first visit. It may forget, and must not throw.
 */
export interface Sentinel {
  read(key: string): string | null;
  write(key: string, value: string): void;
  forget(key: string): void;
}

/** The key under which the sentinel knows a database. */
export function sentinelKey(name: string): string {
  return `database:${name}`;
}

export interface Opening {
  readonly name: string;
  readonly newId: () => string;
  readonly sentinel: Sentinel;
  readonly onState: (state: DatabaseState) => void;
  readonly attendant?: Attendant | undefined;
  /** Begin an empty dataset although there was data that is missing now. */
  readonly startAnew?: boolean;
}

/** Opens a database, making it where there is none; or says what stands in the way. */
export async function openDatabase(opening: Opening): Promise<Result<Database, StorageProblem>> {
  const db = new Database(opening.name, opening.onState, opening.attendant);
  const opened = opening.attendant?.begin();
  try {
    await db.open();
    // Dexie opens a database of a newer version as if it were its own.
    if (Math.floor(db.backendDB().version / 10) > db.verno) throw new StorageError({ why: 'newer-version' });
    const meta = await identify(db, opening);
    db.dbId = meta.dbId;
    db.dataset = meta.dataset;
    db.filling = meta.filling ?? '';
    if (meta.seq > 0) opening.sentinel.write(sentinelKey(opening.name), meta.dbId);
    return ok(db);
  } catch (error) {
    db.end('closed');
    return refuse(openingProblem(error, opening));
  } finally {
    opened?.();
  }
}

function openingProblem(error: unknown, { name, sentinel }: Opening): StorageProblem {
  const known = asStorageError(error);
  if (!(known instanceof StorageError)) throw error;
  const { problem } = known;
  if (problem.why !== 'unknown') return problem;
  // An open that fails for no reason of ours is how private windows and switched-off storage look. Where there has been
  // data, it is a disk or an upgrade that failed, and to say that nothing could be saved yet would be a lie.
  if (sentinel.read(sentinelKey(name)) === null) return { why: 'unavailable' };
  return problem.name === 'UnknownError' ? { why: 'damaged' } : problem;
}

/**
 * Whether what a connection had open is gone, now that the browser has closed it. It only looks: where there is nothing,
 * nothing is made.
 */
export async function isGone({ name, dbId }: Database): Promise<boolean> {
  for (let look = 1; ; look += 1) {
    const probe = new Dexie(name, { autoOpen: false, cache: 'disabled' });
    try {
      await probe.open();
      const meta = (await probe.table('meta').get('meta')) as Meta | undefined;
      return meta?.dbId !== dbId;
    } catch (error) {
      // While the browser is still clearing it also breaks off whoever looks.
      if (error instanceof Dexie.AbortError && look < looksMax) continue;
      // Whatever else stands in the way, it does not say that the data is gone.
      return error instanceof Dexie.NoSuchDatabaseError || error instanceof Dexie.InvalidTableError;
    } finally {
      probe.close();
    }
  }
}

const looksMax = 20;

/** Deletes a whole database; tabs that have it open are told, and let go. */
export async function deleteDatabase(name: string, sentinel: Sentinel): Promise<void> {
  sentinel.forget(sentinelKey(name));
  try {
    await Dexie.delete(name);
  } catch (error) {
    throw asStorageError(error);
  }
}

/**
 * A transaction that may write. It first makes sure that this is still the database it was opened on, of a shape that
 * this build knows. Only IndexedDB may be awaited within; it has been written to disk when the promise resolves.
 */
export async function write<T>(
  db: Database,
  tables: readonly Table[],
  work: (meta: Meta, inside: Database) => PromiseLike<T>
): Promise<T> {
  try {
    return await db.transaction('rw', [db.meta, ...tables], async (transaction) => {
      const inside = db.inside(transaction);
      return work(await fencedMeta(inside), inside);
    });
  } catch (error) {
    // Nothing that comes after it will be written either: the whole tab is to say so.
    if (classifyDbError(error).why === 'newer-version') db.end('newer-version');
    throw asStorageError(error);
  }
}

/** What a writing transaction would come to: it is carried out to the end, and then taken back as if it had not been. */
export async function rehearse<T>(
  db: Database,
  tables: readonly Table[],
  work: (meta: Meta, inside: Database) => PromiseLike<T>
): Promise<T> {
  const rehearsed: { outcome?: { readonly value: T } } = {};
  try {
    await write(db, tables, async (meta, inside) => {
      rehearsed.outcome = { value: await work(meta, inside) };
      throw new Rehearsed();
    });
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
  if (!rehearsed.outcome) throw new Error('a rehearsal ended without an outcome');
  return rehearsed.outcome.value;
}

/** Thrown to take a transaction back; nobody but `rehearse` meets it. */
class Rehearsed extends Error {}

/** A transaction that reads, so that everything in an answer is of one moment. */
export async function read<T>(
  db: Database,
  tables: readonly Table[],
  work: (inside: Database) => PromiseLike<T>
): Promise<T> {
  try {
    return await db.transaction('r', [...tables], (transaction) => work(db.inside(transaction)));
  } catch (error) {
    throw asStorageError(error);
  }
}

async function fencedMeta(db: Database): Promise<Meta> {
  const meta = await db.meta.get('meta');
  if (meta?.dbId !== db.dbId) throw new StorageError({ why: 'evicted' });
  if (meta.dataset !== db.dataset || (meta.filling ?? '') !== db.filling) throw new StorageError({ why: 'replaced' });
  if (meta.schemaEpoch > schemaEpoch) throw new StorageError({ why: 'newer-version' });
  return meta;
}

async function identify(db: Database, opening: Opening): Promise<Meta> {
  return (await identified(db, opening)) ?? lifted(db);
}

/** Makes the rows of an older build anew. */
async function lifted(db: Database): Promise<Meta> {
  // Within a transaction nothing could be loaded.
  const { rebuildRows } = await import('./rebuild.ts');
  return db.transaction('rw', [db.meta, ...db.ledgerTables], async (transaction) => {
    const inside = db.inside(transaction);
    await rebuildRows(inside);
    const known = await inside.meta.get('meta');
    if (!known) throw new StorageError({ why: 'evicted' });
    const meta = { ...known, schemaEpoch };
    await inside.meta.put(meta);
    return meta;
  });
}

/** Null: its rows are those of an older build. */
function identified(db: Database, { name, newId, sentinel, startAnew = false }: Opening): Promise<Meta | null> {
  return db.transaction('rw', [db.meta, ...db.ledgerTables], async (transaction) => {
    const inside = db.inside(transaction);
    const known = await inside.meta.get('meta');
    if (known && known.schemaEpoch > schemaEpoch) throw new StorageError({ why: 'newer-version' });
    if (known && known.schemaEpoch < schemaEpoch) return null;
    const missed = sentinel.read(sentinelKey(name));
    // A damaged disk may also take the data and leave the database, as it was before anything was stored in it.
    const isEmptied = known?.seq === 0 && known.dbId === missed;
    if (startAnew && isEmptied) sentinel.forget(sentinelKey(name));
    if (known && (!isEmptied || startAnew)) return known;
    if (missed !== null && !startAnew) throw new StorageError({ why: 'evicted' });
    const meta: Meta = {
      id: 'meta',
      dbId: newId(),
      dataset: newId(),
      device: newId(),
      schemaEpoch,
      n: 0,
      prev: '',
      at: 0,
      observedMs: 0,
      seq: 0
    };
    await inside.meta.add(meta);
    return meta;
  });
}
