import { backupLimits } from '#domain/backup/format.ts';
import type { FileProblem } from '#domain/backup/problem.ts';
import { breathing } from './breath.ts';
import { decrypted, isEncrypted } from './passphrase.ts';

export interface LinesOptions {
  /** Takes one line, without what ends it; a problem ends the reading. */
  readonly take: (line: string) => FileProblem | null | Promise<FileProblem | null>;
  readonly passphrase?: string | undefined;
  /** How much of the file was read, between 0 and 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Reads a file line by line, plain, gzipped or sealed with a passphrase, as its first bytes say. Never more than some
 * lines are held, and what the file would unfold to is limited. Throws the signal's reason when stopped.
 */
export async function readBackupLines(file: Blob, options: LinesOptions): Promise<FileProblem | null> {
  const { take, passphrase, onProgress, signal } = options;
  try {
    if (file.size === 0) return { why: 'empty' };
    const sealed = await isEncrypted(file);
    if (sealed && !passphrase) return { why: 'passphrase-missing' };
    const source = new Source(file, sealed ? (passphrase ?? '') : null, (share) => onProgress?.(share));
    const content = (await source.isGzipped()) ? unzipped(source) : source.chunks();
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const breathe = breathing();
    let rest = '';
    let bytes = 0;
    for await (const chunk of content) {
      signal?.throwIfAborted();
      bytes += chunk.length;
      if (bytes > backupLimits.bytes) return { why: 'limit', limit: 'bytes', line: 0 };
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const problem = await take(line);
        if (problem) return problem;
        await breathe();
      }
      await breathe();
      // A line without an end is refused before it fills the memory.
      if (rest.length > backupLimits.lineLength) return await take(rest);
    }
    const problem = await take(rest + decoder.decode());
    // A last line that makes no sense is what is left of one.
    return problem?.why === 'damaged' ? { why: 'truncated' } : problem;
  } catch (error) {
    if (error instanceof Refused) return error.problem;
    if (signal?.aborted) throw error;
    if (error instanceof TypeError) return { why: 'not-text' };
    if (error instanceof DOMException) return { why: 'unreadable' };
    throw error;
  }
}

/** Carries a problem out of a stream. */
class Refused extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.why);
    this.problem = problem;
  }
}

/** What one task reads: more would keep the page from answering. */
const sliceBytes = 65_536;

/** The bytes of a file, unsealed where it is sealed; the first of them are looked at before the others are read. */
class Source {
  readonly #chunks: AsyncIterator<Uint8Array<ArrayBuffer>, void>;
  #first: Uint8Array<ArrayBuffer> | null = null;

  constructor(file: Blob, passphrase: string | null, onProgress: (share: number) => void) {
    const chunks = passphrase === null ? slicesOf(file, onProgress) : unsealed(file, passphrase, onProgress);
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  async isGzipped(): Promise<boolean> {
    const { value } = (await this.#chunks.next()) as { value?: Uint8Array<ArrayBuffer> };
    this.#first = value ?? null;
    return value?.[0] === 0x1f && value[1] === 0x8b;
  }

  async *chunks(): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
    if (this.#first) yield this.#first;
    for (;;) {
      const { value, done } = await this.#chunks.next();
      if (done) return;
      yield value;
    }
  }
}

async function* slicesOf(
  file: Blob,
  onProgress: (share: number) => void
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  for (let at = 0; at < file.size; at += sliceBytes) {
    yield new Uint8Array(await file.slice(at, at + sliceBytes).arrayBuffer());
    onProgress(Math.min(1, (at + sliceBytes) / file.size));
  }
}

async function* unsealed(
  file: Blob,
  passphrase: string,
  onProgress: (share: number) => void
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  let bytes = 0;
  for await (const chunk of decrypted(file, passphrase)) {
    if (!chunk.ok) throw new Refused(chunk.error);
    yield chunk.value;
    // What seals the chunks is left out, so that they come to a little less than the file.
    onProgress((bytes += chunk.value.length) / file.size);
  }
  onProgress(1);
}

/** What is unpacked at once: a file made to do harm unfolds a thousandfold. */
const zippedBytes = 8_192;

async function* unzipped(source: Source): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const zipped = handfulsOf(source.chunks());
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { value, done } = await zipped.next();
      if (done) controller.close();
      else controller.enqueue(value);
    }
  });
  const reader = stream.pipeThrough(new DecompressionStream('gzip')).getReader();
  for (;;) {
    const { value, done } = await reader.read().catch((error: unknown) => {
      throw error instanceof Refused ? error : new Refused({ why: 'compression' });
    });
    if (done) return;
    yield value;
  }
}

async function* handfulsOf(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += zippedBytes) yield chunk.subarray(at, at + zippedBytes);
}
