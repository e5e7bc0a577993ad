import { breathing } from '#device/breath.ts';
import type { InvoiceFileRead } from '#device/read-invoice-file.ts';
import { sha256Hex } from '#device/sha256.ts';
import { emptyClient } from '#domain/client/client.ts';
import { readInvoices, type TableRead } from '#domain/exchange/csv/invoices.ts';
import type { Reading } from '#domain/exchange/csv/rows.ts';
import { tableText, type Table } from '#domain/exchange/csv/table.ts';
import { documentIdentity } from '#domain/exchange/identity.ts';
import type { ImportProblem } from '#domain/exchange/import-problem.ts';
import type { EmbeddedFile, ImportedDocument } from '#domain/exchange/ubl.ts';
import type { Attachment, Content } from '#domain/invoice/content.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { CommandOf } from '#domain/ledger/command.ts';
import { emptyParty, type Party } from '#domain/party/party.ts';
import { isSameParty, KnownParties } from '#domain/party/same-party.ts';
import type { Result } from '#domain/shared/result.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { bytesFrom } from '#storage/base64.ts';
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
  /** Seller, number and day: what tells a copy in other bytes. */
  readonly identity: string;
  /** Another document of ours that bears its number, so that it cannot come in as one of ours (BR14). */
  readonly numberTakenBy: string | null;
  /** Who is who by our own tax ids or name (BR21); `ask`: the file does not tell. */
  readonly direction: Content['direction'] | 'ask';
  /** Id of the status that it comes to stand in; null: where imports begin. */
  readonly status: string | null;
  /** Id of our client on the other side, where one is known; by direction, since either side may be it. */
  readonly clientIds: Readonly<Record<Content['direction'], string | null>>;
  /** The invoice that these very bytes were imported as; such a file is refused. */
  readonly alreadyImported: string | null;
  /** An earlier file of the same choice with the same bytes. */
  readonly sameAsFile: string | null;
  /** Invoices with the same seller, number and day: perhaps the same document in other bytes. A person says. */
  readonly copiesOf: readonly string[];
  /** An earlier file of the same choice that looks so, too. */
  readonly copyOfFile: string | null;
}

/** What a person decided about one file. */
export interface ImportChoice {
  readonly found: ImportFound;
  readonly direction: Content['direction'];
  /** Id of a type of the workflow. */
  readonly type: string;
}

interface PreviewOptions {
  /** Reads one file; in a worker, where somebody looks at the screen meanwhile. */
  readonly read: (file: Blob) => Promise<InvoiceFileRead>;
  /** What was chosen before: the same bytes once more are told. */
  readonly after?: readonly ImportPreview[];
}

/** Reads files one after the other, and gives each as it comes; nothing is stored, and no file spoils another. */
export async function* previewImport(
  docket: Docket,
  files: readonly File[],
  { read, after = [] }: PreviewOptions
): AsyncGenerator<ImportPreview, undefined> {
  const known = await knownTo(docket);
  const earlier = earlierIn(after);
  for (const file of files) {
    const result = await read(file);
    const given = { fileName: file.name, mime: file.type || 'application/xml', status: null };
    if (!result.ok) {
      yield { kind: 'failed', fileName: file.name, problems: result.error };
      continue;
    }
    const idsByDigest = await importedAs(docket, [result.value.digest]);
    yield await foundIn(docket, { ...given, ...result.value }, { ...known, idsByDigest }, earlier);
  }
}

/** Reads the invoices of a table while the page goes on to answer. Throws the signal's reason when stopped. */
export async function readTableInvoices(table: Table, reading: Reading, signal?: AbortSignal): Promise<TableRead> {
  const breathe = breathing();
  const steps = readInvoices(table, reading);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
    signal?.throwIfAborted();
  }
}

/** What the invoices of a table are, as it is read: each is judged as a file of its own would be. Nothing is stored. */
export async function previewTable(
  docket: Docket,
  { fileName, table, reading, statusOf }: TableToImport,
  after: readonly ImportPreview[]
): Promise<ImportPreview[]> {
  const known = await knownTo(docket);
  const earlier = earlierIn(after);
  const { invoices, refused } = await readTableInvoices(table, reading);
  const previews: ImportPreview[] = refused.map(({ number, problems }) => ({
    kind: 'failed',
    fileName: number === '' ? fileName : `${number} · ${fileName}`,
    problems
  }));
  const breathe = breathing();
  const files: FoundFile[] = [];
  for (const { document, rows, status } of invoices) {
    await breathe();
    const bytes = new TextEncoder().encode(tableText(table.headers, rows));
    const digest = await sha256Hex(bytes);
    files.push({ fileName, mime: 'text/csv', bytes, digest, document, status: statusOf(status, document) });
  }
  // Asked for all at once: a list has thousands of them.
  const idsByDigest = await importedAs(
    docket,
    files.map(({ digest }) => digest)
  );
  for (const file of files) {
    await breathe();
    const found = await foundIn(docket, file, { ...known, idsByDigest }, earlier);
    previews.push({ ...found, direction: reading.direction });
  }
  return previews;
}

