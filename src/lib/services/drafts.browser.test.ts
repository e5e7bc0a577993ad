import { expect, onTestFinished, test } from 'vitest';
import { draftsIn } from '#services/drafts.ts';
import { openSetUp, value } from '#tests/builders/stored.ts';

test('what could not be stored stops whoever is about to load anew, and is tried again each time', async () => {
  const db = await openSetUp();
  const drafts = draftsIn(db, () => 0, rethrow);
  const put: unknown = Reflect.get(IDBObjectStore.prototype, 'put');
  const refuse = (): void =>
    void Object.assign(IDBObjectStore.prototype, {
      put: () => {
        throw new DOMException('no room', 'QuotaExceededError');
      }
    });
  const allow = (): void => void Object.assign(IDBObjectStore.prototype, { put });
  onTestFinished(allow);

  refuse();
  await expect(drafts.save('a', 'typed')).rejects.toMatchObject({ problem: { why: 'quota' } });
  await expect(drafts.flush()).rejects.toMatchObject({ problem: { why: 'quota' } });
  allow();
  await drafts.flush();
  expect((await drafts.load('a'))?.value).toBe('typed');

  refuse();
  await expect(drafts.save('a', 'typed more')).rejects.toThrow();
  allow();
  await drafts.delete('a');
  await drafts.flush();
  expect(await drafts.load('a')).toBeNull();
});

test('a draft is stored only over the one that was seen last, even within one moment', async () => {
  const db = await openSetUp();
  const drafts = draftsIn(db, () => 5, rethrow);
  const first = value(await drafts.saveOver(null, 'a', 'one'));
  expect(await drafts.saveOver(null, 'a', 'unseen')).toEqual({ ok: false, error: first });
  const second = value(await drafts.saveOver(first!.savedAt, 'a', 'two'));
  expect(await drafts.saveOver(first!.savedAt, 'a', null)).toEqual({ ok: false, error: second });
  expect(await drafts.load('a')).toEqual(second);
  expect(value(await drafts.saveOver(second!.savedAt, 'a', null))).toBeNull();
  expect(await drafts.load('a')).toBeNull();
});

function rethrow(error: unknown): never {
  throw error;
}
