import { Dexie } from 'dexie';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createInvoice, linesOf, owner, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { copyDatabase } from '#tests/builders/everything.ts';
import { freshName, value } from '#tests/builders/stored.ts';
import type { SingleCommand } from '#domain/ledger/command.ts';
import type { Docket } from './docket.ts';
import type { FolderSync, OtherFile } from './folder-sync.ts';

/** A real folder of this origin, as a person would choose one. */
async function folder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  const name = freshName();
  onTestFinished(() => root.removeEntry(name, { recursive: true }).catch(() => undefined));
  return root.getDirectoryHandle(name, { create: true });
}

/** Two devices with one history and a folder that both share. */
async function two(invoices: readonly string[] = ['a']): Promise<{
  here: Docket;
  there: Docket;
  place: FileSystemDirectoryHandle;
  syncs: { here: FolderSync; there: FolderSync };
}> {
  const here = await openTestDocket();
  value(await here.execute(setUp()));
  for (const id of invoices) value(await here.execute(createInvoice(id, { lines: linesOf('100') })));
  const there = await joining(here);
  const place = await folder();
  const syncs = { here: await here.sync(), there: await there.sync() };
  await syncs.here.share(place);
  await syncs.there.share(place);
  await syncs.here.run();
  return { here, there, place, syncs };
}

/** A new device that begins with a backup of another one. */
async function joining(from: Docket): Promise<Docket> {
  const made = await from.backups.make({ withFiles: true, isZipped: false, passphrase: '' });
  const first = await openTestDocket();
  value(await first.backups.restore(value(await first.backups.open(made.file, 'file', '')), 'merge'));
  first.close();
  const joined = await openTestDocket(first.name);
  await joined.actAs(owner);
  return joined;
}

function othersOf(sync: FolderSync): readonly OtherFile[] {
  const state = sync.state.value;
  if (state.is !== 'on') throw new Error(JSON.stringify(state));
  return state.others;
}

/** The file of the other one of two devices. */
function otherNameIn(sync: FolderSync): string {
  const [other] = othersOf(sync);
  if (!other) throw new Error('no other device has written anything');
  return other.name;
}

async function textOf(place: FileSystemDirectoryHandle, name: string): Promise<string> {
  return (await (await place.getFileHandle(name)).getFile()).text();
}

async function put(place: FileSystemDirectoryHandle, name: string, text: string): Promise<void> {
  const writable = await (await place.getFileHandle(name, { create: true })).createWritable();
  await writable.write(text);
  await writable.close();
}

const statusOf = async (docket: Docket, id: string): Promise<string | undefined> =>
  (await docket.ask(id))?.invoice.status;

test('what is done on one device is done on the other, and both say that they are equal [C7]', async () => {
  const { here, there, syncs } = await two();
  value(await here.execute(createInvoice('b')));
  value(await there.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }));
  await syncs.here.run();
  await syncs.there.run();
  await syncs.here.run();
  await syncs.there.run();
  expect(await statusOf(here, 'a')).toBe('sent');
  expect(await statusOf(there, 'b')).toBe('draft');
  expect(othersOf(syncs.here)).toMatchObject([{ standing: { is: 'same' } }]);
  expect(othersOf(syncs.there)).toMatchObject([{ standing: { is: 'same' } }]);
  expect(syncs.here.state.value).toMatchObject({ state: (syncs.there.state.value as { state: string }).state });
  expect(await syncs.here.arrivals()).toMatchObject([{ invoices: [{ id: 'a', becomes: 'changed' }], conflicts: 0 }]);
  expect(await syncs.there.arrivals()).toMatchObject([{ invoices: [{ id: 'b', becomes: 'added' }] }]);
  expect(here.columns.query({ today: here.today(), statuses: ['sent'] }).ids).toEqual(['a']);
});

test('nothing is written or read again where nothing has changed', async () => {
  const { syncs, place } = await two();
  const files = async (): Promise<number[]> => {
    const found: number[] = [];
    for await (const entry of place.values())
      if (entry.kind === 'file') found.push((await entry.getFile()).lastModified);
    return found.sort((left, right) => left - right);
  };
  const before = await files();
  const opened = vi.spyOn(Blob.prototype, 'stream');
  onTestFinished(() => opened.mockRestore());
  await syncs.here.run();
  await syncs.there.run();
  expect(await files()).toEqual(before);
  expect(opened).not.toHaveBeenCalled();
});

