import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { BackupChoices, MadeBackup } from '#services/backups.ts';
import type { Docket } from '#services/docket.ts';
import { createInvoice } from '#tests/builders/commands.ts';
import { openBegunDocket, openTestDocket } from '#tests/builders/docket.ts';
import { fill } from '#tests/builders/large.ts';
import { renderOver } from '#tests/builders/session.ts';
import { freshName, value } from '#tests/builders/stored.ts';
import BackUp from '#ui/backup/BackUp.svelte';
import { chooseTarget } from '#ui/files.ts';
import { words } from '#ui/words/words.ts';
import { counted, isThorough } from './counted.ts';

/**
 * Writing into a file of the person's choice, and what may become of it. The files are real ones of this origin; what
 * goes wrong is put in front of them. Nothing counts as backed up that was not read again and found to be what was written.
 */
const plain: BackupChoices = { withFiles: true, isZipped: false, passphrase: '' };
const old = 'what was in the file before';

afterEach(() => {
  delete (window as { showSaveFilePicker?: unknown }).showSaveFilePicker;
});

/** What a person chooses in the browser's own dialog. */
function choosing(choose: () => Promise<FileSystemFileHandle>): void {
  Object.assign(window, { showSaveFilePicker: choose });
}

async function freshFile(content = old): Promise<FileSystemFileHandle> {
  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle(freshName(), { create: true });
  const writable = await handle.createWritable();
  await writable.write(content);
  await writable.close();
  return handle;
}

async function remove(handle: FileSystemFileHandle): Promise<void> {
  await (await navigator.storage.getDirectory()).removeEntry(handle.name);
}

async function textIn(handle: FileSystemFileHandle): Promise<string> {
  return (await handle.getFile()).text();
}

type Faulty = Partial<Pick<FileSystemFileHandle, 'createWritable' | 'getFile'>>;

/** A real file, but for what a fault puts in the place of its own. */
function faulty(handle: FileSystemFileHandle, faults: Faulty): FileSystemFileHandle {
  return new Proxy(handle, {
    get(target, name) {
      if (Object.hasOwn(faults, name)) return faults[name as keyof Faulty];
      const own: unknown = Reflect.get(target, name);
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    }
  });
}

/** A stream into a real file that takes only half of what it is given, and then does something else. */
function half(
  handle: FileSystemFileHandle,
  then: (stream: FileSystemWritableFileStream) => Promise<void>
): FileSystemFileHandle {
  return faulty(handle, {
    async createWritable() {
      const stream = await handle.createWritable();
      const write = async (file: Blob): Promise<void> => {
        await stream.write(file.slice(0, file.size / 2));
        await then(stream);
      };
      return { write, close: () => stream.close() } as unknown as FileSystemWritableFileStream;
    }
  });
}

interface Mishap {
  readonly fault: 'D8' | 'D10';
  readonly choose: (handle: FileSystemFileHandle) => FileSystemFileHandle;
  readonly said: string | ((name: string) => string);
  /** Whether the file is afterwards what it was before. */
  readonly keepsOld: boolean;
}

const failing = (name: string) => () => Promise.reject(new DOMException('injected', name));

const mishaps: Record<string, Mishap> = {
  'fails half-way': {
    fault: 'D8',
    choose: (handle) =>
      half(handle, async (stream) => {
        await stream.abort();
        throw new DOMException('injected', 'UnknownError');
      }),
    said: words.backup.failed,
    keepsOld: true
  },
  'is given up by somebody else half-way': {
    fault: 'D8',
    choose: (handle) =>
      half(handle, async (stream) => {
        await stream.abort();
        await stream.write('more');
      }),
    said: words.backup.failed,
    keepsOld: true
  },
  'is closed by somebody else half-way': {
    fault: 'D8',
    choose: (handle) =>
      half(handle, async (stream) => {
        await stream.close();
        await stream.write('more');
      }),
    said: words.backup.failed,
    keepsOld: false
  },
  'takes only half, and says that all is well': {
    fault: 'D8',
    choose: (handle) => half(handle, () => Promise.resolve()),
    said: words.backup.damaged,
    keepsOld: false
  },
  'is not what was written, though as long': {
    fault: 'D8',
    choose: (handle) =>
      faulty(handle, {
        async getFile() {
          const file = await handle.getFile();
          return new File([file.slice(0, file.size - 1), '?'], file.name);
        }
      }),
    said: words.backup.damaged,
    keepsOld: false
  },
  'meets a full disk while it is written': {
    fault: 'D10',
    choose: (handle) =>
      half(handle, async (stream) => {
        await stream.abort();
        await failing('QuotaExceededError')();
      }),
    said: words.backup.failed,
    keepsOld: true
  },
  'may not be written any more': {
    fault: 'D10',
    choose: (handle) => faulty(handle, { createWritable: failing('NotAllowedError') }),
    said: words.backup.failed,
    keepsOld: true
  },
  'is held by another program': {
    fault: 'D10',
    choose: (handle) => faulty(handle, { createWritable: failing('NoModificationAllowedError') }),
    said: words.backup.failed,
    keepsOld: true
  },
  'may be written, and not be read again': {
    fault: 'D10',
    choose: (handle) => faulty(handle, { getFile: failing('NotAllowedError') }),
    said: words.backup.failed,
    keepsOld: false
  }
};

