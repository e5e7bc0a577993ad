import { Dexie } from 'dexie';
import { expect, onTestFinished, test, vi } from 'vitest';
import { sha256Hex } from '#device/sha256.ts';
import { latestClockMs } from '#domain/history/clock.ts';
import type { FileProblem } from '#domain/backup/problem.ts';
import type { BackupChoices, MadeBackup, OpenedBackup } from '#services/backups.ts';
import type { Docket } from '#services/docket.ts';
import { presetFor } from '#domain/workflow/presets.ts';
import { createClient, createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { everythingIn } from '#tests/builders/everything.ts';
import { freshName, value } from '#tests/builders/stored.ts';
import { createWorkshop, participants } from '#tests/builders/workshops.ts';

const plain: BackupChoices = { withFiles: true, isZipped: false, passphrase: '' };
const attached = { digest: '', mime: 'text/plain', bytes: new TextEncoder().encode('receipt') };

/** A business with two invoices, one of them sent, and a file. */
async function begun(): Promise<Docket> {
  const docket = await openTestDocket();
  value(await docket.execute(setUp()));
  value(await docket.execute(createClient('c', 'Lovelace Ltd')));
  const digest = await sha256Hex(attached.bytes);
  const attachments = { f: { id: 'f', position: 0, name: 'r.txt', mime: 'text/plain', sizeBytes: 7, digest } };
  const content = { clientId: 'c', lines: linesOf('100'), attachments };
  value(await docket.execute(createInvoice('a', content), { blobs: [{ ...attached, digest }] }));
  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }));
  value(await docket.execute(createInvoice('b')));
  return docket;
}

/** A device that has merged what another one wrote: an invoice of its own. */
async function merged(at: { wallMs?: number } = {}): Promise<{ docket: Docket; snapshot: string }> {
  const docket = await begun();
  const made = await docket.backups.make(plain);
  const other = await openTestDocket();
  value(await other.backups.restore(await opened(other, made.file), 'merge'));
  const there = await openSame(other);
  value(await there.execute(createInvoice('theirs'), at));
  const theirs = await there.backups.make(plain);
  const { snapshot } = value(await docket.backups.restore(await opened(docket, theirs.file), 'merge'));
  return { docket, snapshot };
}

async function opened(docket: Docket, file: Blob, passphrase = ''): Promise<OpenedBackup> {
  return value(await docket.backups.open(file, 'file', passphrase));
}

async function problemOf(docket: Docket, file: Blob, passphrase = ''): Promise<FileProblem['why'] | null> {
  const result = await docket.backups.open(file, 'file', passphrase);
  return result.ok ? null : result.error.why;
}

async function linesIn({ file }: MadeBackup): Promise<string[]> {
  return (await file.text()).split('\n').slice(1, -1);
}

async function whole(docket: Docket): Promise<void> {
  expect((await docket.checkIntegrity()).findings).toEqual([]);
}

test.each<[string, BackupChoices]>([
  ['plain', plain],
  ['zipped', { ...plain, isZipped: true }],
  ['with a passphrase', { ...plain, passphrase: 'correct horse' }]
])('[C7] [C10] a backup, %s, brings everything back on another device, files and all', async (_how, choices) => {
  const docket = await begun();
  const made = await docket.backups.make(choices);
  expect(made.header.counts).toEqual({ commits: 5, blobs: 1, invoices: 2, clients: 1 });

  const other = await openTestDocket();
  const file = await opened(other, made.file, choices.passphrase);
  const outcome = value(await other.backups.restore(file, 'replace'));
  expect(outcome.tallies.invoice).toEqual({ added: 2, changed: 0, same: 0, here: 0 });
  expect(outcome.state).toBe(made.header.state);
  const again = await openSame(other);
  expect((await again.ask('a'))?.invoice.number?.text).toBe('INV-2026-0001');
  expect(await (await again.blob(await sha256Hex(attached.bytes)))?.text()).toBe('receipt');
  await whole(again);
  // The same data gives the same lines, whatever way it came.
  expect(await linesIn(await again.backups.make(plain))).toEqual(await linesIn(await docket.backups.make(plain)));
});

