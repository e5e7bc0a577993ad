import { expect, test } from 'vitest';
import { wellFormed } from './json.ts';

test('half an emoji is replaced wherever it stands, and whole ones stay', () => {
  const cut = '🙂'.slice(0, 1);
  expect(wellFormed({ notes: `a${cut}`, lines: [{ text: `${cut}b` }], rate: 1.5, none: null })).toEqual({
    notes: 'a\uFFFD',
    lines: [{ text: '\uFFFDb' }],
    rate: 1.5,
    none: null
  });
  expect(wellFormed('🙂 \\ud83d')).toBe('🙂 \\ud83d');
});

test('what is well formed is handed back as it is', () => {
  const value = { text: 'café 🙂' };
  expect(wellFormed(value)).toBe(value);
});
