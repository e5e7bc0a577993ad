import type { Recorded } from '#domain/history/event.ts';
import { isJsonObject, type JsonObject } from '#domain/shared/json.ts';
import { totalsOf } from '#domain/invoice/balance.ts';
import { isConflict } from '#domain/invoice/inbox.ts';
import { remindersInOrder } from '#domain/invoice/reminder.ts';
import type { ConflictItem, InboxItem, Invoice } from '#domain/invoice/invoice.ts';
import type { Job } from '#domain/job/job.ts';
import { standingOfJob } from '#domain/ledger/decide-job.ts';
import { ask, type Answers } from '#domain/ledger/ask.ts';
import type { MemoryLedger } from '#domain/ledger/memory.ts';
import { Run, type Context } from '#domain/ledger/run.ts';
import { movesFrom } from '#domain/workflow/transition.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';

/** An invoice as expectations name it. */
export function invoiceView(ledger: MemoryLedger, invoice: Invoice, context: Context): Record<string, unknown> {
  const answers = ask(ledger, invoice, context);
  const { balance } = answers;
  const totals = totalsOf(invoice.content);
  const history = ledger.history({ kind: 'invoice', id: invoice.id });
  return {
    status: invoice.status,
    group: answers.status?.group ?? null,
    previous: invoice.previous,
    path: pathOf(history),
    entered: { ...invoice.entered, by: invoice.entered.rule === null ? invoice.entered.by : 'platform' },
    number: invoice.number?.text ?? null,
    alsoIssuedAs: invoice.alsoIssuedAs,
    totals: {
      lines: totals.sumOfLinesMinor,
      discount: totals.discountMinor,
      surcharge: totals.surchargeMinor,
      withoutTax: totals.totalWithoutTaxMinor,
      tax: totals.taxMinor,
      withTax: totals.totalWithTaxMinor,
      rounding: invoice.content.roundingMinor,
      prepaid: invoice.content.prepaidMinor,
      payable: totals.payableMinor
    },
    balance: {
      state: balance.state,
      total: balance.totalMinor,
      received: balance.receivedMinor,
      credited: balance.creditedMinor,
      balance: balance.balanceMinor,
      outstanding: balance.outstandingMinor
    },
    overdue: answers.overdue,
    editing: answers.profile,
    warnings: Object.fromEntries(
      answers.moves.filter(({ move }) => move.warnings.length > 0).map(({ move }) => [move.to.id, move.warnings])
    ),
    openStages: answers.stages.filter((stage) => stage.signedCount < stage.quorum).map(({ n }) => n),
    waitsFor: answers.waitsFor,
    signatures: signaturesOf(invoice, answers.counting),
    changedBy: invoice.contentBy,
    payments: Object.values(invoice.payments).map(({ amountMinor, ...payment }) => ({
      ...payment,
      amount: amountMinor
    })),
    repetition: invoice.repetition,
    repeatOf: invoice.repeatOf,
    reminders: remindersInOrder(invoice),
    archived: invoice.archived !== null,
    deleted: invoice.deleted !== null,
    shared: invoice.shared?.channel ?? null,
    origin: invoice.origin,
    creditOf: invoice.creditOf,
    creditNotes: invoice.creditNotes,
    inbox: waitingFor(invoice).map(itemView),
    sources: invoice.sources,
    clientId: invoice.content.clientId,
    history: history.map(eventView)
  };
}

/** What the platform leaves for a person, the oldest first. What devices did apart is no part of it. */
function waitingFor({ inbox }: Invoice): Exclude<InboxItem, ConflictItem>[] {
  return Object.values(inbox)
    .filter((item) => !isConflict(item))
    .sort((left, right) => left.at - right.at);
}

function itemView(item: JsonObject | Exclude<InboxItem, ConflictItem>): Record<string, unknown> {
  const { wouldBeMinor, saysMinor, ...rest } = item as JsonObject;
  return { ...rest, wouldBe: wouldBeMinor, says: saysMinor };
}

