import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Dexie } from 'dexie';
import { digestOf } from '#domain/history/digest.ts';

/** One digest over every row of every table of a database, as it really lies there: whatever changes shows in it. */
export async function everythingIn(name: string): Promise<string> {
  const db = await new Dexie(name).open();
  try {
    const kept = db.tables.filter(({ name: table }) => table !== derived);
    const rows = await Promise.all(kept.map(async (table) => [table.name, await table.toArray()] as const));
    return digestOf(JSON.parse(JSON.stringify(rows, withBytes)));
  } finally {
    db.close();
  }
}

/** Stored by itself a while after changes, and made anew where it is missing. */
const derived = 'columns';

/** Copies a database as it really lies there, as a copy of the whole profile does. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const source = await new Dexie(from).open();
  const copy = new Dexie(to);
  copy
    .version(source.verno)
    .stores(
      Object.fromEntries(
        source.tables.map(({ name, schema: { primKey, indexes } }) => [
          name,
          [primKey, ...indexes].map(({ src }) => src).join(', ')
        ])
      )
    );
  await copy.open();
  for (const table of source.tables) await copy.table(table.name).bulkAdd(await table.toArray());
  source.close();
  copy.close();
}

function withBytes(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? bytesToHex(sha256(value)) : value;
}