test('a file that is still on its way changes nothing, and is taken in once it is whole', async () => {
  const { here, there, place, syncs } = await two();
  value(await there.execute(createInvoice('b')));
  await syncs.there.run();
  const [name = ''] = othersOf(syncs.here).map((one) => one.name);
  const whole = await textOf(place, name);
  for (const part of ['', whole.slice(0, 80), whole.slice(0, whole.length / 2), whole.slice(0, -10)]) {
    await put(place, name, part);
    await syncs.here.run();
    expect(othersOf(syncs.here)).toMatchObject([{ name, standing: { is: 'unreadable', problem: {} } }]);
    expect(await here.ask('b')).toBeNull();
  }
  await put(place, name, whole);
  await syncs.here.run();
  expect(await statusOf(here, 'b')).toBe('draft');
});

test('a file that cannot be read just now holds up none of the others, nor what is written here', async () => {
  const { here, there, place, syncs } = await two();
  value(await there.execute(createInvoice('b')));
  value(await here.execute(createInvoice('c')));
  await syncs.there.run();
  await put(place, 'docket-aaa.json', 'a file that only a service has\n');
  const slice = vi.spyOn(File.prototype, 'slice').mockImplementation(function (this: File, ...asked) {
    const part = Blob.prototype.slice.apply(this, asked);
    if (this.name === 'docket-aaa.json')
      part.text = () => Promise.reject(new DOMException('it is not here', 'NotReadableError'));
    return part;
  });
  onTestFinished(() => slice.mockRestore());
  await syncs.here.run();
  expect(othersOf(syncs.here)).toContainEqual({
    name: 'docket-aaa.json',
    at: null,
    standing: { is: 'unreadable', problem: { why: 'unreadable' } }
  });
  expect(await statusOf(here, 'b')).toBe('draft');
  await syncs.there.run();
  expect(await statusOf(there, 'c')).toBe('draft');
});

test('a device without room for what has come says so, and goes on once there is some', async () => {
  const { here, there, syncs } = await two();
  value(await there.execute(createInvoice('b')));
  await syncs.there.run();
  const put = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await syncs.here.run();
  expect(syncs.here.state.value).toMatchObject({ is: 'failed', why: 'quota' });
  put.mockRestore();
  await syncs.here.run();
  expect(await statusOf(here, 'b')).toBe('draft');
});

test('a conflicted copy that a service has made is one more file to read', async () => {
  const { here, there, place, syncs } = await two();
  value(await there.execute(createInvoice('b')));
  await syncs.there.run();
  await syncs.here.run();
  const [name = ''] = othersOf(syncs.here).map((one) => one.name);
  value(await there.execute(createInvoice('c')));
  await syncs.there.run();
  const newer = await textOf(place, name);
  await place.removeEntry(name);
  await put(place, name.replace('.json', ' (conflicted copy 2026-03-02).json'), newer);
  await syncs.here.run();
  expect(await statusOf(here, 'c')).toBe('draft');
  expect((await syncs.here.arrivals()).map(({ invoices }) => invoices.map(({ id }) => id))).toEqual([['c'], ['b']]);
});

test('where a service brings back an older copy of the file of this device, it is written anew', async () => {
  const { here, there, place, syncs } = await two();
  const own = otherNameIn(syncs.there);
  const older = await textOf(place, own);
  value(await here.execute(createInvoice('b')));
  await syncs.here.run();
  await put(place, own, older);
  await syncs.here.run();
  await syncs.there.run();
  expect(await statusOf(there, 'b')).toBe('draft');
});

test('a file of another business is never taken in', async () => {
  const { here, syncs, place } = await two();
  const other = await openTestDocket();
  value(await other.execute(setUp()));
  value(await other.execute(createInvoice('x')));
  await (await other.sync()).share(place);
  await syncs.here.run();
  expect(await here.ask('x')).toBeNull();
  expect(othersOf(syncs.here).filter(({ standing }) => standing.is === 'other-history')).toHaveLength(1);
});

test('a merge that would take away more than a fifth stops and asks, and goes on once somebody agrees', async () => {
  const { here, there, syncs } = await two(['a', 'b', 'c', 'd']);
  value(await there.execute({ do: 'deleteInvoice', invoice: 'a' }));
  await syncs.there.run();
  await syncs.here.run();
  const [asking] = othersOf(syncs.here);
  expect(asking).toMatchObject({ standing: { is: 'asks', losses: { of: 4, removed: 1, cancelled: 0 } } });
  expect((await here.ask('a'))?.invoice.deleted).toBeNull();
  await syncs.here.run();
  expect(othersOf(syncs.here)).toMatchObject([{ standing: { is: 'asks' } }]);
  await syncs.here.agree(asking!.name);
  expect((await here.ask('a'))?.invoice.deleted).not.toBeNull();
  expect(othersOf(syncs.here)).toMatchObject([{ standing: { is: 'same' } }]);
});

