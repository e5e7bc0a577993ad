import type { Clock } from '#device/clock.ts';
import { whenQuiet } from '#device/idle.ts';
import { watched, type Watched } from '#device/watched.ts';
import { businessId, type Business } from '#domain/business/business.ts';
import { dayAt } from '#domain/calendar/day.ts';
import type { Client } from '#domain/client/client.ts';
import { mergedFamily, survivorOf } from '#domain/client/merged.ts';
import type { Facts } from '#domain/condition/condition.ts';
import { commitId } from '#domain/history/commit.ts';
import type { Event, Subject } from '#domain/history/event.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Command, SingleCommand } from '#domain/ledger/command.ts';
import type { Verdict } from '#domain/ledger/verdict.ts';
import type { Foreseen } from '#domain/ledger/impact.ts';
import { settlesNumbers } from '#domain/ledger/settled-numbers.ts';
import type { Person } from '#domain/people/person.ts';
import type { StatementInvoice } from '#domain/report/statement.ts';
import { ok, refuse, type Result } from '#domain/shared/result.ts';
import type { Rule, Workflow } from '#domain/workflow/document.ts';
import type { TrialResult } from '#domain/ledger/rule-trial.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { currentVersion, goneStatuses, type GoneStatus, type Publication } from '#domain/workflow/version.ts';
import type { Attendant } from '#storage/attended.ts';
import type { BlobRow, Database, DatabaseState } from '#storage/database.ts';
import { asStorageError, classifyDbError, StorageError, type StorageProblem } from '#storage/errors.ts';
import { isGone, openDatabase, read, sentinelKey, write, type Sentinel } from '#storage/fence.ts';
import type { Asking } from '#storage/gate.ts';
import type { Finding, IntegrityOptions, IntegrityReport } from '#storage/integrity.ts';
import type { Columns } from './columns/columns.ts';
import { actingIn, type Acting, type ActingEntry, type ActingProblem } from './acting.ts';
import { autoBackupOf, type AutoBackup } from './auto-backup.ts';
import type { FolderSync } from './folder-sync.ts';
import { syncOf } from './sync.ts';
import { backupsOf, type Backups } from './backups.ts';
import { draftsIn, type Drafts } from './drafts.ts';
import { follow, type Following, type Seen } from './follow.ts';
import type { HistoryEntry } from './history.ts';
import type { JobAnswer, JobList } from './jobs.ts';
import type { Inbox, InboxSuspects, Several } from './inbox.ts';
import { KnownDuties } from './known-duties.ts';
import type { Queue, QueueSuspects } from './queue.ts';
import type { InvoiceAnswer } from './invoice-answer.ts';
import type { AuditedCommit } from '#domain/history/audit.ts';
import type { AuditQuery } from './audit.ts';
import type { RuleLog, RuleLogQuery } from './rule-log.ts';
import type { VerdictOptions } from './verdicts.ts';

export type { ActingEntry, ActingProblem, Finding, IntegrityReport };

/** Names of the databases: what is real, what may be played with, and what is only looked at. */
export const realName = 'docket';
export const sampleName = 'docket-sample';
/** A backup that somebody only looks at. */
export const lookName = 'docket-look';

/** What a command has done; it is on disk when one has this in hand. */
export interface Receipt {
  /** Id for `undo`; null where the command changed nothing. */
  readonly commit: string | null;
  /** Whether undo makes sense at all; whether it may be done is asked when it is done. */
  readonly undoable: boolean;
  /** What happened, consequences included: those of the platform have a `cause`. */
  readonly events: readonly Event[];
}

export interface PublishedWorkflow {
  readonly id: string;
  readonly document: Workflow;
  /** Statuses of earlier versions that it does not have any more, by id. */
  readonly gone: ReadonlyMap<string, GoneStatus>;
  /** The same of jobs. */
  readonly goneOfJobs: ReadonlyMap<string, GoneStatus>;
}

