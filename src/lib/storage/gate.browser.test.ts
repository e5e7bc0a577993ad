import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { commitId, joinParts, type Commit } from '#domain/history/commit.ts';
import { comparable } from '#domain/ledger/entities.ts';
import type { Command } from '#domain/ledger/command.ts';
import { MemoryLedger } from '#domain/ledger/memory.ts';
import { withoutStatus } from '#domain/workflow/editing/statuses.ts';
import { presets } from '#domain/workflow/presets.ts';
import { openDatabase, sentinelKey } from '#storage/fence.ts';
import type { Database } from '#storage/database.ts';
import { StorageError } from '#storage/errors.ts';
import { dryRun, execute, foresee } from '#storage/gate.ts';
import { anyActs, type Act } from '#tests/builders/arbitrary.ts';
import { createClient, createInvoice, linesOf, owner, setUp } from '#tests/builders/commands.ts';
import { rowsOf } from '#tests/builders/stored.ts';
import { done, freshName, newId, openSetUp, openTest, run, sentinelInMemory, value } from '#tests/builders/stored.ts';

test('a command is stored as one commit, with the rows that it changes', async () => {
  const db = await openTest();
  await done(db, setUp());
  await done(db, createInvoice('a', { lines: linesOf('100') }));
  const { commit } = await done(db, { do: 'changeStatus', invoice: 'a', to: 'sent' });

  expect(commit.n).toBe(3);
  expect(await db.commits.count()).toBe(3);
  const invoice = await db.invoices.get('a');
  expect(invoice?.number?.text).toBe('INV-2026-0001');
  expect(invoice?.touched).toEqual([2, 3]);
});

test('[C5] invoices and the definitions of statuses lie in IndexedDB, in tables that a person recognises', async () => {
  const db = await openSetUp();
  await done(db, createInvoice('a'));
  const raw = db.backendDB();
  expect([...raw.objectStoreNames]).toEqual(
    expect.arrayContaining(['business', 'clients', 'commits', 'invoices', 'people', 'workflows'])
  );
  const read = (table: string): Promise<unknown[]> =>
    new Promise((resolve, reject) => {
      const request = raw.transaction(table).objectStore(table).getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(`could not read ${table}`, { cause: request.error }));
    });
  expect(await read('invoices')).toEqual([expect.objectContaining({ id: 'a', status: 'draft' })]);
  const [workflow] = (await read('workflows')) as { document: { machines: { invoice: { statuses: unknown[] } } } }[];
  expect(workflow?.document.machines.invoice.statuses[0]).toMatchObject({
    id: 'draft',
    label: 'Draft',
    group: 'ACTIVE'
  });
});

test('a refused command writes nothing', async () => {
  const db = await openSetUp();
  const before = await db.meta.get('meta');
  const refused = await run(db, { do: 'changeStatus', invoice: 'nobody', to: 'sent' });
  expect(refused).toEqual({ ok: false, error: [{ why: 'not-found', kind: 'invoice', id: 'nobody' }] });
  expect(await db.commits.count()).toBe(1);
  expect(await db.meta.get('meta')).toEqual(before);
});

test('a command that is malformed is refused with the field that is wrong', async () => {
  const db = await openSetUp();
  const payment = { id: 'p', amountMinor: 1.5, day: '2026-01-01', method: '', note: '' };
  const single: Command = { do: 'recordPayment', invoice: 'a', payment };
  const problem = { why: 'invalid', path: ['payment', 'amountMinor'] };
  expect(await run(db, single)).toMatchObject({ ok: false, error: [problem] });
  const batch: Command = { do: 'batch', commands: [single] };
  const path = ['commands', '0', 'payment', 'amountMinor'];
  expect(await run(db, batch)).toMatchObject({ ok: false, error: [{ ...problem, path }] });
});

test('half an emoji, as a cut paste leaves it, keeps nothing from being saved', async () => {
  const db = await openSetUp();
  await done(db, createInvoice('a'));
  await done(db, {
    do: 'editInvoice',
    invoice: 'a',
    changes: [{ path: ['notes'], old: '', new: `thanks ${'🙂'.slice(0, 1)}` }]
  });
  expect((await db.invoices.get('a'))?.content.notes).toBe('thanks \uFFFD');
});

test('a command that changes nothing leaves no commit', async () => {
  const db = await openSetUp();
  await done(db, createInvoice('a'));
  await done(db, { do: 'archiveInvoice', invoice: 'a' });
  expect(value(await run(db, { do: 'archiveInvoice', invoice: 'a' }))).toBeNull();
  expect(await db.commits.count()).toBe(3);
});

