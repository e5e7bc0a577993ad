import { commitId, recordedIn } from '#domain/history/commit.ts';
import type { Cause, Event, Recorded } from '#domain/history/event.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Job } from '#domain/job/job.ts';
import { outcomeOf, type Outcome } from '#domain/ledger/outcome.ts';
import { setOff, type SetOff } from '#domain/ledger/set-off.ts';
import type { WorkflowVersion } from '#domain/workflow/version.ts';
import type { CommitRow, Database } from '#storage/database.ts';
import { read } from '#storage/fence.ts';

export interface RuleLogQuery {
  /** Id of the only rule to tell of; null: of all. */
  readonly rule: string | null;
  /** How many firings at most. */
  readonly limit: number;
}

export interface RuleLog {
  /** The latest first. */
  readonly firings: readonly Firing[];
  readonly hasMore: boolean;
}

/** One time that a rule did something to an invoice or a job. */
export interface Firing {
  readonly id: string;
  readonly rule: string;
  /** Its name at that time. */
  readonly label: string;
  /** When it held, epoch milliseconds. */
  readonly at: number;
  /** What set it off; null where that is not known here. */
  readonly setOff: SetOff | null;
  /** What it acted on; null where that is not here any more. */
  readonly subject: FiringSubject | null;
  readonly outcomes: readonly Outcome[];
}

export type FiringSubject =
  | { readonly kind: 'invoice'; readonly id: string; readonly invoice: Invoice }
  | { readonly kind: 'job'; readonly id: string; readonly job: Job };

/** Parts of commits that are read at a time. */
const partsAtOnce = 200;

/**
 * What rules did, from the commits, the latest first by their arrival here (B85). It is no table of its own: a rule that
 * did nothing wrote nothing, and a log that could differ from the history would be worth less than none.
 */
export async function ruleLogOf(db: Database, { rule, limit }: RuleLogQuery): Promise<RuleLog> {
  const found: Fired[] = [];
  let before = Infinity;
  // One more tells whether there are more. A commit never changes, so that none has to wait until all of them are read.
  while (found.length <= limit) {
    const parts: CommitRow[] = await read(db, [db.commits], (inside) =>
      inside.commits.where('seq').below(before).reverse().limit(partsAtOnce).toArray()
    );
    for (const part of parts) found.push(...firedIn(part, rule));
    const last = parts.at(-1);
    if (!last || parts.length < partsAtOnce) break;
    before = last.seq;
  }
  const shown = found.slice(0, limit);
  return read(db, [db.invoices, db.jobs, db.workflows], async (inside) => {
    const versions = await inside.workflows.toArray();
    const idsOf = (kind: string): string[] => [
      ...new Set(shown.flatMap(({ subject }) => (subject.kind === kind ? [subject.id] : [])))
    ];
    const invoices = new Map(
      (await inside.invoices.bulkGet(idsOf('invoice'))).flatMap((one) => (one ? [[one.id, one] as const] : []))
    );
    const jobs = new Map(
      (await inside.jobs.bulkGet(idsOf('job'))).flatMap((one) => (one ? [[one.id, one] as const] : []))
    );
    const firings = shown.map((fired) => firingOf(fired, { invoices, jobs, versions }));
    return { firings, hasMore: found.length > limit };
  });
}

/** What one rule did to one subject for one cause, as the commit holds it. */
interface Fired {
  readonly id: string;
  readonly cause: Cause;
  readonly subject: Event['subject'];
  readonly at: number;
  readonly version: string;
  readonly byKey: ReadonlyMap<string, Recorded>;
  readonly outcomes: Outcome[];
}

/** The firings that a part of a commit tells of, the last first. */
function firedIn(part: CommitRow, rule: string | null): Fired[] {
  if (part.events.every(({ cause }) => !cause || (rule !== null && cause.rule !== rule))) return [];
  const recorded = recordedIn(part);
  const byKey = new Map(recorded.map((one) => [one.event.key, one]));
  const firedById = new Map<string, Fired>();
  for (const { event } of recorded) {
    const { cause, subject, at } = event;
    const outcome = cause && outcomeOf(event);
    if (!cause || !outcome || (rule !== null && cause.rule !== rule)) continue;
    const id = [commitId(part), cause.rule, cause.event, subject.kind, subject.id].join('/');
    const fired = firedById.get(id) ?? { id, cause, subject, at, version: part.workflow, byKey, outcomes: [] };
    if (!fired.outcomes.some((known) => known.is === outcome.is && known.is !== 'moved')) fired.outcomes.push(outcome);
    firedById.set(id, fired);
  }
  return [...firedById.values()].reverse();
}

function firingOf(
  { id, cause, subject, at, version, byKey, outcomes }: Fired,
  {
    invoices,
    jobs,
    versions
  }: {
    invoices: ReadonlyMap<string, Invoice>;
    jobs: ReadonlyMap<string, Job>;
    versions: readonly WorkflowVersion[];
  }
): Firing {
  const invoice = subject.kind === 'invoice' ? invoices.get(subject.id) : undefined;
  const job = subject.kind === 'job' ? jobs.get(subject.id) : undefined;
  const document = versions.find((one) => one.id === version)?.document ?? null;
  return {
    id,
    rule: cause.rule,
    label: cause.label,
    at,
    setOff: setOff(cause, byKey, document),
    subject:
      (invoice && { kind: 'invoice', id: invoice.id, invoice }) ?? (job && { kind: 'job', id: job.id, job }) ?? null,
    outcomes
  };
}
