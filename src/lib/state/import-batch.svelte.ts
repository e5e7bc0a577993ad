/* eslint-disable svelte/prefer-svelte-reactivity -- a new map takes the place of the one before */
import { openInvoiceReader } from '#device/invoice-reader.ts';
import { isTable, readTableFile } from '#device/read-table-file.ts';
import type { Content } from '#domain/invoice/content.ts';
import { emptyParty, type Party } from '#domain/party/party.ts';
import type { InvoiceType, Workflow } from '#domain/workflow/document.ts';
import { typeRefusals } from '#domain/workflow/invoice-type.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { Docket, Receipt } from '#services/docket.ts';
import { failureOf, type Failure } from '#services/failure.ts';
import {
  confirmImport,
  newClientsIn,
  previewImport,
  previewTable,
  type ImportChoice,
  type ImportFailed,
  type ImportFound,
  type ImportPreview
} from '#services/import-files.ts';
import { ImportTable } from './import-table.svelte.ts';

type Direction = Content['direction'];
const directions: readonly Direction[] = ['issued', 'received'];

/** What is to become of one chosen file. */
export type ImportItem = FoundItem | FailedItem;

export interface FailedItem {
  readonly state: 'failed';
  readonly id: number;
  readonly preview: ImportFailed;
}

export interface FoundItem {
  /** `same-file`: another of the chosen files has the same bytes. `number-taken`: no two of ours bear one number. */
  readonly state: 'ready' | 'already-imported' | 'same-file' | 'number-taken';
  readonly id: number;
  readonly preview: ImportFound;
  /** Null: nobody knows yet. */
  readonly direction: Direction | null;
  /** The file before it that brings its number. */
  readonly numberOfFile: string | null;
}

/** What the person has to say once for all files, before anything can be imported. */
export type ImportQuestion = 'direction' | { readonly typeOf: Direction };

interface Ways {
  readonly docket: Docket;
  readonly execute: Docket['execute'];
}

/** By what it is judged which types may come in. */
interface Rules {
  readonly workflow: Workflow;
  /** Id of the account type, or empty. */
  readonly account: string;
}

const batchByDocket = new WeakMap<Docket, ImportBatch>();

/** The files that were chosen in a dataset: they are still there when the person comes back from looking something up. */
export function importBatchOf(ways: Ways): ImportBatch {
  const known = batchByDocket.get(ways.docket);
  if (known) return known;
  const batch = new ImportBatch(ways);
  batchByDocket.set(ways.docket, batch);
  return batch;
}

/** E-invoices on their way in. Nothing is stored before `confirm`, and then all of it or nothing. */
export class ImportBatch {
  #previews: readonly ImportPreview[] = $state.raw([]);
  /** How far the reading is; null while nothing is read. */
  reading: { readonly done: number; readonly total: number } | null = $state.raw(null);
  /** What the person said of files that do not tell. */
  direction: Direction | '' = $state('');
  readonly types: Record<Direction, string> = $state({ issued: '', received: '' });
  addsClients = $state(true);
  isImporting = $state(false);
  refusals: readonly Refusal[] = $state.raw([]);
  failure: Failure | null = $state.raw(null);
  /** Of the last import. */
  imported: { readonly invoices: readonly string[]; readonly clients: readonly string[] } | null = $state.raw(null);
  /** Tables of which somebody has to say how they are read. */
  tables: readonly ImportTable[] = $state.raw([]);
  /** What was said of a file by itself; what looks like a copy comes in only where somebody wants it. */
  #said: ReadonlyMap<number, boolean> = $state.raw(new Map());
  readonly #docket: Docket;
  readonly #execute: Docket['execute'];
  #giveUp: AbortController | null = null;
  readonly #waiting: File[] = [];

  constructor({ docket, execute }: Ways) {
    this.#docket = docket;
    this.#execute = execute;
  }

