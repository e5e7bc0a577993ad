import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256Hex } from '#device/sha256.ts';
import { commitId, joinParts, sealCommit, sealedId, type Commit } from '#domain/history/commit.ts';
import { signedTotalMinor } from '#domain/invoice/balance.ts';
import { clockActor } from '#domain/invoice/evolve.ts';
import { comparable } from '#domain/ledger/entities.ts';
import { MemoryLedger } from '#domain/ledger/memory.ts';
import { presetFor } from '#domain/workflow/presets.ts';
import { historyOf } from '#services/history.ts';
import { partIn } from '#storage/commit-rows.ts';
import type { Database } from '#storage/database.ts';
import { execute } from '#storage/gate.ts';
import { checkIntegrity } from '#storage/integrity.ts';
import { rebuildRows } from '#storage/rebuild.ts';
import { receive } from '#storage/receive.ts';
import { anyCommand } from '#tests/builders/arbitrary.ts';
import { createClient, createInvoice, linesOf, owner, setUp } from '#tests/builders/commands.ts';
import { done, openSetUp, openTest, receiving, rowsOf, run, value } from '#tests/builders/stored.ts';
import { createWorkshop, participants } from '#tests/builders/workshops.ts';

test('commits of another device are taken in once, however often they come', async () => {
  const db = await openSetUp();
  const other = await deviceOf(db);
  act(other, createInvoice('a', { lines: linesOf('100') }), 1);
  const first = await receive(db, other.commits(), receiving);
  expect(first.added).toHaveLength(1);
  expect(first.touched).toEqual([{ kind: 'invoice', id: 'a' }]);
  const rows = await rowsOf(db);

  const second = await receive(db, other.commits(), receiving);
  expect(second).toMatchObject({
    added: [],
    known: expect.arrayContaining([...first.added]),
    rejected: [],
    touched: []
  });
  expect(await rowsOf(db)).toEqual(rows);
  expect(rows).toEqual(other.entities().map(comparable));
});

test('what happens here after a merge comes after all that was merged', async () => {
  const db = await openSetUp();
  const other = await deviceOf(db);
  act(other, createInvoice('a', { lines: linesOf('100') }), 5 * 365 * 24 * 60);
  await receive(db, other.commits(), receiving);
  const { commit } = await done(db, { do: 'archiveInvoice', invoice: 'a' });
  expect(commit.at).toBeGreaterThan(other.commits().at(-1)!.at);
  other.receive([commit]);
  expect(await rowsOf(db)).toEqual(other.entities().map(comparable));
});

test('a commit that was changed on its way stays outside', async () => {
  const db = await openSetUp();
  const [mine] = await commitsOf(db);
  const changed = { ...mine!, by: 'somebody else', n: 7 };
  const received = await receive(db, [changed], receiving);
  expect(received.added).toEqual([]);
  expect(received.rejected).toEqual([`${mine!.device}:7`]);
  expect(await db.commits.count()).toBe(1);
});

test('two commits of one name are both kept, and told apart', async () => {
  const db = await openSetUp();
  const [mine] = await commitsOf(db);
  const { hash: _old, events, ...head } = mine!;
  const theirs = sealCommit({ ...head, wall: head.wall + 1 }, events);
  const received = await receive(db, [theirs], receiving);
  expect(received).toMatchObject({ added: [`${head.device}:1`], rejected: [], copied: [head.device] });
  expect(new Set((await commitsOf(db)).map(({ hash }) => hash))).toEqual(new Set([mine!.hash, theirs.hash]));
  expect(await receive(db, [theirs, mine!], receiving)).toMatchObject({ added: [], copied: [], touched: [] });
  expect((await checkIntegrity(db, sha256Hex)).findings).toEqual([]);
});

