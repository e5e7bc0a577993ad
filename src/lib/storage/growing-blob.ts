/**
 * Text, or its bytes in UTF-8, that grows into a Blob, of which never more than some lines are held: the browser keeps the
 * rest on disk.
 */
export class GrowingBlob {
  readonly #blobs: Blob[] = [];
  #parts: (string | Uint8Array<ArrayBuffer>)[] = [];
  #length = 0;

  add(...parts: (string | Uint8Array<ArrayBuffer>)[]): void {
    for (const part of parts) {
      this.#parts.push(part);
      this.#length += part.length;
    }
    if (this.#length > flushLength) this.#flush();
  }

  /** What was added so far, behind what is to stand before it. */
  close(type: string, before = ''): Blob {
    this.#flush();
    return new Blob([before, ...this.#blobs], { type });
  }

  #flush(): void {
    if (this.#parts.length > 0) this.#blobs.push(new Blob(this.#parts));
    this.#parts = [];
    this.#length = 0;
  }
}

const flushLength = 4_000_000;
