import * as z from 'zod/mini';
import { digestOfText } from '#domain/history/digest.ts';
import { canonical } from '#domain/shared/canonical.ts';
import { latestClockMs } from '#domain/history/clock.ts';
import { commitId, isIntact, joinParts, sealedId, type Commit, type CommitPart } from '#domain/history/commit.ts';
import { depthOf } from '#domain/shared/json.ts';
import { ok, refuse, type Result } from '#domain/shared/result.ts';
import {
  backupFormat,
  backupLimits,
  backupVersion,
  blobRecordSchema,
  commitRecordSchema,
  footerIn,
  footerSchema,
  headerDigest,
  headerIn,
  headerSchema,
  LinesDigest,
  pathOfStrange,
  pieceRecordSchema,
  recordLengthMin,
  type BlobRecord,
  type CommitRecord,
  type Header,
  type PieceRecord
} from './format.ts';
import type { FileProblem } from './problem.ts';

/** A record of a kind that this version does not know, kept as it came. */
export type UnknownRecord = { readonly kind: string; readonly [field: string]: unknown };

/** A whole file that was found to be what it says. */
export interface BackupRead {
  readonly header: Header;
  readonly commits: readonly Commit[];
  /** Digests of the attached files in it. */
  readonly blobs: ReadonlySet<string>;
  readonly unknown: readonly UnknownRecord[];
  /** Digest of the record lines: equal files hold equal data. */
  readonly records: string;
}

/**
 * Reads a backup line by line and trusts none of them. Nothing of it counts before `end` has said that it is whole;
 * attached files are handed on as they come, since they may be large, and each is checked by its own digest.
 */
export class BackupReader {
  readonly #takeBlob: (record: BlobRecord) => void;
  readonly #lines = new LinesDigest();
  readonly #parts = new Map<string, Map<number, CommitPart>>();
  readonly #blobs = new Map<string, { parts: number; seen: number }>();
  readonly #unknown: UnknownRecord[] = [];
  #pieces: PieceRecord[] = [];
  #pieceLength = 0;
  #unknownLength = 0;
  #header: Header | null = null;
  #headerDigest = '';
  #records = '';
  #line = 0;
  #isLast = false;
  #isEnded = false;

  constructor(takeBlob: (record: BlobRecord) => void) {
    this.#takeBlob = takeBlob;
  }

  /** As the first line says; null before it was read. */
  get header(): Header | null {
    return this.#header;
  }