test('[BR14] whoever finds that it was copied gives numbers of its own from then on, whatever place it had taken', async () => {
  const db = await openSetUp();
  const meta = (await db.meta.get('meta'))!;
  await db.meta.put({ ...meta, heirOf: ['older'] });
  const copy = new MemoryLedger(meta.device, meta.dataset);
  copy.receive(await commitsOf(db));
  act(copy, createInvoice('a'), 1);
  await receive(db, copy.commits(), receiving);
  const renamed = (await db.meta.get('meta'))!;
  expect(renamed.device).not.toBe(meta.device);
  expect(renamed.heirOf).toBeUndefined();
});

test('whatever two copies of a device did, nothing is lost, in whichever order it comes', async () => {
  const anyWork = fc.array(
    fc.record({ on: fc.constantFrom('here' as const, 'there' as const), command: anyCommand('small-business') }),
    { maxLength: 25 }
  );
  await fc.assert(
    fc.asyncProperty(anyWork, fc.infiniteStream(fc.nat()), async (work, order) => {
      const here = await openSetUp();
      const meta = (await here.meta.get('meta'))!;
      const copy = new MemoryLedger(meta.device, meta.dataset);
      copy.receive(await commitsOf(here));
      let minute = 0;
      for (const { on, command } of work) {
        minute += 1;
        if (on === 'there') act(copy, command, minute);
        else await execute(here, command, { by: owner, wallMs: startMs + minute * 60_000, zone: 'UTC' });
      }
      // And a device that saw one side only, and built on it.
      const third = new MemoryLedger('third', meta.dataset);
      third.receive(copy.commits());
      act(third, createInvoice('third', { lines: linesOf('1') }), (minute += 1));
      for (const invoice of ['a', 'b', 'c', 'd'])
        act(third, { do: 'changeStatus', invoice, to: 'void', reason: 'because' }, (minute += 1));
      const fromHere = await commitsOf(here);
      const all = [...fromHere, ...third.commits()];
      for (const part of inPieces(third.commits(), order)) await receive(here, part, receiving);
      third.receive(fromHere);
      expect(await rowsOf(here)).toEqual(third.entities().map(comparable));
      expect(new Set((await commitsOf(here)).map(sealedId))).toEqual(new Set(all.map(sealedId)));
      expect((await checkIntegrity(here, sha256Hex)).findings).toEqual([]);
    }),
    { numRuns: 15 }
  );
}, 120_000);

test('a line that a row tells wrongly is found, where it makes another row of it', async () => {
  const { db } = await copied();
  const invoice = (await db.invoices.get('a'))!;
  expect(Object.keys(invoice.inbox)).toHaveLength(1);
  const apart = (await db.commits.toArray()).filter(({ line }) => line !== undefined);
  expect(apart).toHaveLength(2);
  for (const { line: _line, ...row } of apart) await db.commits.put({ ...row, part: [row.hash, row.part] });
  expect((await checkIntegrity(db, sha256Hex)).findings).toEqual([]);
  await db.transaction('rw', db.ledgerTables, async (transaction) => rebuildRows(db.inside(transaction)));
  const { findings } = await checkIntegrity(db, sha256Hex);
  expect(findings).toContainEqual({ kind: 'row-differs', subject: { kind: 'invoice', id: 'a' } });
});

test('a step of a copy is undone by its own name, and by no other', async () => {
  const { db, moved } = await copied();
  const steps = await historyOf(db, { kind: 'invoice', id: 'a' });
  const [mine, theirs] = ['void', 'disputed'].map((status) =>
    steps.find(({ event: { data } }) => (data.to as { id?: string } | undefined)?.id === status)
  );
  expect(mine?.commit).not.toBe(theirs?.commit);
  expect(mine?.device).toEqual(theirs?.device);
  expect(mine?.commit.startsWith(`${commitId(moved)}~`)).toBe(true);
  const ambiguous = await execute(db, { do: 'undo', commit: commitId(moved) }, { by: owner, wallMs: 0, zone: 'UTC' });
  expect(ambiguous).toMatchObject({ ok: false, error: [{ why: 'not-undoable', because: 'unknown' }] });
  const undo = { do: 'undo', commit: theirs?.commit ?? '' } as const;
  const { commit } = await done(db, undo);
  expect(commit.events.map(({ type, data }) => [type, data.commit])).toEqual([['undone', theirs?.commit]]);
  expect((await db.invoices.get('a'))?.inbox).toEqual({});
  expect((await checkIntegrity(db, sha256Hex)).findings).toEqual([]);
});

