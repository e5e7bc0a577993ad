/** Bytes as base64, as JSON can hold them. */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  // Arguments of one call are limited, so that the bytes go in handfuls.
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}

/** The bytes that base64 stands for; null for what is no base64. */
export function bytesFrom(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
    return bytes;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
