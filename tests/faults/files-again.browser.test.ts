import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { backupFormat } from '#domain/backup/format.ts';
import type { BackupChoices } from '#services/backups.ts';
import type { Docket } from '#services/docket.ts';
import { fileOf } from '#tests/builders/backup-file.ts';
import { createClient, createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { everythingIn } from '#tests/builders/everything.ts';
import { renderOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
import RestoreDialog from '#ui/backup/RestoreDialog.svelte';
import { words } from '#ui/words/words.ts';
import { counted } from './counted.ts';

const plain: BackupChoices = { withFiles: true, isZipped: false, passphrase: '' };

async function begun(): Promise<Docket> {
  const docket = await openTestDocket();
  value(await docket.execute(setUp()));
  value(await docket.execute(createClient('c', 'Lovelace Ltd')));
  value(await docket.execute(createInvoice('a', { lines: linesOf('100') })));
  return docket;
}

test.each(['replace', 'merge'] as const)(
  '[D12] a file that is restored twice (%s) changes nothing the second time',
  async (mode) => {
    const docket = await begun();
    const made = await docket.backups.make(plain);
    const once = await restored(docket, made.file, mode);
    const opened = value(await once.backups.open(made.file, made.name, ''));
    const preview = value(await once.backups.preview(opened, opened.isOfThisHistory ? mode : 'replace'));
    for (const tally of Object.values(preview.tallies)) expect(tally).toMatchObject({ added: 0, changed: 0, here: 0 });
    const twice = await restored(once, made.file, mode);
    const again = await twice.backups.make(plain);
    expect([again.records, again.header.state]).toEqual([made.records, made.header.state]);
    counted('D12', { 'restored twice': 1 });
  }
);

test('[D12] an older file over newer data says so first, and what was newer can be had back', async () => {
  const docket = await begun();
  const older = await docket.backups.make(plain);
  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }));
  value(await docket.execute(createInvoice('later', { lines: linesOf('7') })));
  const newer = await docket.backups.make(plain);
  const opened = value(await docket.backups.open(older.file, older.name, ''));
  await renderOver(docket, RestoreDialog, { opened, onclose: () => undefined, onopened: () => undefined });
  await expect.element(page.getByText(words.backup.newerHere)).toBeVisible();
  await expect.element(page.getByText(words.backup.goes(1))).toBeVisible();

  const after = await restored(docket, older.file, 'replace');
  expect((await after.backups.make(plain)).header.state).toBe(older.header.state);
  const snapshots = await after.backups.snapshots();
  value(await after.backups.undo(snapshots[0]!.id));
  after.close();
  const back = await openTestDocket(after.name);
  expect((await back.backups.make(plain)).records).toBe(newer.records);
  expect((await back.checkIntegrity()).findings).toEqual([]);
  counted('D12', { 'older over newer': 1, 'taken back': 1 });
});

test('[D12] an older file merged with newer data takes nothing away', async () => {
  const docket = await begun();
  const older = await docket.backups.make(plain);
  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }));
  const newer = await docket.backups.make(plain);
  const after = await restored(docket, older.file, 'merge');
  expect((await after.backups.make(plain)).records).toBe(newer.records);
});

test.each([
  ['that only a newer version reads', fileOf([], { v: 9, minReader: 9, app: '9.0.0' }), 'newer-version', '9.0.0'],
  [
    'whose header is of another make, too',
    [`{"app":"9.0.0","format":"${backupFormat}","minReader":9,"v":9,"records":[`, ']}'],
    'newer-version',
    '9.0.0'
  ],
  ['of another program', ['{"format":"other","v":1,"records":[', ']}'], 'not-a-backup', 'no backup of Docket']
])('[D12] a file %s is refused, and said what to do', async (_what, lines, why, said) => {
  const docket = await begun();
  const before = await everythingIn(docket.name);
  const opened = await docket.backups.open(new Blob([lines.join('\n')]), 'file', '');
  expect(opened).toMatchObject({ ok: false, error: { why } });
  expect(!opened.ok && words.backup.problem(opened.error)).toContain(said);
  expect(await everythingIn(docket.name)).toBe(before);
  counted('D12', { 'other versions': 1, refused: 1 });
});

test('[E4] a file of a newer version that this one may read leaves again as it came', async () => {
  const docket = await openTestDocket();
  const records = [
    { kind: 'report', id: 'r', rows: [1, { mood: null }] },
    { kind: 'zebra', id: 'z' }
  ];
  const opened = value(await docket.backups.open(new Blob([fileOf(records, { v: 9 }).join('\n')]), 'file', ''));
  value(await docket.backups.restore(opened, 'replace'));
  const again = await openTestDocket(docket.name);
  const lines = (await (await again.backups.make(plain)).file.text()).split('\n').slice(1, -1);
  expect(lines.map((line) => JSON.parse(line.replace(/,$/, '')) as unknown)).toEqual(expect.arrayContaining(records));
  expect(lines).toHaveLength(records.length);
});

/** The same dataset after a restore, opened anew as the app does. */
async function restored(docket: Docket, file: Blob, mode: 'replace' | 'merge'): Promise<Docket> {
  const opened = value(await docket.backups.open(file, 'file', ''));
  value(await docket.backups.restore(opened, mode));
  docket.close();
  return openTestDocket(docket.name);
}
