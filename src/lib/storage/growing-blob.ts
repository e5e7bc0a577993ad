/** Text that grows into a Blob, of which never more than some lines are held: the browser keeps the rest on disk. */
export class GrowingBlob {
  readonly #blobs: Blob[] = [];
  #texts: string[] = [];
  #length = 0;

  add(text: string): void {
    this.#texts.push(text);
    this.#length += text.length;
    if (this.#length > flushLength) this.#flush();
  }

  /** What was added so far, behind what is to stand before it. */
  close(type: string, before = ''): Blob {
    this.#flush();
    return new Blob([before, ...this.#blobs], { type });
  }

  #flush(): void {
    if (this.#texts.length > 0) this.#blobs.push(new Blob(this.#texts));
    this.#texts = [];
    this.#length = 0;
  }
}

const flushLength = 4_000_000;
