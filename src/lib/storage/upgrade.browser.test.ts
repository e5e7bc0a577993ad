import { Dexie } from 'dexie';
import { expect, onTestFinished, test } from 'vitest';
import { commitId, sealCommit } from '#domain/history/commit.ts';
import { Database, schemaEpoch, type CommitRow } from '#storage/database.ts';
import { openDatabase, sentinelKey, type Sentinel } from '#storage/fence.ts';
import { checkIntegrity } from '#storage/integrity.ts';
import { receive } from '#storage/receive.ts';
import { createClient, createInvoice, linesOf } from '#tests/builders/commands.ts';
import { everythingIn } from '#tests/builders/everything.ts';
import {
  done,
  freshName,
  newId,
  openSetUp,
  openTest,
  receiving,
  rowsOf,
  sentinelInMemory
} from '#tests/builders/stored.ts';

/**
 * The shapes that a database of ours has had, each as it was released; they stay here for ever, since somebody may come
 * back with any of them. A new version in `database.ts` needs its own here, too.
 */
const added: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  1: {
    meta: 'id',
    commits: '++seq, &[device+n+part]',
    business: 'id',
    people: 'id',
    workflows: 'id',
    clients: 'id',
    series: 'id',
    invoices: 'id, number.text, *alsoIssuedAs, imported.digest, content.clientId',
    blobs: 'digest',
    drafts: 'key',
    device: 'key'
  },
  2: { strays: 'id', snapshots: 'id' },
  3: {},
  4: {},
  5: {
    jobs: 'id, dueAt',
    invoices:
      'id, number.text, *alsoIssuedAs, imported.digest, content.clientId, *sources, content.dueDay, entered.at, repetition.next'
  },
  6: { columns: 'key' }
};
const versions = Object.keys(added).map(Number);
const latest = Math.max(...versions);

test('every version of the database is tried', () => {
  const db = new Database(freshName(), () => undefined);
  expect(versions).toEqual(Array.from({ length: db.verno }, (_, at) => at + 1));
  expect(db.tables.map(({ name }) => name).sort()).toEqual(tablesIn(latest).sort());
});

test.each(versions)('a database of version %d opens with everything in it, and takes what comes', async (version) => {
  const { name, sentinel, expected } = await madeAt(version);
  const db = await openTest(name, { sentinel });
  expect(db.verno).toBe(latest);
  expect(db.tables.map((table) => table.name).sort()).toEqual(tablesIn(latest).sort());
  expect(await rowsOf(db)).toEqual(expected.rows);
  expect(await db.commits.count()).toBe(expected.commits);
  expect(await db.drafts.get('form')).toEqual(draft);
  expect((await db.blobs.get(blob.digest))?.bytes).toEqual(blob.bytes);
  // What the later versions brought can be used: each table is asked, and by its indexes.
  for (const table of db.tables) for (const { name: index } of table.schema.indexes) await table.orderBy(index).first();
  expect(await db.snapshots.count()).toBe(0);
  await done(db, createInvoice('new', { clientId: 'c' }));
  const { findings } = await checkIntegrity(db, () => Promise.resolve(blob.digest));
  expect(findings).toEqual([]);
});

test('a build from before copies were kept finds a newer database, and leaves it as it is', async () => {
  const { name, sentinel } = await madeAt(latest);
  const first = await openTest(name, { sentinel });
  const [{ seq: _seq, part: index, parts, hash: _hash, events, ...head }] = (await first.commits.toArray()) as [
    CommitRow
  ];
  const copy = sealCommit({ ...head, wall: head.wall + 1 }, events);
  expect(await receive(first, [copy], receiving)).toMatchObject({ added: [commitId(head)], copied: [head.device] });
  expect([index, parts]).toEqual([0, 1]);
  first.end('closed');
  const before = await everythingIn(name);
  for (const opening of [1, 2, 3]) {
    const old = new Dexie(name);
    for (const version of [1, 2]) old.version(version).stores(added[version]!);
    await old.open();
    // Above its own, so it goes no further; and no higher than it was, so that we do.
    expect([opening, old.backendDB().version]).toEqual([opening, latest * 10]);
    old.close();
  }
  expect(await everythingIn(name)).toBe(before);
  const again = await openTest(name, { sentinel });
  expect((await again.commits.toArray()).filter(({ line }) => line).length).toBe(await again.commits.count());
  expect((await checkIntegrity(again, () => Promise.resolve(blob.digest))).findings).toEqual([]);
});

