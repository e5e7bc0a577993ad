import { Dexie } from 'dexie';
import { expect, onTestFinished, test } from 'vitest';
import { Database, schemaEpoch, type DatabaseState } from '#storage/database.ts';
import { classifyDbError } from '#storage/errors.ts';
import { isGone, openDatabase, sentinelKey } from '#storage/fence.ts';
import { createInvoice, setUp } from '#tests/builders/commands.ts';
import {
  done,
  freshName,
  newId,
  openSetUp,
  openTest,
  rowsOf,
  run,
  sentinelInMemory,
  value
} from '#tests/builders/stored.ts';

test('data that was cleared under an open tab refuses every write, and stays empty', async () => {
  const db = await openSetUp();
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear();
  });
  await expect(run(db, createInvoice('a'))).rejects.toMatchObject({ problem: { why: 'evicted' } });
  expect(await db.commits.count()).toBe(0);
});

test('a database that was deleted and made anew is not the one that a tab had opened', async () => {
  const db = await openSetUp();
  const meta = (await db.meta.get('meta'))!;
  await db.meta.put({ ...meta, dbId: newId() });
  await expect(run(db, createInvoice('a'))).rejects.toMatchObject({ problem: { why: 'evicted' } });
  expect(await db.commits.count()).toBe(1);
});

test('a database that is deleted while open tells so, and does not come back by itself', async () => {
  const states: DatabaseState[] = [];
  const db = await openTest(freshName(), { onState: (state) => states.push(state) });
  await done(db, setUp());
  await Dexie.delete(db.name);
  expect(states).toEqual(['open', 'deleted']);
  await expect(run(db, createInvoice('a'))).rejects.toMatchObject({ problem: { why: 'closed' } });
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(db.name);
});

test('a tab of an older build writes nothing into a database of a newer one, and lets go of it', async () => {
  const states: DatabaseState[] = [];
  const db = await openTest(freshName(), { onState: (state) => states.push(state) });
  await done(db, setUp());
  const meta = (await db.meta.get('meta'))!;
  await db.meta.put({ ...meta, schemaEpoch: schemaEpoch + 1 });
  await expect(run(db, createInvoice('a'))).rejects.toMatchObject({ problem: { why: 'newer-version' } });
  expect(states).toEqual(['open', 'newer-version']);
  const again = await openDatabase({ name: db.name, newId, sentinel: sentinelInMemory(), onState: () => undefined });
  expect(again).toEqual({ ok: false, error: { why: 'newer-version' } });
});

test('a database of a later version is not opened, although Dexie would', async () => {
  const db = await openSetUp();
  db.end('closed');
  const later = new Database(db.name, () => undefined);
  later.version(db.verno + 1).stores({ later: 'id' });
  await later.open();
  later.end('closed');
  const again = await openDatabase({ name: db.name, newId, sentinel: sentinelInMemory(), onState: () => undefined });
  expect(again).toEqual({ ok: false, error: { why: 'newer-version' } });
});

test('rows of an older shape are made anew from the commits on opening', async () => {
  const name = freshName();
  const old = await openSetUp(name);
  await done(old, createInvoice('a'));
  const expected = await rowsOf(old);
  await old.invoices.clear();
  await old.meta.update('meta', { schemaEpoch: schemaEpoch - 1 });
  const db = await openTest(name);
  expect(await rowsOf(db)).toEqual(expected);
  expect((await db.invoices.get('a'))?.touched).toEqual([2]);
});

test('data that was cleared while nothing was open is missed, not taken for a first visit', async () => {
  const name = freshName();
  const sentinel = sentinelInMemory();
  sentinel.write(sentinelKey(name), 'was-here');
  const opening = { name, newId, sentinel, onState: () => undefined };
  expect(await openDatabase(opening)).toEqual({ ok: false, error: { why: 'evicted' } });
  const db = value(await openDatabase({ ...opening, startAnew: true }));
  onTestFinished(async () => {
    db.end('closed');
    await Dexie.delete(name);
  });
  expect(await db.meta.count()).toBe(1);
});

test('a tab lets go when another one brings a newer version, and says so', async () => {
  const states: DatabaseState[] = [];
  const db = await openTest(freshName(), { onState: (state) => states.push(state) });
  const newer = new Dexie(db.name);
  newer.version(db.verno + 1).stores({ meta: 'id' });
  await newer.open();
  newer.close();
  expect(states).toEqual(['open', 'newer-version']);
});

test('an upgrade that another connection holds up waits, and tells that it does', async () => {
  const name = freshName();
  const stubborn = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('not opened'));
  });
  const states: DatabaseState[] = [];
  const db = new Database(name, (state) => states.push(state));
  const opening = db.open();
  await expect.poll(() => states).toEqual(['blocked']);
  stubborn.close();
  await opening;
  expect(states).toEqual(['blocked', 'open']);
  db.end('closed');
  await Dexie.delete(name);
});

