import { expect, test } from 'vitest';
import type { Content } from '#domain/invoice/content.ts';
import { emptyContent } from '#domain/invoice/evolve.ts';
import { linesOf } from '#tests/builders/commands.ts';
import { compare, merged } from './invoice-form-merge.ts';

const base: Content = { ...emptyContent, notes: 'old', lines: linesOf('1', '2') };

test('different fields of one invoice, even of one line, come together without a question', () => {
  const mine = withLine(base, 'line-0', { price: '9' });
  const theirs = { ...withLine(base, 'line-0', { text: 'Theirs' }), notes: 'new' };
  expect(compare(base, mine, theirs)).toMatchObject({ conflicts: [], theirChanges: [{}, {}] });
  const both = merged({ base, mine, theirs }, () => 'theirs');
  expect(both).toMatchObject({ notes: 'new', lines: { 'line-0': { text: 'Theirs', price: '9' } } });
});

test('one field changed on both sides shows both values and takes the one that is chosen', () => {
  const mine = { ...base, notes: 'mine' };
  const theirs = { ...base, notes: 'theirs', terms: 'Net 10' };
  expect(compare(base, mine, theirs).conflicts).toEqual([{ path: ['notes'], mine: 'mine', theirs: 'theirs' }]);
  expect(merged({ base, mine, theirs }, () => 'mine')).toMatchObject({ notes: 'mine', terms: 'Net 10' });
  expect(merged({ base, mine, theirs }, () => 'theirs')).toMatchObject({ notes: 'theirs', terms: 'Net 10' });
  expect(compare(base, mine, mine).conflicts).toEqual([]);
});

test('a line edited here and removed there is one question about the whole line', () => {
  const mine = withLine(base, 'line-1', { price: '5', quantity: '2' });
  const theirs = { ...base, lines: linesOf('1') };
  const { conflicts } = compare(base, mine, theirs);
  expect(conflicts).toMatchObject([{ path: ['lines', 'line-1'], mine: { price: '5' } }]);
  expect(conflicts[0]?.theirs).toBeUndefined();
  expect(merged({ base, mine, theirs }, () => 'mine').lines['line-1']).toMatchObject({ price: '5', quantity: '2' });
  expect(merged({ base, mine, theirs }, () => 'theirs').lines).toEqual(linesOf('1'));
});

test('a line removed here and edited there can be kept or let go', () => {
  const mine = { ...base, lines: linesOf('1') };
  const theirs = withLine(base, 'line-1', { price: '5' });
  expect(merged({ base, mine, theirs }, () => 'mine').lines).toEqual(linesOf('1'));
  expect(merged({ base, mine, theirs }, () => 'theirs').lines['line-1']?.price).toBe('5');
});

function withLine(content: Content, id: string, fields: Partial<Content['lines'][string]>): Content {
  const line = content.lines[id]!;
  return { ...content, lines: { ...content.lines, [id]: { ...line, ...fields } } };
}
