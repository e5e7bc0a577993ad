import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '#domain/shared/canonical.ts';

/** sha-256 in hex over the canonical JSON (RFC 8785) of a value. Synchronous, so that it runs inside a transaction. */
export function digestOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(value))));
}
