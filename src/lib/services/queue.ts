import { breathing } from '#device/breath.ts';
import { dayAt } from '#domain/calendar/day.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { requestIn } from '#domain/invoice/request.ts';
import { ask, askDuty, type ApprovalAnswer, type StageAnswer } from '#domain/ledger/ask.ts';
import type { Context } from '#domain/ledger/run.ts';
import type { World } from '#domain/ledger/world.ts';
import { statusesToApproveIn } from '#domain/workflow/approval.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { currentVersion, successorsOf } from '#domain/workflow/version.ts';
import type { Database } from '#storage/database.ts';
import { read } from '#storage/fence.ts';
import { worldFor, type Asking } from '#storage/gate.ts';
import type { KnownDuties, Since } from './known-duties.ts';

/** What waits for the acting person's signature, as far as they could give it now. */
export interface Queue {
  readonly count: number;
  /** Those that have waited longest, the oldest first; the others come up as these are signed. */
  readonly duties: readonly Duty[];
}

export interface Duty {
  readonly invoice: Invoice;
  readonly approval: ApprovalAnswer;
  readonly totalMinor: number;
  readonly stages: readonly StageAnswer[];
  /** Id of who asked for approval; null: nobody did, it is signed without. */
  readonly askedBy: string | null;
  /** Since when it has stood where it waits. */
  readonly since: number;
}

/** As many as one looks through at a sitting. */
const shownMax = 50;

/** As many rows as are asked in one go, between which the page has its turn. */
const askedAtOnce = 20;

/** What the queue is found among. */
export interface QueueSuspects {
  /** Ids of the invoices in some statuses; whether they wait is decided by their rows (B2). */
  readonly inStatuses: (statuses: readonly string[]) => readonly string[];
  readonly duties: KnownDuties;
}

export async function queueOf(
  db: Database,
  suspects: QueueSuspects,
  asking: Asking,
  { isLook }: { isLook: boolean }
): Promise<Queue> {
  // In what is only looked at nobody signs.
  const waiting = isLook ? new Map<string, number>() : await waitingOf(db, suspects, asking);
  const longest = [...waiting].sort(([, left], [, right]) => left - right).slice(0, shownMax);
  const shown = await inWorld(db, asking, (world, context) =>
    longest.flatMap(([id]) => dutyIn(world, id, context) ?? [])
  );
  return { count: waiting.size - longest.length + shown.length, duties: shown };
}

export async function queueCount(
  db: Database,
  suspects: QueueSuspects,
  asking: Asking,
  { isLook }: { isLook: boolean }
): Promise<number> {
  return isLook ? 0 : (await waitingOf(db, suspects, asking)).size;
}

function inWorld<T>(db: Database, asking: Asking, work: (world: World, context: Context) => T): Promise<T> {
  return read(db, [db.meta, ...db.ledgerTables], async (inside) => {
    const { world: stored, context } = await worldFor(inside, asking);
    return stored.settle((world) => work(world, context));
  });
}

/** Ids of the invoices that wait for the acting person, and since when. */
async function waitingOf(
  db: Database,
  { inStatuses, duties }: QueueSuspects,
  asking: Asking
): Promise<ReadonlyMap<string, number>> {
  const workflow = await read(db, [db.workflows], async (inside) => currentVersion(await inside.workflows.toArray()));
  const statuses = workflow ? statusesToApproveIn(compileMachine(workflow.document.machines.invoice)) : [];
  if (!workflow || statuses.length === 0) return new Map();
  const breathe = breathing();
  const today = dayAt(asking.wallMs, asking.zone);
  const circumstances = JSON.stringify([asking.by, today, workflow.id]);
  const waiting = new Map<string, number>();
  const note = (id: string, since: Since): void => {
    if (since === null) waiting.delete(id);
    else waiting.set(id, since);
  };
  const ids = inStatuses(statuses);
  const { known: before } = duties.under(circumstances);
  for (const id of ids) note(id, before.get(id) ?? null);
  const unknown = ids.filter((id) => !before.has(id));
  for (let from = 0; from < unknown.length; from += askedAtOnce) {
    // Whoever asks after the next step goes on from here, and need not begin anew.
    const { known, learn } = duties.under(circumstances);
    const some = unknown.slice(from, from + askedAtOnce);
    for (const id of some) note(id, known.get(id) ?? null);
    const asked = some.filter((id) => !known.has(id));
    if (asked.length === 0) continue;
    const found = await inWorld(db, asking, (world, context) => asked.map((id) => waitingIn(world, id, context)));
    learn(found.filter(({ isAlone }) => isAlone).map(({ id, since }) => [id, since]));
    for (const { id, since } of found) note(id, since);
    await breathe();
  }
  return waiting;
}

interface Waiting {
  readonly id: string;
  readonly since: Since;
  /** Nothing but itself, a person or the workflow changes what is asked of it. */
  readonly isAlone: boolean;
}

function waitingIn(world: World, id: string, context: Context): Waiting {
  const invoice = world.get('invoice', id);
  if (!invoice) return { id, since: null, isAlone: false };
  const { creditOf, creditNotes, sources, entered } = invoice;
  const isAlone = creditOf === null && creditNotes.length === 0 && sources.length === 0;
  return { id, since: askDuty(world, invoice, context) ? entered.at : null, isAlone };
}

function dutyIn(world: World, id: string, context: Context): Duty | null {
  const invoice = world.get('invoice', id);
  const approval = invoice ? askDuty(world, invoice, context) : null;
  if (!invoice || !approval) return null;
  const versions = world.all('workflow');
  const all = currentVersion(versions)?.document.machines.invoice.statuses ?? [];
  const requests = new Set(all.filter(({ request }) => request).map((status) => status.id));
  const successors = successorsOf(versions);
  const { balance, stages } = ask(world, invoice, context);
  const history = world.history({ kind: 'invoice', id: invoice.id });
  return {
    invoice,
    approval,
    totalMinor: balance.totalMinor,
    stages,
    askedBy: requestIn(history, (status) => requests.has(successors.get(status) ?? status))?.by ?? null,
    since: invoice.entered.at
  };
}
