import { sha256Hex } from '#device/sha256.ts';
import type { Docket } from '#services/docket.ts';
import { createClient, createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import { value } from '#tests/builders/stored.ts';

export interface Size {
  readonly invoices: number;
  /** All attached files together. */
  readonly fileBytes: number;
  /** Each of them but the last. */
  readonly bytesOfEach: number;
  /** Of each invoice. */
  readonly lines?: number;
}

/** Fills a docket with invoices of some lines each, and with files on the first of them; quickly, since most of it is files. */
export async function fill(docket: Docket, { invoices, fileBytes, bytesOfEach, lines = 3 }: Size): Promise<void> {
  value(await docket.execute(setUp()));
  value(await docket.execute(createClient('c', 'Lovelace Ltd')));
  const prices = Array.from({ length: lines }, (_, at) => at * 7.5);
  let left = fileBytes;
  for (let at = 0; at < invoices; at += 1) {
    const bytes = noise(Math.min(bytesOfEach, left), at + 1);
    left -= bytes.length;
    const digest = await sha256Hex(bytes);
    const file = { id: 'f', position: 0, name: `${at}.bin`, mime: 'application/pdf', sizeBytes: bytes.length, digest };
    const hasFile = bytes.length > 0;
    const content = {
      clientId: 'c',
      lines: linesOf(...prices.map((price) => `${price + at}`)),
      notes: `Notice ${at} – ✓`
    };
    value(
      await docket.execute(
        createInvoice(`i${String(at).padStart(6, '0')}`, { ...content, attachments: hasFile ? { f: file } : {} }),
        { blobs: hasFile ? [{ digest, mime: file.mime, bytes }] : [] }
      )
    );
  }
  if (left > 0) throw new Error('more files than invoices to carry them');
}

/** Bytes that nothing makes smaller, the same ones for the same seed. */
export function noise(length: number, seed: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(length / 4));
  let state = seed * 2_654_435_761 || 1;
  for (let at = 0; at < words.length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[at] = state;
  }
  return new Uint8Array(words.buffer, 0, length);
}
