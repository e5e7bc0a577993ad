import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coverageDocument, coverageFile, proofs, requirements } from './requirements-coverage.ts';

describe('docs/requirements.md', () => {
  it('names every requirement once, in order', () => {
    const range = (letters: string, last: number): string[] =>
      Array.from({ length: last }, (_, index) => `${letters}${index + 1}`);
    expect(requirements().map(({ id }) => id)).toEqual([
      ...range('C', 11),
      ...range('W', 40),
      ...range('WR', 10),
      ...range('B', 96),
      ...range('BR', 23)
    ]);
  });

  it('knows every id that a test or scenario proves', () => {
    const known = requirements().map(({ id }) => id);
    expect([...proofs().keys()].filter((id) => !known.includes(id))).toEqual([]);
  });
});

describe('docs/coverage.md', () => {
  it('is up to date: run npm run coverage-doc', () => {
    expect(readFileSync(coverageFile, 'utf8')).toBe(coverageDocument());
  });
});
