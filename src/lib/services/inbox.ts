import type { Client } from '#domain/client/client.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { itemsOf } from '#domain/invoice/inbox.ts';
import { isClash, newSeries } from '#domain/invoice/series.ts';
import type { Job } from '#domain/job/job.ts';
import { ask, type Answers } from '#domain/ledger/ask.ts';
import { permit } from '#domain/ledger/permit.ts';
import { Run, type Context } from '#domain/ledger/run.ts';
import { statusesToReviewIn } from '#domain/workflow/approval.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { versionsInForce, type PublishedVersion } from '#domain/workflow/version.ts';
import type { World } from '#domain/ledger/world.ts';
import type { Database } from '#storage/database.ts';
import { read } from '#storage/fence.ts';
import { worldFor, type Asking } from '#storage/gate.ts';

/** Everything that waits for a person: what the platform could not do, and what devices did apart. */
export interface Inbox {
  readonly invoices: readonly Invoice[];
  /** Deleted on one device, worked on at another. */
  readonly clients: readonly Client[];
  readonly numbers: readonly NumberClash[];
  /** More than one only where devices published apart; the first is in force. */
  readonly workflows: readonly PublishedVersion[];
  /** Moved or dated apart, or deleted on one device and worked on at another. */
  readonly jobsApart: readonly Job[];
  /** By id, those that what waits is about. */
  readonly jobs: ReadonlyMap<string, Job>;
  /** By id of the invoice, what may be done with those that do not follow their job any more. */
  readonly answers: ReadonlyMap<string, Answers>;
  /** Invoices that were to be paid before today: those first that nobody was reminded of, then the oldest. */
  readonly overdue: Late;
  /** Invoices that stand where somebody is asked to look at them (W24), the oldest first. */
  readonly review: Late;
  readonly refusals: InboxRefusals;
}

/** Invoices that wait by where they stand, and not by anything in them. */
export interface Late {
  readonly count: number;
  /** The first of them. */
  readonly rows: readonly LateRow[];
}

export interface LateRow {
  readonly invoice: Invoice;
  /** What the jobs or workshops that it came from are called. */
  readonly from: readonly string[];
  readonly answers: Answers;
}

/** Why the acting person may settle nothing: of an invoice, of clients and numbers, and of workflows. */
export interface InboxRefusals {
  readonly invoice: (id: string) => readonly Refusal[];
  readonly others: readonly Refusal[];
  readonly workflows: readonly Refusal[];
}

/** A number that several invoices bear. */
export interface NumberClash {
  readonly series: string;
  readonly number: string;
  readonly invoices: readonly Invoice[];
}

/** What may be waiting, as whoever follows the data knows it without reading rows: ids, and numbers that stand twice. */
export interface InboxSuspects {
  readonly invoices: readonly string[];
  readonly clients: readonly string[];
  readonly jobs: readonly string[];
  readonly numbers: readonly string[];
  /** There may be many of these: whoever counts them need not list them. */
  readonly overdue: Several;
  /** Those in some statuses; whether these are for a review, the workflow says. */
  readonly inStatuses: (statuses: readonly string[]) => Several;
}

export interface Several {
  readonly ids: () => readonly string[];
  readonly count: () => number;
}

export function inboxOf(
  db: Database,
  suspects: InboxSuspects,
  asking: Asking,
  { isLook }: { isLook: boolean }
): Promise<Inbox> {
  return read(db, [db.meta, ...db.ledgerTables], async (inside) => {
    const { reviewed, ...gathered } = await gather(inside, suspects, { isLook });
    const { invoices } = gathered;
    const { world: stored, context } = await worldFor(inside, asking);
    const answered = await stored.settle((world) => ({
      jobs: jobsIn(world, invoices),
      answers: new Map(
        invoices
          .filter((invoice) => itemsOf(invoice, 'suppressed').length > 0)
          .slice(0, shownMax)
          .map((invoice) => [invoice.id, ask(world, invoice, context)])
      ),
      overdue: lateIn(world, suspects.overdue.ids(), context),
      review: lateIn(world, reviewed?.ids() ?? [], context),
      refusals: isLook ? barred : refusalsIn(new Run(world, context), invoices)
    }));
    return { ...gathered, ...answered };
  });
}

