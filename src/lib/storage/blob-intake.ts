import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { BlobRecord } from '#domain/backup/format.ts';
import type { FileProblem } from '#domain/backup/problem.ts';
import type { SubjectKind } from '#domain/history/event.ts';
import type { AnyEntity } from '#domain/ledger/entities.ts';
import { bytesFrom } from './base64.ts';
import type { Database } from './database.ts';
import { write } from './fence.ts';
import { filesNamedBy } from './named-files.ts';

/**
 * Takes in the attached files of a backup as its lines come by, and trusts none before its digest is right. Files are
 * named by what they hold, so storing one before the restore that needs it changes nothing that anybody sees; should
 * that restore fail, `forget` takes back those that came.
 */
export class BlobIntake {
  readonly #db: Database;
  readonly #stores: boolean;
  readonly #added: string[] = [];
  #hash = sha256.create();
  #parts: Uint8Array<ArrayBuffer>[] = [];

  /** `stores: false` only looks whether the files are what they should be. */
  constructor(db: Database, { stores }: { stores: boolean }) {
    this.#db = db;
    this.#stores = stores;
  }

  async take({ digest, mime, part, parts, base64 }: BlobRecord): Promise<FileProblem | null> {
    const bytes = bytesFrom(base64);
    if (!bytes) return { why: 'incomplete', what: 'file', name: digest };
    this.#hash.update(bytes);
    if (this.#stores) this.#parts.push(bytes);
    if (part < parts - 1) return null;
    const found = bytesToHex(this.#hash.digest());
    const whole = this.#parts;
    this.#hash = sha256.create();
    this.#parts = [];
    if (found !== digest) return { why: 'incomplete', what: 'file', name: digest };
    if (this.#stores) await this.#store(digest, mime, joined(whole));
    return null;
  }

  async forget(): Promise<void> {
    if (this.#added.length === 0) return;
    const { blobs, business, invoices } = this.#db;
    await write(this.#db, [blobs, business, invoices], async (_meta, inside) => {
      // Another tab may have attached the very same file meanwhile.
      const named = new Set<string>();
      const keep = (kind: SubjectKind, entity: AnyEntity): void => {
        for (const digest of filesNamedBy({ kind }, entity)) named.add(digest);
      };
      await inside.business.each((entity) => keep('business', entity));
      await inside.invoices.each((entity) => keep('invoice', entity));
      await inside.blobs.bulkDelete(this.#added.filter((digest) => !named.has(digest)));
    });
  }

  async #store(digest: string, mime: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const isNew = await write(this.#db, [this.#db.blobs], async (_meta, inside) => {
      if ((await inside.blobs.where('digest').equals(digest).count()) > 0) return false;
      await inside.blobs.add({ digest, mime, bytes });
      return true;
    });
    if (isNew) this.#added.push(digest);
  }
}

function joined(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