test('[BR14] whoever takes a device’s place by a restore goes on with its numbers', async () => {
  const made = await (await begun()).backups.make(plain);
  const other = await openTestDocket();
  value(await other.backups.restore(await opened(other, made.file), 'replace'));
  const again = await openSame(other);
  expect(again.acting.value).toBe('owner');
  value(
    await again.execute({
      do: 'editInvoice',
      invoice: 'b',
      changes: [{ path: ['lines', 'line-0'], new: linesOf('5')['line-0']! }]
    })
  );
  value(await again.execute({ do: 'changeStatus', invoice: 'b', to: 'sent' }));
  expect((await again.ask('b'))?.invoice.number?.text).toBe('INV-2026-0002');
});

test('a dry run says what a restore comes to, to the last record, and writes nothing', async () => {
  const docket = await begun();
  const made = await docket.backups.make(plain);
  value(await docket.execute({ do: 'archiveInvoice', invoice: 'b' }));
  value(await docket.execute(createInvoice('later')));
  const before = (await docket.backups.make(plain)).records;
  const file = await opened(docket, made.file);

  const preview = value(await docket.backups.preview(file, 'replace'));
  expect(preview.tallies.invoice).toEqual({ added: 0, changed: 1, same: 1, here: 1 });
  expect(preview.tallies.client).toEqual({ added: 0, changed: 0, same: 1, here: 0 });
  expect(preview.commits).toEqual({ added: 0, known: 5, copied: [] });
  const merge = value(await docket.backups.preview(file, 'merge'));
  expect(merge.tallies.invoice).toEqual({ added: 0, changed: 0, same: 2, here: 1 });
  expect((await docket.backups.make(plain)).records).toBe(before);

  const done = value(await docket.backups.restore(file, 'replace'));
  expect(done).toMatchObject(preview);
});

test('a restore can be undone: everything is as it was, and goes on under its own name', async () => {
  const docket = await begun();
  const made = await docket.backups.make(plain);
  value(await docket.execute(createInvoice('later')));
  const before = await docket.backups.make(plain);
  value(await docket.backups.restore(await opened(docket, made.file), 'replace'));
  const restored = await openSame(docket);
  expect(await restored.ask('later')).toBeNull();
  const snapshots = await restored.backups.snapshots();
  value(await restored.backups.undo(snapshots[0]!.id));

  const again = await openSame(restored);
  const after = await again.backups.make(plain);
  expect(after.records).toBe(before.records);
  expect(after.header).toMatchObject({ dataset: before.header.dataset, device: before.header.device });
  expect(await (await again.blob(await sha256Hex(attached.bytes)))?.text()).toBe('receipt');
  await whole(again);
});

test('going back to a snapshot says first what it comes to, and writes nothing until it is done', async () => {
  const docket = await begun();
  const made = await docket.backups.make(plain);
  value(await docket.execute(createInvoice('later')));
  value(await docket.backups.restore(await opened(docket, made.file), 'replace'));
  const restored = await openSame(docket);
  const before = await everythingIn(restored.name);
  const [latest] = await restored.backups.snapshots();
  const snapshot = value(await restored.backups.openSnapshot(latest!.id));
  expect(snapshot.snapshot).toBe(latest!.id);
  const preview = value(await restored.backups.preview(snapshot, 'replace'));
  expect(preview.tallies.invoice).toEqual({ added: 1, changed: 0, same: 2, here: 0 });
  expect(await everythingIn(restored.name)).toBe(before);

  expect(value(await restored.backups.restore(snapshot, 'replace'))).toMatchObject(preview);
  const back = await openSame(restored);
  expect((await back.invoices(['later'])).map(({ id }) => id)).toEqual(['later']);
  await whole(back);
});

