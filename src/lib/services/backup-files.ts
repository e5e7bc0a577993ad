import { breathing } from '#device/breath.ts';
import type { Clock } from '#device/clock.ts';
import { gzip } from '#device/gzip.ts';
import { encrypt } from '#device/passphrase.ts';
import { sha256 } from '#device/sha256.ts';
import type { Header } from '#domain/backup/format.ts';
import type { FileProblem } from '#domain/backup/problem.ts';
import type { BackupRead } from '#domain/backup/reader.ts';
import { ok, refuse, type Result } from '#domain/shared/result.ts';
import { writeBackup } from '#storage/backup.ts';
import { BlobIntake } from '#storage/blob-intake.ts';
import type { Database, SnapshotRow } from '#storage/database.ts';
import type { Meta } from '#storage/meta.ts';
import { read, write } from '#storage/fence.ts';
import type { Receiving } from '#storage/receive.ts';
import {
  MovedOn,
  rehearseRestore,
  restore,
  UnsoundBackup,
  type Identity,
  type RestoreMode,
  type RestoreOptions,
  type RestoreOutcome
} from '#storage/restore.ts';
import { settleActing } from './acting.ts';
import type { BackupLog, LogEntry, NotedBackup } from './backup-log.ts';
import { readBackup, type Watching } from './read-backup.ts';

export interface BackupChoices {
  /** Attached files and original documents go with it. */
  readonly withFiles: boolean;
  /** Smaller, and still read by any program that unpacks gzip. */
  readonly isZipped: boolean;
  /** Empty: anybody can read it. */
  readonly passphrase: string;
}

/** Its name is like "docket-2026-03-01-1405.json.gz". */
export interface MadeBackup extends NotedBackup {
  readonly file: Blob;
}

/** A file that was read to its end and found whole. */
export interface OpenedBackup {
  readonly name: string;
  readonly header: Header;
  readonly records: string;
  readonly hasFiles: boolean;
  /** It tells of the same history as this device; others are never merged by themselves. */
  readonly isOfThisHistory: boolean;
  /** Of this history, and another device wrote it: it is there to be merged, and not to go back to. */
  readonly isOfOtherDevice: boolean;
  /** Id of the snapshot that it is; null for a file. */
  readonly snapshot: string | null;
  /** Nothing has happened here yet: this device can join the ones that the file tells of, or take their place. */
  readonly isFirst: boolean;
  readonly commits: number;
}

/** Where an opened backup came from, to be read once more elsewhere. */
export interface BackupSource {
  readonly file: Blob;
  readonly name: string;
  readonly passphrase: string;
}

/** What a restore has come to, and the snapshot that takes it back. */
export interface Restored extends RestoreOutcome {
  readonly snapshot: string;
}

/** What makes files and reads them. */
export interface BackupFiles {
  make(choices: BackupChoices, watching?: Watching): Promise<Omit<MadeBackup, 'name'>>;
  /** Reads a file to its end; nothing is stored. A backup of ours that was only handed over counts as checked then. */
  open(file: Blob, name: string, passphrase: string, watching?: Watching): Promise<Result<OpenedBackup, FileProblem>>;
  /** Reads a snapshot as a file is read: to say what going back to it would come to. */
  openSnapshot(snapshot: string): Promise<Result<OpenedBackup, FileProblem>>;
  sourceOf(opened: OpenedBackup): Promise<BackupSource>;
  /** What a restore of the opened file would come to, exactly. */
  preview(opened: OpenedBackup, mode: RestoreMode): Promise<Result<RestoreOutcome, FileProblem>>;
  /**
   * Keeps a snapshot of what is here, then takes the file in: all of it or nothing. It can be stopped until all that is
   * to be done is at hand, and throws the signal's reason then.
   */
  restore(opened: OpenedBackup, mode: RestoreMode, watching?: Watching): Promise<Result<Restored, FileProblem>>;
  /** Puts back what a snapshot holds, and makes one of what is here now. */
  undo(snapshot: string, watching?: Watching): Promise<Result<Restored, FileProblem>>;
}

const snapshotsMax = 5;

/** For a file of which nothing is to be stored, and whose attached files nobody looks at. */
const skip = (): Promise<null> => Promise.resolve(null);

