import {
  backupFormat,
  backupVersion,
  footerLine,
  headerDigest,
  headerLine,
  LinesDigest,
  linesOf,
  type Header
} from '#domain/backup/format.ts';
import { partsOf, type Commit } from '#domain/history/commit.ts';

/** A file as the format says, made without the code that writes ours: so it may say what ours never would. */
export function fileOf(records: readonly object[], header: Partial<Header> = {}): string[] {
  const commits = new Set(
    records.flatMap((one) => ('n' in one && 'device' in one ? [`${String(one.device)}:${String(one.n)}`] : []))
  );
  const blobs = new Set(records.flatMap((one) => ('digest' in one ? [one.digest] : [])));
  const counts = { commits: commits.size, blobs: blobs.size, invoices: 0, clients: 0 };
  return fileOfLines(
    records.flatMap((record) => linesOf(record)),
    { counts, ...header }
  );
}

/** The same around record lines that may be anything, with the right digests. */
export function fileOfLines(lines: readonly string[], header: Partial<Header> = {}): string[] {
  const digest = new LinesDigest();
  for (const line of lines) digest.add(line);
  const first = headerLine({
    format: backupFormat,
    v: backupVersion,
    minReader: 1,
    app: '1.0.0',
    dataset: 'd',
    device: 'phone',
    at: 1,
    counts: { commits: 0, blobs: 0, invoices: 0, clients: 0 },
    state: null,
    ...header
  });
  const body = lines.map((line, index) => (index < lines.length - 1 ? `${line},` : line));
  return [first, ...body, footerLine({ header: headerDigest(first), n: lines.length, records: digest.end() })];
}

export function recordsOf(commits: readonly Commit[]): object[] {
  return commits.flatMap((one) => partsOf(one)).map((part) => ({ kind: 'commit', ...part }));
}