test.each([0, 0.4, 0.9, 0.99])('a restore is stopped at %d, and leaves nothing behind', async (when) => {
  const docket = await begun();
  const made = await docket.backups.make(plain);
  value(await docket.execute(createInvoice('later')));
  const file = await opened(docket, made.file);
  const before = await everythingIn(docket.name);
  const stopper = new AbortController();
  const restoring = docket.backups.restore(file, 'replace', {
    signal: stopper.signal,
    onProgress(share) {
      if (share >= when) stopper.abort();
    }
  });
  await expect(restoring).rejects.toThrow(/aborted/);
  expect(await everythingIn(docket.name)).toBe(before);
});

test('[BR14] after a restore was taken back, the device inherits no numbers of the one that wrote the file', async () => {
  const made = await (await begun()).backups.make(plain);
  const docket = await begun();
  value(await docket.backups.restore(await opened(docket, made.file), 'replace'));
  const restored = await openSame(docket);
  expect(await heirOf(restored)).toEqual([made.header.device]);
  const snapshots = await restored.backups.snapshots();
  value(await restored.backups.undo(snapshots[0]!.id));
  expect(await heirOf(restored)).toEqual([]);
});

test('what another tab seals while a merge is taken back is never sealed a second time', async () => {
  const { docket, snapshot } = await merged();
  const other = await openTestDocket(docket.name);
  let sealed: Promise<unknown> | undefined;
  value(
    await docket.backups.undo(snapshot, {
      onProgress() {
        sealed ??= other.execute(createInvoice('meanwhile'));
      }
    })
  );
  await sealed;
  const back = await openSame(docket);
  const { commit } = value(await back.execute(createInvoice('after')));
  const snapshots = await back.backups.snapshots();
  value(await back.backups.restore(value(await back.backups.openSnapshot(snapshots[0]!.id)), 'replace'));
  const again = await openSame(back);
  const { commit: later } = value(await again.execute(createInvoice('last')));
  const ids = [...(await again.invoices(['meanwhile'])), ...(await again.invoices(['last']))].map(({ id }) => id);
  expect(ids).toEqual(['meanwhile', 'last']);
  expect(later).not.toBe(commit);
  await whole(again);
});

test('with a clock that was set back, a restore still leaves its own snapshot', async () => {
  const ahead = Date.UTC(2031, 0, 1);
  vi.useFakeTimers({ toFake: ['Date'], now: ahead });
  onTestFinished(() => void vi.useRealTimers());
  let docket = await begun();
  const made = await docket.backups.make(plain);
  for (let round = 1; round <= 6; round += 1) {
    if (round === 6) vi.setSystemTime(Date.UTC(2026, 0, 1));
    const { snapshot } = value(await docket.backups.restore(await opened(docket, made.file), 'replace'));
    docket = await openSame(docket);
    expect((await docket.backups.snapshots()).map(({ id }) => id)).toContain(snapshot);
  }
});

/** As it really lies in the database. */
async function heirOf(docket: Docket): Promise<readonly string[] | undefined> {
  const db = await new Dexie(docket.name).open();
  const meta = (await db.table('meta').get('meta')) as { heirOf?: readonly string[] };
  db.close();
  return meta.heirOf;
}

test('[BR14] the plain series goes on over several restores, one after the other', async () => {
  let docket = await begun();
  for (const round of [1, 2]) {
    const made = await docket.backups.make(plain);
    value(await docket.backups.restore(await opened(docket, made.file), 'replace'));
    docket = await openSame(docket);
    expect(await docket.nextNumber('INV-{year}-####'), `round ${round}`).toMatch(/^INV-\d{4}-0002$/);
  }
});

