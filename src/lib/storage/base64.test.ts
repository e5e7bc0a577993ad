import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64Of, bytesFrom } from './base64.ts';

test('bytes come back from their base64, however many they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20_000, size: 'max' }), (bytes) => {
      const text = base64Of(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64'));
      expect(bytesFrom(text)).toEqual(bytes);
    }),
    { numRuns: 50 }
  );
});

test.each(['a', 'äöü', 'QQ=A', '%%%%'])('“%s” stands for no bytes', (text) => {
  expect(bytesFrom(text)).toBeNull();
});
