import { sha256Hex } from '#device/sha256.ts';
import type { Client } from '#domain/client/client.ts';
import type { ImportProblem } from '#domain/exchange/import-problem.ts';
import { documentIdentity } from '#domain/exchange/identity.ts';
import { readUbl, type EmbeddedFile, type ImportedDocument } from '#domain/exchange/ubl.ts';
import { readXmlBytes, xmlLimitBytes } from '#domain/exchange/xml-bytes.ts';
import type { Attachment, Content } from '#domain/invoice/content.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { CommandOf } from '#domain/ledger/command.ts';
import { emptyParty, type Party } from '#domain/party/party.ts';
import type { Result } from '#domain/shared/result.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { BlobRow } from '#storage/database.ts';
import type { Docket, Receipt } from './docket.ts';

/** What a chosen file turned out to be, before anything is stored. */
export type ImportPreview = ImportFound | ImportFailed;

export interface ImportFailed {
  readonly kind: 'failed';
  readonly fileName: string;
  readonly problems: readonly ImportProblem[];
}

export interface ImportFound {
  readonly kind: 'found';
  readonly fileName: string;
  readonly mime: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** sha-256 of the bytes. */
  readonly digest: string;
  readonly document: ImportedDocument;
  /** Who is who by our own tax ids or name (BR21); `ask`: the file does not tell. */
  readonly direction: Content['direction'] | 'ask';
  /** Id of our client on the other side, where one is known; by direction, since either side may be it. */
  readonly clientIds: Readonly<Record<Content['direction'], string | null>>;
  /** The invoice that these very bytes were imported as; such a file is refused. */
  readonly alreadyImported: string | null;
  /** An earlier file of the same choice with the same bytes. */
  readonly sameAsFile: string | null;
  /** Invoices with the same seller, number and day: perhaps the same document in other bytes. A person says. */
  readonly copiesOf: readonly string[];
}

/** What a person decided about one file. */
export interface ImportChoice {
  readonly found: ImportFound;
  readonly direction: Content['direction'];
  /** Id of a type of the workflow. */
  readonly type: string;
}

/** Reads files one after the other; nothing is stored, and no file spoils another. */
export async function previewImport(
  docket: Docket,
  files: readonly File[],
  onProgress?: (done: number) => void
): Promise<ImportPreview[]> {
  const [business, clients] = await Promise.all([docket.business(), docket.clients()]);
  const known = { own: business?.fields.party ?? emptyParty, clients, idsByNumber: idsByNumber(docket) };
  const previews: ImportPreview[] = [];
  const fileByDigest = new Map<string, string>();
  for (const [index, file] of files.entries()) {
    previews.push(await previewFile(docket, file, known, fileByDigest));
    onProgress?.(index + 1);
  }
  return previews;
}

/** Stores what was chosen, with the original files, in one transaction: all of it or nothing. */
export async function confirmImport(
  docket: Docket,
  choices: readonly ImportChoice[]
): Promise<Result<Receipt, readonly Refusal[]>> {
  const blobs: BlobRow[] = [];
  const documents: CommandOf<'importInvoices'>['documents'] = [];
  for (const { found, direction, type } of choices) {
    const { document, digest, fileName, bytes, mime } = found;
    const attached = await attachmentsFrom(docket, document.attachments);
    blobs.push({ digest, mime, bytes }, ...attached.blobs);
    documents.push({
      id: docket.newId(),
      number: document.number,
      content: {
        ...document.content,
        direction,
        type,
        clientId: found.clientIds[direction],
        supplierNumber: '',
        attachments: { ...document.content.attachments, ...attached.attachments }
      },
      imported: {
        digest,
        fileName,
        identity: identityOf(document),
        declared: plain({ ...document.declared, written: document.written, typeCode: document.typeCode }),
        extra: { ...document.extra },
        warnings: document.warnings.map((warning) => plain(warning))
      }
    });
  }
  return docket.execute({ do: 'importInvoices', documents }, { blobs });
}

interface Known {
  readonly own: Party;
  readonly clients: readonly Client[];
  readonly idsByNumber: ReadonlyMap<string, readonly string[]>;
}

