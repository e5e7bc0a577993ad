import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Dexie } from 'dexie';
import { digestOf } from '#domain/history/digest.ts';

/** One digest over every row of every table of a database, as it really lies there: whatever changes shows in it. */
export async function everythingIn(name: string): Promise<string> {
  const db = await new Dexie(name).open();
  try {
    const rows = await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const));
    return digestOf(JSON.parse(JSON.stringify(rows, withBytes)));
  } finally {
    db.close();
  }
}

function withBytes(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? bytesToHex(sha256(value)) : value;
}
