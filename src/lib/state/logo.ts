import { sha256Hex } from '#device/sha256.ts';

/** One megabyte: the logo is in every export, and on every invoice that is shared. */
export const logoBytesMax = 1_000_000;

export interface Logo {
  readonly digest: string;
  readonly mime: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** `svg`: it can hold scripts, and reaches for files elsewhere. */
export type LogoProblem = 'too-large' | 'svg' | 'no-picture' | 'unreadable';

/** Reads a picture that a person chose, or says why it cannot be the logo. Its first bytes tell its type, not its name. */
export async function readLogo(file: File): Promise<Logo | LogoProblem> {
  if (file.size > logoBytesMax) return 'too-large';
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    // The file was moved meanwhile, or the phone has taken it back.
    if (error instanceof DOMException) return 'unreadable';
    throw error;
  }
  const mime = pictureType(bytes);
  if (mime === null) return isSvg(file, bytes) ? 'svg' : 'no-picture';
  try {
    const picture = await createImageBitmap(new Blob([bytes], { type: mime }));
    picture.close();
  } catch (error) {
    if (error instanceof DOMException) return 'no-picture';
    throw error;
  }
  return { digest: await sha256Hex(bytes), mime, bytes };
}

/** By the signs with which files of a type begin; null for anything else. */
export function pictureType(bytes: Uint8Array): string | null {
  const begins = (signs: readonly number[], at = 0): boolean =>
    signs.every((sign, index) => bytes[at + index] === sign);
  if (begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (begins([0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (begins([0x52, 0x49, 0x46, 0x46]) && begins([0x57, 0x45, 0x42, 0x50], 8)) return 'image/webp';
  return null;
}

function isSvg(file: File, bytes: Uint8Array): boolean {
  return file.type === 'image/svg+xml' || new TextDecoder().decode(bytes.subarray(0, 1_000)).includes('<svg');
}
