import { liveQuery } from 'dexie';
import { watched, type Watched } from '#device/watched.ts';
import { subjectKey, type Subject, type SubjectKind } from '#domain/history/event.ts';
import type { Client } from '#domain/client/client.ts';
import type { AnyEntity } from '#domain/ledger/entities.ts';
import { fewKinds, type FewKind } from '#domain/ledger/world.ts';
import { isInRing } from '#domain/client/merged.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { isJobWaiting, type Job } from '#domain/job/job.ts';
import { currentVersion, type PublishedVersion, type WorkflowVersion } from '#domain/workflow/version.ts';
import { schemaEpoch, type Database } from '#storage/database.ts';
import type { Meta } from '#storage/meta.ts';
import { read } from '#storage/fence.ts';
import type { Executed } from '#storage/gate.ts';
import { subjectsIn } from '#storage/subjects.ts';
import { Columns } from './columns/columns.ts';
import { restoreColumns, storeColumns } from './columns/stored-columns.ts';

/** How far this tab has followed the commits, and what the last step touched. */
export interface Seen {
  /** Local arrival number of the last commit part. */
  readonly seq: number;
  /** Keys of the subjects that the last step touched: `invoice/<id>`. */
  readonly touched: ReadonlySet<string>;
}

export interface Following {
  readonly columns: Columns;
  /** Resolves once the columns know every invoice; never where they could not be read, or are not followed any more. */
  readonly whole: Promise<void>;
  /** Tells after each commit, of this tab and of others, once the columns know it. */
  readonly seen: Watched<Seen>;
  /** Another value after each commit that touches what holds for everybody: workflow, business, people or clients. */
  readonly surroundings: Watched<Surroundings>;
  /** Ids of the clients that one device deleted while another one worked on them. */
  disputedClients(): readonly string[];
  /** Ids of the jobs that devices took apart. */
  jobsApart(): readonly string[];
  /** Takes in what this tab has just written, without reading it again. */
  takeIn(executed: Executed): Promise<void>;
  /** Takes in what other tabs have written. */
  catchUp(): Promise<void>;
  /** After rows were repaired: what is few is read anew, and nothing of what was read before counts any more. */
  readAnew(): Promise<void>;
  /** Stores the columns as they are, so that the next start is a quick one. */
  flush(): Promise<void>;
  stop(): void;
}

const partsAtOnce = 200;
const rowsAtOnce = 1_000;

/** Follows the commits of a database: every tab reads what comes after the last that it has seen. */
export async function follow(db: Database, onError: (error: unknown) => void): Promise<Following> {
  /** Id of the one by which the columns are reckoned; null: not yet by any. */
  let workflow: string | null = null;
  let disputed: readonly string[] = [];
  const apart = new Set<string>();
  const noteJobs = (jobs: readonly (Job | undefined)[]): void => {
    for (const job of jobs) if (job) apart[isJobWaiting(job) ? 'add' : 'delete'](job.id);
  };
  const first = await read(db, [db.meta, ...db.ledgerTables], async (inside) => {
    noteJobs(await inside.jobs.toArray());
    const meta = (await inside.meta.get('meta')) ?? null;
    return { meta, seq: meta?.seq ?? 0, surroundings: await readSurroundings(inside) };
  });
  const restored = await restoreColumns(db, { workflow: first.surroundings.workflow, seq: first.seq });
  const columns = restored?.columns ?? new Columns();
  const [surroundings, setSurroundings] = watched(first.surroundings);
  const surround = (read: Surroundings): void => {
    const id = read.workflow?.id ?? '';
    // What is sorted and summed stays so while the workflow does.
    if (id !== workflow) columns.useWorkflow(read.workflow?.document ?? null);
    workflow = id;
    disputed = read.disputed;
    columns.useMergedClients(read.mergedInto);
    setSurroundings(read);
  };
  /** What is few was read as it is after the commit up to which this tab has followed. */
  const isAt = (meta: Meta, changed: Executed['changed'] | null): void =>
    db.known.goOn(meta, surroundings.value.few, changed);
  if (restored) workflow = first.surroundings.workflow?.id ?? '';
  surround(first.surroundings);
  if (first.meta) isAt(first.meta, null);
  const [seen, setSeen] = watched<Seen>({ seq: restored?.standing.seq ?? first.seq, touched: new Set() });
  let stopped = false;
  // One step after the other, so that none overtakes another.
  let queue: Promise<void> = Promise.resolve();
  const inTurn = (step: () => Promise<void>): Promise<void> => {
    const done = queue.then(() => (stopped ? undefined : step()));
    queue = done.catch(() => undefined); // Whoever asked for the step is told; the next one still has its turn.
    return done;
  };

  async function catchUpNow(): Promise<void> {
    for (;;) {
      const step = await read(db, [db.meta, ...db.ledgerTables], async (inside) => {
        const parts = await inside.commits.where('seq').above(seen.value.seq).limit(partsAtOnce).toArray();
        const { subjects } = subjectsIn(parts);
        await takeInRows(inside, columns, [...subjects.values()]);
        noteJobs(await inside.jobs.bulkGet(idsOf([...subjects.values()], 'job')));
        if ([...subjects.values()].some(({ kind }) => isSurrounding(kind))) surround(await readSurroundings(inside));
        const meta = await inside.meta.get('meta');
        return { meta, seq: parts.at(-1)?.seq, touched: new Set(subjects.keys()), isLast: parts.length < partsAtOnce };
      });
      if (step.seq !== undefined) {
        if (step.meta?.seq === step.seq) isAt(step.meta, null);
        setSeen({ seq: step.seq, touched: step.touched });
      }
      if (step.isLast) return;
    }
  }

  const catchUp = (): Promise<void> => inTurn(catchUpNow);
  const subscription = liveQuery(() => db.meta.get('meta')).subscribe({
    next: (meta) => {
      // A restore in another tab: nothing that is shown here is there any more.
      if (meta && (meta.dataset !== db.dataset || (meta.filling ?? '') !== db.filling)) db.end('replaced');
      else if (meta && meta.schemaEpoch > schemaEpoch) db.end('newer-version');
      else if ((meta?.seq ?? 0) > seen.value.seq) catchUp().catch(onError);
    },
    error: onError
  });
  const storing = storeColumns(db, columns, {
    standing: restored?.standing ?? null,
    seen,
    workflow: () => workflow ?? '',
    onError
  });
  let tellWhole = (): void => undefined;
  const whole = new Promise<void>((resolve) => (tellWhole = resolve));
  if (restored) {
    columns.markComplete();
    tellWhole();
    // Money that depends on other invoices is understood before anything changes.
    inTurn(async () => {
      await learnRelated(db, columns, () => stopped);
      await catchUpNow();
    }).catch(onError);
  } else {
    fillColumns(db, columns, () => stopped).then(() => {
      if (stopped) return;
      setSeen({ seq: seen.value.seq, touched: new Set() });
      tellWhole();
    }, onError);
  }

  return {
    columns,
    whole,
    seen,
    surroundings,
    disputedClients: () => disputed,
    jobsApart: () => [...apart],
    takeIn: ({ seqs, meta, changed }) =>
      inTurn(async () => {
        const isNext = seqs[0] === seen.value.seq + 1;
        if (!isNext || changed.some(({ kind }) => isSurrounding(kind))) return catchUpNow();
        columns.apply(changed.filter(({ kind }) => kind === 'invoice').map(({ entity }) => entity as Invoice));
        noteJobs(changed.filter(({ kind }) => kind === 'job').map(({ entity }) => entity as Job));
        const touched = new Set(changed.map(({ kind, entity }) => subjectKey({ kind, id: entity.id })));
        isAt(meta, changed);
        setSeen({ seq: meta.seq, touched });
      }),
    catchUp,
    readAnew: () =>
      inTurn(async () => {
        surround(await read(db, [db.meta, ...db.ledgerTables], readSurroundings));
        db.known.forget();
      }),
    flush: () => storing.flush(),
    stop() {
      stopped = true;
      subscription.unsubscribe();
      storing.stop();
    }
  };
}