/** One opened dataset: everything that screens ask and do. */
export interface Docket {
  readonly name: string;
  readonly isSample: boolean;
  /** A backup that was opened to look at: nothing is written. */
  readonly isLook: boolean;
  /** Anything but `open`: this tab writes no more. */
  readonly state: Watched<DatabaseState>;
  /** Tells after each commit, of this tab and of others, once the columns know it. */
  readonly changes: Watched<Seen>;
  /** Another value after each commit that touches what holds for everybody: workflow, business, people or clients. */
  readonly surroundings: Watched<unknown>;
  /** Id of the person who acts on this device; null before there is one. */
  readonly acting: Watched<string | null>;
  /** Passphrases of profiles on this device, and what became of who acts. */
  readonly profiles: Pick<Acting, 'guarded' | 'setPassphrase' | 'removePassphrase' | 'log'>;
  /** All invoices, for lists, boards, counts and sums. */
  readonly columns: Columns;
  /** Resolves once the columns know every invoice, and the page has nothing better to do: for what is begun by itself. */
  readonly whole: Promise<void>;
  /** The files that leave this device and come back. */
  readonly backups: Backups;
  /** Backups that are written by themselves, where the person has chosen a place once. */
  readonly autoBackup: AutoBackup;
  /** The folder that is shared with other devices. */
  readonly sync: () => Promise<FolderSync>;
  readonly drafts: Drafts;

  /** Refused as a whole, or done as a whole. Throws a StorageError where it could not be stored; then nothing was. */
  execute(command: Command, options?: ExecuteOptions): Promise<Result<Receipt, readonly Refusal[]>>;
  /** What a command would do, or why it would be refused. */
  dryRun(command: Command): Promise<Result<readonly Event[], readonly Refusal[]>>;
  /** What would become of each of many commands; what passes is then done as one `batch`. */
  verdicts(commands: readonly SingleCommand[], options?: VerdictOptions): Promise<readonly Verdict[]>;
  /** What a command would change for each invoice, or why it would be refused. */
  foresee(command: Command): Promise<Result<Foreseen, readonly Refusal[]>>;
  /** One invoice with all that may be done with it; null where there is none. */
  ask(invoice: string): Promise<InvoiceAnswer | null>;
  /** The same as of what `changes` has told: the quickest answer, for whoever shows it and is told of the next change. */
  askSeen(invoice: string): Promise<InvoiceAnswer | null>;
  /** What happened to a subject, the latest last. */
  history(subject: Subject): Promise<readonly HistoryEntry[]>;
  /** Rows in the order of the ids; what is not there is left out. */
  invoices(ids: readonly string[]): Promise<readonly Invoice[]>;
  /** What files with such bytes were imported as, deleted ones too. */
  invoicesFromFiles(digests: readonly string[]): Promise<readonly Invoice[]>;
  /** Those of them that a statement may tell of, in the order of the ids. */
  statementInvoices(ids: readonly string[]): Promise<readonly StatementInvoice[]>;
  /** All jobs; null before the dataset is set up. */
  jobs(): Promise<JobList | null>;
  /** One job with all that may be done with it; null where there is none. */
  job(id: string): Promise<JobAnswer | null>;
  /** What waits for a person. */
  inbox(today?: string): Promise<Inbox>;
  /** Every commit, for whoever checks a history: whole where it is asked for, else its seal. */
  audit(query: AuditQuery): Promise<readonly AuditedCommit[]>;
  /** What rules did to invoices and jobs, the latest first. */
  ruleLog(query: RuleLogQuery): Promise<RuleLog>;
  /** What a rule of a workflow that nobody has published would have done with all that has happened. Writes nothing. */
  tryRule(document: Workflow, rule: Rule): Promise<TrialResult>;
  /** What waits for the acting person's signature. */
  queue(): Promise<Queue>;
  /** How many things wait, to sign and else. */
  waitingCount(today?: string): Promise<number>;
  business(): Promise<Business | null>;
  /** The workflow in force; null before the dataset is set up. */
  workflow(): Promise<PublishedWorkflow | null>;
  /** The facts of today's invoices, the newest first, as far as they tell what a rule would meet. */
  facts(): Promise<readonly Facts[]>;
  /** Every time that a version of the workflow was published, the latest first. */
  publications(): Promise<readonly Publication[]>;
  /** Neither deleted nor merged, by name. */
  clients(): Promise<readonly Client[]>;
  client(id: string): Promise<Client | null>;
  /** The client that an id stands for now: merges are followed. */
  survivingClient(id: string): Promise<Client | null>;
  /** The client that an id stands for now, and all that were merged into it. */
  clientFamily(id: string): Promise<readonly Client[]>;
  /** Everybody, also those who are not active any more. */
  people(): Promise<readonly Person[]>;
  /** Acts as somebody from now on, in all tabs of this device, or says why not. */
  readonly actAs: Acting['actAs'];
  /** A stored file; null where it is not here. */
  blob(digest: string): Promise<Blob | null>;
  /** The number that this device would give today with this pattern; asking uses none up. */
  nextNumber(pattern: string): Promise<string>;
  /** Rebuilds everything from the history and compares, files too; changes nothing. Throws the signal's reason when stopped. */
  checkIntegrity(options?: IntegrityOptions): Promise<IntegrityReport>;
  /** Makes all rows anew from the history, and so mends whatever has become of them. Pages are to be loaded anew then. */
  repair(): Promise<void>;
  /** What everything comes to today, for other programs; nothing is restored from it. */
  writeReadable(): Promise<Blob>;
  /** The day here and now. */
  today(): string;
  nowMs(): number;
  /** IANA name of where the device is: whose clocks say what day it is. */
  zone(): string;
  newId(): string;
  /** Does what the time alone has brought about (WR6), and reads what other tabs have written: for when the page is shown again. */
  catchUp(): Promise<void>;
  /** Stores what makes the next start a quick one: for when the page is left. */
  settle(): Promise<void>;
  close(): void;
}