test.each(['put', 'clear'] as const)(
  '[B7] rows that cannot be made anew on opening leave all as it was, and it is said (%s fails)',
  async (request) => {
    const { name, sentinel } = await madeAt(latest, { epoch: schemaEpoch - 1 });
    const before = await everythingIn(name);
    const mend = breaking(IDBObjectStore.prototype, request, 3);
    expect(await opening(name, sentinel)).toMatchObject({ why: 'damaged' });
    mend();
    expect(await everythingIn(name)).toBe(before);
    const db = await openTest(name, { sentinel });
    expect((await db.meta.get('meta'))?.schemaEpoch).toBe(schemaEpoch);
  }
);

test('[B7] an upgrade that fails half-way leaves the older database as it was, and it is said', async () => {
  const { name, sentinel, expected } = await madeAt(1);
  const before = await everythingIn(name);
  const mend = breaking(IDBDatabase.prototype, 'createObjectStore', 2);
  expect(await opening(name, sentinel)).toMatchObject({ why: 'damaged' });
  mend();
  expect(await everythingIn(name)).toBe(before);
  const db = await openTest(name, { sentinel });
  expect(await rowsOf(db)).toEqual(expected.rows);
});

/** `open`, or what is said in its place. */
async function opening(name: string, sentinel: Sentinel): Promise<unknown> {
  const opened = await openDatabase({ name, newId, sentinel, onState: () => undefined });
  if (!opened.ok) return opened.error;
  opened.value.end('closed');
  return 'open';
}

const blob = { digest: '0'.repeat(64), mime: 'text/plain', bytes: new TextEncoder().encode('receipt') };
const draft = { key: 'form', value: { typed: 'half' }, savedAt: 1 };

/** A database as a build of that version has left it: its own stores, and rows as they came of work. */
async function madeAt(version: number, { epoch = schemaEpoch }: { epoch?: number } = {}) {
  const worked = await openSetUp();
  await done(worked, createClient('c'));
  const file = {
    id: 'f',
    position: 0,
    name: 'r.txt',
    mime: blob.mime,
    sizeBytes: blob.bytes.length,
    digest: blob.digest
  };
  await done(worked, createInvoice('a', { clientId: 'c', lines: linesOf('100'), attachments: { f: file } }));
  await done(worked, { do: 'changeStatus', invoice: 'a', to: 'sent' });
  await done(worked, createInvoice('b'));
  await worked.blobs.put(blob);
  await worked.drafts.put(draft);
  await worked.meta.update('meta', { schemaEpoch: epoch });

  const name = freshName();
  const old = new Dexie(name);
  for (const one of versions) if (one <= version) old.version(one).stores(added[one]!);
  await old.open();
  for (const table of tablesIn(version)) await old.table(table).bulkAdd(await worked.table(table).toArray());
  old.close();
  onTestFinished(() => Dexie.delete(name));
  const sentinel = sentinelInMemory();
  sentinel.write(sentinelKey(name), worked.dbId);
  return { name, sentinel, expected: { rows: await rowsOf(worked), commits: await worked.commits.count() } };
}

function tablesIn(version: number): string[] {
  return [...new Set(versions.filter((one) => one <= version).flatMap((one) => Object.keys(added[one] ?? {})))];
}

/** Lets a method fail from its n-th call on, as on a worn disk; gives what mends it. */
function breaking<T extends object>(prototype: T, method: keyof T & string, n: number): () => void {
  const original = prototype[method] as (...given: unknown[]) => unknown;
  let calls = 0;
  const mend = (): void => void Object.assign(prototype, { [method]: original });
  onTestFinished(mend);
  Object.assign(prototype, {
    [method](this: T, ...given: unknown[]) {
      calls += 1;
      if (calls >= n) throw new DOMException('injected', 'UnknownError');
      return original.apply(this, given);
    }
  });
  return mend;
}
