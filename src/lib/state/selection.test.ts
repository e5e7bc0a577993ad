import { expect, test } from 'vitest';
import { Selection } from './selection.svelte.ts';

test('ticking all that is listed keeps what was ticked under another filter, and unticking them too', () => {
  const selection = new Selection();
  selection.toggle('elsewhere');
  selection.toggleAll(['a', 'b']);
  expect(selection.ids).toEqual(['elsewhere', 'a', 'b']);
  expect(selection.hasAll(['a', 'b'])).toBe(true);
  selection.toggleAll(['a', 'b']);
  expect(selection.ids).toEqual(['elsewhere']);
});

test('a span goes on from the last that was ticked by itself', () => {
  const selection = new Selection();
  selection.toggle('b');
  selection.extendTo('d', ['a', 'b', 'c', 'd']);
  expect(selection.ids).toEqual(['b', 'c', 'd']);
});