/** How many things there are to do: as many as the inbox lists. */
export function inboxCount(db: Database, suspects: InboxSuspects, { isLook }: { isLook: boolean }): Promise<number> {
  return read(db, db.ledgerTables, async (inside) => {
    const { invoices, jobsApart, clients, numbers, workflows, reviewed } = await gather(inside, suspects, { isLook });
    const items = [...invoices, ...jobsApart].reduce(
      (sum, { inbox, disputed }) => sum + Object.keys(inbox).length + (disputed ? 1 : 0),
      0
    );
    const late = suspects.overdue.count() + (reviewed?.count() ?? 0);
    return items + clients.length + numbers.length + Math.max(0, workflows.length - 1) + late;
  });
}

async function gather(
  inside: Database,
  suspects: InboxSuspects,
  { isLook }: { isLook: boolean }
): Promise<
  Pick<Inbox, 'invoices' | 'clients' | 'jobsApart' | 'numbers' | 'workflows'> & { readonly reviewed: Several | null }
> {
  const invoices = await inside.invoices.bulkGet([...suspects.invoices]);
  const clients = await inside.clients.bulkGet([...suspects.clients]);
  const jobsApart = await inside.jobs.bulkGet([...suspects.jobs]);
  const workflows = versionsInForce(await inside.workflows.toArray());
  const [inForce] = workflows;
  const asked = isLook || !inForce ? [] : statusesToReviewIn(inForce.document.machines.invoice);
  return {
    invoices: invoices.filter((invoice) => invoice !== undefined),
    clients: clients.filter((client) => client !== undefined),
    jobsApart: jobsApart.filter((job) => job !== undefined),
    numbers: await clashesIn(inside, suspects.numbers),
    workflows,
    reviewed: asked.length === 0 ? null : suspects.inStatuses(asked)
  };
}

async function clashesIn(inside: Database, suspected: readonly string[]): Promise<NumberClash[]> {
  const numbers: NumberClash[] = [];
  const allSeries = await inside.series.toArray();
  for (const number of new Set([...suspected, ...allSeries.flatMap(({ clashes }) => clashes)])) {
    const all = await inside.invoices.where('number.text').equals(number).toArray();
    const bearers = all.filter(({ deleted }) => deleted === null);
    // What only came with imported documents is nothing that we gave.
    const id = bearers.find((invoice) => invoice.number?.series)?.number?.series ?? null;
    if (id === null) continue;
    const series = allSeries.find((one) => one.id === id) ?? newSeries(id);
    const ids = bearers.map((invoice) => invoice.id);
    if (isClash(series, number, ids)) numbers.push({ series: id, number, invoices: bearers });
  }
  return numbers;
}

/** As many of a group as one looks through at a sitting; the others come up as these are done. */
export const shownMax = 30;

function lateIn(world: World, ids: readonly string[], context: Context): Late {
  const rows = ids.slice(0, shownMax).flatMap((id) => {
    const invoice = world.get('invoice', id);
    if (!invoice) return [];
    const from = invoice.sources.flatMap((job) => world.get('job', job)?.fields.title ?? []);
    return [{ invoice, from, answers: ask(world, invoice, context) }];
  });
  return { count: ids.length, rows };
}

function jobsIn(world: World, invoices: readonly Invoice[]): ReadonlyMap<string, Job> {
  const ids = new Set(invoices.flatMap((invoice) => itemsOf(invoice, 'suppressed').map(({ job }) => job)));
  return new Map([...ids].flatMap((id) => world.get('job', id) ?? []).map((job) => [job.id, job]));
}

function refusalsIn(run: Run, invoices: readonly Invoice[]): InboxRefusals {
  const byInvoice = new Map(invoices.map((invoice) => [invoice.id, permit(run, 'edit', invoice)]));
  return {
    invoice: (id) => byInvoice.get(id) ?? [],
    others: permit(run, 'edit'),
    workflows: permit(run, 'admin')
  };
}

/** In what is only looked at nothing may be done, for one and the same reason. */
const lookOnly: readonly Refusal[] = [{ why: 'look-only' }];
const barred: InboxRefusals = { invoice: () => lookOnly, others: lookOnly, workflows: lookOnly };
