import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commitId } from '#domain/history/commit.ts';
import { canonical } from '#domain/shared/canonical.ts';
import { subjectKinds } from '#domain/history/event.ts';
import type { Command } from '#domain/ledger/command.ts';
import type { PresetId } from '#domain/workflow/preset-id.ts';
import type { Database } from '#storage/database.ts';
import { write } from '#storage/fence.ts';
import { rebuildRows } from '#storage/rebuild.ts';
import { receive } from '#storage/receive.ts';
import { anyStep, newLedger } from '#tests/builders/plays.ts';
import { openTest, receiving, run } from '#tests/builders/stored.ts';
import { counted, isThorough } from './counted.ts';

/** Each play is one dataset: enough commands to meet each other, and few enough that its rows stay those of a business. */
const commandsOfPlay = 100;
const plays = isThorough ? 100 : 5;
const presets: readonly PresetId[] = ['small-business', 'agency', 'training'];

test('rows that are made anew from the history are, byte for byte, those that the commands had left', async () => {
  const figures = { commands: 0, accepted: 0, 'rows compared': 0, 'rows that differed': 0 };
  const seed = Math.floor(Math.random() * 2 ** 31);
  for (let play = 0; play < plays; play += 1) {
    const preset = presets[play % presets.length] ?? 'agency';
    const db = await openTest();
    await played(db, preset, seed + play, figures);
    const before = await bytesOf(db);
    await write(db, db.ledgerTables, (_meta, inside) => rebuildRows(inside));
    const after = await bytesOf(db);
    figures['rows compared'] += before.size;
    for (const [key, bytes] of before) if (after.get(key) !== bytes) figures['rows that differed'] += 1;
    expect(after, `${preset}, seed ${seed + play}`).toEqual(before);
    db.end('closed');
  }
  counted('replay', figures);
  expect(figures.accepted).toBeGreaterThan(figures.commands / 10);
}, 1_200_000);

/** Random work over a dataset in which something is under way already. */
async function played(db: Database, preset: PresetId, seed: number, figures: { commands: number; accepted: number }) {
  const commits = newLedger(preset).commits();
  await receive(db, commits, receiving);
  const done = commits.map(commitId);
  const steps = anyStep(preset).filter(({ kind }) => kind === 'command' || kind === 'undo');
  for (const step of fc.sample(steps, { numRuns: commandsOfPlay, seed })) {
    if (step.kind !== 'command' && step.kind !== 'undo') continue;
    const command: Command =
      step.kind === 'command' ? step.command : { do: 'undo', commit: done.at(-1 - step.back) ?? '' };
    figures.commands += 1;
    const result = await run(db, command, step.by);
    if (!result.ok || result.value === null) continue;
    figures.accepted += 1;
    done.push(commitId(result.value.commit));
  }
}

/** Every row by its name, local fields and all. */
async function bytesOf(db: Database): Promise<Map<string, string>> {
  const rows = new Map<string, string>();
  for (const kind of subjectKinds)
    for (const row of await db.tableOf(kind).toArray()) rows.set(`${kind}/${row.id}`, canonical(row));
  return rows;
}
