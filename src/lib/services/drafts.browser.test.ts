import { expect, onTestFinished, test } from 'vitest';
import { draftsIn } from '#services/drafts.ts';
import { openSetUp } from '#tests/builders/stored.ts';

test('what could not be stored stops whoever is about to load anew, and is tried again each time', async () => {
  const db = await openSetUp();
  const drafts = draftsIn(db, () => 0);
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