test('a dry run tells what would happen, and writes nothing', async () => {
  const db = await openSetUp();
  await done(db, createInvoice('a', { lines: linesOf('100') }));
  const asking = { by: owner, wallMs: Date.UTC(2026, 5, 1), zone: 'UTC' };
  const would = value(await dryRun(db, { do: 'changeStatus', invoice: 'a', to: 'sent' }, asking));
  expect(would.events.map(({ event }) => event.type)).toContain('number-assigned');
  expect(await db.commits.count()).toBe(2);
});

test.each(['small-business', 'agency'] as const)(
  'whatever is done with %s, the stored ledger decides and folds as the one in memory does',
  async (preset) => {
    await fc.assert(
      fc.asyncProperty(anyActs(preset), async (acts) => {
        const db = await openUntidied();
        const meta = await db.meta.get('meta');
        const memory = new MemoryLedger(meta?.device ?? '', meta?.dataset ?? '');
        let wall = Date.UTC(2026, 2, 1);
        for (const act of acts) {
          wall += 60_000;
          const command = commandOf(act, memory.commits());
          const expected = memory.execute(command, { by: owner, wall, today: '2026-03-01' });
          const actual = await execute(db, command, { by: owner, wallMs: wall, zone: 'UTC' });
          if (expected.ok && actual.ok) expect(actual.value?.commit ?? null).toEqual(expected.value);
          else expect(actual).toEqual(expected);
        }
        expect(await rowsOf(db)).toEqual(memory.entities().map(comparable));
        db.end('closed');
        await db.delete({ disableAutoOpen: true });
      }),
      { numRuns: 60 }
    );
  },
  120_000
);

test('a commit of more than a thousand events is stored in parts, and is one again', async () => {
  const db = await openSetUp();
  const commands = Array.from({ length: 1_100 }, (_, index) => createClient(`c${index}`));
  const { commit, seqs } = await done(db, { do: 'batch', commands });
  expect(commit.events).toHaveLength(1_100);
  expect(seqs).toHaveLength(2);
  const rows = await db.commits.toArray();
  const { commits, incomplete } = joinParts(rows.map(({ seq: _local, ...part }) => part));
  expect(incomplete).toEqual([]);
  expect(commits.find(({ n }) => n === 2)).toEqual(commit);
  expect((await db.clients.get('c0'))?.touched).toEqual([seqs[0]]);
  expect((await db.clients.get('c1099'))?.touched).toEqual([seqs[1]]);

  await done(db, { do: 'undo', commit: commitId(commit) });
  expect((await db.clients.toArray()).every(({ deleted }) => deleted !== null)).toBe(true);
});

test('undo leads back to where everything was', async () => {
  const db = await openSetUp();
  await done(db, createInvoice('a', { lines: linesOf('100') }));
  await done(db, { do: 'changeStatus', invoice: 'a', to: 'sent' });
  const payment = { id: 'p', amountMinor: 10_000, day: '2026-03-02', method: '', note: '' };
  const { commit } = await done(db, { do: 'recordPayment', invoice: 'a', payment });
  expect((await db.invoices.get('a'))?.status).toBe('paid');
  await done(db, { do: 'undo', commit: commitId(commit) });
  expect(await db.invoices.get('a')).toMatchObject({ status: 'sent', payments: {} });
});

test('a number that stands on an imported invoice is passed over, however many there are', async () => {
  const db = await openSetUp();
  const content = createInvoice('x', { lines: linesOf('1') }).content;
  await done(db, {
    do: 'importInvoices',
    documents: Array.from({ length: 30 }, (_, index) => ({
      id: `i${index}`,
      content,
      number: `INV-2026-${String(index + 1).padStart(4, '0')}`,
      imported: { digest: `d${index}`, fileName: '', identity: '', declared: {}, extra: {}, warnings: [] }
    }))
  });
  await done(db, createInvoice('a', { lines: linesOf('1'), issueDay: '2026-03-01' }));
  await done(db, { do: 'changeStatus', invoice: 'a', to: 'sent' });
  expect((await db.invoices.get('a'))?.number?.text).toBe('INV-2026-0031');
});

