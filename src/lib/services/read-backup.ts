import { readBackupLines } from '#device/backup-lines.ts';
import { breathing } from '#device/breath.ts';
import { backupLimits, type BlobRecord, type Header } from '#domain/backup/format.ts';
import type { FileProblem } from '#domain/backup/problem.ts';
import { BackupReader, type BackupRead } from '#domain/backup/reader.ts';
import { refuse, type Result } from '#domain/shared/result.ts';

export interface Watching {
  /** Between 0 and 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** Reads a backup to its end, and hands on the attached files as they come. Nothing of it counts before it is whole. */
export async function readBackup(
  { file, passphrase }: { readonly file: Blob; readonly passphrase: string },
  takeBlob: (record: BlobRecord) => Promise<FileProblem | null>,
  watching: Watching = {}
): Promise<Result<BackupRead, FileProblem>> {
  const waiting: BlobRecord[] = [];
  const reader = new BackupReader((record) => waiting.push(record));
  const breathe = breathing();
  const problem = await readBackupLines(file, {
    ...watching,
    passphrase,
    async take(line) {
      const found = reader.take(line);
      for (let record = waiting.shift(); record; record = waiting.shift()) {
        await breathe();
        const other = await takeBlob(record);
        if (other) return other;
      }
      return found;
    }
  });
  return problem ? refuse(problem) : reader.end();
}

/** What the first line of a file says of it, without reading on; null where that is not, or not yet, the one of a backup. */
export async function readHeader(file: Blob): Promise<Header | null> {
  const [line = '', ...rest] = (await file.slice(0, backupLimits.lineLength).text()).split('\n', 2);
  if (rest.length === 0) return null;
  const reader = new BackupReader(() => undefined);
  return reader.take(line) === null ? reader.header : null;
}
