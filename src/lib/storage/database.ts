import { Dexie, type Table, type Transaction } from 'dexie';
import type { Business } from '#domain/business/business.ts';
import type { Client } from '#domain/client/client.ts';
import type { CommitPart } from '#domain/history/commit.ts';
import type { SubjectKind } from '#domain/history/event.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Job } from '#domain/job/job.ts';
import type { Series } from '#domain/invoice/series.ts';
import { foldVersion } from '#domain/history/fold-version.ts';
import type { Entities } from '#domain/ledger/entities.ts';
import type { Person } from '#domain/people/person.ts';
import type { Json } from '#domain/shared/json.ts';
import type { WorkflowVersion } from '#domain/workflow/version.ts';
import { attended, type Attendant } from './attended.ts';
import { KnownRows } from './known-rows.ts';
import type { Meta } from './meta.ts';

/**
 * Shape of the folded rows that this build writes. A higher one drops and rebuilds them; commits never change. Whoever
 * raises it raises the version of the database, too, so that tabs of older builds let go before they read what they do
 * not know. No version takes a table or an index away: Dexie in an older build would put it back.
 */
export const schemaEpoch = foldVersion;

/** A commit part as it was made; when it arrived here, and where it stands among the copies of its device. */
export type CommitRow = CommitPart & {
  readonly seq: number;
  /** See `history/copies.ts`; absent where the device was never copied, and before it was. */
  readonly line?: readonly string[];
};

/**
 * A commit part as it lies here. The index of devices and counts holds one of each, and builds that are out there would
 * put that index back: so of copies, whose commits bear one name, it holds them under their hashes, too.
 */
export type StoredPart = Omit<CommitRow, 'seq' | 'part'> & {
  readonly seq?: number;
  readonly part: number | readonly [hash: string, part: number];
};

/** A commit part as it is to lie here. */
export function placed(part: CommitPart & Partial<CommitRow>): StoredPart {
  return part.line ? { ...part, part: [part.hash, part.part] } : part;
}

/** A stored commit part as everybody reads it; Dexie asks for what is not there, too. */
function asMade(stored: StoredPart | undefined): StoredPart | undefined {
  return stored && typeof stored.part !== 'number' ? { ...stored, part: stored.part[1] } : stored;
}

export interface BlobRow {
  /** sha-256 of the bytes, in hex. */
  readonly digest: string;
  readonly mime: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A form that was typed and not yet saved. */
export interface DraftRow {
  readonly key: string;
  readonly value: Json;
  readonly savedAt: number;
}

/** A record of a backup that this version does not know: kept as it came, and written into the next backup. */
export interface StrayRow {
  /** Digest of the record. */
  readonly id: string;
  readonly record: Json;
}

/** What was here before a restore took its place: a whole backup without the attached files, which stay. */
export interface SnapshotRow {
  readonly id: string;
  readonly at: number;
  readonly why: 'restore' | 'undo';
  /** Who this device was then, so that undoing a restore goes on where it was left. */
  readonly meta: Meta;
  /** A gzipped backup file. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What lists and reports are made from, so that a start need not read every invoice. It is made anew from the rows at will. */
export interface ColumnsRow {
  readonly key: string;
  /** As the columns keep it: nobody else reads it. */
  readonly value: unknown;
}

export interface DeviceRow {
  readonly key: string;
  readonly value: Json;
}

/** What has become of the connection. Everything but `open` means: nothing is written from this tab any more. */
export type DatabaseState =
  | 'open'
  /** Waiting for another tab to let go. */
  | 'blocked'
  /** The browser closed it, as it does when data is cleared. */
  | 'closed-by-browser'
  /** The browser closed it, and what was in it is gone. */
  | 'evicted'
  /** Somebody deleted it from another tab. */
  | 'deleted'
  /** A restore has put other data in its place. */
  | 'replaced'
  /** A newer version of the app took over. */
  | 'newer-version'
  | 'closed';

export class Database extends Dexie {
  declare readonly meta: Table<Meta, string>;
  declare readonly commits: Table<CommitRow, number, StoredPart>;
  declare readonly business: Table<Business, string>;
  declare readonly people: Table<Person, string>;
  declare readonly workflows: Table<WorkflowVersion, string>;
  declare readonly clients: Table<Client, string>;
  declare readonly series: Table<Series, string>;
  declare readonly jobs: Table<Job, string>;
  declare readonly invoices: Table<Invoice, string>;
  declare readonly blobs: Table<BlobRow, string>;
  declare readonly drafts: Table<DraftRow, string>;
  declare readonly device: Table<DeviceRow, string>;
  declare readonly strays: Table<StrayRow, string>;
  declare readonly snapshots: Table<SnapshotRow, string>;
  declare readonly columns: Table<ColumnsRow, string>;