test('a workflow that would cancel what nobody has touched stops and asks, too', async () => {
  const { here, there, syncs } = await two(['a', 'b', 'c', 'd']);
  await syncs.there.run();
  value(await here.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }));
  const workflow = await there.workflow();
  if (!workflow) throw new Error('there is no workflow');
  const { invoice: machine } = workflow.document.machines;
  const statuses = machine.statuses.map((status) =>
    status.id === 'sent'
      ? { ...status, group: 'CANCELLED' as const, outcome: 'negative' as const, editing: 'sealed' as const }
      : status
  );
  const machines = { ...workflow.document.machines, invoice: { ...machine, statuses } };
  value(await there.execute({ do: 'publishWorkflow', document: { ...workflow.document, machines } }));
  await syncs.there.run();
  await syncs.here.run();
  expect(othersOf(syncs.here)).toMatchObject([
    { standing: { is: 'asks', losses: { of: 4, removed: 0, cancelled: 1 } } }
  ]);
});

test('a field that both have changed is in the inbox of both, and what only one has changed is not [B93]', async () => {
  const { here, there, syncs } = await two(['a', 'b']);
  await syncs.there.run();
  const priced = (invoice: string, to: string): SingleCommand => ({
    do: 'editInvoice',
    invoice,
    changes: [{ path: ['lines', 'line-0', 'price'], old: '100', new: to }]
  });
  value(await here.execute(priced('a', '110')));
  value(await there.execute(priced('a', '120')));
  value(
    await there.execute({ do: 'editInvoice', invoice: 'a', changes: [{ path: ['notes'], old: '', new: 'Thanks' }] })
  );
  value(await there.execute(priced('b', '130')));
  for (const sync of [syncs.there, syncs.here, syncs.there]) await sync.run();
  for (const docket of [here, there]) {
    const { invoices } = await docket.inbox();
    expect(invoices.map(({ id, inbox }) => [id, ...Object.values(inbox)])).toMatchObject([
      ['a', { kind: 'edited-apart', path: ['lines', 'line-0', 'price'], other: '110' }]
    ]);
  }
  expect((await syncs.here.arrivals()).map(({ conflicts }) => conflicts)).toEqual([1]);
});

test('what both have done to one invoice is in the inbox of both, once [B93]', async () => {
  const { here, there, syncs } = await two();
  value(await here.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }));
  await syncs.here.run();
  await syncs.there.run();
  value(await here.execute({ do: 'changeStatus', invoice: 'a', to: 'draft', reason: 'wrong' }));
  value(await there.execute({ do: 'changeStatus', invoice: 'a', to: 'disputed', reason: 'late' }));
  for (let round = 0; round < 2; round += 1) for (const sync of [syncs.here, syncs.there]) await sync.run();
  for (const docket of [here, there]) {
    const { invoices } = await docket.inbox();
    expect(invoices.map(({ inbox }) => Object.values(inbox).map(({ kind }) => kind))).toEqual([['moved-apart']]);
  }
  expect((await syncs.here.arrivals()).map(({ conflicts }) => conflicts)).toEqual([1]);
  expect((await syncs.there.arrivals()).map(({ conflicts }) => conflicts)).toEqual([1, 0]);
});

test('a profile that was copied goes on as two devices, and what both have done is kept', async () => {
  const { here, place } = await two();
  here.close();
  const copy = freshName();
  await copyDatabase(here.name, copy);
  const twins = [await openTestDocket(here.name), await openTestDocket(copy)];
  for (const [index, twin] of twins.entries()) value(await twin.execute(createInvoice(`of-${index}`)));
  const syncs = await Promise.all(twins.map((twin) => twin.sync()));
  for (let round = 0; round < 3; round += 1) for (const sync of syncs) await sync.run();
  for (const [index, twin] of twins.entries()) {
    expect(await statusOf(twin, `of-${1 - index}`)).toBe('draft');
    expect((await twin.checkIntegrity()).findings).toEqual([]);
  }
  const states = syncs.map((sync) => (sync.state.value as { state: string }).state);
  expect(states[0]).toBe(states[1]);
  expect((await Promise.all(syncs.map((sync) => sync.arrivals()))).flat().some(({ isCopied }) => isCopied)).toBe(true);
  const names: string[] = [];
  for await (const entry of place.values()) names.push(entry.name);
  // Both go by a new name, and the file of the old one stays for whoever has not read it yet.
  expect(names).toHaveLength(4);
});

