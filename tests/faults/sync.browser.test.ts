import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { BackupChoices } from '#services/backups.ts';
import type { Docket } from '#services/docket.ts';
import { anyCommand } from '#tests/builders/arbitrary.ts';
import { createInvoice, linesOf, owner, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { freshName, value } from '#tests/builders/stored.ts';
import { counted, isThorough } from './counted.ts';

/**
 * Two devices that share a folder and are offline most of the time. The folder is a real one of this origin: headless
 * Chromium has no dialog in which a person could choose another.
 */

const plain: BackupChoices = { withFiles: true, isZipped: false, passphrase: '' };
const anyRound = fc.record({
  work: fc.tuple(
    fc.array(anyCommand('small-business'), { maxLength: 5 }),
    fc.array(anyCommand('small-business'), { maxLength: 5 })
  ),
  /** Who comes by the folder, in which order. */
  visits: fc.array(fc.nat({ max: 1 }), { maxLength: 3 })
});
const rounds = isThorough ? 50 : 5;

test('two devices that share a folder are equal after whatever both have done, and nothing has disappeared', async () => {
  const figures = { rounds: 0, 'commits lost': 0, 'decisions left to a person': 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(anyRound, { minLength: rounds, maxLength: rounds }), async (all) => {
      const devices = await twoDevices();
      const folder = await sharedFolder();
      const syncs = await Promise.all(devices.map((device) => device.sync()));
      for (const sync of syncs) await sync.share(folder);
      const made = new Set<string>();
      for (const { work, visits } of all) {
        for (const [index, device] of devices.entries())
          for (const command of work[index] ?? []) {
            const done = await device.execute(command);
            if (done.ok && done.value.commit !== null) made.add(done.value.commit);
          }
        for (const index of visits) {
          const sync = syncs[index]!;
          await sync.run();
          const state = sync.state.value;
          if (state.is !== 'on') throw new Error(JSON.stringify(state));
          // What would take away much is meant here.
          for (const { name, standing } of state.others) if (standing.is === 'asks') await sync.agree(name);
        }
        figures.rounds += 1;
      }
      for (const sync of [...syncs, ...syncs, ...syncs]) {
        await sync.run();
        const state = sync.state.value;
        if (state.is === 'on')
          for (const { name, standing } of state.others) if (standing.is === 'asks') await sync.agree(name);
      }
      for (const sync of syncs)
        expect(sync.state.value).toMatchObject({ is: 'on', others: [{ standing: { is: 'same' } }] });
      const files = await Promise.all(devices.map((device) => device.backups.make(plain)));
      expect(files[0]!.records).toBe(files[1]!.records);
      const held = await commitsIn(files[0]!.file);
      figures['commits lost'] += [...made].filter((commit) => !held.has(commit)).length;
      const inboxes = await Promise.all(devices.map((device) => device.inbox()));
      const waiting = inboxes.map(({ invoices }) => invoices.map(({ id, inbox }) => [id, Object.keys(inbox).sort()]));
      expect(waiting[0]).toEqual(waiting[1]);
      figures['decisions left to a person'] += waiting[0]!.length;
      for (const device of devices) expect((await device.checkIntegrity()).findings).toEqual([]);
    }),
    { numRuns: 1 }
  );
  expect(figures['commits lost']).toBe(0);
  counted('E1', figures);
}, 600_000);

async function sharedFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  const name = freshName();
  onTestFinished(() => root.removeEntry(name, { recursive: true }).catch(() => undefined));
  return root.getDirectoryHandle(name, { create: true });
}

async function twoDevices(): Promise<[Docket, Docket]> {
  const founder = await openTestDocket();
  value(await founder.execute(setUp()));
  for (const id of ['a', 'b', 'c']) value(await founder.execute(createInvoice(id, { lines: linesOf('100') })));
  const { file } = await founder.backups.make(plain);
  const first = await openTestDocket();
  value(await first.backups.restore(value(await first.backups.open(file, 'file', '')), 'merge'));
  first.close();
  const second = await openTestDocket(first.name);
  await second.actAs(owner);
  return [founder, second];
}

async function commitsIn(file: Blob): Promise<ReadonlySet<string>> {
  const { records } = JSON.parse(await file.text()) as { records: { kind: string; device: string; n: number }[] };
  return new Set(records.filter(({ kind }) => kind === 'commit').map(({ device, n }) => `${device}:${n}`));
}
