import {
  backupFormat,
  backupVersion,
  blobLineBytes,
  footerLine,
  headerDigest,
  headerLine,
  LinesDigest,
  linesOf,
  type BlobRecord,
  type Header
} from '#domain/backup/format.ts';
import { StateDigest } from '#domain/backup/state-digest.ts';
import { utf8Of } from '#domain/history/digest.ts';
import { subjectKinds } from '#domain/history/event.ts';
import { foldVersion } from '#domain/history/fold-version.ts';
import { Dexie } from 'dexie';
import { base64Of } from './base64.ts';
import { partIn } from './commit-rows.ts';
import { placed, type CommitRow, type Database, type StoredPart } from './database.ts';
import type { Meta } from './meta.ts';
import { read } from './fence.ts';
import { GrowingBlob } from './growing-blob.ts';

export interface BackupOptions {
  /** When it is made, epoch milliseconds. */
  readonly at: number;
  /** Version of the app. */
  readonly app: string;
  /** Whether attached files and original documents go with it. */
  readonly withBlobs: boolean;
  /** Between 0 and 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
  /** By the browser itself, which is several times as quick as a script. */
  readonly sha256: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
  /** Awaited between lines, so that the page can have its turn. */
  readonly breathe?: () => Promise<void> | undefined;
}

export interface Backup {
  readonly file: Blob;
  readonly header: Header;
  /** Digest of the record lines. */
  readonly records: string;
  /** Who this device was at that moment, and how far it had come. */
  readonly meta: Meta;
}

/**
 * What is worked through between two requests of a transaction, whose answers let the page have its turn: rows may hold
 * hundreds of lines each.
 */
export const rowsAtOnce = 25;
const partsAtOnce = 100;

/**
 * Writes a backup of one moment, in slices: work goes on meanwhile, and what comes after that moment is left out.
 * Commits never change, so they may be read later than the rows that the state is the digest of. Throws the signal's
 * reason when stopped.
 */
export async function writeBackup(db: Database, options: BackupOptions): Promise<Backup> {
  const { at, app, withBlobs, onProgress, signal, breathe, sha256 } = options;
  const moment = await momentOf(db, withBlobs);
  const out = new BackupLines(sha256);
  const total = moment.parts + moment.digests.length + 1;
  let commits = 0;
  let written = 0;
  let version = 1;
  let beside = new Set<number>();
  for (let after: CommitPlace = ['', 0, 0], isLast = false; !isLast;) {
    signal?.throwIfAborted();
    const rows = await read(db, [db.commits], (inside) => commitsAfter(inside, after));
    for (const row of rows) {
      if (row.device !== after[0] || row.n !== after[1]) beside = new Set();
      after = [row.device, row.n, placed(row).part];
      // What is found meanwhile to be of a copy lies a little further on from then on.
      if (row.seq > moment.meta.seq || beside.has(row.seq)) continue;
      beside.add(row.seq);
      await out.add({ kind: 'commit', ...partIn(row) });
      if (row.line) version = backupVersion;
      if (row.part === 0) commits += 1;
      await breathe?.();
    }
    isLast = rows.length < partsAtOnce;
    // What came since that moment passes by, too, and is no part of the whole.
    onProgress?.(Math.min(1, (written += rows.length) / total));
  }
  for (const digest of moment.digests) {
    for await (const line of blobRecords(db, digest)) {
      signal?.throwIfAborted();
      await out.add(line);
      await breathe?.();
    }
    onProgress?.((written += 1) / total);
  }
  for (const { record } of await read(db, [db.strays], (inside) => inside.strays.toArray()))
    await out.add(record as object);
  const { dataset, device, heirOf = [] } = moment.meta;
  const counts = { commits, blobs: moment.digests.length, ...moment.counts };
  const head = { format: backupFormat, v: version, minReader: version, app, dataset, device, at } as const;
  const header: Header = { ...head, counts, state: moment.state, fold: foldVersion, heirOf };
  const { file, records } = out.close(header);
  onProgress?.(1);
  return { file, header, records, meta: moment.meta };
}