test('a device whose copy went on elsewhere takes another name', async () => {
  const db = await openSetUp();
  const meta = (await db.meta.get('meta'))!;
  const copy = new MemoryLedger(meta.device, meta.dataset);
  copy.receive(await commitsOf(db));
  act(copy, createInvoice('a'), 1);
  await receive(db, copy.commits(), receiving);
  const { commit } = await done(db, createInvoice('b'));
  expect(commit).toMatchObject({ n: 1, prev: '' });
  expect(commit.device).not.toBe(meta.device);
  expect((await checkIntegrity(db, sha256Hex)).findings).toEqual([]);
});

test('kinds and types of a newer version are kept as they came', async () => {
  const db = await openSetUp();
  await done(db, createInvoice('a'));
  const meta = (await db.meta.get('meta'))!;
  const commit = newerCommit(meta.dataset, meta.at + 1);
  await receive(db, [commit], receiving);
  expect((await db.invoices.get('a'))?.unreadable).toEqual(['invoice-blessed']);
  const stored = (await commitsOf(db)).find(({ device }) => device === 'newer');
  expect(stored).toEqual(commit);
});

test('whatever two devices did, they are alike after exchanging it in any order', async () => {
  const anyWork = fc.array(
    fc.record({ on: fc.constantFrom('here' as const, 'there' as const), command: anyCommand('small-business') }),
    { maxLength: 25 }
  );
  await fc.assert(
    fc.asyncProperty(anyWork, fc.infiniteStream(fc.nat()), async (work, order) => {
      const here = await openSetUp();
      const there = await deviceOf(here);
      let minute = 0;
      for (const { on, command } of work) {
        minute += 1;
        if (on === 'there') act(there, command, minute);
        else await execute(here, command, { by: owner, wallMs: startMs + minute * 60_000, zone: 'UTC' });
      }
      const fromHere = await commitsOf(here);
      const fromThere = there.commits();
      for (const part of inPieces(fromThere, order)) await receive(here, part, receiving);
      there.receive(fromHere);
      expect(await rowsOf(here)).toEqual(there.entities().map(comparable));
      expect((await checkIntegrity(here, sha256Hex)).findings).toEqual([]);
    }),
    { numRuns: 15 }
  );
}, 120_000);

test('an invoice follows a workshop that was changed here and there, by the merge itself, as in memory [WR9]', async () => {
  const here = await openTest();
  const base = setUp('training');
  const workflow = presetFor('training', 'certification-body');
  value(await run(here, { ...base, workflow, business: { ...base.business, account: 'certification-body' } }));
  const priceRule = { fixed: '0', perHour: '10', perParticipant: '10', minimum: '100' };
  await done(here, createWorkshop('ws', { otherParticipants: 0, priceRule }));
  const there = await deviceOf(here);
  await done(here, { do: 'editJob', job: 'ws', changes: [{ path: ['hours'], old: '0', new: '5' }] });
  act(there, participants('ws', 0, 4), 1);
  const [fromHere, fromThere] = [await commitsOf(here), there.commits()];
  const observedMs = (await here.meta.get('meta'))?.observedMs;
  await receive(here, fromThere, receiving);
  // What the time brings about meanwhile is still to be looked at.
  expect((await here.meta.get('meta'))?.observedMs).toBe(observedMs);
  const [invoice] = await here.invoices.toArray();
  expect(invoice && signedTotalMinor(invoice.content)).toBe(10_000);
  expect((await commitsOf(here)).at(-1)).toMatchObject({ command: 'reconcile', by: clockActor });
  there.receive(fromHere);
  there.catchUp({ by: owner, wall: startMs + 120_000, today: '2026-05-01' });
  expect(await rowsOf(here)).toEqual(there.entities().map(comparable));
  // Nothing is left to do, however often they hear of each other.
  const count = await here.commits.count();
  expect((await receive(here, there.commits(), receiving)).added).toHaveLength(1);
  expect(await here.commits.count()).toBe(count + 1);
  expect(await rowsOf(here)).toEqual(there.entities().map(comparable));
  expect((await checkIntegrity(here, sha256Hex)).findings).toEqual([]);
});

