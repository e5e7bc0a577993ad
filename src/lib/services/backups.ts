import type { Clock } from '#device/clock.ts';
import { writeAndCompare } from '#device/written-file.ts';
import type { Header } from '#domain/backup/format.ts';
import type { FileProblem } from '#domain/backup/problem.ts';
import type { Result } from '#domain/shared/result.ts';
import type { Database } from '#storage/database.ts';
import type { RestoreMode, RestoreOutcome } from '#storage/restore.ts';
import { backupLogOf, type BackupLog, type NotedBackup } from './backup-log.ts';
import { backupName, dailyName } from './backup-name.ts';

export type { BackupStanding, LogEntry, Snapshot } from './backup-log.ts';
export type { Example, RestoreMode, RestoreOutcome, Tally } from '#storage/restore.ts';

export interface BackupChoices {
  /** Attached files and original documents go with it. */
  readonly withFiles: boolean;
  /** Smaller, and still read by any program that unpacks gzip. */
  readonly isZipped: boolean;
  /** Empty: anybody can read it. */
  readonly passphrase: string;
}

export interface Watching {
  /** Between 0 and 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
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

/** The files that leave this device and come back, and what is known of them. */
export interface Backups extends BackupFiles, Pick<BackupLog, 'noted' | 'standing' | 'note'> {
  /** What a file made now would be called: to be asked for a place before it is written. */
  nameOf(choices: BackupChoices): string;
  /** What the one file is called that a device writes by itself each day. */
  dailyNameOf(choices: BackupChoices, device: string): string;
  make(choices: BackupChoices, watching?: Watching): Promise<MadeBackup>;
  /** Writes a file into a place of the person's choice, reads it again and compares. */
  readonly writeInto: (handle: FileSystemFileHandle, file: Blob) => Promise<'checked' | 'damaged'>;
}

export function backupsOf(
  db: Database,
  {
    clock,
    newId,
    app,
    name,
    onError
  }: { clock: Clock; newId: () => string; app: string; name: string; onError: (error: unknown) => void }
): Backups {
  const log = backupLogOf(db, { clock });
  let loading: Promise<BackupFiles> | undefined;

  const files = (): Promise<BackupFiles> =>
    (loading ??= import('./backup-files.ts').then(({ backupFilesOf }) =>
      backupFilesOf(db, { log, clock, newId, app, onError })
    ));

  function named({ isZipped, passphrase }: BackupChoices): Parameters<typeof backupName>[0] {
    const ending = passphrase === '' ? (isZipped ? 'json.gz' : 'json') : 'docket';
    return { name, instantMs: clock.nowMs(), zone: clock.zone(), ending };
  }

  const nameOf = (choices: BackupChoices): string => backupName(named(choices));

  return {
    noted: log.noted,
    standing: () => log.standing(),
    note: (...made) => log.note(...made),
    nameOf,
    dailyNameOf: (choices, device) => dailyName(named(choices), device),
    writeInto: writeAndCompare,
    make: async (choices, watching) => ({ ...(await (await files()).make(choices, watching)), name: nameOf(choices) }),
    open: async (...asked) => (await files()).open(...asked),
    openSnapshot: async (snapshot) => (await files()).openSnapshot(snapshot),
    sourceOf: async (opened) => (await files()).sourceOf(opened),
    preview: async (...asked) => (await files()).preview(...asked),
    restore: async (...asked) => (await files()).restore(...asked),
    undo: async (...asked) => (await files()).undo(...asked)
  };
}