test('what another tab does while a restore runs is in the snapshot, and comes back with it', async () => {
  const docket = await begun();
  const made = await docket.backups.make(plain);
  const other = await openTestDocket(docket.name);
  const file = await opened(docket, made.file);
  let acknowledged: Promise<unknown> | undefined;
  const { snapshot } = value(
    await docket.backups.restore(file, 'replace', {
      onProgress(share) {
        if (share > 0.8) acknowledged ??= other.execute(createInvoice('acknowledged'));
      }
    })
  );
  await acknowledged;
  const restored = await openSame(docket);
  value(await restored.backups.undo(snapshot));
  const back = await openSame(restored);
  expect((await back.invoices(['acknowledged'])).map(({ id }) => id)).toEqual(['acknowledged']);
  await whole(back);
});

test('whoever takes a merge back, and has gone on since, goes on under another name', async () => {
  const { docket, snapshot } = await merged();
  const after = await openSame(docket);
  value(await after.execute(createInvoice('late')));
  const late = await after.backups.make(plain);
  value(await after.backups.undo(snapshot));
  const back = await openSame(after);
  value(await back.execute(createInvoice('after')));
  const outcome = value(await back.backups.restore(await opened(back, late.file), 'merge'));
  expect(outcome.commits.copied).toEqual([]);
  const both = await openSame(back);
  expect((await both.invoices(['theirs', 'late', 'after'])).map(({ id }) => id)).toEqual(['theirs', 'late', 'after']);
  await whole(both);
});

test('a clock that came with a merge goes with it, and what is written after that is still read', async () => {
  const { docket, snapshot } = await merged({ wallMs: latestClockMs(6) });
  value(await docket.backups.undo(snapshot));
  const back = await openSame(docket);
  value(await back.execute(createInvoice('after')));
  expect(await problemOf(back, (await back.backups.make(plain)).file)).toBeNull();
});

test('another tab is told when a merge is taken back, and shows nothing that is gone', async () => {
  const { docket, snapshot } = await merged();
  const tab = await openTestDocket(docket.name);
  value(await docket.backups.undo(snapshot));
  await expect.poll(() => tab.state.value).toBe('replaced');
});

test('a workshop that was changed on both devices is charged once after each has merged the other, as foretold [WR9]', async () => {
  const here = await openTestDocket();
  const base = setUp('training');
  const workflow = presetFor('training', 'certification-body');
  value(await here.execute({ ...base, workflow, business: { ...base.business, account: 'certification-body' } }));
  const priceRule = { fixed: '0', perHour: '10', perParticipant: '10', minimum: '100' };
  value(await here.execute(createWorkshop('ws', { otherParticipants: 0, priceRule })));
  const other = await openTestDocket();
  value(await other.backups.restore(await opened(other, (await here.backups.make(plain)).file), 'merge'));
  const there = await openSame(other);
  value(await here.execute({ do: 'editJob', job: 'ws', changes: [{ path: ['hours'], old: '0', new: '5' }] }));
  value(await there.execute(participants('ws', 0, 4)));
  const [mine, theirs] = [await here.backups.make(plain), await there.backups.make(plain)];
  for (const [docket, made] of [
    [here, theirs],
    [there, mine]
  ] as const) {
    const file = await opened(docket, made.file);
    const foretold = value(await docket.backups.preview(file, 'merge'));
    expect(value(await docket.backups.restore(file, 'merge'))).toMatchObject(foretold);
  }
  const both = [await openSame(here), await openSame(there)];
  const states = await Promise.all(both.map(async (docket) => (await docket.backups.make(plain)).header.state));
  expect(states[1]).toBe(states[0]);
  for (const docket of both) {
    const [row] = (await docket.job('ws'))?.invoices ?? [];
    expect(row).toMatchObject({ totalMinor: 10_000 });
    await whole(docket);
  }
});