interface Moment {
  readonly meta: Meta;
  readonly state: string;
  readonly counts: { readonly invoices: number; readonly clients: number };
  readonly parts: number;
  readonly digests: readonly string[];
}

/** Everything that has to be of one moment: who we are, what all rows come to, and which files there are. */
function momentOf(db: Database, withBlobs: boolean): Promise<Moment> {
  return read(db, [db.meta, db.blobs, ...db.ledgerTables], async (inside) => {
    const meta = await inside.meta.get('meta');
    if (!meta) throw new Error('a database without an identity');
    const state = await stateOf(inside);
    return {
      meta,
      state,
      counts: { invoices: await inside.invoices.count(), clients: await inside.clients.count() },
      parts: await inside.commits.count(),
      digests: withBlobs ? await inside.blobs.orderBy('digest').primaryKeys() : []
    };
  });
}

/** The digest of all rows. To be called within a transaction over the ledger. */
export async function stateOf(db: Database): Promise<string> {
  const digest = new StateDigest();
  for (const kind of [...subjectKinds].sort())
    for (let after = '', isLast = false; !isLast;) {
      const rows = await db.tableOf(kind).where('id').above(after).limit(rowsAtOnce).toArray();
      for (const row of rows) digest.add(kind, row);
      after = rows.at(-1)?.id ?? after;
      isLast = rows.length < rowsAtOnce;
    }
  return digest.end();
}

type CommitPlace = [device: string, n: number, part: StoredPart['part']];

/** In the order of devices, of their counts, and of their hashes where copies bear one count, which is the same wherever the same commits lie. */
function commitsAfter(db: Database, after: CommitPlace): PromiseLike<CommitRow[]> {
  const range = db.commits
    .where('[device+n+part]')
    .between(after, [Dexie.maxKey, Dexie.maxKey, Dexie.maxKey], false, true);
  return range.limit(partsAtOnce).toArray();
}

async function* blobRecords(db: Database, digest: string): AsyncGenerator<BlobRecord, void> {
  const blob = await read(db, [db.blobs], (inside) => inside.blobs.get(digest));
  // Files are only ever added; one that is gone was deleted with everything else.
  if (!blob) throw new Error(`the file ${digest} is gone`);
  const { mime, bytes } = blob;
  const parts = Math.max(1, Math.ceil(bytes.length / blobLineBytes));
  for (let part = 0; part < parts; part += 1) {
    const slice = bytes.subarray(part * blobLineBytes, (part + 1) * blobLineBytes);
    yield { kind: 'blob', digest, mime, part, parts, base64: base64Of(slice) };
  }
}

const largeBytes = 16_384;

/** The lines of a backup as they are written, with the digest of its records. */
class BackupLines {
  readonly #out = new GrowingBlob();
  readonly #digest = new LinesDigest();
  readonly #sha256: BackupOptions['sha256'];

  constructor(sha256: BackupOptions['sha256']) {
    this.#sha256 = sha256;
  }

  async add(record: object): Promise<void> {
    for (const line of linesOf(record)) {
      const bytes = utf8Of(line);
      this.#out.add(this.#digest.count > 0 ? ',\n' : '', bytes);
      // To ask the browser takes as long as a script needs for some kilobytes.
      if (bytes.length < largeBytes) this.#digest.add(line);
      else this.#digest.addDigest(await this.#sha256(bytes));
    }
  }

  /** The header comes last, since it says what came; it stands first all the same. */
  close(header: Header): { readonly file: Blob; readonly records: string } {
    const first = headerLine(header);
    const n = this.#digest.count;
    const records = this.#digest.end();
    this.#out.add(`${n > 0 ? '\n' : ''}${footerLine({ header: headerDigest(first), n, records })}`);
    return { file: this.#out.close('application/json', `${first}\n`), records };
  }
}
