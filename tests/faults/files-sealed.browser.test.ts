import { expect, test } from 'vitest';
import type { FileProblem } from '#domain/backup/problem.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { everythingIn } from '#tests/builders/everything.ts';
import { fill } from '#tests/builders/large.ts';
import { words } from '#ui/words/words.ts';
import { counted } from './counted.ts';

/** A file that a passphrase protects: its lines of parameters, and its chunks of one mebibyte and the seal of each. */
interface Sealed {
  readonly lines: string;
  readonly chunks: readonly Blob[];
}

const passphrase = 'correct horse';
const sealedBytes = 1_048_576 + 16;

async function sealed(): Promise<Sealed> {
  const docket = await openTestDocket();
  await fill(docket, { invoices: 6, fileBytes: 3_600_000, bytesOfEach: 600_000 });
  const { file } = await docket.backups.make({ withFiles: true, isZipped: false, passphrase });
  const start = (await file.slice(0, 4_096).text()).split('\n', 2).join('\n').length + 1;
  const chunks: Blob[] = [];
  for (let at = start; at < file.size; at += sealedBytes) chunks.push(file.slice(at, at + sealedBytes));
  return { lines: await file.slice(0, start).text(), chunks };
}

const harms: Record<string, { file: (sealed: Sealed) => BlobPart[]; why: FileProblem['why']; given?: string }> = {
  'another passphrase': { file: whole, given: 'correct hose', why: 'passphrase-wrong' },
  'the passphrase in other letters': { file: whole, given: 'Correct Horse', why: 'passphrase-wrong' },
  'no passphrase': { file: whole, given: '', why: 'passphrase-missing' },
  'two chunks exchanged': {
    file: ({ lines, chunks: [first, second, third, ...rest] }) => [lines, first!, third!, second!, ...rest],
    why: 'encryption'
  },
  'the first chunk exchanged': {
    file: ({ lines, chunks: [first, second, ...rest] }) => [lines, second!, first!, ...rest],
    why: 'passphrase-wrong'
  },
  'a chunk twice': {
    file: ({ lines, chunks: [first, second, ...rest] }) => [lines, first!, second!, second!, ...rest],
    why: 'encryption'
  },
  'a chunk left out': {
    file: ({ lines, chunks: [first, , ...rest] }) => [lines, first!, ...rest],
    why: 'encryption'
  },
  'its last chunk cut off': { file: ({ lines, chunks }) => [lines, ...chunks.slice(0, -1)], why: 'encryption' },
  'no chunk at all': { file: ({ lines }) => [lines], why: 'encryption' },
  // More rounds than anybody would wait for only keep a device busy; fewer than ours weaken nothing but the file.
  'a billion billion rounds': { file: withParameter('iterations', 1e12), why: 'encryption' },
  'hardly any rounds': { file: withParameter('iterations', 1), why: 'encryption' },
  'chunks as large as the file': { file: withParameter('chunkBytes', 1e12), why: 'encryption' },
  'chunks of nothing': { file: withParameter('chunkBytes', 0), why: 'encryption' },
  'another salt': { file: withParameter('salt', '0'.repeat(32)), why: 'passphrase-wrong' },
  'a salt that is none': { file: withParameter('salt', 'x'), why: 'encryption' },
  'a way to seal that nobody knows': { file: withParameter('cipher', 'ROT13'), why: 'encryption' },
  'parameters without an end': {
    file: ({ lines }) => [lines.split('\n')[0]!, '\n', 'x'.repeat(10_000)],
    why: 'encryption'
  }
};

test('[D11] a sealed backup is refused in words, at once, with whatever is wrong with its seal', async () => {
  const made = await sealed();
  expect(made.chunks.length).toBeGreaterThan(3);
  const docket = await openTestDocket();
  const before = await everythingIn(docket.name);
  for (const [harm, { file, why, given = passphrase }] of Object.entries(harms)) {
    const opened = await docket.backups.open(new Blob(file(made)), 'file', given);
    expect(opened, harm).toMatchObject({ ok: false, error: { why } });
    expect(!opened.ok && words.backup.problem(opened.error)).toMatch(/^[A-Z].+\.$/);
    counted('D11', { 'seals harmed': 1, refused: 1 });
  }
  expect(await everythingIn(docket.name)).toBe(before);
  expect((await docket.backups.open(new Blob(whole(made)), 'file', passphrase)).ok).toBe(true);
});

function whole({ lines, chunks }: Sealed): BlobPart[] {
  return [lines, ...chunks];
}

function withParameter(name: string, value: unknown): (sealed: Sealed) => BlobPart[] {
  return ({ lines, chunks }) => {
    const [first, parameters] = lines.split('\n');
    const changed = JSON.stringify({ ...(JSON.parse(parameters!) as object), [name]: value });
    return [`${first}\n${changed}\n`, ...chunks];
  };
}
