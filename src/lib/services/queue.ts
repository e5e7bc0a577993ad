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
import { FetchingWorld } from '#storage/fetching-world.ts';
import { contextOf, type Asking } from '#storage/gate.ts';

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

/** `candidates` preselects the invoices in some statuses; whether they wait is decided by their rows (B2). */
export function queueOf(
  db: Database,
  candidates: (statuses: readonly string[]) => readonly string[],
  asking: Asking,
  { isLook }: { isLook: boolean }
): Promise<Queue> {
  return read(db, [db.meta, ...db.ledgerTables], async (inside) => {
    const context = contextOf(await inside.meta.get('meta'), asking);
    // In what is only looked at nobody signs.
    if (isLook) return { count: 0, duties: [] };
    return new FetchingWorld(inside).settle((world) => queueIn(world, candidates, context));
  });
}

function queueIn(
  world: World,
  candidates: (statuses: readonly string[]) => readonly string[],
  context: Context
): Queue {
  const workflow = currentVersion(world.all('workflow'))?.document;
  const statuses = workflow ? statusesToApproveIn(compileMachine(workflow.machines.invoice)) : [];
  if (statuses.length === 0) return { count: 0, duties: [] };
  const waiting = candidates(statuses).flatMap((id) => {
    const invoice = world.get('invoice', id);
    const approval = invoice ? askDuty(world, invoice, context) : null;
    return invoice && approval ? [{ invoice, approval }] : [];
  });
  waiting.sort((left, right) => left.invoice.entered.at - right.invoice.entered.at);
  const requests = new Set(workflow?.machines.invoice.statuses.filter(({ request }) => request).map(({ id }) => id));
  const successors = successorsOf(world.all('workflow'));
  const duties = waiting.slice(0, shownMax).map(({ invoice, approval }): Duty => {
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
  });
  return { count: waiting.length, duties };
}
