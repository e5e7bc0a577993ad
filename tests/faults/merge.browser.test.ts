import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BackupChoices, MadeBackup } from '#services/backups.ts';
import type { Docket } from '#services/docket.ts';
import { anyCommand, shuffled } from '#tests/builders/arbitrary.ts';
import { createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { value } from '#tests/builders/stored.ts';
import { counted, isThorough } from './counted.ts';

/** Three devices that have nothing but each other's files: of any age, in any order, any number of times. */

const plain: BackupChoices = { withFiles: true, isZipped: false, passphrase: '' };
const someWork = fc.array(anyCommand('small-business'), { maxLength: 8 });
const anyRounds = fc.array(
  fc.record({
    work: fc.tuple(someWork, someWork, someWork),
    /** Who reads which of all the files that were ever made. */
    readings: fc.array(fc.record({ reader: fc.nat({ max: 2 }), file: fc.nat() }), { maxLength: 3 })
  }),
  { minLength: 1, maxLength: 3 }
);

test('three devices hold the same once each has read the files of the others, and nothing has disappeared', async () => {
  const figures = { merges: 0, 'commits lost': 0, 'decisions left to a person': 0 };
  await fc.assert(
    fc.asyncProperty(anyRounds, fc.infiniteStream(fc.nat()), async (rounds, chance) => {
      const devices = await threeDevices();
      const files: MadeBackup[] = [];
      for (const { work, readings } of rounds) {
        for (const [index, device] of devices.entries())
          for (const command of work[index] ?? []) await device.execute(command);
        for (const device of devices) files.push(await device.backups.make(plain));
        for (const { reader, file } of readings) await read(devices[reader], files[file % files.length]);
      }
      const latest = await Promise.all(devices.map((device) => device.backups.make(plain)));
      const known = new Set((await Promise.all(latest.map(linesIn))).flat());
      for (const device of devices)
        for (const file of shuffled([...latest, ...latest.slice(0, 1)], chance)) {
          await read(device, file);
          figures.merges += 1;
        }
      const after = await Promise.all(devices.map((device) => device.backups.make(plain)));
      for (const made of after) {
        expect([made.header.state, made.records]).toEqual([after[0]?.header.state, after[0]?.records]);
        const held = new Set(await linesIn(made));
        figures['commits lost'] += [...known].filter((line) => !held.has(line)).length;
      }
      for (const device of devices) expect((await device.checkIntegrity()).findings).toEqual([]);
      const { invoices, clients, numbers } = await devices[0].inbox();
      figures['decisions left to a person'] += invoices.length + clients.length + numbers.length;
    }),
    { numRuns: isThorough ? 40 : 4 }
  );
  expect(figures['commits lost']).toBe(0);
  counted('E1', figures);
}, 600_000);

async function threeDevices(): Promise<[Docket, Docket, Docket]> {
  const founder = await openTestDocket();
  value(await founder.execute(setUp()));
  // So that there is something to disagree about.
  for (const id of ['a', 'b', 'c']) value(await founder.execute(createInvoice(id, { lines: linesOf('100') })));
  for (const invoice of ['a', 'b']) value(await founder.execute({ do: 'changeStatus', invoice, to: 'sent' }));
  const file = await founder.backups.make(plain);
  const [second, third] = [await openTestDocket(), await openTestDocket()];
  for (const device of [second, third]) await read(device, file);
  return [founder, await reopened(second), await reopened(third)];
}

/** A restore gives way to the data that it brought: pages open it anew. */
function reopened(device: Docket): Promise<Docket> {
  device.close();
  return openTestDocket(device.name);
}

async function read(device: Docket | undefined, made: MadeBackup | undefined): Promise<void> {
  if (!device || !made) return;
  const opened = value(await device.backups.open(made.file, made.name, ''));
  value(await device.backups.restore(opened, 'merge'));
}

async function linesIn({ file }: MadeBackup): Promise<string[]> {
  return (await file.text())
    .split('\n')
    .slice(1, -1)
    .map((line) => line.replace(/,$/, ''));
}