async function previewFile(
  docket: Docket,
  file: File,
  known: Known,
  fileByDigest: Map<string, string>
): Promise<ImportPreview> {
  const fileName = file.name;
  const failed = (problems: readonly ImportProblem[]): ImportFailed => ({ kind: 'failed', fileName, problems });
  if (file.size > xmlLimitBytes) {
    const at = { path: '/', line: null, column: null };
    return failed([{ why: 'too-large', sizeBytes: file.size, limitBytes: xmlLimitBytes, at }]);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = readXmlBytes(bytes);
  if (!text.ok) return failed(text.error);
  const read = readUbl(text.value);
  if (!read.ok) return failed(read.error);
  const document = read.value;
  const digest = await sha256Hex(bytes);
  const sameAsFile = fileByDigest.get(digest) ?? null;
  if (sameAsFile === null) fileByDigest.set(digest, fileName);
  const candidates = await docket.invoices(known.idsByNumber.get(numberKey(document.number)) ?? []);
  const present = candidates.filter(({ deleted }) => deleted === null);
  const copies = present.filter((invoice) => identityOfInvoice(invoice) === identityOf(document));
  return {
    kind: 'found',
    fileName,
    mime: file.type || 'application/xml',
    bytes,
    digest,
    document,
    direction: directionOf(document, known.own),
    clientIds: {
      issued: clientLike(known.clients, document.content.client),
      received: clientLike(known.clients, document.content.seller)
    },
    alreadyImported: present.find(({ imported }) => imported?.digest === digest)?.id ?? null,
    sameAsFile,
    copiesOf: copies.map(({ id }) => id)
  };
}

/** BR21: ours is who bears our tax ids, or else our name. Where that is both or neither, a person says. */
function directionOf({ content }: ImportedDocument, own: Party): ImportFound['direction'] {
  const isSeller = isSameParty(content.seller, own);
  const isBuyer = isSameParty(content.client, own);
  if (isSeller === isBuyer) return 'ask';
  return isSeller ? 'issued' : 'received';
}

function clientLike(clients: readonly Client[], party: Party): string | null {
  return clients.find(({ fields }) => isSameParty(fields.party, party))?.id ?? null;
}

/** By tax ids where both sides have one of a kind, else by name. */
function isSameParty(left: Party, right: Party): boolean {
  for (const field of ['vatId', 'taxId', 'registrationId'] as const) {
    const [one, other] = [bare(left[field]), bare(right[field])];
    if (one !== '' && other !== '') return one === other;
  }
  return bare(left.name) !== '' && bare(left.name) === bare(right.name);
}

function idsByNumber(docket: Docket): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const [id, number] of docket.columns.numbers()) {
    const key = numberKey(number);
    const known = ids.get(key);
    if (known) known.push(id);
    else ids.set(key, [id]);
  }
  return ids;
}

function numberKey(number: string): string {
  return documentIdentity({ seller: emptyParty, number, issueDay: null });
}

function identityOf({ content, number }: ImportedDocument): string {
  return documentIdentity({ seller: content.seller, number, issueDay: content.issueDay });
}

function identityOfInvoice({ content, number }: Invoice): string {
  const { seller, supplierNumber, issueDay } = content;
  return documentIdentity({ seller, number: number?.text ?? supplierNumber, issueDay });
}

async function attachmentsFrom(
  docket: Docket,
  files: readonly EmbeddedFile[]
): Promise<{ attachments: Record<string, Attachment>; blobs: BlobRow[] }> {
  const attachments: Record<string, Attachment> = {};
  const blobs: BlobRow[] = [];
  for (const [index, { name, mime, base64 }] of files.entries()) {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const digest = await sha256Hex(bytes);
    const id = docket.newId();
    attachments[id] = { id, position: index + 1, name, mime, sizeBytes: bytes.length, digest };
    blobs.push({ digest, mime, bytes });
  }
  return { attachments, blobs };
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

type Declared = CommandOf<'importInvoices'>['documents'][number]['imported']['declared'];

/** What the document declares, as plain JSON. */
function plain(value: object): Declared {
  return JSON.parse(JSON.stringify(value)) as Declared;
}