  /** Takes one line, without what ends it. A problem ends the reading. */
  take(line: string): FileProblem | null {
    this.#line += 1;
    if (line.length > backupLimits.lineLength) return this.#limit('line');
    if (this.#header === null) return this.#takeHeader(line);
    if (this.#isEnded) return { why: 'trailing', line: this.#line };
    const footer = footerIn(line);
    if (footer !== null) return this.#takeFooter(footer);
    // Every record but the last is followed by a comma.
    if (this.#isLast) return { why: 'damaged', line: this.#line };
    this.#isLast = !line.endsWith(',');
    return this.#takeRecordLine(this.#isLast ? line : line.slice(0, -1));
  }

  end(): Result<BackupRead, FileProblem> {
    if (this.#line === 0) return refuse({ why: 'empty' });
    if (this.#header === null || !this.#isEnded) return refuse({ why: 'truncated' });
    if (this.#pieces.length > 0) return refuse({ why: 'incomplete', what: 'record', name: this.#pieces[0]?.of ?? '' });
    const { commits, incomplete } = joinParts([...this.#parts.values()].flatMap((parts) => [...parts.values()]));
    if (incomplete[0] !== undefined) return refuse({ why: 'incomplete', what: 'commit', name: incomplete[0] });
    const latest = commits.at(-1);
    if (latest && latest.at > latestClockMs(commits.length)) return refuse({ why: 'unsound', what: commitId(latest) });
    for (const [name, { parts, seen }] of this.#blobs)
      if (seen !== parts) return refuse({ why: 'incomplete', what: 'file', name });
    const { counts } = this.#header;
    if (counts.commits !== commits.length || counts.blobs !== this.#blobs.size) return refuse({ why: 'changed' });
    return ok({
      header: this.#header,
      commits,
      blobs: new Set(this.#blobs.keys()),
      unknown: this.#unknown,
      records: this.#records
    });
  }

  #takeHeader(line: string): FileProblem | null {
    const text = headerIn(line);
    const value = text === null ? null : this.#parse(text);
    if (value && 'why' in value && value.why === 'limit') return value;
    if (value === null || !('value' in value)) return { why: line.trim() === '' ? 'empty' : 'not-a-backup' };
    const { format, v, minReader, app } = (value.value ?? {}) as { [field: string]: unknown };
    if (format !== backupFormat) return { why: 'not-a-backup' };
    if (typeof v === 'number' && typeof minReader === 'number' && minReader > backupVersion)
      return { why: 'newer-version', app: typeof app === 'string' ? app.slice(0, 100) : '' };
    const parsed = headerSchema.safeParse(value.value);
    if (!parsed.success) return this.#invalid(parsed.error.issues);
    this.#header = value.value as Header;
    this.#headerDigest = headerDigest(line);
    return null;
  }

  #takeFooter(text: string): FileProblem | null {
    const value = this.#parse(text);
    const parsed = 'value' in value ? footerSchema.safeParse(value.value) : null;
    if (!parsed?.success) return { why: 'damaged', line: this.#line };
    // A list that was cut ends in a comma.
    if (!this.#isLast && this.#lines.count > 0) return { why: 'damaged', line: this.#line };
    const { header, n } = parsed.data;
    this.#records = this.#lines.end();
    if (header !== this.#headerDigest || n !== this.#lines.count || parsed.data.records !== this.#records)
      return { why: 'changed' };
    if (canonical(parsed.data) !== text) return { why: 'damaged', line: this.#line };
    this.#isEnded = true;
    return null;
  }

  #takeRecordLine(line: string): FileProblem | null {
    if (this.#lines.count >= backupLimits.records) return this.#limit('records');
    this.#lines.add(line);
    const value = this.#parse(line);
    if ('why' in value) return value;
    return this.#takeRecord(value.value, line.length);
  }

  #takeRecord(value: unknown, length: number): FileProblem | null {
    const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : null;
    if (typeof kind !== 'string') return { why: 'invalid', line: this.#line, path: ['kind'], problem: 'missing' };
    switch (kind) {
      case 'commit': {
        const parsed = commitRecordSchema.safeParse(value);
        if (!parsed.success) return this.#invalid(parsed.error.issues);
        const { kind: _kind, ...part } = value as CommitRecord;
        const known = this.#parts.get(sealedId(part)) ?? new Map<number, CommitPart>();
        if (known.has(part.part)) return { why: 'twice', line: this.#line };
        this.#parts.set(sealedId(part), known.set(part.part, part));
        if (known.size < part.parts) return null;
        // Sealed commits are told as soon as they are whole: all of them at the end would take a long breath.
        const [commit] = joinParts([...known.values()]).commits;
        return commit && isIntact(commit) ? null : { why: 'incomplete', what: 'commit', name: commitId(part) };
      }
      case 'blob': {
        const parsed = blobRecordSchema.safeParse(value);
        if (!parsed.success) return this.#invalid(parsed.error.issues);
        const { digest, part, parts } = value as BlobRecord;
        const known = this.#blobs.get(digest) ?? { parts, seen: 0 };
        // They come in order, so that nobody has to hold them.
        if (known.parts !== parts || known.seen !== part || part >= parts) return { why: 'twice', line: this.#line };
        this.#blobs.set(digest, { parts, seen: part + 1 });
        this.#takeBlob(value as BlobRecord);
        return null;
      }
      case 'piece':
        return this.#takePiece(value);
      default: {
        this.#unknownLength += Math.max(length, recordLengthMin);
        if (this.#unknownLength > backupLimits.unknownLength) return this.#limit('bytes');
        const parsed = z.json().safeParse(value);
        if (!parsed.success) return this.#invalid(parsed.error.issues);
        this.#unknown.push(value as UnknownRecord);
        return null;
      }
    }
  }

  #takePiece(value: unknown): FileProblem | null {
    const parsed = pieceRecordSchema.safeParse(value);
    if (!parsed.success) return this.#invalid(parsed.error.issues);
    const piece = parsed.data;
    const first = this.#pieces[0] ?? piece;
    if (piece.part !== this.#pieces.length || piece.of !== first.of || piece.parts !== first.parts)
      return { why: 'damaged', line: this.#line };
    this.#pieces.push(piece);
    this.#pieceLength += piece.text.length;
    if (this.#pieceLength > backupLimits.recordLength) return this.#limit('record');
    if (this.#pieces.length < piece.parts) return null;
    const text = this.#pieces.map((one) => one.text).join('');
    this.#pieces = [];
    this.#pieceLength = 0;
    if (digestOfText(text) !== piece.of) return { why: 'damaged', line: this.#line };
    const whole = this.#parse(text);
    return 'why' in whole ? whole : this.#takeRecord(whole.value, text.length);
  }

  #parse(text: string): { readonly value: unknown } | FileProblem {
    // Half of a surrogate pair is no text: whoever wrote the file had none (see `wellFormed`).
    if (/(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]/.test(text)) return { why: 'damaged', line: this.#line };
    // Too deep a nesting is found before anything recurses into it.
    if (depthOf(text) > backupLimits.depth) return this.#limit('depth');
    try {
      const value = JSON.parse(text) as unknown;
      const strange = pathOfStrange(value);
      if (strange === null) return { value };
      return { why: 'invalid', line: this.#line, path: strange, problem: 'unrecognized_keys' };
    } catch (error) {
      if (error instanceof SyntaxError) return { why: 'damaged', line: this.#line };
      throw error;
    }
  }

  #limit(limit: Extract<FileProblem, { why: 'limit' }>['limit']): FileProblem {
    return { why: 'limit', limit, line: this.#line };
  }

  #invalid(issues: readonly { readonly path: readonly PropertyKey[]; readonly code: string }[]): FileProblem {
    const [issue] = issues;
    return { why: 'invalid', line: this.#line, path: (issue?.path ?? []).map(String), problem: issue?.code ?? '' };
  }
}
