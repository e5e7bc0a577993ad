import type { Table } from 'dexie';
import type { BackupRead } from '#domain/backup/reader.ts';
import { unsoundIn } from '#domain/backup/sound.ts';
import { sealedId } from '#domain/history/commit.ts';
import { digestOf } from '#domain/history/digest.ts';
import { inFoldOrder, subjectKey, subjectKinds, type SubjectKind } from '#domain/history/event.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { foldVersion } from '#domain/history/fold-version.ts';
import { comparable, type AnyEntity } from '#domain/ledger/entities.ts';
import { rowsAtOnce, stateOf } from './backup.ts';
import { addCommits, isStored } from './commit-rows.ts';
import type { Database } from './database.ts';
import type { Meta } from './meta.ts';
import { rehearse, write } from './fence.ts';
import { cancelledIn, OpenThings } from './open-things.ts';
import { takeIn, type Receiving } from './receive.ts';
import { subjectsIn } from './subjects.ts';
import { storeFolded } from './rebuild.ts';

/** `replace`: the file takes the place of everything here. `merge`: both together, nothing is lost on either side. */
export type RestoreMode = 'replace' | 'merge';

/** What a restore would do, or has done, to one kind of thing. The first three, with `conflicts` among them, are the file's. */
export interface Tally {
  /** In the file only. */
  readonly added: number;
  /** On both sides, and different after than before. */
  readonly changed: number;
  /** On both sides, and as it is. */
  readonly same: number;
  /** Here only: taken away by a replace, kept by a merge. */
  readonly here: number;
}

export interface RestoreOutcome {
  readonly tallies: { readonly [Kind in SubjectKind]: Tally };
  readonly commits: {
    readonly added: number;
    readonly known: number;
    /** Devices of which a copy was found that went its own way: both sides are kept. */
    readonly copied: readonly string[];
  };
  /** How much more there is for a person to decide than before, since devices did different things. */
  readonly conflicts: number;
  /** What becomes of the invoices that were here. */
  readonly losses: {
    readonly of: number;
    readonly removed: number;
    readonly cancelled: number;
  };
  /** Some of what is added, changed and here only, to show. */
  readonly examples: readonly Example[];
  /** Digest of all entities afterwards. */
  readonly state: string;
}

export interface Example {
  readonly kind: SubjectKind;
  readonly becomes: 'added' | 'changed' | 'here';
  /** As it is afterwards; as it is now where it would be gone. */
  readonly entity: AnyEntity;
}

export interface RestoreOptions extends Receiving {
  readonly mode: RestoreMode;
  /** Who this device is afterwards, where a snapshot puts that back, too. */
  readonly identity?: (now: Meta) => Identity;
  /** How far this device has come as far as whoever asks knows: where something was done since, nothing is restored. */
  readonly seq?: number;
}

/** Under which names a device goes on. */
export type Identity = Pick<Meta, 'dataset' | 'device' | 'n' | 'prev' | 'heirOf'>;

/** Something was done since whoever asks for a restore has looked, as in another tab. */
export class MovedOn extends Error {
  override readonly name = 'MovedOn';
}

/** The file is whole, and what it holds is not: it was made to do harm, or by a version with a bug. */
export class UnsoundBackup extends Error {
  override readonly name = 'UnsoundBackup';
  readonly why: 'state' | 'counts' | 'entity';
  readonly what: string;

  constructor(why: UnsoundBackup['why'], what: string) {
    super(`${why} ${what}`);
    this.why = why;
    this.what = what;
  }
}

/** What a restore would come to, exactly: it is carried out to the end and taken back. */
export function rehearseRestore(db: Database, backup: BackupRead, options: RestoreOptions): Promise<RestoreOutcome> {
  return rehearse(db, tablesOf(db), (meta, inside) => carryOut(inside, meta, backup, options));
}

/**
 * Takes in a backup in one transaction: rows are made anew from the commits and compared with what the file says they
 * come to. Whatever goes wrong, everything is as before.
 */
