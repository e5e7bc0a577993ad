import * as z from 'zod/mini';
import { writeUbl, type ExportedFile, type Said } from '#domain/exchange/ubl-write.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { base64Of } from '#storage/base64.ts';

export interface EInvoice {
  readonly file: Blob;
  readonly leftOut: readonly LeftOut[];
}

/** An attached file that is not in it: of a kind that no e-invoice may hold (BR-CL-24), or not on this device. */
export interface LeftOut {
  readonly name: string;
  readonly why: 'kind' | 'missing';
}

/** An invoice as a UBL file, with those of its attached files that an e-invoice may hold. */
export async function eInvoiceOf(
  { content, number, imported }: Invoice,
  { blob, exemptionReason }: { blob: (digest: string) => Promise<Blob | null>; exemptionReason: string }
): Promise<EInvoice> {
  const files: ExportedFile[] = [];
  const leftOut: LeftOut[] = [];
  for (const { name, mime, digest } of Object.values(content.attachments)) {
    const isHeld = mimes.has(mime);
    const file = isHeld ? await blob(digest) : null;
    if (file) files.push({ name, mime, base64: base64Of(new Uint8Array(await file.arrayBuffer())) });
    else leftOut.push({ name, why: isHeld ? 'missing' : 'kind' });
  }
  const xml = writeUbl({ content, number: number?.text ?? '', exemptionReason, files, said: saidBy(imported) });
  return { file: new Blob([xml], { type: 'application/xml' }), leftOut };
}

/** What an imported document said itself; nothing, where it was kept before that was asked for. */
function saidBy(imported: Invoice['imported']): Said | undefined {
  const read = saidSchema.safeParse(imported?.declared);
  return read.success ? read.data : undefined;
}

const text = z.string();
const saidSchema = z.object({
  typeCode: z.nullable(text),
  exemptions: z._default(z.array(z.object({ taxCategory: text, code: text, reason: text })), [])
});

const mimes: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.spreadsheet'
]);
