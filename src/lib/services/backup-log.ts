import * as z from 'zod/mini';
import type { Clock } from '#device/clock.ts';
import { watched, type Watched } from '#device/watched.ts';
import type { Header } from '#domain/backup/format.ts';
import type { Database, DeviceRow, SnapshotRow } from '#storage/database.ts';
import { read, write } from '#storage/fence.ts';

const logEntrySchema = z.object({
  did: z.enum(['backed-up', 'restored', 'merged', 'undone']),
  at: z.number(),
  name: z.string(),
  records: z.string(),
  /** Local arrival number of the last commit in the file. */
  seq: z.number(),
  /** When the file was made, as it says itself: with what it holds, this tells it from every other one. */
  madeAt: z._default(z.nullable(z.number()), null),
  /** The file was read again and is what was written; else it was handed over, and nobody has looked. */
  isChecked: z.boolean(),
  /** Written by itself into the place that was chosen once. */
  isAutomatic: z._default(z.boolean(), false)
});
/** What was done with files on this device; it is no part of the history, and in no backup. */
export type LogEntry = z.infer<typeof logEntrySchema>;

export interface BackupStanding {
  /** The latest backup that left; null where there is none. */
  readonly last: LogEntry | null;
  /** Parts of commits that have come to the history since. */
  readonly changesSince: number;
  readonly log: readonly LogEntry[];
}

export interface Snapshot {
  readonly id: string;
  readonly at: number;
  readonly why: SnapshotRow['why'];
  readonly sizeBytes: number;
}

/** What was done with files on this device, and how the latest backup stands. */
export interface BackupLog {
  /** Counts what was noted, so that whoever shows it is told. */
  readonly noted: Watched<number>;
  standing(): Promise<BackupStanding>;
  /** What was here before a restore took its place, the latest first. */
  snapshots(): Promise<readonly Snapshot[]>;
  entries(): Promise<readonly LogEntry[]>;
  /** Notes that a backup has left. */
  note(made: NotedBackup, how: { readonly isChecked: boolean; readonly isAutomatic?: boolean }): Promise<void>;
  /** Changes the log, in one step with reading it, since other tabs write it too. */
  change(change: (entries: readonly LogEntry[]) => readonly LogEntry[]): Promise<void>;
}

/** What the log says of a backup. */
export interface NotedBackup {
  readonly name: string;
  readonly header: Header;
  readonly records: string;
  readonly seq: number;
}

const logKey = 'backups';
const logLengthMax = 200;

export function backupLogOf(db: Database, { clock }: { readonly clock: Clock }): BackupLog {
  const [count, setCount] = watched(0);
  const entries = async (): Promise<readonly LogEntry[]> =>
    entriesIn(await read(db, [db.device], (inside) => inside.device.get(logKey)));

  async function change(alter: (entries: readonly LogEntry[]) => readonly LogEntry[]): Promise<void> {
    await write(db, [db.device], async (_meta, inside) => {
      const changed = alter(entriesIn(await inside.device.get(logKey))).slice(-logLengthMax);
      await inside.device.put({ key: logKey, value: changed.map((entry) => ({ ...entry })) });
    });
    setCount(count.value + 1);
  }

  return {
    noted: count,
    entries,
    change,
    async standing() {
      const { all, seq } = await read(db, [db.device, db.meta], async (inside) => ({
        all: entriesIn(await inside.device.get(logKey)),
        seq: (await inside.meta.get('meta'))?.seq ?? 0
      }));
      const last = all.findLast(({ did }) => did === 'backed-up') ?? null;
      // What a backup has just brought here is in that backup.
      const known = all.findLast(({ did }) => did === 'backed-up' || did === 'restored');
      return { last, changesSince: Math.max(0, seq - (known?.seq ?? 0)), log: [...all].reverse() };
    },
    async snapshots() {
      const rows = await read(db, [db.snapshots], (inside) => inside.snapshots.toArray());
      return rows
        .map(({ id, at, why, bytes }) => ({ id, at, why, sizeBytes: bytes.length }))
        .sort((left, right) => right.at - left.at);
    },
    note({ name, records, seq, header: { at: madeAt } }, { isChecked, isAutomatic = false }) {
      const left = { did: 'backed-up', at: clock.nowMs(), name, records, seq, madeAt } as const;
      const entry: LogEntry = { ...left, isChecked, isAutomatic };
      if (!isAutomatic) return change((all) => [...all, entry]);
      // Only the latest of a day: else nothing else could be found among them.
      const isOlder = (other: LogEntry): boolean => other.isAutomatic && other.name === name;
      return change((all) => [...all.filter((other) => !isOlder(other)), entry]);
    }
  };
}

/** The log may have been written by another version: what it does not understand is left out. */
function entriesIn(row: DeviceRow | undefined): readonly LogEntry[] {
  if (!Array.isArray(row?.value)) return [];
  return row.value.flatMap((entry) => logEntrySchema.safeParse(entry).data ?? []);
}