/** Makes files and reads them: loaded when first asked for, since it brings all that a restore needs. */
export function backupFilesOf(
  db: Database,
  {
    log,
    clock,
    newId,
    app,
    onError
  }: { log: BackupLog; clock: Clock; newId: () => string; app: string; onError: (error: unknown) => void }
): BackupFiles {
  const files = new WeakMap<OpenedBackup, { file: Blob; passphrase: string; backup: BackupRead }>();

  const receiving = (): Receiving => ({ newId, wallMs: clock.nowMs(), zone: clock.zone() });

  /** What is here, of one moment; `seq` says how far it goes. */
  async function keepSnapshot(why: SnapshotRow['why'], watching: Watching): Promise<{ id: string; seq: number }> {
    const at = clock.nowMs();
    const options = { at, app, withBlobs: false, sha256, breathe: breathing() };
    const { file, meta } = await writeBackup(db, { ...options, ...portion(watching, 0, 0.8) });
    const bytes = new Uint8Array(await (await gzip(file, portion(watching, 0.8, 1))).arrayBuffer());
    const id = newId();
    await write(db, [db.snapshots], (_meta, inside) => inside.snapshots.add({ id, at, why, meta, bytes }));
    return { id, seq: meta.seq };
  }

  /** Only once the new one is needed: a restore that came to nothing must cost no older one its place. */
  async function dropOldSnapshots(): Promise<void> {
    await write(db, [db.snapshots], async (_meta, inside) => {
      // By how far this device had come, since its clock may have been set back.
      const latestFirst = (await inside.snapshots.toArray()).sort((left, right) => right.meta.seq - left.meta.seq);
      const older = latestFirst.slice(snapshotsMax);
      await inside.snapshots.bulkDelete(older.map((row) => row.id));
    });
  }

  const dropSnapshot = (id: string): Promise<void> =>
    write(db, [db.snapshots], (_meta, inside) => inside.snapshots.delete(id));

  /**
   * Keeps a snapshot of what is here, and takes a backup in. What another tab did in between must not be lost to both, so
   * the snapshot is made again until it holds everything.
   */
  async function takeIn(
    why: SnapshotRow['why'],
    backup: BackupRead,
    options: RestoreOptions,
    watching: Watching = {}
  ): Promise<Result<Restored, FileProblem>> {
    for (;;) {
      const { id: snapshot, seq } = await keepSnapshot(why, watching);
      let isDone = false;
      try {
        watching.signal?.throwIfAborted();
        const outcome = await restore(db, backup, { ...options, seq });
        isDone = true;
        return ok({ ...outcome, snapshot });
      } catch (error) {
        if (!(error instanceof MovedOn)) return unsound(error);
      } finally {
        if (!isDone) await dropSnapshot(snapshot);
      }
    }
  }

  /**
   * What is left to do once a backup is taken in. Nothing of it may be told as a failure of the restore, which is on disk by
   * then: who acts is found again on opening, and a log or a snapshot more or less is no harm.
   */
  async function afterwards(
    did: LogEntry['did'],
    backup: BackupRead,
    { name: from, usedUp = null }: { name: string; usedUp?: string | null }
  ): Promise<void> {
    try {
      // Going back to a snapshot a second time would let two histories go on under one name.
      if (usedUp !== null) await dropSnapshot(usedUp);
      await dropOldSnapshots();
      await settleActing(db, clock.nowMs());
      const { records, header } = backup;
      const { seq = 0 } = (await read(db, [db.meta], (inside) => inside.meta.get('meta'))) ?? {};
      const entry = { did, at: clock.nowMs(), name: from, records, seq, madeAt: header.at } as const;
      await log.change((entries) => [...entries, { ...entry, isChecked: true, isAutomatic: false }]);
    } catch (error) {
      onError(error);
    }
  }

  async function told(
    backup: BackupRead,
    { file, passphrase, name, snapshot }: BackupSource & Pick<OpenedBackup, 'snapshot'>
  ): Promise<OpenedBackup> {
    const { dataset, device, seq = 0 } = (await read(db, [db.meta], (inside) => inside.meta.get('meta'))) ?? {};
    const opened: OpenedBackup = {
      name,
      header: backup.header,
      records: backup.records,
      hasFiles: backup.blobs.size > 0,
      isOfThisHistory: backup.header.dataset === dataset,
      isOfOtherDevice: backup.header.dataset === dataset && backup.header.device !== device,
      snapshot,
      isFirst: seq === 0,
      commits: backup.commits.length
    };
    files.set(opened, { file, passphrase, backup });
    return opened;
  }

  async function undo(id: string, watching: Watching = {}): Promise<Result<Restored, FileProblem>> {
    const rows = await read(db, [db.snapshots], (inside) => inside.snapshots.toArray());
    const row = rows.find((one) => one.id === id);
    if (!row) return refuse({ why: 'unreadable' });
    const whole = await readBackup({ file: new Blob([row.bytes]), passphrase: '' }, skip, portion(watching, 0, 0.3));
    if (!whole.ok) return whole;
    const isLatest = rows.every(({ meta }) => meta.seq <= row.meta.seq);
    const identity = (now: Meta): Identity => identityAgain(row.meta, { now, isLatest, newId });
    const done = await takeIn(
      'undo',
      whole.value,
      { mode: 'replace', ...receiving(), identity },
      portion(watching, 0.3, 1)
    );
    if (done.ok) await afterwards('undone', whole.value, { name: '', usedUp: id });
    return done;
  }

  return {
    async make({ withFiles, isZipped, passphrase }, watching = {}) {
      const options = { at: clock.nowMs(), app, withBlobs: withFiles, sha256, breathe: breathing() };
      const { file, header, records, meta } = await writeBackup(db, { ...options, ...portion(watching, 0, 0.7) });
      const packed = isZipped || passphrase !== '' ? await gzip(file, portion(watching, 0.7, 0.9)) : file;
      const sealed = passphrase === '' ? packed : await encrypt(packed, passphrase, portion(watching, 0.9, 1));
      watching.signal?.throwIfAborted();
      watching.onProgress?.(1);
      return { header, records, seq: meta.seq, file: sealed };
    },
    async open(file, fileName, passphrase, watching) {
      const intake = new BlobIntake(db, { stores: false });
      const whole = await readBackup({ file, passphrase }, (record) => intake.take(record), watching);
      if (!whole.ok) return whole;
      const opened = await told(whole.value, { file, passphrase, name: fileName, snapshot: null });
      const isOurs = (entry: LogEntry): boolean => !entry.isChecked && isOf(entry, opened);
      if ((await log.entries()).some(isOurs))
        await log.change((entries) => entries.map((entry) => (isOurs(entry) ? { ...entry, isChecked: true } : entry)));
      return ok(opened);
    },
    async openSnapshot(id) {
      const row = await read(db, [db.snapshots], (inside) => inside.snapshots.get(id));
      if (!row) return refuse({ why: 'unreadable' });
      const file = new Blob([row.bytes]);
      const whole = await readBackup({ file, passphrase: '' }, skip);
      return whole.ok ? ok(await told(whole.value, { file, passphrase: '', name: '', snapshot: id })) : whole;
    },
    sourceOf(opened) {
      const { file, passphrase } = openedFile(files, opened);
      return Promise.resolve({ file, name: opened.name, passphrase });
    },
    async preview(opened, mode) {
      const { backup } = openedFile(files, opened);
      try {
        return ok(await rehearseRestore(db, backup, { mode, ...receiving() }));
      } catch (error) {
        return unsound(error);
      }
    },
    async restore(opened, mode, watching = {}) {
      if (opened.snapshot !== null) return undo(opened.snapshot, watching);
      const { file, passphrase, backup } = openedFile(files, opened);
      const intake = new BlobIntake(db, { stores: true });
      let done: Result<Restored, FileProblem> = refuse({ why: 'unreadable' });
      try {
        const again =
          backup.blobs.size === 0
            ? ok(backup)
            : await readBackup({ file, passphrase }, (record) => intake.take(record), portion(watching, 0, 0.8));
        if (!again.ok) return again;
        // Somebody may have written into the file since it was looked at.
        if (again.value.records !== backup.records) return refuse({ why: 'changed' });
        done = await takeIn('restore', backup, { mode, ...receiving() }, portion(watching, 0.8, 1));
      } finally {
        if (!done.ok) await intake.forget();
      }
      if (!done.ok) return done;
      watching.onProgress?.(1);
      await afterwards(mode === 'replace' ? 'restored' : 'merged', backup, opened);
      return done;
    },
    undo
  };
}