export interface ExecuteOptions {
  /** Files that the command names by digest, stored in the same transaction. */
  readonly blobs?: readonly BlobRow[];
  /** The instant to act at, where it is not now. */
  readonly wallMs?: number;
  /** Whoever acts, where it is not the acting person. */
  readonly by?: string;
}

export interface DocketOptions {
  readonly name: string;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Version of the app, as backups name it. */
  readonly app: string;
  readonly sentinel: Sentinel;
  /** Begin anew although there was data that is missing now. */
  readonly startAnew?: boolean;
  /** Is told of what is waited for, and of what comes back. */
  readonly attendant?: Attendant;
  /** Bugs in what runs by itself; nobody waits for its answer. */
  readonly onError: (error: unknown) => void;
  /** Another tab holds the data, of an older version; opening goes on by itself once that tab has let go. */
  readonly onBlocked?: (() => void) | undefined;
}

/* To ask for a module again takes the browser a moment, although it is there: these stand between a press and what it does. */
const gate = loadedOnce(() => import('#storage/gate.ts'));
const invoiceAnswers = loadedOnce(() => import('./invoice-answer.ts'));

/** Opens a dataset; or says what stands in the way. `evicted`: there was data here once, and it is gone. */
export async function openDocket(options: DocketOptions): Promise<Result<Docket, StorageProblem>> {
  const { name, clock, newId, app, sentinel, startAnew = false, attendant, onError, onBlocked } = options;
  const [state, setState] = watched<DatabaseState>('open');
  const onState = (next: DatabaseState): void => {
    setState(next);
    if (next === 'blocked') onBlocked?.();
  };
  const opened = await openDatabase({ name, newId, sentinel, startAnew, attendant, onState });
  if (!opened.ok) return opened;
  const db = opened.value;
  const unlessClosed = (error: unknown): void => {
    // A connection that was closed tells so by its state.
    if (classifyDbError(error).why !== 'closed') onError(error);
  };
  const first = await firstRead(db, { nowMs: () => clock.nowMs(), onError: unlessClosed });
  if (!first.ok) return first;
  const { following, acting } = first.value;
  state.subscribe((next) => {
    if (next === 'closed-by-browser') void tellIfGone();
  });
  const isLook = name === lookName;
  const duties = new KnownDuties();
  following.seen.subscribe(({ touched }) => duties.forget(touched));
  const backups = backupsOf(db, { clock, newId, app, name: name === sampleName ? 'docket-sample' : 'docket', onError });
  let isRemembered = false;

  /** The browser closes when it clears data, and does not say that it did. */
  async function tellIfGone(): Promise<void> {
    if (following.seen.value.seq === 0 || !(await isGone(db))) return;
    // What remembers it may have been cleared as well, and is asked again when the page is loaded anew.
    sentinel.write(sentinelKey(name), db.dbId);
    setState('evicted');
  }

  const today = (): string => dayAt(clock.nowMs(), clock.zone());
  const asking = (wallMs = clock.nowMs(), by = acting.person.value ?? ''): Asking => ({
    by,
    wallMs,
    zone: clock.zone()
  });

  const standing = (statuses: readonly string[]): Several => {
    const query = { today: today(), statuses, archived: false, sort: 'created' } as const;
    return { ids: () => following.columns.query(query).ids, count: () => following.columns.count(query) };
  };
  const inStatuses = (statuses: readonly string[]): readonly string[] => standing(statuses).ids();
  const queueSuspects: QueueSuspects = { inStatuses, duties };
  const inboxSuspects = (day = today()): InboxSuspects => {
    const { columns } = following;
    return {
      invoices: columns.waiting(),
      clients: following.disputedClients(),
      jobs: following.jobsApart(),
      numbers: columns.numbersTwice(),
      overdue: {
        ids: () =>
          columns.inOrderOfReminding(columns.query({ today: day, overdue: true, archived: false, sort: 'due' }).ids),
        count: () => columns.overdueCount(day)
      },
      inStatuses: standing
    };
  };

  return ok({
    name,
    isSample: name === sampleName,
    isLook,
    state,
    changes: following.seen,
    surroundings: following.surroundings,
    acting: acting.person,
    profiles: acting,
    columns: following.columns,
    whole: following.whole.then(whenQuiet),
    drafts: draftsIn(db, () => clock.nowMs(), unlessClosed),
    backups,
    autoBackup: autoBackupOf(db, backups),
    sync: syncOf(db, { clock, newId, app, onArrived: () => following.catchUp() }),
    async execute(command, { blobs = [], wallMs, by } = {}) {
      if (isLook) return refuse([{ why: 'look-only' }]);
      // Whoever sets up the dataset is the first person in it.
      const founder = command.do === 'setUp' ? command.person.id : undefined;
      const { execute } = await gate();
      const executed = await execute(db, command, asking(wallMs, founder ?? by), { blobs });
      if (!executed.ok) return executed;
      if (executed.value === null) return ok({ commit: null, undoable: false, events: [] });
      if (!isRemembered) sentinel.write(sentinelKey(name), db.dbId);
      isRemembered = true;
      if (founder !== undefined) await acting.begin(founder);
      await following.takeIn(executed.value);
      const { commit } = executed.value;
      const undoable = commit.events.every(({ subject, type }) => subject.kind !== 'workflow' && !settlesNumbers(type));
      return ok({ commit: commitId(commit), undoable, events: commit.events });
    },
    async dryRun(command) {
      if (isLook) return refuse([{ why: 'look-only' }]);
      const { dryRun } = await gate();
      const run = await dryRun(db, command, asking());
      return run.ok ? ok(run.value.events.map(({ event }) => event)) : run;
    },
    async verdicts(commands, options) {
      if (isLook) return commands.map((command) => ({ command, refusals: [{ why: 'look-only' }], status: null }));
      const { verdictsOn } = await import('./verdicts.ts');
      return verdictsOn(db, commands, asking(), options);
    },
    async foresee(command) {
      if (isLook) return refuse([{ why: 'look-only' }]);
      const { foresee } = await gate();
      return foresee(db, command, asking());
    },
    async ask(invoice) {
      const { askInvoice } = await invoiceAnswers();
      return askInvoice(db, invoice, asking(), { isLook });
    },
    async askSeen(invoice) {
      const { askSeenInvoice } = await invoiceAnswers();
      return askSeenInvoice(db, invoice, asking(), { isLook });
    },
    async history(subject) {
      const { historyOf } = await import('./history.ts');
      return historyOf(db, subject);
    },
    async invoices(ids) {
      const rows = await read(db, [db.invoices], (inside) => inside.invoices.bulkGet([...ids]));
      return rows.filter((row) => row !== undefined);
    },
    async invoicesFromFiles(digests) {
      return read(db, [db.invoices], (inside) => inside.invoices.where('imported.digest').anyOf(digests).toArray());
    },
    async statementInvoices(ids) {
      const { statementInvoicesOf } = await import('./statement.ts');
      return statementInvoicesOf(db, ids, clock.zone());
    },
    async inbox(today) {
      const { inboxOf } = await import('./inbox.ts');
      return inboxOf(db, inboxSuspects(today), asking(), { isLook });
    },
    async audit(query) {
      const { auditOf } = await import('./audit.ts');
      return auditOf(db, query);
    },
    async ruleLog(query) {
      const { ruleLogOf } = await import('./rule-log.ts');
      return ruleLogOf(db, query);
    },
    async tryRule(document, rule) {
      const { tryRuleOn } = await import('./rule-trial.ts');
      return tryRuleOn(db, { document, rule }, { now: clock.nowMs(), zone: clock.zone() });
    },
    async queue() {
      const { queueOf } = await import('./queue.ts');
      return queueOf(db, queueSuspects, asking(), { isLook });
    },
    async waitingCount(today) {
      const [{ queueCount }, { inboxCount }] = await Promise.all([import('./queue.ts'), import('./inbox.ts')]);
      const others = await inboxCount(db, inboxSuspects(today), { isLook });
      return others + (await queueCount(db, queueSuspects, asking(), { isLook }));
    },
    async jobs() {
      const { jobsOf } = await import('./jobs.ts');
      return jobsOf(db, asking());
    },
    async job(id) {
      const { jobOf } = await import('./jobs.ts');
      return jobOf(db, id, asking(), { isLook });
    },
    async facts() {
      const { factsOf } = await import('./facts.ts');
      const { ids } = following.columns.query({ today: today(), archived: false, sort: 'created', descending: true });
      return factsOf(db, ids, asking());
    },
    business: async () => (await read(db, [db.business], (inside) => inside.business.get(businessId))) ?? null,
    async workflow() {
      const versions = await read(db, [db.workflows], (inside) => inside.workflows.toArray());
      const current = currentVersion(versions);
      return (
        current && {
          id: current.id,
          document: current.document,
          gone: goneStatuses(versions),
          goneOfJobs: goneStatuses(versions, 'job')
        }
      );
    },
    async publications() {
      const { publicationsOf } = await import('./history.ts');
      return publicationsOf(db);
    },
    async clients() {
      const all = await read(db, [db.clients], (inside) => inside.clients.toArray());
      return byName(
        all.filter(({ deleted }) => deleted === null),
        ({ fields }) => fields.party.name
      );
    },
    async clientFamily(id) {
      const all = await read(db, [db.clients], (inside) => inside.clients.toArray());
      const byId = new Map(all.map((client) => [client.id, client]));
      const survivor = survivorOf(id, (one) => byId.get(one)?.mergedInto);
      return mergedFamily(survivor, all).flatMap((one) => byId.get(one) ?? []);
    },
    async survivingClient(id) {
      const all = await read(db, [db.clients], (inside) => inside.clients.toArray());
      const byId = new Map(all.map((client) => [client.id, client]));
      return byId.get(survivorOf(id, (one) => byId.get(one)?.mergedInto)) ?? null;
    },
    client: async (id) => (await read(db, [db.clients], (inside) => inside.clients.get(id))) ?? null,
    async people() {
      const all = await read(db, [db.people], (inside) => inside.people.toArray());
      return byName(
        all.filter(({ deleted }) => deleted === null),
        ({ fields }) => fields.name
      );
    },
    actAs: (...asked) => acting.actAs(...asked),
    async blob(digest) {
      const row = await read(db, [db.blobs], (inside) => inside.blobs.get(digest));
      return row ? new Blob([row.bytes], { type: row.mime }) : null;
    },
    async nextNumber(pattern) {
      const { nextNumberIn } = await import('./next-number.ts');
      return nextNumberIn(db, { pattern, day: today() });
    },
    async checkIntegrity(options) {
      const [{ checkIntegrity }, { sha256Hex }] = await Promise.all([
        import('#storage/integrity.ts'),
        import('#device/sha256.ts')
      ]);
      return checkIntegrity(db, sha256Hex, options);
    },
    async repair() {
      const { rebuildRows } = await import('#storage/rebuild.ts');
      // As after a restore: what tabs have read before is not what lies here.
      const filling = newId();
      await write(db, [...db.ledgerTables, db.columns], async (meta, inside) => {
        await rebuildRows(inside);
        await inside.columns.clear();
        await inside.meta.put({ ...meta, filling });
      });
      db.filling = filling;
      db.known.forget();
      await following.readAnew();
    },
    async writeReadable() {
      const { writeReadable } = await import('#storage/readable.ts');
      return writeReadable(db, { at: clock.nowMs() });
    },
    today,
    nowMs: () => clock.nowMs(),
    zone: () => clock.zone(),
    newId,
    settle: () => following.flush(),
    async catchUp() {
      if (!isLook) {
        const { keepUp } = await gate();
        await keepUp(db, asking());
      }
      await following.catchUp();
    },
    close() {
      acting.stop();
      following.stop();
      db.end('closed');
    }
  });
}

/** What every page needs; a database may open, and be too damaged to be read. */
async function firstRead(
  db: Database,
  options: { nowMs: () => number; onError: (error: unknown) => void }
): Promise<Result<{ following: Following; acting: Acting }, StorageProblem>> {
  try {
    return ok({ following: await follow(db, options.onError), acting: await actingIn(db, options) });
  } catch (error) {
    db.end('closed');
    const known = asStorageError(error);
    if (!(known instanceof StorageError)) throw error;
    return refuse(known.problem.why === 'unknown' ? { why: 'damaged' } : known.problem);
  }
}

function byName<T>(all: readonly T[], nameOf: (one: T) => string): T[] {
  const collator = new Intl.Collator(undefined, { numeric: true });
  return [...all].sort((left, right) => collator.compare(nameOf(left), nameOf(right)));
}

/** What could not be loaded is loaded anew when it is asked for again. */
function loadedOnce<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let loading: Promise<Part> | null = null;
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    }));
}