test.each(Object.entries(mishaps))(
  '[D8] [D10] a file that %s is not called a backup, and nobody is told that it is one',
  async (_name, { fault, choose, said, keepsOld }) => {
    const docket = await openBegunDocket();
    const handle = await freshFile();
    choosing(() => Promise.resolve(choose(handle)));
    await renderOver(docket, BackUp, { onbackup: () => expect.unreachable('it says that it is backed up') });
    await page.getByRole('button', { name: words.backup.now }).click();
    await expect.element(page.getByText(typeof said === 'string' ? said : said(handle.name))).toBeVisible();
    const { log } = await docket.backups.standing();
    expect(log).toEqual([]);
    if (keepsOld) expect(await textIn(handle)).toBe(old);
    await remove(handle);
    counted(fault, { 'writes spoiled': 1, 'called backed up': log.length });
  }
);

test('[D10] a file that was moved away while it was written is not called a backup', async () => {
  const docket = await openBegunDocket();
  const handle = await freshFile();
  choosing(() =>
    Promise.resolve(
      faulty(handle, {
        async getFile() {
          await remove(handle);
          return handle.getFile();
        }
      })
    )
  );
  await renderOver(docket, BackUp, { onbackup: () => expect.unreachable('it says that it is backed up') });
  await page.getByRole('button', { name: words.backup.now }).click();
  await expect.element(page.getByText(words.backup.failed)).toBeVisible();
  const { log } = await docket.backups.standing();
  expect(log).toEqual([]);
  counted('D10', { 'writes spoiled': 1, 'called backed up': log.length });
});

test('a file that is written whole is read again and called backed up, and the next one may go into it, too', async () => {
  const docket = await openBegunDocket();
  const handle = await freshFile();
  choosing(() => Promise.resolve(handle));
  let backedUp = 0;
  await renderOver(docket, BackUp, { onbackup: () => (backedUp += 1) });
  for (const time of [1, 2]) {
    await page.getByRole('button', { name: words.backup.now }).click();
    await expect.poll(() => backedUp).toBe(time);
    expect((await docket.backups.open(await handle.getFile(), '', '')).ok).toBe(true);
  }
  expect((await docket.backups.standing()).log.map(({ isChecked }) => isChecked)).toEqual([true, true]);
  await remove(handle);
});

test('[D9] two tabs that back up into one file leave one whole backup in it, and none says it wrote what is not there', async () => {
  const here = await openBegunDocket();
  const there = await openTestDocket(here.name);
  const handle = await freshFile();
  choosing(() => Promise.resolve(handle));
  const rounds = isThorough ? 50 : 5;
  const figures = { rounds: 0, 'whole files': 0, 'neither said so': 0 };
  for (let round = 0; round < rounds; round += 1) {
    value(await here.execute(createInvoice(`here-${round}`)));
    const one = await here.backups.make(plain);
    value(await there.execute(createInvoice(`there-${round}`)));
    const other = await there.backups.make(plain);
    expect(one.records).not.toBe(other.records);
    const said = await Promise.all([one, other].map((made) => written(here, made)));
    const left = value(await here.backups.open(await handle.getFile(), '', ''));
    expect([one.records, other.records]).toContain(left.records);
    // Whoever came last found what it had written; the other one may have been in time to look, too.
    expect(said[left.records === one.records ? 0 : 1]).toBe('checked');
    figures.rounds += 1;
    figures['whole files'] += 1;
    if (!said.includes('checked')) figures['neither said so'] += 1;
  }
  counted('D9', figures);
  await remove(handle);
});

async function written({ backups }: Docket, { file, name }: MadeBackup): Promise<string> {
  const target = await chooseTarget(name, backups.writeInto);
  return target!.write(file).catch((error: unknown) => {
    if (error instanceof DOMException) return error.name;
    throw error;
  });
}

test.each<[what: string, spoil: (handle: FileSystemFileHandle) => Promise<void>, why: string]>([
  ['removed', remove, 'unreadable'],
  ['written over', async (handle) => spoil(handle, old), 'unreadable'],
  ['cut short', async (handle) => spoil(handle, (await textIn(handle)).slice(0, 5_000)), 'unreadable']
])(
  '[D10] a file that was %s between the look and the restore is refused, and nothing changes',
  async (_what, spoilIt, why) => {
    const source = await openTestDocket();
    await fill(source, { invoices: 3, fileBytes: 20_000, bytesOfEach: 10_000 });
    const handle = await freshFile();
    await spoil(handle, (await source.backups.make(plain)).file);
    const docket = await openBegunDocket();
    const before = (await docket.backups.make(plain)).records;
    const opened = value(await docket.backups.open(await handle.getFile(), 'file', ''));
    await spoilIt(handle);
    expect(await docket.backups.restore(opened, 'replace')).toMatchObject({ ok: false, error: { why } });
    expect((await docket.backups.make(plain)).records).toBe(before);
    expect(await docket.backups.snapshots()).toEqual([]);
    counted('D10', { 'files spoiled before a restore': 1, refused: 1 });
  }
);

async function spoil(handle: FileSystemFileHandle, content: string | Blob): Promise<void> {
  const writable = await handle.createWritable();
  await writable.write(content);
  await writable.close();
}
