import { expect, test } from 'vitest';
import { gzip } from '#device/gzip.ts';
import { backupLimits, linesOf, pieceLength } from '#domain/backup/format.ts';
import type { FileProblem } from '#domain/backup/problem.ts';
import { fileOfLines } from '#tests/builders/backup-file.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { everythingIn } from '#tests/builders/everything.ts';
import { words } from '#ui/words/words.ts';
import { counted, isThorough } from './counted.ts';

/**
 * Files that are made to fill the memory, or to keep the page busy for ever: each is refused in words at a limit, and
 * never more of it is held than that. They are put together from parts that stand in them many times over.
 */
const header = `${fileOfLines([])[0]!}\n`;

function many(text: string, times: number): Blob {
  const handful = Math.max(1, Math.min(times, Math.floor(1_000_000 / text.length)));
  const some = new Blob([text.repeat(handful)]);
  return new Blob(Array.from({ length: Math.ceil(times / handful) }, () => some));
}

interface Huge {
  readonly file: () => Blob | Promise<Blob>;
  readonly problem: Partial<FileProblem>;
}

const always: Record<string, Huge> = {
  'nests five million deep in one line': {
    file: () => new Blob([header, many('[', 5_000_000)]),
    problem: { why: 'limit', limit: 'line' }
  },
  'nests as deep as a line is long': {
    file: () => new Blob([header, '['.repeat(backupLimits.lineLength - 10), '\n']),
    problem: { why: 'limit', limit: 'depth' }
  },
  'is one line of a gigabyte': {
    file: () => new Blob([header, '"', many('a', 1_000_000_000)]),
    problem: { why: 'limit', limit: 'line' }
  },
  'has ten million empty lines': {
    file: () => new Blob([header, many('\n', 10_000_000)]),
    problem: { why: 'damaged', line: 2 }
  },
  'has ten million records of nothing': {
    file: () => new Blob([header, many('{},\n', 10_000_000)]),
    problem: { why: 'invalid', line: 2 }
  },
  'is one record in pieces without an end': {
    file: () => new Blob([header, ...pieces(140)]),
    problem: { why: 'limit', limit: 'record' }
  },
  'is full of records of an unknown kind': {
    file: () => new Blob([header, many(`${linesOf({ kind: 'x', text: '0'.repeat(pieceLength - 100) })[0]!},\n`, 140)]),
    problem: { why: 'limit', limit: 'bytes' }
  },
  'unpacks to one line without an end': {
    file: () => gzip(new Blob([header, many('a', isThorough ? 4_000_000_000 : 300_000_000)])),
    problem: { why: 'limit', limit: 'line' }
  }
};

/** These take as long as the largest file that is allowed. */
const thorough: Record<string, Huge> = {
  'has ten million records of an unknown kind': {
    file: () => new Blob([header, many('{"kind":"x"},\n', 10_000_000)]),
    problem: { why: 'limit', limit: 'bytes' }
  },
  'unpacks to an attached file of gigabytes': {
    file: () => gzip(new Blob([header, ...partsOfFile(4_400)])),
    problem: { why: 'limit', limit: 'bytes' }
  }
};

test.each(Object.entries({ ...always, ...(isThorough ? thorough : {}) }))(
  '[D4] [D5] a file is refused in words at a limit that %s',
  async (name, { file, problem }) => {
    const docket = await openTestDocket();
    const before = await everythingIn(docket.name);
    const huge = await file();
    const held = heldBytes();
    let heldMost = 0;
    const opened = await docket.backups.open(huge, 'file', '', {
      onProgress: () => (heldMost = Math.max(heldMost, heldBytes() - held))
    });
    expect(opened).toMatchObject({ ok: false, error: problem });
    expect(!opened.ok && words.backup.problem(opened.error)).toMatch(/^[A-Z].+\.$/);
    expect(await everythingIn(docket.name)).toBe(before);
    // A gigabyte may come by; what is held is bounded by what a record may be.
    expect(heldMost).toBeLessThan(10 * backupLimits.recordLength);
    counted(name.startsWith('unpacks') ? 'D5' : 'D4', { files: 1, refused: 1 });
  },
  600_000
);

/** Bytes on the heap of this page, as far as Chromium says. */
function heldBytes(): number {
  return (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0;
}

function pieces(count: number): string[] {
  const of = '0'.repeat(64);
  const text = '0'.repeat(pieceLength);
  return Array.from(
    { length: count },
    (_, part) =>
      `${linesOf({ kind: 'piece', of, part, parts: count, text: '' })[0]!.replace('"text":""', `"text":"${text}"`)},\n`
  );
}

function partsOfFile(count: number): BlobPart[] {
  const base64 = new Blob(['A'.repeat(524_288)]);
  const digest = '0'.repeat(64);
  return Array.from({ length: count }, (_, part) => part).flatMap((part) => [
    `{"kind":"blob","digest":"${digest}","mime":"","part":${part},"parts":${count},"base64":"`,
    base64,
    '"},\n'
  ]);
}