  // Read anew each time: a derived value would end with the screen that first asked for it, and this outlives screens.

  get items(): readonly ImportItem[] {
    const bearers = new Map<string, ImportFound>();
    return this.#previews.map((preview, id): ImportItem => {
      if (preview.kind === 'failed') return { state: 'failed', id, preview };
      const direction = preview.direction === 'ask' ? this.direction || null : preview.direction;
      const state =
        preview.alreadyImported !== null ? 'already-imported' : preview.sameAsFile !== null ? 'same-file' : 'ready';
      const item: FoundItem = { state, id, preview, direction, numberOfFile: null };
      const { number } = preview.document;
      if (state !== 'ready' || direction !== 'issued' || number === '') return item;
      if (preview.numberTakenBy !== null) return { ...item, state: 'number-taken' };
      if (!this.isChosen(item)) return item;
      const bearer = bearers.get(number) ?? preview;
      bearers.set(number, bearer);
      if (bearer.identity === preview.identity) return item;
      return { ...item, state: 'number-taken', numberOfFile: bearer.fileName };
    });
  }

  get failed(): readonly FailedItem[] {
    return this.items.filter((item) => item.state === 'failed');
  }

  get ready(): readonly FoundItem[] {
    return this.#found.filter(({ state }) => state === 'ready');
  }

  /** What is here, or comes with another file. */
  get already(): readonly FoundItem[] {
    return this.#found.filter(({ state }) => state === 'already-imported' || state === 'same-file');
  }

  /** What would come in but for its number. */
  get clashing(): readonly FoundItem[] {
    return this.#found.filter(({ state }) => state === 'number-taken');
  }

  /** Those that will come in. */
  get chosen(): readonly FoundItem[] {
    return this.ready.filter((item) => this.isChosen(item));
  }

  isChosen({ id, preview }: FoundItem): boolean {
    return this.#said.get(id) ?? (preview.copiesOf.length === 0 && preview.copyOfFile === null);
  }

  choose(id: number, isChosen: boolean): void {
    this.#said = new Map([...this.#said, [id, isChosen]]);
  }

  /** Which way the chosen ones go, as far as it is known. */
  get directions(): Direction[] {
    return directions.filter((direction) => this.chosen.some((item) => item.direction === direction));
  }

  /** Types that may come in this way (WR8). */
  typesFor(direction: Direction, { workflow, account }: Rules): InvoiceType[] {
    return workflow.types.filter(
      ({ id }) => typeRefusals(workflow.types, account, { type: id, direction }).length === 0
    );
  }

  typeOf(direction: Direction, rules: Rules): string | null {
    const [only, ...more] = this.typesFor(direction, rules);
    if (only !== undefined && more.length === 0) return only.id;
    return more.some(({ id }) => id === this.types[direction]) || only?.id === this.types[direction]
      ? this.types[direction]
      : null;
  }

  questions(rules: Rules): ImportQuestion[] {
    const isDirectionOpen = this.chosen.some(({ direction }) => direction === null);
    const openTypes = this.directions.filter(
      (direction) => this.typesFor(direction, rules).length > 0 && this.typeOf(direction, rules) === null
    );
    return [...(isDirectionOpen ? (['direction'] as const) : []), ...openTypes.map((typeOf) => ({ typeOf }))];
  }

  /** Ways in which no type may come in at all. */
  closedDirections(rules: Rules): Direction[] {
    return this.directions.filter((direction) => this.typesFor(direction, rules).length === 0);
  }

  /** Clients that would be new, as far as it is known who issued what. */
  newClients(rules: Rules): Party[] {
    return newClientsIn(this.#choices(rules));
  }

  /** What is chosen while others are read comes after them. */
  async read(files: readonly File[]): Promise<void> {
    this.#waiting.push(...files);
    if (this.reading) return;
    for (let next = this.#waiting.splice(0); next.length > 0; next = this.#waiting.splice(0)) await this.#readNow(next);
  }

  async #readNow(files: readonly File[]): Promise<void> {
    const givingUp = new AbortController();
    this.#giveUp = givingUp;
    this.reading = { done: 0, total: files.length };
    this.imported = null;
    this.refusals = [];
    this.failure = null;
    try {
      const documents = await this.#readTables(files);
      givingUp.signal.throwIfAborted();
      let done = files.length - documents.length;
      const read = openInvoiceReader(givingUp.signal);
      for await (const preview of previewImport(this.#docket, documents, { read, after: this.#previews })) {
        done += 1;
        this.reading = { done, total: files.length };
        this.#previews = [...this.#previews, preview];
      }
    } catch (error) {
      if (!givingUp.signal.aborted) this.#take(error);
    } finally {
      givingUp.abort(); // The reader has nothing left to do.
      this.reading = null;
    }
  }

  /** Takes over what a table holds, as it is read now; it is not asked about any more. */
  async takeTable(table: ImportTable, { workflow }: Pick<Rules, 'workflow'>): Promise<void> {
    const business = await this.#docket.business();
    const own = business?.fields.party ?? emptyParty;
    table.remember();
    const found = await previewTable(this.#docket, table.toImport(workflow, own), this.#previews);
    this.#previews = [...this.#previews, ...found];
    this.leaveTable(table);
  }

  leaveTable(table: ImportTable): void {
    this.tables = this.tables.filter((one) => one !== table);
  }

  /** Gives up what is being read. What was read before stays. */
  cancel(): void {
    this.#waiting.length = 0;
    this.#giveUp?.abort();
  }

  /** Begins anew. */
  clear(): void {
    this.cancel();
    this.#previews = [];
    this.tables = [];
    this.#said = new Map();
    this.direction = '';
    this.types.issued = '';
    this.types.received = '';
    this.addsClients = true;
    this.refusals = [];
    this.failure = null;
    this.imported = null;
  }

  /** Null where it was refused or failed: nothing was imported then. */
  async confirm(rules: Rules): Promise<Receipt | null> {
    if (this.isImporting) return null;
    this.isImporting = true;
    this.refusals = [];
    this.failure = null;
    try {
      const ways = { newId: () => this.#docket.newId(), execute: this.#execute };
      const done = await confirmImport(ways, this.#choices(rules), { addsClients: this.addsClients });
      if (!done.ok) {
        this.refusals = done.error;
        return null;
      }
      const idsOf = (type: string): string[] =>
        done.value.events.filter((event) => event.type === type).map(({ subject }) => subject.id);
      this.clear();
      this.imported = { invoices: idsOf('invoice-imported'), clients: idsOf('client-created') };
      return done.value;
    } catch (error) {
      this.#take(error);
      return null;
    } finally {
      this.isImporting = false;
    }
  }

  /** Those of the files that are no tables. */
  async #readTables(files: readonly File[]): Promise<File[]> {
    const others: File[] = [];
    const business = await this.#docket.business();
    for (const file of files) {
      if (!isTable(file)) {
        others.push(file);
        continue;
      }
      const read = await readTableFile(file);
      if (read.ok) {
        const currency = business?.fields.currency ?? '';
        this.tables = [...this.tables, new ImportTable(file.name, read.value, currency)];
      } else this.#previews = [...this.#previews, { kind: 'failed', fileName: file.name, problems: read.error }];
    }
    return others;
  }

  get #found(): readonly FoundItem[] {
    return this.items.filter((item) => item.state !== 'failed');
  }

  #choices(rules: Rules): ImportChoice[] {
    return this.chosen.flatMap(({ preview, direction }) => {
      const type = direction && this.typeOf(direction, rules);
      return direction && type !== null ? [{ found: preview, direction, type }] : [];
    });
  }

  #take(error: unknown): void {
    this.failure = failureOf(error);
    if (this.failure === null) throw error;
  }
}
