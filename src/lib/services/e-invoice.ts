import { writeUbl, type ExportedFile } from '#domain/exchange/ubl-write.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { base64Of } from '#storage/base64.ts';

export interface EInvoice {
  readonly file: Blob;
  /** Names of attached files that are not in it: of a kind that no e-invoice may hold (BR-CL-24), or no longer here. */
  readonly leftOut: readonly string[];
}

/** An invoice as a UBL file, with those of its attached files that an e-invoice may hold. */
export async function eInvoiceOf(
  { content, number }: Invoice,
  { blob, exemptionReason }: { blob: (digest: string) => Promise<Blob | null>; exemptionReason: string }
): Promise<EInvoice> {
  const files: ExportedFile[] = [];
  const leftOut: string[] = [];
  for (const { name, mime, digest } of Object.values(content.attachments)) {
    const file = mimes.has(mime) ? await blob(digest) : null;
    if (file) files.push({ name, mime, base64: base64Of(new Uint8Array(await file.arrayBuffer())) });
    else leftOut.push(name);
  }
  const xml = writeUbl({ content, number: number?.text ?? '', exemptionReason, files });
  return { file: new Blob([xml], { type: 'application/xml' }), leftOut };
}

const mimes: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.spreadsheet'
]);
