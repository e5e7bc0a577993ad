import fc from 'fast-check';
import { expect, test } from 'vitest';
import { presets } from '#domain/workflow/presets.ts';
import { writeWorkflowFile } from '#domain/workflow/workflow-file.ts';
import { packText, unpackText } from './packed-text.ts';

test('whatever is packed comes back, in letters that an address takes as they are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (text) => {
      const packed = await packText(text);
      expect(packed).toMatch(/^[\w-]+$/);
      expect(await unpackText(packed, 10_000)).toBe(text);
    }),
    { numRuns: 50 }
  );
});

test('every preset has room in a link of 8 kB', async () => {
  for (const workflow of Object.values(presets)) {
    const packed = await packText(writeWorkflowFile(workflow));
    expect(packed.length).toBeLessThan(8_000);
  }
});

test.each(['', 'not base64 …', 'abc', 'AAAA'])('%j is nothing that was packed', async (packed) => {
  expect(await unpackText(packed, 1_000)).toBeNull();
});

test('what was cut off, or is far too long, is not unpacked', async () => {
  const packed = await packText('invoice '.repeat(10_000));
  expect(await unpackText(packed.slice(0, -4), 100_000)).toBeNull();
  expect(await unpackText(packed, 1_000)).toBeNull();
});

test('a letter that was changed on the way is noticed, wherever it stands', async () => {
  const packed = await packText(writeWorkflowFile(presets.agency));
  await fc.assert(
    fc.asyncProperty(fc.nat(packed.length - 1), fc.constantFrom('A', 'z', '7', '_'), async (at, letter) => {
      fc.pre(packed[at] !== letter);
      const unpacked = await unpackText(packed.slice(0, at) + letter + packed.slice(at + 1), 200_000);
      // A name or a time in the head of a gzip file says nothing of what is in it.
      if (unpacked !== null) expect(unpacked).toBe(writeWorkflowFile(presets.agency));
    }),
    { numRuns: 100 }
  );
});
