import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import * as z from 'zod/mini';
import { instantSchema } from '#domain/history/clock.ts';
import { commitPartSchema, type CommitPart } from '#domain/history/commit.ts';
import { digestOf, digestOfText, utf8Of } from '#domain/history/digest.ts';
import { canonical } from '#domain/shared/canonical.ts';

/**
 * The backup file: valid JSON with one record a line, so that any JSON tool reads it and we can stream it.
 * The first line is the header and opens the list, the last one closes it with the footer:
 *
 *     {"format":"docket-backup","v":1,…,"records":[
 *     {"kind":"commit",…},
 *     {"kind":"blob",…}
 *     ],"footer":{"header":"…","n":2,"records":"…"}}
 *
 * Records stand in a fixed order with sorted keys, so that the same data gives the same record lines on every device.
 * Folded rows are not written: a restore makes them anew, and compares with the header's counts and state.
 *
 * In version 2 several commits may bear the same device and count, with different hashes: copies of a device that went
 * on apart. A file without such commits is still one of version 1.
 */
export const backupFormat = 'docket-backup';
export const backupVersion = 2;

/** What a file may ask of whoever reads it. */
export const backupLimits = {
  lineLength: 1_000_000,
  /** Imported documents nest up to 64 deep, and stand within a record. */
  depth: 128,
  records: 2_000_000,
  bytes: 1_073_741_824,
  /** Of one record that was cut into pieces. */
  recordLength: 64_000_000,
  /** Of all records of unknown kinds together: unlike the history, nobody knows what they are held for. */
  unknownLength: 64_000_000
} as const;

/** What holding a record costs at the least, however little it says. */
export const recordLengthMin = 100;

/** Records longer than this are cut into pieces. */
export const pieceLength = 500_000;
/** Bytes of an attached file in one line; a multiple of three, so that base64 joins without padding in between. */
export const blobLineBytes = 393_216;

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const count = z.int().check(z.nonnegative());

/** How much there is of what, after all commits are folded. */
const countsSchema = z.looseObject({
  commits: count,
  blobs: count,
  invoices: count,
  clients: count
});
export interface Counts {
  readonly commits: number;
  readonly blobs: number;
  readonly invoices: number;
  readonly clients: number;
}

const headerFields = {
  format: z.literal(backupFormat),
  v: z.int().check(z.positive()),
  /** The oldest version of this format that can read the file. */
  minReader: z.int().check(z.positive()),
  /** Version of the app that wrote it. */
  app: z.string().check(z.maxLength(100)),
  dataset: z.string().check(z.minLength(1), z.maxLength(100)),
  device: z.string().check(z.minLength(1), z.maxLength(100)),
  /** When it was made, epoch milliseconds. */
  at: instantSchema,
  counts: countsSchema,
  /** Digest of all entities; null where whoever wrote the file could not fold them. */
  state: z.nullable(digest),
  /**
   * By which version of the fold the state was reckoned, the first where it is not said: the same commits may come to
   * other rows in a later one.
   */
  fold: z.optional(count),
  /** Devices whose numbers the one that wrote it goes on with. */
  heirOf: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(100))).check(z.maxLength(1_000)))
};
export const headerSchema = z.looseObject(headerFields);
export interface Header {
  readonly format: typeof backupFormat;
  readonly v: number;
  readonly minReader: number;
  readonly app: string;
  readonly dataset: string;
  readonly device: string;
  readonly at: number;
  readonly counts: Counts;
  readonly state: string | null;
  readonly fold?: number;
  readonly heirOf?: readonly string[];
}

export const footerSchema = z.strictObject({ header: digest, n: count, records: digest });
export type Footer = z.infer<typeof footerSchema>;

export const commitRecordSchema = z.extend(commitPartSchema, { kind: z.literal('commit') });
export type CommitRecord = CommitPart & { readonly kind: 'commit' };

export const blobRecordSchema = z.looseObject({
  kind: z.literal('blob'),
  /** sha-256 of the whole file. */
  digest,
  mime: z.string().check(z.maxLength(500)),
  part: count,
  parts: z.int().check(z.positive()),
  base64: z.string()
});
export interface BlobRecord {
  readonly kind: 'blob';
  readonly digest: string;
  readonly mime: string;
  readonly part: number;
  readonly parts: number;
  readonly base64: string;
}

/** A part of a record that is too long for one line: the texts of all its pieces join to the record. */
export const pieceRecordSchema = z.strictObject({
  kind: z.literal('piece'),
  /** sha-256 of the joined text. */
  of: digest,
  part: count,
  parts: z.int().check(z.positive()),
  text: z.string()
});
export type PieceRecord = z.infer<typeof pieceRecordSchema>;

/**
 * Where a value holds what nothing of ours holds, as a path: a field named `__proto__`, which the schemas pass over and
 * others take for something else; and what nests deeper than a file may. Null: nowhere.
 */
export function pathOfStrange(value: unknown, depth = 0): readonly string[] | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__' || depth >= backupLimits.depth) return [key];
    const rest = pathOfStrange(inner, depth + 1);
    if (rest !== null) return [key, ...rest];
  }
  return null;
}

/** The lines of one record, without the commas between. */
export function linesOf(record: object): string[] {
  const line = canonical(record);
  if (line.length <= pieceLength) return [line];
  const of = digestOfText(line);
  const texts = cut(line, pieceLength);
  return texts.map((text, part) => canonical({ kind: 'piece', of, part, parts: texts.length, text }));
}

export function headerLine(header: Header): string {
  return `${canonical(header).slice(0, -1)},"records":[`;
}

export function footerLine(footer: Footer): string {
  return `],"footer":${canonical(footer)}}`;
}

/** The text of the header in a first line, if it is one of this format's. */
export function headerIn(line: string): string | null {
  const end = ',"records":[';
  return line.startsWith('{') && line.endsWith(end) ? `${line.slice(0, -end.length)}}` : null;
}

/** The text of the footer in a last line. */
export function footerIn(line: string): string | null {
  const start = '],"footer":';
  return line.startsWith(start) && line.endsWith('}') ? line.slice(start.length, -1) : null;
}

/** The digest of record lines: sha-256 over the sha-256 of each, so that it can be made while they pass by. */
export class LinesDigest {
  readonly #hash = sha256.create();
  #count = 0;

  add(line: string): void {
    this.addDigest(sha256(utf8Of(line)));
  }

  /** The sha-256 of a line, where somebody else has made it. */
  addDigest(digest: Uint8Array): void {
    this.#hash.update(digest);
    this.#count += 1;
  }

  get count(): number {
    return this.#count;
  }

  /** In hex. To be asked once, at the end. */
  end(): string {
    return bytesToHex(this.#hash.digest());
  }
}

/** The digest of a header line, which the footer names. */
export function headerDigest(line: string): string {
  return digestOf(line);
}

/** Cuts between characters: half of a surrogate pair is no text. */
function cut(text: string, length: number): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    const end = at + length;
    const splits = end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
    const next = splits ? end - 1 : end;
    parts.push(text.slice(at, next));
    at = next;
  }
  return parts;
}
