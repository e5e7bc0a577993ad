import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestClockMs, tick } from '#domain/history/clock.ts';
import { sealCommit, type Commit } from '#domain/history/commit.ts';
import { digestOf } from '#domain/history/digest.ts';
import { canonical } from '#domain/shared/canonical.ts';
import type { Event } from '#domain/history/event.ts';
import { type backupFormat, backupLimits, type BlobRecord } from './format.ts';
import type { FileProblem } from './problem.ts';
import { BackupReader, type BackupRead } from './reader.ts';
import type { Result } from '#domain/shared/result.ts';
import { fileOf, recordsOf } from '#tests/builders/backup-file.ts';

function commit(n: number, text = 'note', more: object = {}): Commit {
  const event = { key: `phone:${n}:0`, subject: { kind: 'invoice', id: 'a' }, type: 'noted', at: n, data: { text } };
  const head = { v: 1, dataset: 'd', device: 'phone', n, at: n, wall: n, by: 'ann', workflow: '', command: 'edit' };
  return sealCommit({ ...head, v: 1, prev: '', ...more }, [event as Event]);
}

function read(lines: readonly string[], blobs: BlobRecord[] = []): Result<BackupRead, FileProblem> {
  const reader = new BackupReader((record) => blobs.push(record));
  for (const line of lines) {
    const problem = reader.take(line);
    if (problem) return { ok: false, error: problem };
  }
  return reader.end();
}

function problemOf(lines: readonly string[]): FileProblem | null {
  const result = read(lines);
  return result.ok ? null : result.error;
}

const whole = fileOf(recordsOf([commit(1), commit(2), commit(3)]));

describe('a backup file', () => {
  it('is valid JSON, and gives back every commit as it was', () => {
    const { records, footer } = JSON.parse(whole.join('\n')) as { records: unknown[]; footer: { n: number } };
    expect(records).toHaveLength(3);
    expect(footer.n).toBe(3);
    expect(read(whole)).toMatchObject({ ok: true, value: { commits: [commit(1), commit(2), commit(3)] } });
  });

  it('keeps fields and kinds of a newer version as they came', () => {
    const newer = commit(1, 'note', { mood: 'good' });
    const stray = { kind: 'report', id: 'r', rows: [1, { a: null }] };
    const result = read(fileOf([...recordsOf([newer]), stray]));
    expect(result).toMatchObject({ ok: true, value: { commits: [newer], unknown: [stray] } });
  });

  it('holds a record that is too long for a line in pieces, between whole characters', () => {
    const long = commit(1, '🙂'.repeat(400_000));
    const lines = fileOf(recordsOf([long]));
    expect(lines.length).toBeGreaterThan(3);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(backupLimits.lineLength);
    expect(lines.every((line) => line.isWellFormed())).toBe(true);
    expect(read(lines)).toMatchObject({ ok: true, value: { commits: [long] } });
  });

  it('hands attached files on as they come, and misses none of their parts', () => {
    const digest = digestOf('bytes');
    const part = (index: number) => ({
      kind: 'blob',
      digest,
      mime: 'image/png',
      part: index,
      parts: 2,
      base64: 'AAAA'
    });
    const blobs: BlobRecord[] = [];
    expect(read(fileOf([part(0), part(1)]), blobs).ok).toBe(true);
    expect(blobs.map((blob) => blob.part)).toEqual([0, 1]);
    expect(problemOf(fileOf([part(0)]))).toMatchObject({ why: 'incomplete', what: 'file' });
    expect(problemOf(fileOf([part(1), part(0)]))).toMatchObject({ why: 'twice' });
  });
});

