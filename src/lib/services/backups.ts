import type { Clock } from '#device/clock.ts';
import { writeAndCompare } from '#device/written-file.ts';
import type { Database } from '#storage/database.ts';
import type { BackupChoices, BackupFiles, MadeBackup } from './backup-files.ts';
import type { Watching } from './read-backup.ts';
import { backupLogOf, type BackupLog } from './backup-log.ts';
import { backupName, dailyName } from './backup-name.ts';

export type { BackupChoices, BackupSource, MadeBackup, OpenedBackup } from './backup-files.ts';
export type { Watching } from './read-backup.ts';
export type { BackupStanding, LogEntry, Snapshot } from './backup-log.ts';
export type { Example, RestoreMode, RestoreOutcome, Tally } from '#storage/restore.ts';

/** The files that leave this device and come back, and what is known of them. */
export interface Backups extends BackupFiles, Pick<BackupLog, 'noted' | 'standing' | 'snapshots' | 'note'> {
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
    snapshots: () => log.snapshots(),
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