test('[D10] a folder that is gone is said so, and what comes back is gone on with', async () => {
  const { place, syncs } = await two();
  const root = await navigator.storage.getDirectory();
  await root.removeEntry(place.name, { recursive: true });
  await syncs.here.run();
  expect(syncs.here.state.value).toMatchObject({ is: 'failed', why: 'NotFoundError' });
  await root.getDirectoryHandle(place.name, { create: true });
  await syncs.here.run();
  await syncs.there.run();
  expect(othersOf(syncs.there)).toMatchObject([{ standing: { is: 'same' } }]);
});

test('[D8] a file whose writing breaks off half-way is said so, and leaves what the others read', async () => {
  const { here, there, place, syncs } = await two();
  await syncs.there.run();
  const own = otherNameIn(syncs.there);
  const before = await textOf(place, own);
  value(await here.execute(createInvoice('b')));
  const write = vi.spyOn(FileSystemWritableFileStream.prototype, 'write').mockImplementationOnce(async function (
    this: FileSystemWritableFileStream
  ) {
    await this.abort();
    throw new DOMException('the drive was pulled out', 'NetworkError');
  });
  await syncs.here.run();
  write.mockRestore();
  expect(syncs.here.state.value).toMatchObject({ is: 'failed', why: 'NetworkError' });
  expect(await textOf(place, own)).toBe(before);
  await syncs.here.run();
  await syncs.there.run();
  expect(syncs.here.state.value.is).toBe('on');
  expect(await statusOf(there, 'b')).toBe('draft');
});

test('[D9] two tabs of one device write one file, whole, whichever comes first', async () => {
  const { here, there, place, syncs } = await two();
  await syncs.there.run();
  const own = otherNameIn(syncs.there);
  const tab = await openTestDocket(here.name);
  const tabs = [syncs.here, await tab.sync()] as const;
  for (let round = 0; round < 5; round += 1) {
    value(await here.execute(createInvoice(`here-${round}`)));
    value(await tab.execute(createInvoice(`tab-${round}`)));
    value(await there.execute(createInvoice(`there-${round}`)));
    await Promise.all([...tabs.map((sync) => sync.run()), syncs.there.run()]);
    expect(JSON.parse(await textOf(place, own))).toMatchObject({ format: 'docket-backup' });
  }
  for (let round = 0; round < 2; round += 1) for (const sync of [...tabs, syncs.there]) await sync.run();
  expect(othersOf(syncs.there)).toMatchObject([{ name: own, standing: { is: 'same' } }]);
  for (const docket of [here, tab, there])
    expect(docket.columns.query({ today: docket.today() }).ids).toHaveLength(1 + 3 * 5);
  expect((await tabs[1].arrivals()).flatMap(({ invoices }) => invoices)).toHaveLength(5);
});

test('[E4] what only a newer version understands is passed on to the others as it came', async () => {
  const { here, there, place, syncs } = await two();
  await syncs.there.run();
  const record = { id: 'z', kind: 'zebra', stripes: [1, { of: null }] };
  const newer = await new Dexie(there.name).open();
  await newer.table('strays').put({ id: 'z', record });
  newer.close();
  value(await there.execute(createInvoice('b')));
  value(await here.execute(createInvoice('c')));
  await syncs.there.run();
  await syncs.here.run();
  expect(await statusOf(here, 'b')).toBe('draft');
  await syncs.there.run();
  expect(await textOf(place, otherNameIn(syncs.there))).toContain(JSON.stringify(record));
});

test('[D10] a disk that is full is said so, and nothing of what is here or there is lost', async () => {
  const { here, there, place, syncs } = await two();
  value(await here.execute(createInvoice('b')));
  const full = vi
    .spyOn(FileSystemFileHandle.prototype, 'createWritable')
    .mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
  await syncs.here.run();
  full.mockRestore();
  expect(syncs.here.state.value).toMatchObject({ is: 'failed', place: place.name, why: 'QuotaExceededError' });
  await syncs.here.run();
  await syncs.there.run();
  expect(await statusOf(there, 'b')).toBe('draft');
});

test('[D10] where the browser wants to be asked again, nothing is read or written before the person has allowed it', async () => {
  const { here, syncs } = await two();
  const asked = vi
    .spyOn(FileSystemHandle.prototype as unknown as { queryPermission(): Promise<string> }, 'queryPermission')
    .mockResolvedValue('prompt');
  onTestFinished(() => asked.mockRestore());
  value(await here.execute(createInvoice('b')));
  await syncs.here.run();
  expect(syncs.here.state.value.is).toBe('waiting');
});

