import { expect, test } from 'vitest';
import { isBlank } from './blank.ts';

test.each(['', ' ', '\t\n', '\u00a0', '\u200b', '\u2060\ufeff', '\u202e'])('%j says nothing [BR17]', (text) => {
  expect(isBlank(text)).toBe(true);
});

test.each(['a', ' – ', '\u200bx', '0', '🙂', '\u0301'])('%j says something', (text) => {
  expect(isBlank(text)).toBe(false);
});