/** A job as expectations name it. */
export function jobView(ledger: MemoryLedger, job: Job, context: Context): Record<string, unknown> {
  const run = new Run(ledger, context);
  const { facts } = standingOfJob(run, job);
  const history = ledger.history({ kind: 'job', id: job.id });
  return {
    status: job.status,
    group: run.jobMachine.statusById.get(job.status)?.group ?? null,
    path: pathOf(history),
    over: facts['source.over'],
    free: facts['source.free'],
    deleted: job.deleted !== null,
    history: history.map(eventView)
  };
}

/** Ids of the moves of a job that are open to a person. */
export function openJobMoves(ledger: MemoryLedger, job: Job, context: Context): string[] {
  const run = new Run(ledger, context);
  return movesFrom(run.jobMachine, standingOfJob(run, job), run.asker(job), { reason: 'to be given' })
    .filter(({ refusals }) => refusals.length === 0)
    .map(({ move }) => move.id);
}

/** Ids of the moves that are open to a person, in the order of the statuses. */
export function openMoves(answers: Answers): string[] {
  return answers.moves.filter(({ refusals }) => refusals.length === 0).map(({ move }) => move.id);
}

/** What stands in the way, by status and by question; statuses that no move leads to say so. */
export function answersOf(answers: Answers, statuses: readonly string[], invoice: Invoice): Record<string, unknown> {
  const refusalsByStatus = new Map(answers.moves.map(({ move, refusals }) => [move.to.id, refusals]));
  const noMove = (to: string): Refusal =>
    to === invoice.status ? { why: 'already-there', status: to } : { why: 'no-such-move', from: invoice.status, to };
  return {
    approve: answers.approval.refusals,
    edit: answers.edit,
    pay: answers.pay,
    remind: answers.remind,
    delete: answers.deletion,
    override: answers.override,
    ...Object.fromEntries(statuses.map((status) => [status, refusalsByStatus.get(status) ?? [noMove(status)]]))
  };
}

/** An event in the words of a scenario. */
export function eventView({ event, by }: Recorded): Record<string, unknown> {
  const { type, subject, cause, at, data } = event;
  const payment = isJsonObject(data.payment) ? data.payment : {};
  const item = isJsonObject(data.item) ? data.item : {};
  return {
    type,
    at,
    invoice: subject.kind === 'invoice' ? subject.id : undefined,
    by: cause ? 'platform' : by,
    rule: cause?.rule ?? null,
    from: idOf(data.from),
    to: typeof data.to === 'string' ? data.to : (idOf(data.to) ?? idOf(data.status)),
    kind: data.kind ?? payment.kind,
    label: data.label,
    reason: data.reason,
    number: data.text ?? data.number,
    amount: payment.amountMinor ?? data.amountMinor,
    payment: payment.id ?? data.payment,
    stage: data.stage,
    comment: data.comment,
    inPlaceOf: data.inPlaceOf,
    until: data.until,
    channel: data.channel,
    fields: Array.isArray(data.changes) ? fieldNames(data.changes as readonly JsonObject[]) : undefined,
    target: item.target,
    refusals: item.refusals
  };
}

function signaturesOf(invoice: Invoice, counting: readonly string[]): object[] {
  return Object.entries(invoice.signatures).map(([key, { stage, by, inPlaceOf, comment, withdrawn }]) => ({
    stage,
    by,
    inPlaceOf: inPlaceOf ?? null,
    comment,
    withdrawn: withdrawn !== null,
    counts: counting.includes(key)
  }));
}

function pathOf(history: readonly Recorded[]): string[] {
  return history.flatMap(({ event: { type, data } }): string[] => {
    if (type === 'invoice-created' || type === 'invoice-imported' || type === 'job-created')
      return [idOf(data.status) ?? ''];
    if (type === 'status-changed' || type === 'status-overridden') return [idOf(data.to) ?? ''];
    const changes = type === 'undone' && Array.isArray(data.changes) ? (data.changes as readonly JsonObject[]) : [];
    const status = changes.find(({ path }) => Array.isArray(path) && path[0] === 'status');
    return typeof status?.new === 'string' ? [status.new] : [];
  });
}

function fieldNames(changes: readonly JsonObject[]): string[] {
  const names = changes.map(({ path }) => (Array.isArray(path) ? String(path[0]) : ''));
  return [...new Set(names)].sort();
}

function idOf(value: unknown): string | undefined {
  return isJsonObject(value) && typeof value.id === 'string' ? value.id : undefined;
}
