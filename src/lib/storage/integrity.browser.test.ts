import { expect, test } from 'vitest';
import { businessId } from '#domain/business/business.ts';
import { sha256Hex } from '#device/sha256.ts';
import { sealCommit } from '#domain/history/commit.ts';
import { writeReadable } from '#storage/readable.ts';
import type { Database } from '#storage/database.ts';
import { checkIntegrity } from '#storage/integrity.ts';
import { rebuildRows } from '#storage/rebuild.ts';
import { createClient, createInvoice, linesOf } from '#tests/builders/commands.ts';
import { done, openSetUp } from '#tests/builders/stored.ts';

test('what was only ever written through the gate is whole', async () => {
  const db = await withWork();
  const progress: number[] = [];
  const report = await checkIntegrity(db, sha256Hex, { onProgress: (share) => progress.push(share) });
  expect(report).toEqual({ findings: [], commits: 6, subjects: 7 });
  expect(progress.at(-1)).toBe(1);
  expect(progress).toEqual(progress.toSorted((left, right) => left - right));
});

test('a row that was changed past the gate is found, and one that is missing or has no history', async () => {
  const db = await withWork();
  await db.invoices.update('a', { status: 'sent' });
  await db.clients.delete('c');
  await db.invoices.add({ ...(await db.invoices.get('b'))!, id: 'ghost' });
  const { findings } = await checkIntegrity(db, sha256Hex);
  expect(findings).toEqual([
    { kind: 'row-missing', subject: { kind: 'client', id: 'c' } },
    { kind: 'row-differs', subject: { kind: 'invoice', id: 'a' } },
    { kind: 'row-unexplained', subject: { kind: 'invoice', id: 'ghost' } }
  ]);
});

test('a commit that was changed is found, even where its hash was made to fit', async () => {
  const db = await withWork();
  const row = (await db.commits.get(4))!;
  await db.commits.put({ ...row, by: 'somebody else' });
  const { findings } = await checkIntegrity(db, sha256Hex);
  expect(findings).toContainEqual({ kind: 'commit-changed', commit: `${row.device}:4` });

  await db.commits.put({ ...row, hash: 'another' });
  const again = await checkIntegrity(db, sha256Hex);
  expect(again.findings).toContainEqual({ kind: 'chain-broken', commit: `${row.device}:5` });
});

test('a commit that is missing is found', async () => {
  const db = await withWork();
  const { device } = (await db.commits.get(4))!;
  await db.commits.delete(4);
  const { findings } = await checkIntegrity(db, sha256Hex);
  expect(findings).toContainEqual({ kind: 'chain-gap', device, from: 4, to: 4 });
});

test('a file that an invoice names and that is not here is found', async () => {
  const db = await withWork();
  const attachment = { id: 'f', position: 1, name: 'a.pdf', mime: 'application/pdf', sizeBytes: 1, digest: 'nowhere' };
  await done(db, { do: 'editInvoice', invoice: 'b', changes: [{ path: ['attachments', 'f'], new: attachment }] });
  const { findings } = await checkIntegrity(db, sha256Hex);
  expect(findings).toEqual([{ kind: 'blob-missing', digest: 'nowhere', subject: { kind: 'invoice', id: 'b' } }]);
});

test('a logo that is not here is found', async () => {
  const db = await withWork();
  const logo = { path: ['logo'], old: null, new: { digest: 'nowhere', mime: 'image/png' } };
  await done(db, { do: 'editBusiness', changes: [logo] });
  const { findings } = await checkIntegrity(db, sha256Hex);
  expect(findings).toEqual([
    { kind: 'blob-missing', digest: 'nowhere', subject: { kind: 'business', id: businessId } }
  ]);
});

test('a file whose bytes are not what its digest says is found, whoever names it', async () => {
  const db = await withWork();
  const bytes = new TextEncoder().encode('as it was');
  const attached = { digest: await sha256Hex(bytes), mime: 'text/plain', bytes };
  const attachment = { id: 'f', position: 1, name: 'a.txt', mime: 'text/plain', sizeBytes: 9, digest: attached.digest };
  await done(db, { do: 'editInvoice', invoice: 'b', changes: [{ path: ['attachments', 'f'], new: attachment }] });
  await db.blobs.add(attached);
  expect((await checkIntegrity(db, sha256Hex)).findings).toEqual([]);

  await db.blobs.put({ ...attached, bytes: new TextEncoder().encode('as it is ') });
  await db.blobs.add({ ...attached, digest: 'of something else' });
  const progress: number[] = [];
  const { findings } = await checkIntegrity(db, sha256Hex, { onProgress: (share) => progress.push(share) });
  expect(new Set(findings)).toEqual(
    new Set([
      { kind: 'blob-changed', digest: attached.digest, subject: { kind: 'invoice', id: 'b' } },
      { kind: 'blob-changed', digest: 'of something else', subject: null }
    ])
  );
  expect(progress).toEqual(progress.toSorted((left, right) => left - right));
  expect(progress.at(-1)).toBe(1);
});