/**
 * Who this device is again once a snapshot is put back. It goes on under the name that it had then only if it has sealed
 * nothing under that name since: else two histories would go on under one name.
 */
function identityAgain(
  then: Meta,
  { now, isLatest, newId }: { now: Meta; isLatest: boolean; newId: () => string }
): Identity {
  const { dataset, device, n, prev, heirOf = [] } = then;
  const isUnused = now.device === device ? now.n === n && now.prev === prev : isLatest;
  if (isUnused) return { dataset, device, n, prev, heirOf };
  return { dataset, device: newId(), n: 0, prev: '', heirOf: [device, ...heirOf] };
}

/** One step of several, whose progress is told as that of one. */
function portion({ onProgress, signal }: Watching, from: number, to: number): Watching {
  return {
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress: (share: number) => onProgress(from + (to - from) * share) } : {})
  };
}

function openedFile<T>(files: WeakMap<OpenedBackup, T>, opened: OpenedBackup): T {
  const file = files.get(opened);
  if (!file) throw new Error('asked for a file that was not opened here');
  return file;
}

/** Whether an entry tells of this very file; two may hold the same. Where it does not say when it was made, the name tells. */
function isOf({ records, madeAt, name }: LogEntry, opened: OpenedBackup): boolean {
  return records === opened.records && (madeAt === null ? name === opened.name : madeAt === opened.header.at);
}

/** A file that is whole and holds what it must not is told like any other that cannot be taken in. */
function unsound(error: unknown): { readonly ok: false; readonly error: FileProblem } {
  if (!(error instanceof UnsoundBackup)) throw error;
  return refuse({ why: 'unsound', what: error.what });
}
