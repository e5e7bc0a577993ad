/** What comes out of a stream that packs or unpacks. Throws a RangeError where that is more than `lengthMax` bytes. */
export async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
  lengthMax = Number.POSITIVE_INFINITY
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    chunks.push(value);
    length += value.length;
    if (length > lengthMax) {
      await reader.cancel();
      throw new RangeError(`more than ${lengthMax} bytes`);
    }
  }
}
