import { digestOf } from '#domain/history/digest.ts';
import { canonical } from '#domain/shared/canonical.ts';
import type { Cause, Recorded } from '#domain/history/event.ts';
import { signedTotalMinor } from '#domain/invoice/balance.ts';
import { recomputed } from '#domain/invoice/charges.ts';
import { itemsOf } from '#domain/invoice/inbox.ts';
import type { Blocked, Invoice, Suppressed, Task } from '#domain/invoice/invoice.ts';
import type { Job } from '#domain/job/job.ts';
import type { Effect, Status, Trigger } from '#domain/workflow/document.ts';
import { sourceOf } from '#domain/workflow/job-machine.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { effectTarget } from './effect-target.ts';
import type { Occasion } from './occasion.ts';
import type { Run } from './run.ts';

/** What the platform leaves for a person where it does not act itself (BR16), and what becomes of it. */

/** One item for what a rule aims at, however often it is refused: the latest reasons stand. */
export function leaveBlocked(run: Run, id: string, effect: Effect, refusals: readonly Refusal[], cause: Cause): void {
  const invoice = run.get('invoice', id);
  if (!invoice) return;
  const target = targetOfEffect(run, invoice, effect);
  const item: Blocked = {
    id: digestOf([cause.rule, target, invoice.id]).slice(0, 32),
    kind: 'blocked',
    at: run.context.now,
    rule: cause.rule,
    label: cause.label,
    target,
    refusals
  };
  const known = Object.hasOwn(invoice.inbox, item.id) ? invoice.inbox[item.id] : undefined;
  if (known?.kind === 'blocked' && canonical(known.refusals) === canonical(refusals)) return;
  run.record({ kind: 'invoice', id }, 'move-blocked', { item });
}

/** Something for a person to look at, once for each time that it happens. */
export function leaveTask(run: Run, { id, status }: Invoice, text: string, { rule, label, event }: Cause): void {
  if (run.machine.statusById.get(status)?.group === 'CANCELLED') return;
  const item: Task = {
    id: digestOf(['task', rule, event, id]).slice(0, 32),
    kind: 'task',
    at: run.context.now,
    rule,
    label,
    text
  };
  run.record({ kind: 'invoice', id }, 'task-left', { item });
}

/**
 * WR3: the job comes to something else than an invoice that does not follow it any more. What changes no amount, and what
 * was told already, is nothing new (BR16).
 */
export function leaveDrift(
  run: Run,
  invoice: Invoice,
  { job, wouldBeMinor, occasion }: { job: Job; wouldBeMinor: number; occasion: Occasion | null }
): void {
  const known = itemsOf(invoice, 'suppressed').find((item) => item.job === job.id && item.target === null);
  const isKnown = known?.wouldBeMinor === wouldBeMinor && known.saysMinor === signedTotalMinor(invoice.content);
  if (isKnown || (!known && wouldBeMinor === comesOutAt(run, invoice))) return;
  leaveSuppressed(run, invoice, { job, target: null, wouldBeMinor, occasion });
}

/** WR3: a change of the job would have taken an invoice elsewhere that does not follow it any more. */
export function leaveSuppressedMove(
  run: Run,
  invoice: Invoice,
  { job, target, occasion }: { job: Job; target: Status; occasion: Occasion | null }
): void {
  leaveSuppressed(run, invoice, { job, target, wouldBeMinor: comesTo(run, invoice, job), occasion });
}

/** The amounts agree again, or the invoice has gone where it was wanted. */
export function closeSuppressed(run: Run, invoice: Invoice, job: string): void {
  for (const item of itemsOf(invoice, 'suppressed'))
    if (item.job === job && item.target === null) close(run, invoice, item);
}

/** What a job did makes outdated what it had wanted before. */
export function closeOutdated(run: Run, { event: { subject, key } }: Recorded, triggers: readonly Trigger[]): void {
  const outdated = triggers.flatMap((trigger) => outdatedBy[trigger] ?? []);
  if (subject.kind !== 'job' || outdated.length === 0) return;
  for (const id of run.invoicesOfJob(subject.id)) {
    const invoice = run.get('invoice', id);
    if (invoice?.deleted !== null) continue;
    for (const item of itemsOf(invoice, 'suppressed'))
      if (item.job === subject.id && item.target !== null && outdated.includes(item.trigger))
        run.asPlatform({ rule: item.rule, label: item.label, event: key }, () => {
          close(run, invoice, item);
        });
  }
}

const outdatedBy: Partial<Record<Trigger, readonly string[]>> = {
  'job-reactivated': ['job-cancelled'],
  'job-cancelled': ['job-rescheduled', 'job-reactivated'],
  'job-rescheduled': ['job-rescheduled']
};

/** Drift is over once the amounts agree, also by a credit note (BR16). */
export function closeAgreed(run: Run): void {
  const ofJobs = run.changedOf('job').flatMap((job) => run.invoicesOfJob(job.id));
  const changed = [...run.changedOf('invoice'), ...ofJobs.flatMap((id) => run.get('invoice', id) ?? [])];
  const corrected = changed.flatMap(({ creditOf }) => (creditOf === null ? [] : (run.get('invoice', creditOf) ?? [])));
  const last = run.events.at(-1)?.event.key;
  for (const id of new Set([...changed, ...corrected].map((one) => one.id))) {
    const invoice = run.get('invoice', id);
    if (invoice?.deleted !== null || last === undefined) continue;
    for (const item of itemsOf(invoice, 'suppressed')) {
      const job = item.target === null ? run.get('job', item.job) : undefined;
      if (!job) continue;
      if (comesTo(run, invoice, job) === comesOutAt(run, invoice))
        run.asPlatform({ rule: item.rule, label: item.label, event: last }, () => {
          close(run, invoice, item);
        });
    }
  }
}

function leaveSuppressed(
  run: Run,
  invoice: Invoice,
  {
    job,
    target,
    wouldBeMinor,
    occasion
  }: { job: Job; target: Status | null; wouldBeMinor: number; occasion: Occasion | null }
): void {
  const { cause } = run;
  if (!cause) return;
  const item: Suppressed = {
    id: digestOf(['suppressed', invoice.id, job.id, target?.id ?? null]).slice(0, 32),
    kind: 'suppressed',
    at: run.context.now,
    rule: cause.rule,
    label: cause.label,
    job: job.id,
    trigger: occasion?.meanings[0]?.trigger ?? '',
    target: target?.id ?? null,
    wouldBeMinor,
    saysMinor: signedTotalMinor(invoice.content)
  };
  run.record({ kind: 'invoice', id: invoice.id }, 'update-suppressed', { item });
}

function comesTo(run: Run, invoice: Invoice, job: Job): number {
  const { workflow } = run;
  return workflow ? signedTotalMinor(recomputed(invoice, job, sourceOf(workflow.document).lines)) : 0;
}

/** What an invoice says, without what credit notes take off it. */
function comesOutAt(run: Run, invoice: Invoice): number {
  return signedTotalMinor(invoice.content) - run.picture(invoice).balance.creditedMinor;
}

function close(run: Run, { id }: Invoice, item: Suppressed): void {
  run.record({ kind: 'invoice', id }, 'item-closed', { item: item.id });
}

function targetOfEffect(run: Run, invoice: Invoice, effect: Effect): string {
  if (effect.do === 'move') return effectTarget(run, invoice, effect)?.id ?? '';
  return effect.do === 'sign' ? (run.machine.slots['last-approval'] ?? '') : '';
}
