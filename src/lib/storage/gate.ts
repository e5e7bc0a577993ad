import type { Table } from 'dexie';
import { dayAt } from '#domain/calendar/day.ts';
import { tick } from '#domain/history/clock.ts';
import { partsOf, sealCommit, type Commit } from '#domain/history/commit.ts';
import { subjectKey, subjectKinds } from '#domain/history/event.ts';
import { commandSchema, type Command, type SingleCommand } from '#domain/ledger/command.ts';
import { catchUp } from '#domain/ledger/catch-up.ts';
import { decide } from '#domain/ledger/decide.ts';
import type { AnyEntity } from '#domain/ledger/entities.ts';
import { impactOf, type Foreseen } from '#domain/ledger/impact.ts';
import { reconcile } from '#domain/ledger/reconcile.ts';
import type { Context, Run } from '#domain/ledger/run.ts';
import { verdictOf, type Verdict } from '#domain/ledger/verdict.ts';
import type { World } from '#domain/ledger/world.ts';
import { clockActor } from '#domain/invoice/evolve.ts';
import { wellFormed } from '#domain/shared/json.ts';
import { ok, refuse, type Result } from '#domain/shared/result.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { BlobRow, CommitRow, Database } from './database.ts';
import type { Meta } from './meta.ts';
import { read, write } from './fence.ts';
import { FetchingWorld } from './fetching-world.ts';
import { namesItsCommits } from './histories.ts';
import type { ChangedRow } from './known-rows.ts';

/** When and where: the gate itself has no clock. */
export interface Here {
  readonly wallMs: number;
  readonly zone: string;
}

/** Who asks, when and where. */
export interface Asking extends Here {
  readonly by: string;
}

/** What a command has made, once it is on disk. */
export interface Executed {
  readonly commit: Commit;
  /** Local arrival numbers of its parts. */
  readonly seqs: readonly number[];
  /** How the database stands after it. */
  readonly meta: Meta;
  /** The rows as they are now. */
  readonly changed: readonly ChangedRow[];
}

/**
 * The one gate: decides a command and stores what comes of it, in one transaction, or refuses and writes nothing.
 * Resolves when it is on disk; null where the command changes nothing. Throws a StorageError where storage fails.
 */
export async function execute(
  db: Database,
  given: Command,
  asking: Asking,
  { blobs = [] }: { readonly blobs?: readonly BlobRow[] } = {}
): Promise<Result<Executed | null, readonly Refusal[]>> {
  const command = checked(given);
  if (!command.ok) return command;
  const tables: Table[] = [...db.ledgerTables, ...(blobs.length > 0 ? [db.blobs] : [])];
  return write(db, tables, async (before, inside) => {
    const meta = await caughtUp(inside, before, asking);
    const context = contextOf(meta, asking);
    const stored = new FetchingWorld(inside, meta.seq);
    const decided = await stored.settle((world) => decide(world, command.value, context));
    if (!decided.ok) return decided;
    if (decided.value.events.length === 0) return ok(null);
    if (blobs.length > 0) await inside.blobs.bulkPut([...blobs]);
    return ok(
      await store(inside, meta, decided.value, {
        command: command.value.do,
        wallMs: asking.wallMs,
        observedMs: context.now
      })
    );
  });
}

/** Does what the time alone has brought about since anybody looked (WR6); every command does so first. */
export async function keepUp(db: Database, asking: Asking): Promise<void> {
  await write(db, db.ledgerTables, (meta, inside) => caughtUp(inside, meta, asking));
}

/** Each thing that was due is a commit of its own, in due order, so that a rule sees what the ones before it did. */
async function caughtUp(db: Database, before: Meta, asking: Asking): Promise<Meta> {
  let meta = before;
  const seen = new Set<string>();
  // A device that has just joined begins where the history that it was given ends.
  const watch = { since: before.observedMs || before.at, zone: asking.zone, seen };
  // After a month there may be a thousand of them, about the same invoices.
  const known = new FetchingWorld(db, before.seq);
  for (;;) {
    const context = contextOf(meta, asking);
    const done = await known.settle((world) => catchUp(world, context, watch));
    if (!done) return meta;
    seen.add(done.key);
    if (done.run.events.length === 0) continue;
    const observedMs = done.run.context.now;
    const stored = await store(db, meta, done.run, { command: 'catchUp', wallMs: asking.wallMs, observedMs });
    meta = stored.meta;
    known.follow(stored.changed);
  }
}

/** Does what a merge has left to the platform about jobs that were changed apart. To be called within its transaction. */
export async function reconciled(db: Database, jobs: readonly string[], here: Here): Promise<void> {
  const meta = await db.meta.get('meta');
  if (!meta || jobs.length === 0) return;
  const context = contextOf(meta, { ...here, by: clockActor });
  const run = await new FetchingWorld(db, meta.seq).settle((world) => reconcile(world, context, jobs));
  // Nobody has looked at what the time has brought about meanwhile.
  const { observedMs } = meta;
  if (run) await store(db, meta, run, { command: 'reconcile', wallMs: here.wallMs, observedMs });
}

/** What a command would do, or why it would be refused. Nothing is written. */
export async function dryRun(db: Database, given: Command, asking: Asking): Promise<Result<Run, readonly Refusal[]>> {
  const command = checked(given);
  if (!command.ok) return command;
  return read(db, [db.meta, ...db.ledgerTables], async (inside) => {
    const { world: stored, context } = await worldFor(inside, asking);
    return stored.settle((world) => decide(world, command.value, context));
  });
}