test('a merge into many numbers folds the series anew', async () => {
  const db = await openSetUp();
  await done(db, createInvoice('a', { lines: linesOf('1') }));
  await done(db, { do: 'changeStatus', invoice: 'a', to: 'sent' });
  const other = await deviceOf(db);
  act(other, createClient('c'), 1);
  act(other, createInvoice('b', { lines: linesOf('1') }), 2);
  act(other, { do: 'changeStatus', invoice: 'b', to: 'sent' }, 3);
  await receive(db, other.commits(), receiving);
  expect(await db.series.get('INV-2026-#')).toMatchObject({ last: { '': 1, B: 1 } });
  expect((await db.invoices.get('b'))?.number?.text).toBe('INV-2026-B0001');
});

/** A device that voided an invoice, and was told of a copy of it that disputed it in a step of the same count. */
async function copied(): Promise<{ db: Database; moved: Commit }> {
  const db = await openSetUp();
  await done(db, createInvoice('a', { lines: linesOf('100') }));
  await done(db, { do: 'changeStatus', invoice: 'a', to: 'sent' });
  const meta = (await db.meta.get('meta'))!;
  const copy = new MemoryLedger(meta.device, meta.dataset);
  copy.receive(await commitsOf(db));
  const { commit: moved } = await done(db, { do: 'changeStatus', invoice: 'a', to: 'void', reason: 'because' });
  act(copy, { do: 'changeStatus', invoice: 'a', to: 'disputed', reason: 'because' }, 1);
  await receive(db, copy.commits(), receiving);
  return { db, moved };
}

const startMs = Date.UTC(2026, 4, 1);

/** Another device of the same business, that knows what is stored so far. */
async function deviceOf(db: Database): Promise<MemoryLedger> {
  const meta = (await db.meta.get('meta'))!;
  const other = new MemoryLedger('other-device', meta.dataset);
  other.receive(await commitsOf(db));
  return other;
}

function act(ledger: MemoryLedger, command: Parameters<MemoryLedger['execute']>[0], minute: number): void {
  ledger.execute(command, { by: owner, wall: startMs + minute * 60_000, today: '2026-05-01' });
}

async function commitsOf(db: Database): Promise<Commit[]> {
  return joinParts((await db.commits.toArray()).map(partIn)).commits;
}

function newerCommit(dataset: string, at: number): Commit {
  const head = {
    v: 1 as const,
    dataset,
    device: 'newer',
    n: 1,
    at,
    wall: at,
    by: owner,
    workflow: '',
    command: 'bless',
    prev: ''
  };
  const event = { at, data: {} };
  return sealCommit(head, [
    { ...event, key: 'newer:1:0', subject: { kind: 'invoice', id: 'a' }, type: 'invoice-blessed' },
    { ...event, key: 'newer:1:1', subject: { kind: 'job', id: 'j' }, type: 'job-created' }
  ]);
}

/** The same commits in another order, some of them twice. */
function inPieces(commits: readonly Commit[], order: fc.Stream<number>): Commit[][] {
  const shuffled = commits
    .map((commit) => ({ commit, place: order.next().value as number }))
    .sort((left, right) => left.place - right.place)
    .map(({ commit }) => commit);
  const middle = Math.floor(shuffled.length / 2);
  return [shuffled.slice(middle), shuffled.slice(0, middle + 1), shuffled];
}