test.each(['granted', 'denied'] as const)('the person is asked at a press, and answers: %s', async (answer) => {
  const { here, there, syncs } = await two();
  value(await there.execute(createInvoice('b')));
  await syncs.there.run();
  const handle = FileSystemHandle.prototype as unknown as {
    queryPermission(): Promise<string>;
    requestPermission(): Promise<string>;
  };
  const queried = vi.spyOn(handle, 'queryPermission').mockResolvedValue('prompt');
  const requested = vi.spyOn(handle, 'requestPermission').mockImplementation(() => {
    if (answer === 'granted') queried.mockRestore();
    return Promise.resolve(answer);
  });
  onTestFinished(() => {
    queried.mockRestore();
    requested.mockRestore();
  });
  await syncs.here.run();
  await syncs.here.allow();
  expect(requested).toHaveBeenCalledOnce();
  expect(syncs.here.state.value.is).toBe(answer === 'granted' ? 'on' : 'waiting');
  expect(await here.ask('b')).toEqual(answer === 'granted' ? expect.anything() : null);
});

test('a folder is followed: at once, each minute, and as the app is come back to, until that is ended', async () => {
  const { here, there, syncs } = await two();
  const listeners = { minute: (): void => undefined, shown: (): void => undefined };
  const onError = vi.fn();
  const stop = syncs.here.follow({
    changes: here.changes,
    everyMinute: (listener) => {
      listeners.minute = listener;
      return () => (listeners.minute = () => undefined);
    },
    whenShown: (listener) => {
      listeners.shown = listener;
      return () => (listeners.shown = () => undefined);
    },
    onError
  });
  for (const [id, occasion] of [
    ['b', () => listeners.minute()],
    ['c', () => listeners.shown()]
  ] as const) {
    value(await there.execute(createInvoice(id)));
    await syncs.there.run();
    occasion();
    await expect.poll(() => here.ask(id)).not.toBeNull();
  }
  stop();
  value(await there.execute(createInvoice('d')));
  await syncs.there.run();
  listeners.minute();
  listeners.shown();
  await syncs.there.run();
  expect(await here.ask('d')).toBeNull();
  expect(onError).not.toHaveBeenCalled();
});

test('a newer version of the app writes anew what it reckons otherwise, though nothing has changed', async () => {
  const { here, syncs } = await two();
  await syncs.there.run();
  const before = syncs.there.state.value;
  const raw = await new Dexie(here.name).open();
  const row = (await raw.table('device').get('sync-folder')) as { value: { written: object } };
  await raw
    .table('device')
    .put({ ...row, value: { ...row.value, written: { ...row.value.written, fold: 0, state: '' } } });
  raw.close();
  await syncs.here.run();
  expect(syncs.here.state.value).toMatchObject({ is: 'on', state: before.is === 'on' ? before.state : '' });
  expect(othersOf(syncs.here)).toMatchObject([{ standing: { is: 'same' } }]);
});

test('data that was replaced is not brought back by the folder, and other data is not mixed into it', async () => {
  const { here, there, place, syncs } = await two();
  const other = await openTestDocket();
  value(await other.execute(setUp()));
  const { file } = await other.backups.make({ withFiles: true, isZipped: false, passphrase: '' });
  value(await here.backups.restore(value(await here.backups.open(file, 'file', '')), 'replace'));
  here.close();
  const again = await openTestDocket(here.name);
  const sync = await again.sync();
  await sync.run();
  expect(sync.state.value).toMatchObject({ is: 'failed', why: 'other-history' });
  expect(await again.ask('a')).toBeNull();

  // Shared anew, each file of before stays out, here and there.
  await sync.share(place);
  expect(othersOf(sync).map(({ standing }) => standing.is)).toEqual(['other-history', 'other-history']);
  expect(await again.ask('a')).toBeNull();
  await syncs.there.run();
  expect(othersOf(syncs.there).map(({ standing }) => standing.is)).toContain('other-history');
  expect(await statusOf(there, 'a')).toBe('draft');
});

test('the folder is remembered, and stops being shared at a word', async () => {
  const { here, there, syncs } = await two();
  here.close();
  const again = await openTestDocket(here.name);
  value(await there.execute(createInvoice('b')));
  await syncs.there.run();
  const sync = await again.sync();
  await sync.run();
  expect(await statusOf(again, 'b')).toBe('draft');
  await sync.stop();
  value(await there.execute(createInvoice('c')));
  await syncs.there.run();
  await sync.run();
  expect(sync.state.value).toEqual({ is: 'off' });
  expect(await again.ask('c')).toBeNull();
});
