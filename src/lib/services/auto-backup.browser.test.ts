import { expect, onTestFinished, test, vi } from 'vitest';
import { createInvoice, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { freshName, value } from '#tests/builders/stored.ts';
import type { Docket } from './docket.ts';

async function begun(): Promise<Docket> {
  const docket = await openTestDocket();
  value(await docket.execute(setUp()));
  return docket;
}

/** A real folder of this origin, as a person would choose one. */
async function folder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  const name = freshName();
  onTestFinished(() => root.removeEntry(name, { recursive: true }).catch(() => undefined));
  return root.getDirectoryHandle(name, { create: true });
}

async function filesIn(place: FileSystemDirectoryHandle): Promise<File[]> {
  const files: File[] = [];
  for await (const entry of place.values()) if (entry.kind === 'file') files.push(await entry.getFile());
  return files;
}

test('a folder that was chosen once gets what has changed, also after the app was opened anew', async () => {
  const docket = await begun();
  const place = await folder();
  await docket.autoBackup.keepIn(place);
  expect(docket.autoBackup.state.value).toEqual({ is: 'on', place: place.name });
  value(await docket.execute(createInvoice('a')));
  expect((await docket.backups.standing()).changesSince).toBe(1);
  docket.close();

  const again = await openTestDocket(docket.name);
  await again.autoBackup.run();
  expect(await again.backups.standing()).toMatchObject({
    changesSince: 0,
    last: { isChecked: true, isAutomatic: true }
  });
  const [file, ...more] = await filesIn(place);
  expect(more).toEqual([]);
  const opened = value(await again.backups.open(file ?? new Blob(), 'file', ''));
  expect(opened.header.counts.invoices).toBe(1);
});

test('a folder gets one file of a day, at whatever minute it is written', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-26T09:00:00+01:00') });
  onTestFinished(() => void vi.useRealTimers());
  const docket = await begun();
  const place = await folder();
  await docket.autoBackup.keepIn(place);
  for (const [id, time] of Object.entries({ a: '2026-11-26T14:05', b: '2026-11-26T23:59' })) {
    vi.setSystemTime(new Date(`${time}:00+01:00`));
    value(await docket.execute(createInvoice(id)));
    await docket.autoBackup.run();
  }
  expect((await filesIn(place)).map(({ name }) => name)).toEqual([
    expect.stringMatching(/^docket-2026-11-26-[\w-]{4}\.json\.gz$/)
  ]);
});

test('nothing is written where nothing has changed', async () => {
  const docket = await begun();
  const place = await folder();
  await docket.autoBackup.keepIn(place);
  const [before] = await filesIn(place);
  await docket.autoBackup.run();
  const [after] = await filesIn(place);
  expect(after?.lastModified).toBe(before?.lastModified);
});

test('a folder that is gone is said so, and what comes back is written again', async () => {
  const docket = await begun();
  const place = await folder();
  await docket.autoBackup.keepIn(place);
  const root = await navigator.storage.getDirectory();
  await root.removeEntry(place.name, { recursive: true });
  value(await docket.execute(createInvoice('a')));
  await docket.autoBackup.run();
  expect(docket.autoBackup.state.value).toEqual({ is: 'failed', place: place.name, why: 'NotFoundError' });
  expect((await docket.backups.standing()).changesSince).toBe(1);
  await root.getDirectoryHandle(place.name, { create: true });
  await docket.autoBackup.run();
  expect(docket.autoBackup.state.value).toEqual({ is: 'on', place: place.name });
});

test('once it is stopped, nothing is written any more', async () => {
  const docket = await begun();
  const place = await folder();
  await docket.autoBackup.keepIn(place);
  await docket.autoBackup.stop();
  value(await docket.execute(createInvoice('a')));
  await docket.autoBackup.run();
  expect(docket.autoBackup.state.value).toEqual({ is: 'off' });
  expect((await docket.backups.standing()).changesSince).toBe(1);
});

test('two devices that share a folder keep a file each', async () => {
  const one = await begun();
  const place = await folder();
  await one.autoBackup.keepIn(place);
  const made = await one.backups.make({ withFiles: true, isZipped: false, passphrase: '' });
  const other = await openTestDocket();
  value(await other.backups.restore(value(await other.backups.open(made.file, 'file', '')), 'merge'));
  const there = await openTestDocket(other.name);
  await there.autoBackup.keepIn(place);
  expect(await filesIn(place)).toHaveLength(2);
});

test('a place that is chosen while another one is being written to is the one that counts', async () => {
  const docket = await begun();
  const [first, second] = [await folder(), await folder()];
  await Promise.all([docket.autoBackup.keepIn(first), docket.autoBackup.keepIn(second)]);
  expect(docket.autoBackup.state.value).toEqual({ is: 'on', place: second.name });
  expect(await filesIn(second)).toHaveLength(1);
});

test('what a restore has put here is never written over what was there', async () => {
  const docket = await begun();
  const place = await folder();
  value(await docket.execute(createInvoice('a')));
  const made = await docket.backups.make({ withFiles: true, isZipped: false, passphrase: '' });
  value(await docket.execute(createInvoice('b')));
  await docket.autoBackup.keepIn(place);
  const [before] = await filesIn(place);
  value(await docket.backups.restore(value(await docket.backups.open(made.file, 'file', '')), 'replace'));
  docket.close();
  const again = await openTestDocket(docket.name);
  await again.autoBackup.run();
  expect(again.autoBackup.state.value).toMatchObject({ is: 'failed', why: 'other-history' });
  const [after, ...more] = await filesIn(place);
  expect([after?.lastModified, more]).toEqual([before?.lastModified, []]);
  await again.autoBackup.keepIn(place);
  expect(again.autoBackup.state.value).toEqual({ is: 'on', place: place.name });
});
