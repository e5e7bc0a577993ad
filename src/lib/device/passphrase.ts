import type { FileProblem } from '#domain/backup/problem.ts';
import { ok, refuse, type Result } from '#domain/shared/result.ts';
import * as z from 'zod/mini';
import type { PackOptions } from './gzip.ts';
import { iterationsSchema, kdf, type Verifier } from './verifier.ts';

const iterations = 600_000;
const saltBytes = 16;

/**
 * Files that only a passphrase opens: a line that names them, a line of parameters as JSON, then the content in
 * chunks, each sealed by AES-256-GCM. A chunk's nonce is a random prefix, its number, and whether it is the last one,
 * so that chunks can be neither exchanged nor cut off; the two lines are sealed along with each. The key comes from
 * the passphrase by PBKDF2-HMAC-SHA256.
 */
const firstLine = 'DOCKET-ENCRYPTED';
const chunkBytes = 1_048_576;
const tagBytes = 16;
const prefixBytes = 7;
const linesLengthMax = 4_096;

/** What we take from a file that we do not know; more would only keep the device busy. */
const parametersSchema = z.strictObject({
  v: z.literal(1),
  kdf: z.literal(kdf),
  iterations: iterationsSchema,
  salt: z.string().check(z.maxLength(100)),
  cipher: z.literal('AES-256-GCM'),
  chunkBytes: z.int().check(z.gte(1), z.lte(4_194_304)),
  noncePrefix: z.string().check(z.maxLength(100))
});

export async function encrypt(
  content: Blob,
  passphrase: string,
  { onProgress, signal }: PackOptions = {}
): Promise<Blob> {
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes));
  const prefix = crypto.getRandomValues(new Uint8Array(prefixBytes));
  const parameters = {
    v: 1,
    kdf,
    iterations,
    salt: inHex(salt),
    cipher: 'AES-256-GCM',
    chunkBytes,
    noncePrefix: inHex(prefix)
  };
  const lines = new TextEncoder().encode(`${firstLine}\n${JSON.stringify(parameters)}\n`);
  const key = await keyOf(passphrase, { salt, iterations }, 'encrypt');
  const sealed: BlobPart[] = [lines];
  const chunks = Math.max(1, Math.ceil(content.size / chunkBytes));
  for (let index = 0; index < chunks; index += 1) {
    signal?.throwIfAborted();
    const chunk = await content.slice(index * chunkBytes, (index + 1) * chunkBytes).arrayBuffer();
    const iv = nonce(prefix, index, index === chunks - 1);
    sealed.push(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: lines }, key, chunk));
    onProgress?.((index + 1) / chunks);
  }
  return new Blob(sealed, { type: 'application/octet-stream' });
}

export async function isEncrypted(file: Blob): Promise<boolean> {
  return (await file.slice(0, firstLine.length + 1).text()) === `${firstLine}\n`;
}

/** The content, chunk by chunk; each is given only once it is known to be what was sealed. */
export async function* decrypted(
  file: Blob,
  passphrase: string
): AsyncGenerator<Result<Uint8Array<ArrayBuffer>, FileProblem>> {
  const opening = await openingOf(file);
  if (!opening) {
    yield refuse({ why: 'encryption' });
    return;
  }
  const { lines, parameters, salt, prefix } = opening;
  const key = await keyOf(passphrase, { salt, iterations: parameters.iterations }, 'decrypt');
  const sealedBytes = parameters.chunkBytes + tagBytes;
  let index = 0;
  for (let at = lines.length; at < file.size; at += sealedBytes) {
    const chunk = await file.slice(at, at + sealedBytes).arrayBuffer();
    const iv = nonce(prefix, index, at + sealedBytes >= file.size);
    try {
      const content = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: lines }, key, chunk);
      yield ok(new Uint8Array(content));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      yield refuse({ why: index === 0 ? 'passphrase-wrong' : 'encryption' });
      return;
    }
    index += 1;
  }
  if (index === 0) yield refuse({ why: 'encryption' });
}

async function openingOf(file: Blob) {
  const bytes = new Uint8Array(await file.slice(0, linesLengthMax).arrayBuffer());
  const end = bytes.indexOf(newline, firstLine.length + 1);
  if (end === -1) return null;
  const lines = bytes.slice(0, end + 1);
  const parameters = parsed(new TextDecoder().decode(lines.subarray(firstLine.length + 1, end)));
  const salt = parameters && fromHex(parameters.salt, saltBytes);
  const prefix = parameters && fromHex(parameters.noncePrefix, prefixBytes);
  return salt && prefix ? { lines, parameters, salt, prefix } : null;
}

const newline = 0x0a;

function parsed(text: string): z.infer<typeof parametersSchema> | null {
  try {
    return parametersSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export async function verifierOf(passphrase: string): Promise<Verifier> {
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes));
  const bits = await bitsOf(passphrase, { salt, iterations });
  return { v: 1, kdf, iterations, salt: inHex(salt), bits: inHex(bits) };
}

export async function isPassphraseOf(verifier: Verifier, passphrase: string): Promise<boolean> {
  const salt = fromHex(verifier.salt, saltBytes);
  if (!salt) return false;
  return inHex(await bitsOf(passphrase, { salt, iterations: verifier.iterations })) === verifier.bits;
}

async function keyOf(
  passphrase: string,
  derivation: { salt: Uint8Array<ArrayBuffer>; iterations: number },
  use: 'encrypt' | 'decrypt'
): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', await bitsOf(passphrase, derivation), 'AES-GCM', false, [use]);
}

/** 256 bits that are slow to find for whoever tries one passphrase after the other. */
async function bitsOf(
  passphrase: string,
  { salt, iterations: rounds }: { salt: Uint8Array<ArrayBuffer>; iterations: number }
): Promise<Uint8Array<ArrayBuffer>> {
  // The same words, typed on another keyboard, may come as other code points.
  const words = new TextEncoder().encode(passphrase.normalize('NFC'));
  const material = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveBits']);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return new Uint8Array(await crypto.subtle.deriveBits(derivation, material, 256));
}

function nonce(prefix: Uint8Array, index: number, isLast: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12);
  bytes.set(prefix);
  new DataView(bytes.buffer).setUint32(prefixBytes, index);
  bytes[11] = isLast ? 1 : 0;
  return bytes;
}

function inHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(text: string, length: number): Uint8Array<ArrayBuffer> | null {
  if (text.length !== length * 2 || !/^[0-9a-f]*$/.test(text)) return null;
  return Uint8Array.from({ length }, (_, at) => Number.parseInt(text.slice(at * 2, at * 2 + 2), 16));
}