  /** The database that this connection was opened on, and whose history it held; the fence compares at each write. */
  dbId = '';
  dataset = '';
  filling = '';
  readonly known = new KnownRows();

  #ending: DatabaseState = 'closed-by-browser';
  #ended = false;

  constructor(name: string, onState: (state: DatabaseState) => void, attendant?: Attendant) {
    super(name, { autoOpen: false, cache: 'disabled', chromeTransactionDurability: 'strict' });
    if (attendant) this.use({ stack: 'dbcore', name: 'attended', create: (core) => attended(core, attendant) });
    this.version(1).stores({
      meta: 'id',
      commits: '++seq, &[device+n+part]',
      business: 'id',
      people: 'id',
      workflows: 'id',
      clients: 'id',
      series: 'id',
      invoices: 'id, number.text, *alsoIssuedAs, imported.digest, content.clientId',
      blobs: 'digest',
      drafts: 'key',
      device: 'key'
    });
    this.version(2).stores({ strays: 'id', snapshots: 'id' });
    // Nothing is added: builds before it would take commits of copies for something else, and are to let go.
    this.version(3).stores({});
    // Nor here: builds before it know nobody who signs in somebody's place.
    this.version(4).stores({});
    this.version(5).stores({
      jobs: 'id, dueAt',
      invoices:
        'id, number.text, *alsoIssuedAs, imported.digest, content.clientId, *sources, content.dueDay, entered.at, repetition.next'
    });
    this.version(6).stores({ columns: 'key' });
    // After the last version: each makes its tables anew, and they would forget it.
    this.table<StoredPart | undefined>('commits').hook('reading', asMade);
    this.on('versionchange', (event) => {
      this.end(event.newVersion === null ? 'deleted' : 'newer-version');
      return false; // Dexie's own answer would open again by itself, and write into whatever it finds.
    });
    // Dexie tells of every close here, also of our own: what was not asked for is the browser's.
    this.on('close', () => {
      if (this.#ended) return;
      this.#ended = true;
      onState(this.#ending);
    });
    this.on('blocked', () => {
      onState('blocked');
      return false;
    });
    this.on('ready', () => onState('open'));
  }

  /** Closes for good, and says why. */
  end(why: Exclude<DatabaseState, 'open' | 'blocked'>): void {
    this.#ending = why;
    this.close();
  }

  /**
   * This database with every table bound to a transaction. Else Dexie tells by the chain of promises which transaction
   * a request belongs to, and a request that it loses track of would be written by itself.
   */
  inside(transaction: Transaction): Database {
    const tables = transaction.storeNames.map((name) => [name, { value: transaction.table(name) }] as const);
    return Object.create(this, Object.fromEntries(tables)) as Database;
  }

  /** The table in which subjects of a kind lie. */
  tableOf<Kind extends SubjectKind>(kind: Kind): Table<Entities[Kind], string> {
    const tables: { readonly [K in SubjectKind]: Table<Entities[K], string> } = {
      business: this.business,
      person: this.people,
      workflow: this.workflows,
      client: this.clients,
      job: this.jobs,
      invoice: this.invoices,
      series: this.series
    };
    return tables[kind];
  }

  /** Tables that a command reads or writes. */
  get ledgerTables(): Table[] {
    const { commits, business, people, workflows, clients, jobs, series, invoices } = this;
    return [commits, business, people, workflows, clients, jobs, series, invoices];
  }
}
