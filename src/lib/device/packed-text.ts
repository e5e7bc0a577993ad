import { through } from './through.ts';

/**
 * A text made small enough for an address, in letters that stand there as they are (base64url over gzip, whose checksum
 * tells whether a letter was changed on the way).
 */
export async function packText(text: string): Promise<string> {
  const bytes = await through(new CompressionStream('gzip'), new TextEncoder().encode(text));
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return letters.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The text that was packed; null where these letters are none, or it would be longer than `lengthMax` bytes. */
export async function unpackText(packed: string, lengthMax: number): Promise<string | null> {
  if (!/^[\w-]+$/.test(packed)) return null;
  try {
    const letters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const unpacked = await through(new DecompressionStream('gzip'), bytes, lengthMax);
    return new TextDecoder('utf-8', { fatal: true }).decode(unpacked);
  } catch {
    // Whatever cannot be unpacked was cut off or changed on its way.
    return null;
  }
}