export async function restore(db: Database, backup: BackupRead, options: RestoreOptions): Promise<RestoreOutcome> {
  const { outcome, dataset, filling } = await write(db, tablesOf(db), async (meta, inside) => {
    if (options.seq !== undefined && options.seq !== meta.seq) throw new MovedOn();
    const outcome = await carryOut(inside, meta, backup, options);
    const { dataset, filling = '' } = (await inside.meta.get('meta')) ?? meta;
    return { outcome, dataset, filling };
  });
  db.dataset = dataset;
  db.filling = filling;
  return outcome;
}

function tablesOf(db: Database): Table[] {
  return [...db.ledgerTables, db.strays];
}

async function carryOut(
  db: Database,
  meta: Meta,
  backup: BackupRead,
  options: RestoreOptions
): Promise<RestoreOutcome> {
  const inFile = new Set(backup.commits.flatMap(({ events }) => events.map(({ subject }) => subjectKey(subject))));
  const before = await rowsBefore(db, inFile);
  const commits =
    options.mode === 'replace' ? await replaceAll(db, meta, backup, options) : await mergeIn(db, meta, backup, options);
  for (const record of backup.unknown) await db.strays.put({ id: digestOf(record), record: record as never });
  const compared = await compareRows(db, before, inFile);
  const state = await stateOf(db);
  if (options.mode === 'replace') {
    await compareWithHeader(db, backup, state);
  }
  return { ...compared, commits, state };
}

/**
 * Whoever could not fold the commits, such as the rescue page, says nothing of what they come to; and whoever folded them
 * by another version of the fold came to other rows.
 */
async function compareWithHeader(db: Database, { header }: BackupRead, state: string): Promise<void> {
  if (header.state === null) return;
  const invoices = await db.invoices.count();
  const clients = await db.clients.count();
  const { counts } = header;
  if (counts.invoices !== invoices) throw new UnsoundBackup('counts', `invoices ${counts.invoices} ${invoices}`);
  if (counts.clients !== clients) throw new UnsoundBackup('counts', `clients ${counts.clients} ${clients}`);
  if ((header.fold ?? 1) === foldVersion && header.state !== state) throw new UnsoundBackup('state', state);
}

async function replaceAll(
  db: Database,
  meta: Meta,
  { header, commits }: BackupRead,
  { newId, identity }: RestoreOptions
): Promise<RestoreOutcome['commits']> {
  const known = new Set<string>();
  for (const commit of commits) if (await isStored(db, commit)) known.add(sealedId(commit));
  for (const table of [...db.ledgerTables, db.strays]) await table.clear();
  const { rows, seq } = await addCommits(db, [...commits].sort(inFoldOrder));
  await storeFolded(db, rows, subjectsIn(rows).subjects);
  // A history of its own from now on: what other devices still hold of the old one does not come back by a merge. The
  // numbers go on where the device that wrote the file would have gone on.
  const heirOf = [header.device, ...(header.heirOf ?? [])];
  const fresh = { dataset: newId(), device: newId(), n: 0, prev: '', heirOf };
  const { heirOf: _replaced, ...kept } = meta;
  await db.meta.put({
    ...kept,
    ...(identity?.(meta) ?? fresh),
    filling: newId(),
    // The clock of what is gone goes with it: else it could stand further than so few commits can have taken it.
    at: commits.reduce((latest, { at }) => Math.max(latest, at), 0),
    seq: Math.max(seq, meta.seq)
  });
  return { added: commits.length - known.size, known: known.size, copied: [] };
}

async function mergeIn(
  db: Database,
  meta: Meta,
  { header: { dataset }, commits }: BackupRead,
  { newId, wallMs, zone }: RestoreOptions
): Promise<RestoreOutcome['commits']> {
  // A device on which nothing has happened yet joins the history of the file.
  const joined = meta.seq === 0 ? { ...meta, dataset } : meta;
  const { added, known, copied } = await takeIn(db, joined, commits, { newId, wallMs, zone });
  return { added: added.length, known: known.length, copied };
}