/** Reads all invoices in slices, so that the page stays quick meanwhile. */
async function fillColumns(db: Database, columns: Columns, isStopped: () => boolean): Promise<void> {
  let after = '';
  for (;;) {
    const rows = await read(db, [db.invoices], (inside) =>
      inside.invoices.where('id').above(after).limit(rowsAtOnce).toArray()
    );
    if (isStopped()) return;
    columns.apply(rows);
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) break;
    after = last.id;
  }
  columns.markComplete();
}

async function takeInRows(db: Database, columns: Columns, subjects: readonly Subject[]): Promise<void> {
  const invoices = await db.invoices.bulkGet(idsOf(subjects, 'invoice'));
  columns.apply(invoices.filter((invoice) => invoice !== undefined));
}

function idsOf(subjects: readonly Subject[], kind: SubjectKind): string[] {
  return subjects.filter((subject) => subject.kind === kind).map(({ id }) => id);
}

/** What holds for everybody. */
export interface Surroundings {
  readonly few: ReadonlyMap<FewKind, readonly AnyEntity[]>;
  readonly workflow: PublishedVersion | null;
  readonly mergedInto: ReadonlyMap<string, string>;
  /** Ids of the clients that are disputed. */
  readonly disputed: readonly string[];
}

function isSurrounding(kind: SubjectKind): boolean {
  return kind === 'client' || fewKinds.includes(kind as FewKind);
}

async function readSurroundings(db: Database): Promise<Surroundings> {
  const few = new Map<FewKind, readonly AnyEntity[]>();
  for (const kind of fewKinds) few.set(kind, await db.tableOf(kind).toArray());
  const workflow = currentVersion(few.get('workflow') as readonly WorkflowVersion[]);
  const clients = await db.clients.toArray();
  const mergedInto = new Map(
    clients.flatMap(({ id, mergedInto: into }) => (into === null ? [] : [[id, into] as const]))
  );
  const isDisputed = ({ id, disputed, deleted }: Client): boolean =>
    deleted === null ? disputed !== null : isInRing(id, (one) => mergedInto.get(one));
  return { few, workflow, mergedInto, disputed: clients.filter(isDisputed).map(({ id }) => id) };
}

/** Reads the invoices of whose money others are a part. */
async function learnRelated(db: Database, columns: Columns, isStopped: () => boolean): Promise<void> {
  const ids = columns.relatedIds();
  for (let from = 0; from < ids.length && !isStopped(); from += rowsAtOnce) {
    const some = ids.slice(from, from + rowsAtOnce);
    const rows = await read(db, [db.invoices], (inside) => inside.invoices.bulkGet(some));
    columns.learnRelated(rows.filter((row) => row !== undefined));
  }
}
