import { expect, test } from 'vitest';
import { newClient, type Client } from '#domain/client/client.ts';
import { mergedFamily, survivorOf } from '#domain/client/merged.ts';

const into = (merges: Record<string, string>) => (id: string) => merges[id];

test('a client that was never merged stands for itself', () => {
  expect(survivorOf('a', into({}))).toBe('a');
});

test('a merge of a merge leads to the last one', () => {
  expect(survivorOf('a', into({ a: 'b', b: 'c' }))).toBe('c');
});

test('two that were merged each into the other end, and no invoice is lost', () => {
  expect(survivorOf('a', into({ a: 'b', b: 'a' }))).toBe('b');
});

test('the family of a client is itself and whatever was merged into it, however far away', () => {
  const clients = [client('a', 'b'), client('b', 'c'), client('c', null), client('d', null)];
  expect(mergedFamily('c', clients)).toEqual(['c', 'a', 'b']);
  expect(mergedFamily('d', clients)).toEqual(['d']);
  expect(mergedFamily('unknown', clients)).toEqual(['unknown']);
});

function client(id: string, mergedInto: string | null): Client {
  return { ...newClient(id), mergedInto };
}