describe('a file that is not what was written', () => {
  it('is refused wherever it ends too early', () => {
    const text = whole.join('\n');
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), (length) => {
        expect(
          problemOf(
            text
              .slice(0, length)
              .split('\n')
              .filter((line, at) => at > 0 || line !== '')
          )
        ).not.toBeNull();
      })
    );
  });

  it('is refused whichever bit is turned', () => {
    const bytes = new TextEncoder().encode(whole.join('\n'));
    const decoder = new TextDecoder();
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), (at, bit) => {
        const turned = Uint8Array.from(bytes);
        turned[at] = (turned[at] ?? 0) ^ (1 << bit);
        expect(problemOf(decoder.decode(turned).split('\n'))).not.toBeNull();
      }),
      { numRuns: 2_000 }
    );
  });

  it.each<[string, readonly string[], FileProblem['why']]>([
    ['nothing', [], 'empty'],
    ['an empty line', [''], 'empty'],
    ['other JSON', ['{"a":1}'], 'not-a-backup'],
    ['null as a header', ['null,"records":['], 'not-a-backup'],
    ['a list as a header', ['[],"records":['], 'not-a-backup'],
    ['another format', fileOf([], { format: 'other' as typeof backupFormat }), 'not-a-backup'],
    ['a newer version', fileOf([], { v: 9, minReader: 9, app: '9.0.0' }), 'newer-version'],
    ['something behind its end', [...whole, ''], 'trailing'],
    ['a commit twice', fileOf([...recordsOf([commit(1)]), ...recordsOf([commit(1)])]), 'twice'],
    ['a record without a kind', fileOf([{ a: 1 }]), 'invalid'],
    ['a commit without a device', fileOf([{ kind: 'commit', n: 1 }]), 'invalid'],
    ['a forged commit', fileOf(recordsOf([{ ...commit(1), by: 'mallory' }])), 'incomplete'],
    [
      'fewer commits than it says',
      fileOf([], { counts: { commits: 1, blobs: 0, invoices: 0, clients: 0 } }),
      'changed'
    ],
    ['a line without an end', [whole[0]!, `"${'a'.repeat(backupLimits.lineLength)}"`], 'limit'],
    ['nesting without an end', [whole[0]!, '['.repeat(900_000)], 'limit'],
    ['a header that nests without an end', [`{"a":${'['.repeat(5_000)}${']'.repeat(5_000)},"records":[`], 'limit'],
    ['half a surrogate pair', [whole[0]!, '{"kind":"x","text":"\\ud83d"}'], 'damaged'],
    [
      'a number beyond all numbers',
      fileOf([{ kind: 'x' }]).map((line) => line.replace('"x"', '"x","n":1e400')),
      'invalid'
    ]
  ])('is refused as such: %s', (_what, lines, why) => {
    expect(problemOf(lines)?.why).toBe(why);
  });

  it.each(['{"kind":"x","__proto__":{"polluted":true}}', '{"kind":"x","rows":[{"\\u005f_proto__":1}]}'])(
    'is refused where it names __proto__, however it spells that: %s',
    (text) => {
      const lines = fileOf([{ kind: 'x' }]).map((line) => line.replace('{"kind":"x"}', text));
      expect(problemOf(lines)).toMatchObject({
        why: 'invalid',
        path: expect.arrayContaining(['__proto__']) as string[]
      });
    }
  );

  it('touches nothing else where it names __proto__', () => {
    const record = JSON.parse('{"kind":"x","__proto__":{"polluted":true}}') as object;
    expect(read(fileOf([record])).ok).toBe(false);
    expect(canonical({})).toBe('{}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('is refused where its clock has come further than so many commits can have taken it', () => {
    const end = latestClockMs(2);
    const file = (last: number) => fileOf(recordsOf([commit(1), commit(2, 'note', { at: last })]));
    expect(problemOf(file(end))).toBeNull();
    expect(problemOf(file(end + 1))).toMatchObject({ why: 'unsound', what: 'phone:2' });
    // Whoever goes on from there adds a commit for each tick.
    const next = commit(3, 'note', { at: tick(0, end) });
    expect(problemOf(fileOf(recordsOf([commit(1), commit(2, 'note', { at: end }), next])))).toBeNull();
  });

  it('keeps a backslash before u as the text that it is', () => {
    expect(read(fileOf(recordsOf([commit(1, 'type \\ud83d')]))).ok).toBe(true);
  });
});
