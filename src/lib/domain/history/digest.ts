import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { canonical } from '#domain/shared/canonical.ts';

/** sha-256 in hex over the canonical JSON (RFC 8785) of a value. Synchronous, so that it runs inside a transaction. */
export function digestOf(value: unknown): string {
  return digestOfText(canonical(value));
}

/** sha-256 in hex over a text in UTF-8. */
export function digestOfText(text: string): string {
  return bytesToHex(sha256(utf8Of(text)));
}

export function utf8Of(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** Pure and in every engine, but no part of the language's own library. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };
const encoder = new TextEncoder();