test('work goes on while the check runs, and does not disturb it', async () => {
  const db = await withWork();
  const check = checkIntegrity(db, sha256Hex, {
    onProgress: () => void done(db, { do: 'recordShared', invoice: 'a', channel: 'print' })
  });
  expect((await check).findings).toEqual([]);
});

test('a check can be stopped', async () => {
  const db = await withWork();
  await expect(checkIntegrity(db, sha256Hex, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
});

test('what everything comes to today comes out as plain JSON, a record a line', async () => {
  const db = await withWork();
  const text = await (await writeReadable(db, { at: Date.UTC(2026, 2, 1) })).text();
  const exported = JSON.parse(text) as Exported;

  expect(exported).toMatchObject({ format: 'docket-readable', v: 1, at: '2026-03-01T00:00:00.000Z' });
  expect(exported.clients).toMatchObject([{ id: 'c', party: { name: 'Client c' } }]);
  expect(exported.invoices).toMatchObject([
    {
      id: 'a',
      number: 'INV-2026-0001',
      status: { id: 'paid', label: 'Paid' },
      totals: { totalWithTaxMinor: 10_000 },
      balance: { balanceMinor: 0, state: 'paid' },
      payments: [{ amountMinor: 10_000 }]
    },
    { id: 'b', number: null }
  ]);
  expect(text.split('\n').length).toBeGreaterThan(10);
});

test('a completed invoice that comes to another total than it did is named', async () => {
  const db = await withWork();
  const part = (await db.commits.toArray()).find(({ events }) => events.some(({ type }) => type === 'number-assigned'));
  if (!part) throw new Error('no commit gave a number');
  const events = JSON.parse(
    JSON.stringify(part.events).replaceAll('"totalMinor":10000', '"totalMinor":10001')
  ) as typeof part.events;
  // As a version would have written it that reckons in another way: sealed, and folded.
  const { seq, part: index, parts, hash: _hash, events: _events, ...head } = part;
  await db.commits.update(seq, { ...sealCommit(head, events), part: index, parts });
  await db.transaction('rw', db.ledgerTables, async (transaction) => rebuildRows(db.inside(transaction)));
  const { findings } = await checkIntegrity(db, sha256Hex);
  expect(findings).toContainEqual({ kind: 'total-differs', subject: { kind: 'invoice', id: 'a' } });
});

test('an export says what a credit note takes from its invoice, and what of it is to be refunded', async () => {
  const db = await withWork();
  const content = { kind: 'credit-note', clientId: 'c', lines: linesOf('30') } as const;
  await done(db, createInvoice('note', content, { creditOf: 'a' }));
  await done(db, { do: 'changeStatus', invoice: 'note', to: 'sent' });
  const exported = JSON.parse(await (await writeReadable(db, { at: 0 })).text()) as Exported;
  expect(exported.invoices).toMatchObject([
    { id: 'a', balance: { creditedMinor: 3_000, balanceMinor: -3_000, state: 'overpaid' } },
    { id: 'b' },
    { id: 'note', balance: { totalMinor: -3_000, outstandingMinor: 3_000, state: 'to-refund' } }
  ]);
});

interface Exported {
  clients: unknown[];
  invoices: unknown[];
}

async function withWork(): Promise<Database> {
  const db = await openSetUp();
  await done(db, createClient('c'));
  await done(db, createInvoice('a', { clientId: 'c', lines: linesOf('100') }));
  await done(db, createInvoice('b'));
  await done(db, { do: 'changeStatus', invoice: 'a', to: 'sent' });
  const payment = { id: 'p', amountMinor: 10_000, day: '2026-03-02', method: '', note: '' };
  await done(db, { do: 'recordPayment', invoice: 'a', payment });
  return db;
}