/** What would become of each command by itself, all of one moment. Nothing is written. */
export async function verdicts(
  db: Database,
  given: readonly SingleCommand[],
  asking: Asking
): Promise<readonly Verdict[]> {
  return read(db, [db.meta, ...db.ledgerTables], async (inside) => {
    const { world: stored, context } = await worldFor(inside, asking);
    return stored.settle((world) =>
      given.map((command): Verdict => {
        const known = checked(command);
        return known.ok ? verdictOf(world, command, context) : { command, refusals: known.error, status: null };
      })
    );
  });
}

/** What a command would change for each invoice and job that there is, or why it would be refused. Nothing is written. */
export async function foresee(
  db: Database,
  given: Command,
  asking: Asking
): Promise<Result<Foreseen, readonly Refusal[]>> {
  const command = checked(given);
  if (!command.ok) return command;
  return read(db, [db.meta, ...db.ledgerTables], async (inside) => {
    const { world: stored, context } = await worldFor(inside, asking);
    const invoices = await inside.invoices.filter(({ deleted }) => deleted === null).toArray();
    const jobs = await inside.jobs.filter(({ deleted }) => deleted === null).toArray();
    return stored.settle((world) => impactOf(world, { invoices, jobs }, { command: command.value, context }));
  });
}

/** The stored world, and the circumstances of whoever asks it. To be called within a transaction over `meta` and the ledger. */
export async function worldFor(
  inside: Database,
  asking: Asking
): Promise<{ readonly world: FetchingWorld; readonly context: Context }> {
  const meta = await inside.meta.get('meta');
  return { world: new FetchingWorld(inside, meta?.seq ?? 0), context: contextOf(meta, asking) };
}

/**
 * What is told without reading anything, of the moment up to which this tab has followed; null where something is
 * missing for it. Whoever shows it is told of the next commit as of any other.
 */
export function tellKnown<T>(
  db: Database,
  asking: Asking,
  ask: (world: World, context: Context) => T
): { readonly answer: T } | null {
  const { meta } = db.known;
  if (!meta) return null;
  const context = contextOf(meta, asking);
  return new FetchingWorld(db, meta.seq).tell((world) => ask(world, context));
}

/** The circumstances under which this device would decide now. */
export function contextOf(meta: Meta | undefined, { by, wallMs, zone }: Asking): Context {
  const now = Math.max(wallMs, meta?.observedMs ?? 0);
  const n = (meta?.n ?? 0) + 1;
  return {
    device: meta?.device ?? '',
    heirOf: meta?.heirOf,
    n,
    at: tick(now, meta?.at ?? 0),
    now,
    today: dayAt(now, zone),
    by
  };
}

/** Parsing also copies: what a form still holds and may change never reaches the history. */
function checked(given: Command): Result<Command, readonly Refusal[]> {
  const parsed = commandSchema.safeParse(given);
  if (parsed.success) return ok(wellFormed(parsed.data));
  return refuse(
    parsed.error.issues.map((issue): Refusal => {
      const deepest = deepestIssue(issue);
      return { why: 'invalid', path: deepest.path.map(String), problem: deepest.code };
    })
  );
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly errors?: readonly (readonly Issue[])[];
}

/** Of a union's branches, the one that was followed furthest is the one that was meant. */
function deepestIssue(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = (issue.errors ?? []).flat().map((one) => deepestIssue(one));
  const [deepest] = inner.sort((left, right) => right.path.length - left.path.length);
  return deepest ? { ...deepest, path: [...issue.path, ...deepest.path] } : issue;
}

async function store(
  db: Database,
  meta: Meta,
  run: Run,
  { command, wallMs, observedMs }: { command: string; wallMs: number; observedMs: number }
): Promise<Executed> {
  const { device, n, at, by } = run.context;
  const commit = sealCommit(
    {
      v: 1,
      dataset: meta.dataset,
      device,
      n,
      at,
      wall: wallMs,
      by,
      workflow: run.workflow?.id ?? '',
      command,
      prev: meta.prev
    },
    run.events.map(({ event }) => event)
  );
  // Rows name the parts that touch them: numbers that are known beforehand let all be written at once.
  const last = await db.commits.toCollection().lastKey();
  const first = Math.max(meta.seq, Number(last ?? 0)) + 1;
  const parts = partsOf(commit).map((part, index): CommitRow => ({ ...part, seq: first + index }));
  const seqsBySubject = new Map<string, Set<number>>();
  for (const { seq, events } of parts)
    for (const { subject } of events) {
      const key = subjectKey(subject);
      seqsBySubject.set(key, (seqsBySubject.get(key) ?? new Set()).add(seq));
    }
  const changed: ChangedRow[] = [];
  const writing: PromiseLike<unknown>[] = [db.commits.bulkAdd(parts)];
  for (const kind of subjectKinds) {
    const rows = [...run.changed]
      .filter(([key]) => key.startsWith(`${kind}/`))
      .map(([key, entity]): AnyEntity => {
        const added = namesItsCommits(kind) ? (seqsBySubject.get(key) ?? []) : [];
        return { ...entity, touched: [...entity.touched, ...added] };
      });
    if (rows.length === 0) continue;
    writing.push((db.tableOf(kind) as Table<AnyEntity>).bulkPut(rows));
    for (const entity of rows) changed.push({ kind, entity });
  }
  const after = {
    ...meta,
    n,
    prev: commit.hash,
    at,
    observedMs: Math.max(meta.observedMs, observedMs),
    seq: first + parts.length - 1
  };
  await Promise.all([...writing, db.meta.put(after)]);
  return { commit, seqs: parts.map(({ seq }) => seq), meta: after, changed };
}
