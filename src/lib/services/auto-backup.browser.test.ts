import { expect, onTestFinished, test } from 'vitest';
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
