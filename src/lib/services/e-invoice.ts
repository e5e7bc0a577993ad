import { writeUbl, type ExportedFile } from '#domain/exchange/ubl-write.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { base64Of } from '#storage/base64.ts';

/** An invoice as a UBL file, with those of its attached files that an e-invoice may hold (BR-CL-24). */
export async function eInvoiceOf(
  { content, number }: Invoice,
  { blob, exemptionReason }: { blob: (digest: string) => Promise<Blob | null>; exemptionReason: string }
): Promise<Blob> {
  const files: ExportedFile[] = [];
  for (const { name, mime, digest } of Object.values(content.attachments)) {
    const file = mimes.has(mime) ? await blob(digest) : null;
    if (file) files.push({ name, mime, base64: base64Of(new Uint8Array(await file.arrayBuffer())) });
  }
  const xml = writeUbl({ content, number: number?.text ?? '', exemptionReason, files });
  return new Blob([xml], { type: 'application/xml' });
}

const mimes: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.spreadsheet'
]);
