import { onTestFinished } from 'vitest';
import { subjectKinds } from '#domain/history/event.ts';
import type { Command } from '#domain/ledger/command.ts';
import { comparable } from '#domain/ledger/entities.ts';
import type { Result } from '#domain/shared/result.ts';
import type { Attendant } from '#storage/attended.ts';
import type { Database, DatabaseState } from '#storage/database.ts';
import { openDatabase, type Sentinel } from '#storage/fence.ts';
import { execute, type Executed } from '#storage/gate.ts';
import type { Receiving } from '#storage/receive.ts';
import { owner, setUp } from '#tests/builders/commands.ts';

let made = 0;

/** A name that no other test uses. */
export function freshName(): string {
  made += 1;
  return `test-${made}-${Math.random().toString(36).slice(2)}`;
}

export function newId(): string {
  return crypto.randomUUID();
}

/** What whoever receives commits brings with it. */
export const receiving: Receiving = { newId, wallMs: Date.UTC(2026, 4, 1), zone: 'UTC' };

export function sentinelInMemory(): Sentinel & { readonly known: Map<string, string> } {
  const known = new Map<string, string>();
  return {
    known,
    read: (name) => known.get(name) ?? null,
    write: (name, dbId) => void known.set(name, dbId),
    forget: (name) => void known.delete(name)
  };
}

/** A connection to a database of its own; deleted when the test is over. */
export async function openTest(
  name = freshName(),
  {
    sentinel = sentinelInMemory(),
    attendant,
    onState = () => undefined
  }: { sentinel?: Sentinel; attendant?: Attendant; onState?: (state: DatabaseState) => void } = {}
): Promise<Database> {
  const db = value(await openDatabase({ name, newId, sentinel, attendant, onState }));
  onTestFinished(async () => {
    db.end('closed');
    await db.delete({ disableAutoOpen: true });
  });
  return db;
}

export async function openSetUp(name?: string): Promise<Database> {
  const db = await openTest(name);
  value(await run(db, setUp()));
  return db;
}

let wallMs = Date.UTC(2026, 2, 1);

/** Carries out a command, each a second after the one before. */
export function run(db: Database, command: Command, by = owner): ReturnType<typeof execute> {
  wallMs += 1_000;
  return execute(db, command, { by, wallMs, zone: 'UTC' });
}

export async function done(db: Database, command: Command): Promise<Executed> {
  const executed = value(await run(db, command));
  if (!executed) throw new Error(`${command.do} changed nothing`);
  return executed;
}

/** All folded rows without their local fields, in the order in which a ledger in memory lists its own. */
export async function rowsOf(db: Database): Promise<unknown[]> {
  const rows: { key: string; row: unknown }[] = [];
  for (const kind of subjectKinds)
    for (const row of await db.tableOf(kind).toArray()) rows.push({ key: `${kind}/${row.id}`, row: comparable(row) });
  return rows.sort((left, right) => (left.key < right.key ? -1 : 1)).map(({ row }) => row);
}

export function value<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