test('restoring the same file twice changes nothing', async () => {
  const docket = await begun();
  const made = await docket.backups.make(plain);
  value(await docket.backups.restore(await opened(docket, made.file), 'replace'));
  const once = await openSame(docket);
  const outcome = value(await once.backups.restore(await opened(once, made.file), 'merge'));
  expect(outcome.commits).toEqual({ added: 0, known: 5, copied: [] });
  expect((await once.backups.make(plain)).records).toBe(made.records);
});

test('another tab is told that other data took the place of what it shows, and writes nothing more', async () => {
  const name = freshName();
  const here = await openTestDocket(name);
  value(await here.execute(setUp()));
  const there = await openTestDocket(name);
  const made = await here.backups.make(plain);
  value(await here.backups.restore(await opened(here, made.file), 'replace'));
  await expect.poll(() => there.state.value).toBe('replaced');
  await expect(there.execute(createInvoice('x'))).rejects.toThrow();
});

test('what is not the file that was written is refused, and said why', async () => {
  const docket = await begun();
  const made = await docket.backups.make(plain);
  const sealed = await docket.backups.make({ ...plain, passphrase: 'correct horse' });
  const zipped = await docket.backups.make({ ...plain, isZipped: true });
  expect(await problemOf(docket, new Blob([]))).toBe('empty');
  expect(await problemOf(docket, new Blob(['hello']))).toBe('not-a-backup');
  expect(await problemOf(docket, made.file.slice(0, made.file.size - 10))).toBe('truncated');
  expect(await problemOf(docket, new Blob([made.file, '\n']))).toBe('trailing');
  expect(await problemOf(docket, new Blob([new Uint8Array([0xff, 0xfe, 0x00])]))).toBe('not-text');
  expect(await problemOf(docket, zipped.file.slice(0, zipped.file.size - 20))).toBe('compression');
  expect(await problemOf(docket, sealed.file)).toBe('passphrase-missing');
  expect(await problemOf(docket, sealed.file, 'wrong horse')).toBe('passphrase-wrong');
  expect(await problemOf(docket, sealed.file.slice(0, sealed.file.size - 1), 'correct horse')).toBe('passphrase-wrong');
  expect(await problemOf(docket, await bomb())).toBe('limit');
  expect((await docket.backups.standing()).log).toEqual([]);
});

test('a backup that was only handed over counts as checked once it is read again', async () => {
  const docket = await begun();
  const made = await docket.backups.make(plain);
  await docket.backups.note(made, { isChecked: false });
  value(await docket.execute({ do: 'archiveInvoice', invoice: 'b' }));
  expect(await docket.backups.standing()).toMatchObject({
    last: { isChecked: false, name: made.name },
    changesSince: 1
  });
  await opened(docket, made.file);
  expect(await docket.backups.standing()).toMatchObject({ last: { isChecked: true }, changesSince: 1 });
});

test('reading one backup again says nothing of another one that holds the same', async () => {
  const docket = await begun();
  const one = await docket.backups.make(plain);
  const other = await docket.backups.make({ ...plain, isZipped: true });
  expect(other.records).toBe(one.records);
  await docket.backups.note(one, { isChecked: false });
  await docket.backups.note(other, { isChecked: false });
  // Whatever it is called by now, as a browser that has one of that name renames it.
  value(await docket.backups.open(one.file, `${one.name} (1)`, ''));
  const { log, last } = await docket.backups.standing();
  expect(log.map(({ name, isChecked }) => [name, isChecked])).toEqual([
    [other.name, false],
    [one.name, true]
  ]);
  expect(last?.isChecked).toBe(false);
});

/** A gigabyte of nothing, in a file of some kilobytes. */
async function bomb(): Promise<Blob> {
  const nothing = new Blob(Array.from({ length: 200 }, () => new Uint8Array(1_000_000)));
  return new Response(nothing.stream().pipeThrough(new CompressionStream('gzip'))).blob();
}

/** The same dataset, opened anew as the app does after a restore. */
async function openSame(docket: Docket): Promise<Docket> {
  docket.close();
  return openTestDocket(docket.name);
}