test('who attends is told of each transaction, of every answer in it, and of its end', async () => {
  const told: string[] = [];
  const attendant = {
    begin: () => {
      told.push('begin');
      return () => told.push('end');
    },
    advance: () => void told.push('advance')
  };
  const db = await openTest(freshName(), { attendant });
  expect(told.filter((one) => one === 'end')).toHaveLength(told.filter((one) => one === 'begin').length);
  told.length = 0;
  await db.transaction('rw', [db.meta], async () => {
    await db.meta.get('meta');
    await db.meta.update('meta', { n: 1 });
    await db.meta.toArray();
  });
  expect(told.at(0)).toBe('begin');
  expect(told.at(-1)).toBe('end');
  expect(told.filter((one) => one === 'advance').length).toBeGreaterThanOrEqual(3);
  told.length = 0;
  const given = db.transaction('rw', [db.meta], async () => {
    await db.meta.get('meta');
    throw new Error('given up');
  });
  await expect(given).rejects.toThrow('given up');
  await expect.poll(() => told).toEqual(['begin', 'advance', 'end']);
});

test('whether data is gone is found out without making any', async () => {
  const db = await openSetUp();
  expect(await isGone(db)).toBe(false);
  await Dexie.delete(db.name);
  expect(await isGone(db)).toBe(true);
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(db.name);
  const anew = await openSetUp(db.name);
  expect(await isGone(db)).toBe(true);
  expect(await isGone(anew)).toBe(false);
});

test('a database that was emptied under its own name is missed, until one begins anew', async () => {
  const name = freshName();
  const sentinel = sentinelInMemory();
  const db = await openTest(name, { sentinel });
  const untouched = (await db.meta.get('meta'))!;
  await done(db, setUp());
  sentinel.write(sentinelKey(name), db.dbId);
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear();
    await db.meta.add(untouched);
  });
  db.end('closed');
  const opening = { name, newId, sentinel, onState: () => undefined };
  expect(await openDatabase(opening)).toEqual({ ok: false, error: { why: 'evicted' } });
  value(await openDatabase({ ...opening, startAnew: true })).end('closed');
  value(await openDatabase(opening)).end('closed');
});

test('data that cannot be opened any more is told from storage that is switched off', async () => {
  const { indexedDB: real } = Dexie.dependencies;
  const broken = {
    open: () => {
      throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
    }
  };
  Dexie.dependencies.indexedDB = broken as unknown as IDBFactory;
  onTestFinished(() => {
    Dexie.dependencies.indexedDB = real;
  });
  const sentinel = sentinelInMemory();
  const opening = { name: freshName(), newId, sentinel, onState: () => undefined };
  expect(await openDatabase(opening)).toMatchObject({ ok: false });
  sentinel.write(sentinelKey(opening.name), 'was-here');
  expect(await openDatabase(opening)).toEqual({ ok: false, error: { why: 'damaged' } });
});

test.each([
  ['at once', 'SecurityError', false, 'unavailable'],
  ['only when asked, as Chromium does', 'UnknownError', false, 'unavailable'],
  ['although there has been data', 'UnknownError', true, 'damaged']
])('storage that the browser refuses (%s) is told as such', async (_, error, hasData, why) => {
  const { indexedDB: real } = Dexie.dependencies;
  Dexie.dependencies.indexedDB = {
    open: () => {
      throw new DOMException('denied', error);
    }
  } as unknown as IDBFactory;
  onTestFinished(() => {
    Dexie.dependencies.indexedDB = real;
  });
  const name = freshName();
  const sentinel = sentinelInMemory();
  if (hasData) sentinel.write(sentinelKey(name), 'some id');
  const opened = await openDatabase({ name, newId, sentinel, onState: () => undefined });
  expect(opened).toMatchObject({ ok: false, error: { why } });
});

test.each([
  ['a full disk inside an aborted transaction', aborted(new DOMException('', 'QuotaExceededError')), 'quota'],
  [
    'a full disk that only the message tells of',
    new DOMException('Encountered full disk while opening', 'UnknownError'),
    'quota'
  ],
  [
    'an error of Dexie around one of the browser',
    new Dexie.OpenFailedError(new DOMException('', 'VersionError')),
    'newer-version'
  ],
  ['a closed database', new Dexie.DatabaseClosedError(), 'closed'],
  ['two records for one place', new Dexie.BulkError('', [new DOMException('', 'ConstraintError')]), 'constraint'],
  ['something else', new TypeError('oops'), 'unknown']
])('%s is told apart', (_, error, why) => {
  expect(classifyDbError(error).why).toBe(why);
});

test('a transaction that is aborted from outside is no bug of ours, and leaves nothing', async () => {
  const db = await openSetUp();
  const doomed = db.transaction('rw', [db.meta], async (transaction) => {
    await db.meta.update('meta', { n: 99 });
    transaction.abort();
  });
  await expect(doomed).rejects.toSatisfy((error: unknown) => classifyDbError(error).why === 'unknown');
  expect((await db.meta.get('meta'))?.n).toBe(1);
});

function aborted(inner: Error): Error {
  return Object.assign(new Dexie.AbortError('Transaction aborted'), { inner });
}
