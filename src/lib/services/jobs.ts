import { survivorOf } from '#domain/client/merged.ts';
import type { Client } from '#domain/client/client.ts';
import { signedTotalMinor } from '#domain/invoice/balance.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { SourceFacts } from '#domain/job/facts.ts';
import type { Job } from '#domain/job/job.ts';
import { endOf } from '#domain/job/time.ts';
import { askJob, type JobAnswers } from '#domain/ledger/ask-job.ts';
import type { World } from '#domain/ledger/world.ts';
import type { Source, Workflow } from '#domain/workflow/document.ts';
import { jobMachineOf, sourceOf } from '#domain/workflow/job-machine.ts';
import { compileMachine, type CompiledMachine } from '#domain/workflow/machine.ts';
import { currentVersion } from '#domain/workflow/version.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { Database } from '#storage/database.ts';
import { read } from '#storage/fence.ts';
import { worldFor, type Asking } from '#storage/gate.ts';

/** All jobs, as a list shows them. */
export interface JobList {
  readonly source: Source;
  readonly machine: CompiledMachine;
  /** Those that are not deleted: what lies ahead first, the next one first; then what is over, the latest first. */
  readonly jobs: readonly JobRow[];
  /** Why the acting person may not write one; empty: they may. */
  readonly create: readonly Refusal[];
}

export interface JobRow {
  readonly job: Job;
  /** Name of the client as it is now; empty where there is none. */
  readonly client: string;
  /** Its end in epoch milliseconds; null where none is said. */
  readonly end: number | null;
  readonly isOver: boolean;
  /** How many invoices came from it. */
  readonly invoiceCount: number;
}

/** Everything that a page about one job shows, all of one moment. */
export interface JobAnswer {
  readonly job: Job;
  readonly source: Source;
  readonly machine: CompiledMachine;
  readonly facts: SourceFacts;
  /** What may be done and why not, for the acting person. */
  readonly answers: JobAnswers;
  readonly client: Client | null;
  /** The invoices that came from it, the oldest first. */
  readonly invoices: readonly JobInvoice[];
  readonly workflow: Workflow;
}

export interface JobInvoice {
  readonly invoice: Invoice;
  /** With tax, in minor units of its currency. */
  readonly totalMinor: number;
}

export function jobsOf(db: Database, asking: Asking): Promise<JobList | null> {
  return read(db, [db.meta, ...db.ledgerTables], async (inside) => {
    const { world: stored, context } = await worldFor(inside, asking);
    const rows = await inside.jobs.toArray();
    const clients = new Map((await inside.clients.toArray()).map((client) => [client.id, client]));
    return stored.settle((world): JobList | null => {
      const workflow = currentVersion(world.all('workflow'))?.document;
      if (!workflow) return null;
      const jobs = rows
        .filter(({ deleted }) => deleted === null)
        .map((job): JobRow => {
          const end = endOf(job.fields);
          const id =
            job.fields.clientId === null
              ? null
              : survivorOf(job.fields.clientId, (one) => clients.get(one)?.mergedInto);
          const client = id === null ? '' : (clients.get(id)?.fields.party.name ?? '');
          const invoiceCount = invoicesOf(world, job).length;
          return { job, client, end, isOver: end !== null && end <= context.now, invoiceCount };
        })
        .sort(inOrderOfTime);
      return {
        source: sourceOf(workflow),
        machine: compileMachine(jobMachineOf(workflow)),
        jobs,
        create: askJob(world, null, context).edit
      };
    });
  });
}

/** How many jobs stand in each status, by its id. */
export function countByStatus(rows: readonly JobRow[]): ReadonlyMap<string, number> {
  const byStatus = Map.groupBy(rows, ({ job }) => job.status);
  return new Map([...byStatus].map(([status, { length }]) => [status, length]));
}

/** Answers for one job; null where there is none. A deleted one is given, and says so itself. */
export function jobOf(
  db: Database,
  id: string,
  asking: Asking,
  { isLook }: { isLook: boolean }
): Promise<JobAnswer | null> {
  return read(db, [db.meta, ...db.ledgerTables], async (inside) => {
    const { world: stored, context } = await worldFor(inside, asking);
    return stored.settle((world): JobAnswer | null => {
      const job = world.get('job', id);
      const workflow = currentVersion(world.all('workflow'))?.document;
      if (!job || !workflow) return null;
      const answers = askJob(world, job, context);
      return {
        job,
        source: sourceOf(workflow),
        machine: compileMachine(jobMachineOf(workflow)),
        facts: answers.facts,
        answers: isLook ? barred(answers) : answers,
        client: clientOf(world, job.fields.clientId),
        invoices: invoicesOf(world, job),
        workflow
      };
    });
  });
}

function invoicesOf(world: World, { id }: Job): JobInvoice[] {
  return world
    .invoicesOfJob(id)
    .flatMap((one) => world.get('invoice', one) ?? [])
    .filter(({ deleted }) => deleted === null)
    .sort((left, right) => left.createdAt - right.createdAt || (left.id < right.id ? -1 : 1))
    .map((invoice) => ({ invoice, totalMinor: signedTotalMinor(invoice.content) }));
}

function clientOf(world: World, id: string | null): Client | null {
  if (id === null) return null;
  return (
    world.get(
      'client',
      survivorOf(id, (one) => world.get('client', one)?.mergedInto)
    ) ?? null
  );
}

/** In what is only looked at nothing may be done. */
function barred(answers: JobAnswers): JobAnswers {
  const refusals: Refusal[] = [{ why: 'look-only' }];
  return {
    ...answers,
    moves: answers.moves.map((verdict) => ({ ...verdict, refusals })),
    edit: refusals,
    deletion: refusals,
    settling: refusals,
    override: refusals
  };
}

/** What has no end said is still to come, and stands last of that. */
function inOrderOfTime(left: JobRow, right: JobRow): number {
  if (left.isOver !== right.isOver) return left.isOver ? 1 : -1;
  const [one, other] = [left.end ?? Infinity, right.end ?? Infinity];
  const byEnd = one === other ? 0 : one < other ? -1 : 1;
  return (
    (left.isOver ? -byEnd : byEnd) || right.job.createdAt - left.job.createdAt || (left.job.id < right.job.id ? -1 : 1)
  );
}
