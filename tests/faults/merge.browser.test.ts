import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BackupChoices, MadeBackup } from '#services/backups.ts';
import type { Docket } from '#services/docket.ts';
import { anyCommand, shuffled } from '#tests/builders/arbitrary.ts';
import { createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { copyDatabase } from '#tests/builders/everything.ts';
import { freshName, value } from '#tests/builders/stored.ts';
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
    { numRuns: isThorough ? 40 : 2 }
  );
  expect(figures['commits lost']).toBe(0);
  counted('E1', figures);
}, 600_000);

test('a profile that was copied, and its copy, hold the same once each has read the files of the other', async () => {
  const figures = { copies: 0, 'commits lost': 0, 'decisions left to a person': 0 };
  const anyWork = fc.tuple(someWork, someWork, someWork);
  await fc.assert(
    fc.asyncProperty(anyWork, anyWork, fc.infiniteStream(fc.nat()), async (first, second, chance) => {
      const devices = await copiedDevices();
      const work = async (commands: typeof first, made: string): Promise<void> => {
        for (const [index, device] of devices.entries()) {
          for (const command of commands[index] ?? []) await device.execute(command);
          value(await device.execute(createInvoice(`${made}-${index}`, { lines: linesOf('1') })));
        }
      };
      await work(first, 'apart');
      const files = await Promise.all(devices.map((device) => device.backups.make(plain)));
      const known = new Set((await Promise.all(files.map(linesIn))).flat());
      for (const device of devices) for (const file of shuffled([...files, files[0]], chance)) await read(device, file);
      figures.copies += 1;
      // Each goes on under a name of its own, so from here on they are devices like any others.
      expect(new Set((await Promise.all(devices.map((one) => one.backups.make(plain)))).map(nameIn)).size).toBe(3);
      await work(second, 'again');
      const latest = await Promise.all(devices.map((device) => device.backups.make(plain)));
      for (const lines of await Promise.all(latest.map(linesIn))) for (const line of lines) known.add(line);
      for (const device of devices) for (const file of shuffled(latest, chance)) await read(device, file);
      const after = await Promise.all(devices.map((device) => device.backups.make(plain)));
      for (const made of after) {
        expect([made.header.state, made.records]).toEqual([after[0]?.header.state, after[0]?.records]);
        const held = new Set(await linesIn(made));
        figures['commits lost'] += [...known].filter((line) => !held.has(line)).length;
      }
      for (const device of devices) {
        expect((await device.checkIntegrity()).findings).toEqual([]);
        for (const index of devices.keys())
          for (const made of ['apart', 'again'])
            expect(await device.invoices([`${made}-${index}`])).toMatchObject([{ deleted: null }]);
      }
      const { invoices, clients, numbers } = await devices[0].inbox();
      figures['decisions left to a person'] += invoices.length + clients.length + numbers.length;
      await expectSameAgain(after[0]);
    }),
    { numRuns: isThorough ? 30 : 2 }
  );
  expect(figures['commits lost']).toBe(0);
  counted('E1', figures);
}, 600_000);

/** What comes out of a restore of a file, in either way, are the lines that went in. */
async function expectSameAgain(made: MadeBackup | undefined): Promise<void> {
  if (!made) throw new Error('no file');
  for (const mode of ['replace', 'merge'] as const) {
    const device = await openTestDocket();
    const opened = value(await device.backups.open(made.file, made.name, ''));
    const foretold = value(await device.backups.preview(opened, mode));
    expect(value(await device.backups.restore(opened, mode))).toMatchObject(foretold);
    const open = await reopened(device);
    const again = await open.backups.make(plain);
    expect([again.header.state, again.records]).toEqual([made.header.state, made.records]);
    expect((await open.checkIntegrity()).findings).toEqual([]);
  }
}

/** A device, a copy of the whole database as a profile is copied, and another device that knew it before. */
async function copiedDevices(): Promise<[Docket, Docket, Docket]> {
  const [founder, other] = await threeDevices();
  founder.close();
  const copy = freshName();
  await copyDatabase(founder.name, copy);
  return [await openTestDocket(founder.name), await openTestDocket(copy), other];
}

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

function nameIn({ header }: MadeBackup): string {
  return header.device;
}
