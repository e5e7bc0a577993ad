import { sha256Hex } from '#device/sha256.ts';
import type { Drafts } from '#services/drafts.ts';
import { keepFile, type StoredFile } from './invoice-form-draft.ts';

/** Ten megabytes: attached files are part of every backup. */
export const fileBytesMax = 10_000_000;

export interface FileProblem {
  readonly name: string;
  readonly why: 'too-large' | 'empty' | 'unreadable' | 'twice';
}

/** Files that were attached to a form and are not stored with its invoice yet. */
export class AttachedFiles {
  readonly #form: string;
  readonly #fileByDigest: Map<string, StoredFile>;
  /** Digests of those that would outlive the tab. */
  readonly #kept: Set<string>;

  constructor(form: string, restored: readonly StoredFile[]) {
    this.#form = form;
    this.#fileByDigest = new Map(restored.map((file) => [file.digest, file]));
    this.#kept = new Set(this.#fileByDigest.keys());
  }

  get(digest: string): StoredFile | undefined {
    return this.#fileByDigest.get(digest);
  }

  /** Those of some digests; the rest is stored already, or was taken out again. */
  among(digests: readonly string[]): StoredFile[] {
    return digests.flatMap((digest) => this.#fileByDigest.get(digest) ?? []);
  }

  /** Reads a file that a person chose, or says why it cannot be attached. */
  async read(file: File): Promise<StoredFile | Exclude<FileProblem['why'], 'twice'>> {
    if (file.size > fileBytesMax) return 'too-large';
    if (file.size === 0) return 'empty';
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch (error) {
      // The file was moved meanwhile, or the phone has taken it back.
      if (error instanceof DOMException) return 'unreadable';
      throw error;
    }
    const stored = { digest: await sha256Hex(bytes), mime: file.type || 'application/octet-stream', bytes };
    this.#fileByDigest.set(stored.digest, stored);
    return stored;
  }

  /** Stores beside the form what of these is not there yet. */
  async keep(drafts: Drafts, digests: readonly string[]): Promise<void> {
    for (const file of this.among(digests)) {
      if (this.#kept.has(file.digest)) continue;
      await keepFile(drafts, this.#form, file);
      this.#kept.add(file.digest);
    }
  }

  /** The form was taken out of what is unsaved, and its files with it. */
  dropped(): void {
    this.#kept.clear();
  }
}