/** A table that a person has looked over. */
export interface TableToImport {
  readonly fileName: string;
  readonly table: Table;
  readonly reading: Reading;
  /** Id of the status that an invoice comes to stand in, by what the table says of it. */
  readonly statusOf: (text: string, document: ImportedDocument) => string | null;
}

/** Clients whom we issued chosen invoices to, and who are not among ours yet; each as the latest invoice has them. */
export function newClientsIn(choices: readonly ImportChoice[]): Party[] {
  return unknownBuyers(choices).map(({ party }) => party);
}

/** Stores what was chosen, with the original files, in one transaction: all of it or nothing. */
export async function confirmImport(
  docket: Pick<Docket, 'newId' | 'execute'>,
  choices: readonly ImportChoice[],
  { addsClients = false }: { readonly addsClients?: boolean } = {}
): Promise<Result<Receipt, readonly Refusal[]>> {
  const buyers = addsClients ? unknownBuyers(choices).map((buyer) => ({ ...buyer, clientId: docket.newId() })) : [];
  const addedFor = new Map(buyers.flatMap(({ clientId, choices: own }) => own.map((choice) => [choice, clientId])));
  const blobs: BlobRow[] = [];
  const documents: CommandOf<'importInvoices'>['documents'] = [];
  for (const choice of choices) {
    const { found, direction, type } = choice;
    const { document, digest, fileName, bytes, mime } = found;
    const attached = await attachmentsFrom(docket, document.attachments);
    const added = addedFor.get(choice);
    blobs.push({ digest, mime, bytes }, ...attached.blobs);
    documents.push({
      id: docket.newId(),
      number: document.number,
      ...(found.status === null ? {} : { status: found.status }),
      content: {
        ...document.content,
        direction,
        type,
        clientId: found.clientIds[direction] ?? added ?? null,
        supplierNumber: '',
        attachments: { ...document.content.attachments, ...attached.attachments }
      },
      imported: {
        digest,
        fileName,
        identity: found.identity,
        declared: plain({
          ...document.declared,
          written: document.written,
          typeCode: document.typeCode,
          exemptions: [...document.exemptions]
        }),
        extra: { ...document.extra },
        warnings: document.warnings.map((warning) => plain(warning))
      }
    });
  }
  const creations = buyers.map(({ clientId, party }): CommandOf<'createClient'> => ({
    do: 'createClient',
    id: clientId,
    fields: { ...emptyClient, party }
  }));
  const importing: CommandOf<'importInvoices'> = { do: 'importInvoices', documents };
  return docket.execute({ do: 'batch', commands: [...creations, importing] }, { blobs });
}

async function knownTo(docket: Docket): Promise<Omit<Known, 'idsByDigest'>> {
  const [business, clients] = await Promise.all([docket.business(), docket.clients()]);
  const clientIds = new KnownParties<string>();
  for (const { id, fields } of clients) clientIds.add(fields.party, id);
  return { own: business?.fields.party ?? emptyParty, clientIds, idsByNumber: idsByNumber(docket) };
}

/**
 * Ids of what files were imported as, by their bytes, as the import itself is judged: a draft has no number, and that of a
 * supplier may have been mended since.
 */
async function importedAs(docket: Docket, digests: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const invoices = await docket.invoicesFromFiles(digests);
  const present = invoices.filter(({ deleted }) => deleted === null);
  return new Map(present.map(({ id, imported }) => [imported?.digest ?? '', id]));
}

function earlierIn(after: readonly ImportPreview[]): Earlier {
  const before = after.filter((preview) => preview.kind === 'found').filter(({ sameAsFile }) => sameAsFile === null);
  return {
    fileByDigest: new Map(before.map(({ digest, fileName }) => [digest, fileName])),
    fileByIdentity: new Map(before.toReversed().map(({ document, fileName }) => [identityOf(document), fileName]))
  };
}

