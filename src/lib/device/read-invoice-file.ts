import type { ImportProblem } from '#domain/exchange/import-problem.ts';
import { readUbl, type ImportedDocument } from '#domain/exchange/ubl.ts';
import { readXmlBytes, xmlLimitBytes } from '#domain/exchange/xml-bytes.ts';
import { ok, refuse, type Result } from '#domain/shared/result.ts';
import { isPdf, xmlInPdf } from './pdf-attachment.ts';
import { sha256Hex } from './sha256.ts';

/** An e-invoice as a file holds it. */
export interface InvoiceFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** sha-256 of the bytes. */
  readonly digest: string;
  readonly document: ImportedDocument;
}

export type InvoiceFileRead = Result<InvoiceFile, readonly ImportProblem[]>;

/** Reads one file here and now. A large one takes long enough to be noticed: screens use `openInvoiceReader`. */
export async function readInvoiceFile(file: Blob): Promise<InvoiceFileRead> {
  const at = { path: '/', line: null, column: null };
  if (file.size > xmlLimitBytes)
    return refuse([{ why: 'too-large', sizeBytes: file.size, limitBytes: xmlLimitBytes, at }]);
  const bytes = await fileBytes(file);
  if (bytes === null) return refuse([{ why: 'unreadable', at }]);
  const xml = isPdf(bytes) ? await xmlInPdf(bytes, xmlLimitBytes) : bytes;
  if (xml === null) return refuse([{ why: 'not-in-pdf', at }]);
  const text = readXmlBytes(xml);
  if (!text.ok) return text;
  const read = readUbl(text.value);
  if (!read.ok) return read;
  return ok({ bytes, digest: await sha256Hex(bytes), document: read.value });
}

/** Null where the device no longer gives the file away. */
export async function fileBytes(file: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
