export interface PackOptions {
  /** Between 0 and 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** What is made smaller in one task. */
const sliceBytes = 262_144;

/**
 * A file made smaller, as any program unpacks it. Slice by slice: browsers that were handed the whole of it would pack
 * much of it in one go, and the page would not answer meanwhile. Throws the signal's reason when stopped.
 */
export async function gzip(file: Blob, { onProgress, signal }: PackOptions = {}): Promise<Blob> {
  const { readable, writable } = new CompressionStream('gzip');
  const packed = new Response(readable).blob();
  const writer = writable.getWriter();
  const sliceAt = (at: number): Promise<ArrayBuffer> => file.slice(at, at + sliceBytes).arrayBuffer();
  let next = sliceAt(0);
  try {
    for (let at = 0; at < file.size; at += sliceBytes) {
      signal?.throwIfAborted();
      const bytes = new Uint8Array(await next);
      // What comes next is read while this is packed.
      next = sliceAt(at + sliceBytes);
      await writer.write(bytes);
      onProgress?.(Math.min(1, (at + sliceBytes) / file.size));
    }
    await writer.close();
  } catch (error) {
    // Nobody waits for what was packed so far.
    await Promise.allSettled([writer.abort(error), packed, next]);
    throw error;
  }
  return packed;
}