interface RowsBefore {
  readonly digests: ReadonlyMap<string, string>;
  /** Status of each invoice that was there, and not deleted. */
  readonly statuses: ReadonlyMap<string, string>;
  readonly open: number;
  /** Some of what is here only. */
  readonly examples: readonly Example[];
}

async function rowsBefore(db: Database, inFile: ReadonlySet<string>): Promise<RowsBefore> {
  const digests = new Map<string, string>();
  const statuses = new Map<string, string>();
  const open = new OpenThings();
  const examples = new Examples();
  await eachRow(db, (kind, row) => {
    const key = subjectKey({ kind, id: row.id });
    digests.set(key, digestOf(comparable(row)));
    if (!inFile.has(key)) examples.add(kind, 'here', row);
    if (kind === 'invoice' && row.deleted === null) statuses.set(row.id, (row as Invoice).status);
    open.add(kind, row);
  });
  return { digests, statuses, open: open.count, examples: examples.all };
}

const examplesOfEach = 5;

/** A few rows of each kind, and of each thing that becomes of them. */
class Examples {
  readonly all: Example[];

  constructor(known: readonly Example[] = []) {
    this.all = [...known];
  }

  add(kind: SubjectKind, becomes: Example['becomes'], entity: AnyEntity): void {
    const some = this.all.filter((one) => one.kind === kind && one.becomes === becomes);
    if (some.length < examplesOfEach) this.all.push({ kind, becomes, entity });
  }
}

/** What has become of every row; each is looked at once more, since a file is not trusted to hold what it should. */
async function compareRows(
  db: Database,
  before: RowsBefore,
  inFile: ReadonlySet<string>
): Promise<Pick<RestoreOutcome, 'tallies' | 'examples' | 'conflicts' | 'losses'>> {
  const counts = Object.fromEntries(
    subjectKinds.map((kind) => [kind, { added: 0, changed: 0, same: 0, here: 0 }])
  ) as Record<SubjectKind, { added: number; changed: number; same: number; here: number }>;
  const examples = new Examples(before.examples);
  const left = new Map(before.digests);
  const open = new OpenThings();
  const statuses = new Map<string, string>();
  await eachRow(db, (kind, row) => {
    const key = subjectKey({ kind, id: row.id });
    const digest = left.get(key);
    left.delete(key);
    const unsound = unsoundIn(kind, row);
    if (unsound !== null) throw new UnsoundBackup('entity', `${key} ${unsound}`);
    open.add(kind, row);
    if (kind === 'invoice' && row.deleted === null) statuses.set(row.id, (row as Invoice).status);
    const tally = counts[kind];
    if (digest === undefined) {
      tally.added += 1;
      examples.add(kind, 'added', row);
    } else if (!inFile.has(key)) tally.here += 1;
    else if (digest === digestOf(comparable(row))) tally.same += 1;
    else {
      tally.changed += 1;
      examples.add(kind, 'changed', row);
    }
  });
  for (const key of left.keys()) {
    const kind = key.slice(0, key.indexOf('/')) as SubjectKind;
    counts[kind].here += 1;
  }
  const isCancelled = cancelledIn(open.versions[0]);
  const ids = [...before.statuses.keys()];
  return {
    tallies: counts,
    examples: examples.all,
    conflicts: Math.max(0, open.count - before.open),
    losses: {
      of: ids.length,
      removed: ids.filter((id) => !statuses.has(id)).length,
      cancelled: ids.filter((id) => isCancelled(statuses.get(id)) && !isCancelled(before.statuses.get(id))).length
    }
  };
}

async function eachRow(db: Database, look: (kind: SubjectKind, row: AnyEntity) => void): Promise<void> {
  for (const kind of subjectKinds)
    for (let after = '', isLast = false; !isLast;) {
      const rows: AnyEntity[] = await db.tableOf(kind).where('id').above(after).limit(rowsAtOnce).toArray();
      for (const row of rows) look(kind, row);
      after = rows.at(-1)?.id ?? after;
      isLast = rows.length < rowsAtOnce;
    }
}