test('many numbers are given at once where as many are taken', async () => {
  const db = await openSetUp();
  const ids = Array.from({ length: 400 }, (_, index) => `i${index}`);
  const move = (some: readonly string[]): Command => ({
    do: 'batch',
    commands: some.map((invoice) => ({ do: 'changeStatus', invoice, to: 'sent' }))
  });
  await done(db, { do: 'batch', commands: ids.map((id) => createInvoice(id, { lines: linesOf('1') })) });
  await done(db, move(ids.slice(0, 200)));
  await done(db, move(ids.slice(200)));
  const numbers = (await db.invoices.toArray()).map(({ number }) => number?.text);
  expect(new Set(numbers).size).toBe(400);
});

test('a thousand status changes with numbers are one command', async () => {
  const db = await openSetUp();
  const ids = Array.from({ length: 1_000 }, (_, index) => `i${index}`);
  await done(db, { do: 'batch', commands: ids.map((id) => createInvoice(id, { lines: linesOf('1') })) });
  const { commit } = await done(db, {
    do: 'batch',
    commands: ids.map((invoice) => ({ do: 'changeStatus', invoice, to: 'sent' }))
  });
  expect(commit.events.filter(({ type }) => type === 'number-assigned')).toHaveLength(1_000);
}, 60_000);

test('files are stored with the command that names them, or not at all', async () => {
  const db = await openSetUp();
  const blob = { digest: 'd', mime: 'text/plain', bytes: new TextEncoder().encode('hello') };
  const asking = { by: owner, wallMs: Date.UTC(2026, 2, 2), zone: 'UTC' };
  await execute(db, { do: 'archiveInvoice', invoice: 'nobody' }, asking, { blobs: [blob] });
  expect(await db.blobs.count()).toBe(0);
  value(await execute(db, createInvoice('a'), asking, { blobs: [blob] }));
  expect(await db.blobs.get('d')).toEqual(blob);
});

test('a transaction that fails at its last step leaves nothing', async () => {
  const db = await openSetUp();
  const before = await rowsOf(db);
  // The second command's part takes the place that this row holds already.
  const meta = (await db.meta.get('meta'))!;
  const [row] = await db.commits.toArray();
  const { seq: _local, ...part } = row!;
  await db.commits.add({ ...part, n: 2 });
  const failed = run(db, createInvoice('a', { lines: linesOf('1') }));
  await expect(failed).rejects.toBeInstanceOf(StorageError);
  await expect(failed).rejects.toMatchObject({ problem: { why: 'constraint' } });
  expect(await rowsOf(db)).toEqual(before);
  expect(await db.meta.get('meta')).toEqual(meta);
});

function commandOf(act: Act, commits: readonly Commit[]): Command {
  if ('command' in act) return act.command;
  const commit = commits.at(-1 - act.undoCommit);
  return { do: 'undo', commit: commit ? commitId(commit) : 'none:1' };
}

/** Deleted by the test itself, since one test makes many. */
async function openUntidied(): Promise<Database> {
  const sentinel = sentinelInMemory();
  const db = value(await openDatabase({ name: freshName(), newId, sentinel, onState: () => undefined }));
  expect(sentinel.read(sentinelKey(db.name))).toBeNull();
  onTestFinished(() => db.end('closed'));
  return db;
}

test('what publishing a workflow would change is foreseen without a trace, and then happens [B54]', async () => {
  const db = await openSetUp();
  for (const id of ['a', 'b', 'c']) await done(db, createInvoice(id, { lines: linesOf('100') }));
  for (const invoice of ['a', 'b']) {
    await done(db, { do: 'changeStatus', invoice, to: 'sent' });
    await done(db, { do: 'changeStatus', invoice, to: 'disputed', reason: 'late' });
  }
  const document = withoutStatus(presets['small-business'], 'disputed');
  const publish: Command = { do: 'publishWorkflow', document, replacements: { disputed: 'sent' } };
  const asking = { by: owner, wallMs: Date.UTC(2026, 0, 20), zone: 'Europe/Berlin' };
  const before = await rowsOf(db);
  const foreseen = value(await foresee(db, publish, asking));
  expect(await rowsOf(db)).toEqual(before);
  const moved = foreseen.invoices.filter((impact) => impact.before.status.id !== impact.after.status.id);
  expect(moved.map(({ id, after }) => [id, after.status.label])).toEqual([
    ['a', 'Sent'],
    ['b', 'Sent']
  ]);

  const { commit } = await done(db, publish);
  expect(commit.events.map(({ type }) => type)).toEqual(['workflow-published', 'status-replaced', 'status-replaced']);
  expect((await db.invoices.toArray()).map(({ id, status }) => [id, status])).toEqual([
    ['a', 'sent'],
    ['b', 'sent'],
    ['c', 'draft']
  ]);
});
