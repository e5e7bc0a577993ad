import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BackupChoices, MadeBackup } from '#services/backups.ts';
import type { Docket } from '#services/docket.ts';
import { openBegunDocket, openTestDocket } from '#tests/builders/docket.ts';
import { everythingIn } from '#tests/builders/everything.ts';
import { fill } from '#tests/builders/large.ts';
import { value } from '#tests/builders/stored.ts';
import { words } from '#ui/words/words.ts';
import { counted, isThorough } from './counted.ts';

/**
 * Files that were cut, or of which a bit was turned, in any place: each is refused in words, and nothing that is kept
 * here changes. Most of them are plain, since there nothing but us would notice.
 */
const passphrase = 'correct horse';
const forms: Record<string, { choices: BackupChoices; turned: number; cut: number }> = {
  plain: amounts({ withFiles: true, isZipped: false, passphrase: '' }, [300, 120], [15, 6]),
  gzipped: amounts({ withFiles: true, isZipped: true, passphrase: '' }, [100, 40], [5, 2]),
  sealed: amounts({ withFiles: true, isZipped: false, passphrase }, [100, 40], [5, 2])
};

function amounts(choices: BackupChoices, thorough: [number, number], short: [number, number]) {
  const [turned, cut] = isThorough ? thorough : short;
  return { choices, turned, cut };
}

const size = isThorough
  ? { invoices: 400, fileBytes: 14_500_000, bytesOfEach: 3_000_000 }
  : { invoices: 40, fileBytes: 1_400_000, bytesOfEach: 600_000 };
const timeoutMs = 1_800_000;

test.each(Object.entries(forms))(
  '[D2] a %s backup is refused in words whichever bit of it is turned, and nothing changes here',
  async (_form, { choices, turned }) => {
    const made = await madeWith(choices);
    const reader = await openBegunDocket();
    const before = await everythingIn(reader.name);
    const bytes = new Uint8Array(await made.file.arrayBuffer());
    const figures = { 'bits turned': 0, refused: 0, 'state changed': 0 };
    await fc.assert(
      fc.asyncProperty(fc.noBias(fc.nat({ max: bytes.length - 1 })), fc.nat({ max: 7 }), async (at, bit) => {
        const other = new Uint8Array([(bytes[at] ?? 0) ^ (1 << bit)]);
        const file = new Blob([made.file.slice(0, at), other, made.file.slice(at + 1)]);
        figures['bits turned'] += 1;
        const isRefused = await refuses(reader, file);
        if (isRefused) figures.refused += 1;
        // The head of a gzip file holds a time and the name of a system, which no reader heeds: what comes out is whole.
        else expect(await recordsIn(reader, file), `byte ${at}, bit ${bit}`).toBe(made.records);
        if ((await everythingIn(reader.name)) !== before) figures['state changed'] += 1;
        expect(isRefused || (choices.isZipped && at < gzipHeadBytes), `byte ${at}, bit ${bit}`).toBe(true);
      }),
      { numRuns: turned, endOnFailure: true }
    );
    counted('D2', figures);
    expect(figures['state changed']).toBe(0);
  },
  timeoutMs
);

const gzipHeadBytes = 10;

test.each(Object.entries(forms))(
  '[D1] a %s backup is refused in words wherever it ends too early, and nothing changes here',
  async (_form, { choices, cut }) => {
    const made = await madeWith(choices);
    const reader = await openBegunDocket();
    const before = await everythingIn(reader.name);
    // In nothing, in its first line, and one byte too early: there chance would hardly look.
    const ends: [number][] = [[0], [1], [100], [made.file.size - 1]];
    const figures = { 'files cut': 0, refused: 0, 'state changed': 0 };
    await fc.assert(
      fc.asyncProperty(fc.noBias(fc.nat({ max: made.file.size - 1 })), async (length) => {
        figures['files cut'] += 1;
        const isRefused = await refuses(reader, made.file.slice(0, length));
        if (isRefused) figures.refused += 1;
        if ((await everythingIn(reader.name)) !== before) figures['state changed'] += 1;
        expect(isRefused, `cut to ${length}`).toBe(true);
      }),
      { numRuns: ends.length + cut, endOnFailure: true, examples: ends }
    );
    counted('D1', figures);
    expect(figures['state changed']).toBe(0);
  },
  timeoutMs
);

const madeByChoices = new Map<BackupChoices, Promise<MadeBackup>>();

/** Made once for all tests that harm it: each harms a copy. */
function madeWith(choices: BackupChoices): Promise<MadeBackup> {
  const made = madeByChoices.get(choices) ?? make(choices);
  madeByChoices.set(choices, made);
  return made;
}

async function make(choices: BackupChoices): Promise<MadeBackup> {
  const docket = await openTestDocket();
  await fill(docket, size);
  return docket.backups.make(choices);
}

async function refuses(docket: Docket, file: Blob): Promise<boolean> {
  const result = await docket.backups.open(file, 'file', passphrase);
  if (result.ok) return false;
  expect(words.backup.problem(result.error)).toMatch(/^[A-Z].+\.$/);
  return true;
}

async function recordsIn(docket: Docket, file: Blob): Promise<string> {
  return value(await docket.backups.open(file, 'file', passphrase)).records;
}
