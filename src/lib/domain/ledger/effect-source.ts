import { businessId, emptyBusiness } from '#domain/business/business.ts';
import { difference } from '#domain/history/change.ts';
import { digestOf } from '#domain/history/digest.ts';
import { signedTotalMinor } from '#domain/invoice/balance.ts';
import { contentDigest } from '#domain/invoice/lock.ts';
import type { Content } from '#domain/invoice/content.ts';
import { contentFromJob } from '#domain/invoice/from-job.ts';
import { holdsItem, linesOfItems, recomputed } from '#domain/invoice/charges.ts';
import type { Invoice, InvoiceSource } from '#domain/invoice/invoice.ts';
import type { PriceTexts } from '#domain/job/charge.ts';
import type { Job } from '#domain/job/job.ts';
import type { Status } from '#domain/workflow/document.ts';
import { sourceOf } from '#domain/workflow/job-machine.ts';
import { guardsOfStart, recordEdit, refusalsOfType, startStatus } from './decide-invoice.ts';
import { closeSuppressed, leaveDrift } from './leave-item.ts';
import { named } from './move.ts';
import type { Occasion } from './occasion.ts';
import type { Run } from './run.ts';

/**
 * W20: the invoice that a job, or one of its participants, is charged with; one of each, however often it is asked for.
 * Where its type is switched off, or another account issues it, there is none (WR8).
 */
export function createFromJob(run: Run, job: Job, type: string, participant: string | null): void {
  const id = digestOf(['invoice', job.id, type, participant]).slice(0, 32);
  if (run.get('invoice', id)) return;
  const source: InvoiceSource = { job: job.id, participant };
  const empty = contentFor(run, job, type, participant);
  if (refusalsOfType(run, empty).length > 0) return;
  const content = recomputed({ content: empty, source }, job, priceTexts(run));
  // BR6: a participant who pays nothing gets no invoice.
  if (participant !== null && Object.keys(content.lines).length === 0) return;
  const status = startFor(run, { id, type: content.type, origin: 'job' }, (trial, at) => {
    start(trial, { id, content, source, status: at });
  });
  start(run, { id, content, source, status });
}

/** BR6: added items join the job's oldest invoice in the first ACTIVE status, or begin a new one there. */
export function bringIn(run: Run, job: Job, items: readonly string[]): void {
  const first = run.machine.statusById.get(run.machine.slots['first-active'] ?? '');
  const invoices = run.invoicesOfJob(job.id).flatMap((id) => run.get('invoice', id) ?? []);
  const added = items.filter(
    (item) =>
      own(job.fields.items, item)?.archived === false &&
      !invoices.some((one) => isAlive(one) && holdsItem(one, job.id, item))
  );
  if (!first || added.length === 0) return;
  const [open] = invoices.filter((invoice) => isJoinable(invoice, first, job)).sort(inOrderOfAge);
  if (open) {
    const content = withItems(open.content, job, added);
    recordEdit(run, open, difference(open.content, content), { isReckoned: true });
    return;
  }
  const type = run.workflow?.document.types.find(
    (one) => refusalsOfType(run, contentFor(run, job, one.id, null)).length === 0
  );
  if (!type) return;
  const id = digestOf(['items', job.id, run.cause?.event ?? '']).slice(0, 32);
  const content = withItems(contentFor(run, job, type.id, null), job, added);
  start(run, { id, content, source: null, status: first });
}

/** W22, W27, WR3: what the job comes to now, where the status follows it; else a suppressed update. */
export function recompute(run: Run, invoice: Invoice, job: Job, occasion: Occasion | null): void {
  const status = run.machine.statusById.get(invoice.status);
  if (!status || status.group === 'CANCELLED') return;
  const content = recomputed(invoice, job, priceTexts(run));
  const isSame = contentDigest(content) === contentDigest(invoice.content);
  // Money that was recorded stays money of its currency.
  const isOtherMoney = content.currency !== invoice.content.currency && Object.keys(invoice.payments).length > 0;
  if (!isSame && (!status.recomputed || isOtherMoney)) {
    leaveDrift(run, invoice, { job, wouldBeMinor: signedTotalMinor(content), occasion });
    return;
  }
  if (!isSame) recordEdit(run, invoice, difference(invoice.content, content), { isReckoned: true });
  closeSuppressed(run, invoice, job.id);
}

function priceTexts(run: Run): PriceTexts {
  const workflow = run.workflow;
  if (!workflow) throw new Error('asked for words before there is a workflow');
  return sourceOf(workflow.document).lines;
}

function contentFor(run: Run, job: Job, type: string, participant: string | null): Content {
  const { fields } = job;
  const who = participant === null ? null : (own(fields.participants, participant) ?? null);
  const clientId = participant === null ? fields.clientId : (who?.clientId ?? null);
  const client = clientId === null ? undefined : run.clientNow(clientId);
  return contentFromJob({
    fields,
    participant: who,
    client: client ?? null,
    business: run.get('business', businessId)?.fields ?? emptyBusiness,
    type
  });
}

/** B20: where invoices of this origin begin; where what that asks is not there yet, the first ACTIVE status. */
export function startFor(
  run: Run,
  { id, type, origin }: { id: string; type: string; origin: 'hand' | 'job' },
  begin: (trial: Run, status: Status) => void
): Status | undefined {
  const chosen = startStatus(run, type, origin);
  const first = run.machine.statusById.get(run.machine.slots['first-active'] ?? '');
  if ('why' in chosen) return first;
  const trial = run.fork();
  begin(trial, chosen);
  return guardsOfStart(trial, id, chosen).length === 0 ? chosen : first;
}

function start(
  run: Run,
  {
    id,
    content,
    source,
    status
  }: { id: string; content: Content; source: InvoiceSource | null; status: Status | undefined }
): void {
  if (!status) return;
  run.record({ kind: 'invoice', id }, 'invoice-created', {
    content,
    status: named(status),
    origin: 'job',
    copiedFrom: null,
    creditOf: null,
    ...(source ? { source } : {})
  });
}

function withItems(content: Content, job: Job, items: readonly string[]): Content {
  const lines = linesOfItems(job, items, content);
  return { ...content, lines: { ...content.lines, ...Object.fromEntries(lines.map((line) => [line.id, line])) } };
}

function isJoinable(invoice: Invoice, first: Status, job: Job): boolean {
  const { content } = invoice;
  return (
    isAlive(invoice) &&
    invoice.status === first.id &&
    invoice.archived === null &&
    content.currency === job.fields.currency &&
    content.direction === 'issued' &&
    content.kind === 'invoice'
  );
}

function isAlive({ deleted, unreadable }: Invoice): boolean {
  return deleted === null && unreadable.length === 0;
}

function inOrderOfAge(left: Invoice, right: Invoice): number {
  return left.createdAt - right.createdAt || (left.id < right.id ? -1 : 1);
}

function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}