interface Known {
  readonly own: Party;
  readonly clientIds: KnownParties<string>;
  readonly idsByNumber: ReadonlyMap<string, readonly string[]>;
  readonly idsByDigest: ReadonlyMap<string, string>;
}

/** What was read, and says nothing yet of what is here. */
type FoundFile = Pick<ImportFound, 'fileName' | 'mime' | 'bytes' | 'digest' | 'document' | 'status'>;

/** What the files before this one were, by name. */
interface Earlier {
  readonly fileByDigest: Map<string, string>;
  readonly fileByIdentity: Map<string, string>;
}

async function foundIn(
  docket: Docket,
  given: FoundFile,
  known: Known,
  { fileByDigest, fileByIdentity }: Earlier
): Promise<ImportFound> {
  const { fileName, digest, document } = given;
  const identity = identityOf(document);
  const sameAsFile = fileByDigest.get(digest) ?? null;
  // Without a number two of one day are told apart by nothing, and say nothing of each other.
  const copyOfFile = document.number === '' ? null : (fileByIdentity.get(identity) ?? null);
  if (sameAsFile === null) fileByDigest.set(digest, fileName);
  if (copyOfFile === null) fileByIdentity.set(identity, fileName);
  const ids = known.idsByNumber.get(numberKey(document.number)) ?? [];
  const candidates = ids.length === 0 ? [] : await docket.invoices(ids);
  const present = candidates.filter(({ deleted }) => deleted === null);
  const bearer = present.find(
    (invoice) => invoice.number?.text === document.number && invoice.imported?.identity !== identity
  );
  const copies = present.filter((invoice) => identityOfInvoice(invoice) === identity);
  return {
    kind: 'found',
    ...given,
    identity,
    numberTakenBy: bearer?.id ?? null,
    direction: directionOf(document, known.own),
    clientIds: {
      issued: known.clientIds.find(document.content.client),
      received: known.clientIds.find(document.content.seller)
    },
    alreadyImported: known.idsByDigest.get(digest) ?? null,
    sameAsFile,
    copiesOf: copies.map(({ id }) => id),
    copyOfFile: sameAsFile === null ? copyOfFile : null
  };
}

/** BR21: ours is who bears our tax ids, or else our name. Where that is both or neither, a person says. */
function directionOf({ content }: ImportedDocument, own: Party): ImportFound['direction'] {
  const isSeller = isSameParty(content.seller, own);
  const isBuyer = isSameParty(content.client, own);
  if (isSeller === isBuyer) return 'ask';
  return isSeller ? 'issued' : 'received';
}

/** One for each buyer, however many invoices they got. A document without a name makes no client. */
function unknownBuyers(choices: readonly ImportChoice[]): { party: Party; choices: ImportChoice[] }[] {
  const unknown = choices
    .filter(({ found, direction }) => direction === 'issued' && found.clientIds.issued === null)
    .filter(({ found }) => found.document.content.client.name !== '')
    .sort((left, right) => (issueDayOf(left) < issueDayOf(right) ? 1 : -1));
  const buyers: { party: Party; choices: ImportChoice[] }[] = [];
  const known = new KnownParties<ImportChoice[]>();
  for (const choice of unknown) {
    const party = choice.found.document.content.client;
    const choicesOfBuyer = known.find(party);
    if (choicesOfBuyer) {
      choicesOfBuyer.push(choice);
      continue;
    }
    const buyer = { party, choices: [choice] };
    buyers.push(buyer);
    known.add(party, buyer.choices);
  }
  return buyers;
}

function issueDayOf({ found }: ImportChoice): string {
  return found.document.content.issueDay ?? '';
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
  docket: Pick<Docket, 'newId'>,
  files: readonly EmbeddedFile[]
): Promise<{ attachments: Record<string, Attachment>; blobs: BlobRow[] }> {
  const attachments: Record<string, Attachment> = {};
  const blobs: BlobRow[] = [];
  for (const [index, { name, mime, base64 }] of files.entries()) {
    const bytes = bytesFrom(base64);
    if (bytes === null) throw new Error(`“${name}” was read as base64, and is none`);
    const digest = await sha256Hex(bytes);
    const id = docket.newId();
    attachments[id] = { id, position: index + 1, name, mime, sizeBytes: bytes.length, digest };
    blobs.push({ digest, mime, bytes });
  }
  return { attachments, blobs };
}

/** What the document declares, as plain JSON. */
function plain(value: object): Declared {
  return JSON.parse(JSON.stringify(value)) as Declared;
}

type Declared = CommandOf<'importInvoices'>['documents'][number]['imported']['declared'];
