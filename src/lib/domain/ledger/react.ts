import { evaluate, type Facts } from '#domain/condition/condition.ts';
import { subjectKey, type Cause, type Event, type Recorded, type Subject } from '#domain/history/event.ts';
import type { Invoice, InvoiceEvent } from '#domain/invoice/invoice.ts';
import { isAsked } from '#domain/workflow/approval.ts';
import { holdsItem } from '#domain/invoice/charges.ts';
import type { Job } from '#domain/job/job.ts';
import { sourceEventsOf } from '#domain/job/source-event.ts';
import { never } from '#domain/shared/never.ts';
import { invoiceTriggers, type Effect, type MoveEffect, type Rule } from '#domain/workflow/document.ts';
import { danglingIn } from '#domain/workflow/transition.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { CommandOf } from './command.ts';
import { moveJob, standingOfJob } from './decide-job.ts';
import { addNote, draftCreditNote, setField } from './effect-edit.ts';
import { bringIn, createFromJob, recompute } from './effect-source.ts';
import { moveAlong } from './effect-move.ts';
import { signAll } from './effect-sign.ts';
import { closeAgreed, closeOutdated, leaveBlocked, leaveTask } from './leave-item.ts';
import type { Meaning, Occasion } from './occasion.ts';
import { findInvoice, permit } from './permit.ts';
import type { Run } from './run.ts';

/** More consequences of one event than any honest workflow has; past it the rules turn in a circle. */
const firingsMax = 1_000;

/**
 * Lets the rules answer what happened, until nothing is left to answer. Rules run in their order, each once per
 * cause; a later rule sees what an earlier one did; a rule that its own consequences would fire again stops as a loop
 * (BR23).
 */
export function react(run: Run): void {
  const rules = run.workflow?.document.rules.filter(({ enabled }) => enabled) ?? [];
  let firingsLeft = firingsMax * Math.max(1, run.events.length);
  // What rules record is appended while the loop runs, and is answered in its turn.
  for (const recorded of run.events) {
    const meanings = meaningsOf(run, recorded);
    closeOutdated(
      run,
      recorded,
      meanings.map(({ trigger }) => trigger)
    );
    for (const rule of rules) {
      const met = meanings.filter((meaning) => isAnswered(rule, meaning));
      if (met.length === 0) continue;
      if ((firingsLeft -= 1) < 0) throw new Error(`the rules of this workflow turn in a circle at ${rule.id}`);
      fire(run, rule, { recorded, meanings: met });
    }
  }
  closeAgreed(run);
}

/**
 * Lets the platform try by itself what a rule would try, and says what stands in its way. What is refused leaves a
 * blocked item, unless the effect is silent.
 */
export function attempt(run: Run, id: string, effect: MoveEffect, cause: Cause): readonly Refusal[] {
  const { invoice, refusals } = findInvoice(run, id);
  if (!invoice) return refusals;
  return run.asPlatform(cause, () => pursue(run, invoice.id, effect, { cause, again: false, occasion: null }));
}

/** BR16: what the platform left is not tried again by itself, but where a person asks for it. */
export function retryItem(run: Run, command: CommandOf<'retryItem'>): readonly Refusal[] {
  const { invoice, refusals } = findInvoice(run, command.invoice);
  if (!invoice) return refusals;
  const problems = permit(run, 'edit', invoice);
  if (problems.length > 0) return problems;
  const item = Object.hasOwn(invoice.inbox, command.item) ? invoice.inbox[command.item] : undefined;
  const { device, n } = run.context;
  if (item?.kind === 'suppressed' && item.target === null) {
    const { rule, label } = item;
    return run.asPlatform({ rule, label, event: `${device}:${n}:retry` }, () => catchUpWithJob(run, invoice, item.job));
  }
  if (item?.kind !== 'blocked') return [{ why: 'not-found', kind: 'item', id: command.item }];
  const rule = run.workflow?.document.rules.find(({ id }) => id === item.rule);
  if (!rule) return [{ why: 'dangling', what: item.rule }];
  // BR4: what was approved is signed by who did so, and by nobody who presses this.
  if (rule.then.some((effect) => effect.do === 'sign') && !hasApproved(run, invoice)) return item.refusals;
  const cause: Cause = { rule: rule.id, label: rule.label, event: `${device}:${n}:retry` };
  const before = run.events.length;
  run.asPlatform(cause, () => {
    for (const effect of rule.then) pursue(run, invoice.id, effect, { cause, again: false, occasion: null });
  });
  // Nothing has become of it: what stands in the way is said, and nothing is written.
  return run.events.length > before ? [] : item.refusals;
}

function hasApproved(run: Run, { sources }: Invoice): boolean {
  return sources.some((job) => run.get('job', job)?.approved?.by === run.context.by);
}

/** WR3: back in a status that follows the job, an invoice does so only once that is asked for. */
function catchUpWithJob(run: Run, invoice: Invoice, id: string): readonly Refusal[] {
  const job = run.get('job', id);
  if (job?.deleted !== null) return [{ why: 'not-found', kind: 'job', id }];
  if (run.machine.statusById.get(invoice.status)?.recomputed !== true)
    return [{ why: 'field-locked', fields: ['lines'], status: invoice.status }];
  recompute(run, invoice, job, null);
  return [];
}

/** What an event means to rules. */
export function meaningsOf(run: Pick<Run, 'machine' | 'jobMachine'>, recorded: Recorded): Meaning[] {
  const { event } = recorded;
  if (event.subject.kind === 'job')
    return sourceEventsOf(recorded, run.jobMachine).map(({ name, parts }) => ({
      ...plainMeaning,
      trigger: name,
      parts
    }));
  if (event.subject.kind !== 'invoice') return [];
  const known = event as InvoiceEvent;
  switch (known.type) {
    case 'status-changed': {
      const { from, to, kind, reason } = known.data;
      const entered: Meaning = { ...plainMeaning, trigger: 'status-entered', kind, status: to.id };
      const [before, after] = [from, to].map(({ id }) => run.machine.statusById.get(id));
      const isRejected =
        kind === 'back' &&
        before &&
        isAsked(before) &&
        (after?.outcome === 'negative' || (event.cause === undefined && reason !== ''));
      return [
        entered,
        ...(after?.request && kind !== 'restore' ? [{ ...entered, trigger: 'approval-requested' } as const] : []),
        ...(isRejected ? [{ ...entered, trigger: 'approval-rejected' } as const] : [])
      ];
    }
    case 'status-overridden':
      return [{ ...plainMeaning, trigger: 'status-entered', kind: 'override', status: known.data.to.id }];
    case 'time-noticed':
      return [{ ...plainMeaning, trigger: known.data.what, rule: known.data.rule }];
    default: {
      const trigger = invoiceTriggers.find((one) => one === event.type);
      return trigger ? [{ ...plainMeaning, trigger }] : [];
    }
  }
}

const plainMeaning = { kind: null, status: null, rule: null, parts: [] } as const;

/** Whether a rule is one that something sets off. */
export function isAnswered(rule: Rule, { trigger, kind, status, rule: only }: Meaning): boolean {
  if (only !== null && only !== rule.id) return false;
  return rule.on.some(
    ({ event, kinds, statuses }) =>
      event === trigger &&
      (!kinds || kinds.some((one) => one === kind)) &&
      (!statuses || statuses.length === 0 || status === null || statuses.includes(status))
  );
}

/** Lets a rule do what it does about what set it off. */
export function fire(run: Run, rule: Rule, occasion: Occasion): void {
  const { subject, key } = occasion.recorded.event;
  const cause: Cause = { rule: rule.id, label: rule.label, event: key };
  run.asPlatform(cause, () => {
    if (subject.kind === 'invoice') {
      const invoice = run.get('invoice', subject.id);
      if (invoice) answerFor(run, rule, [invoice], occasion, cause);
      return;
    }
    const job = run.get('job', subject.id);
    if (job?.deleted !== null || job.unreadable.length > 0) return;
    if (rule.of === 'job') moveOnJob(run, rule, job, occasion);
    else answerFor(run, rule, invoicesOf(run, job), occasion, cause, job);
  });
}

/** Every effect of a rule, in order, for each invoice that it is about; what has no invoice yet, for the job. */
function answerFor(
  run: Run,
  rule: Rule,
  invoices: readonly Invoice[],
  occasion: Occasion,
  cause: Cause,
  job?: Job
): void {
  const { recorded, meanings } = occasion;
  const trigger = meanings[0]?.trigger ?? '';
  const held = invoices.flatMap(({ id }) => {
    const invoice = run.get('invoice', id);
    if (invoice?.deleted !== null || invoice.unreadable.length > 0) return [];
    const { facts } = run.picture(invoice, { trigger });
    const verdict = evaluate(rule.if, facts);
    const dangling = verdict === 'unknown' ? danglingIn(rule.if, facts) : [];
    const again = hasActed(run, rule, recorded, { kind: 'invoice', id });
    return verdict === 'holds' || dangling.length > 0 ? [{ id, dangling, again }] : [];
  });
  for (const effect of rule.then) {
    if (job && (effect.do === 'create-invoice' || effect.do === 'bring-in')) {
      if (holdsFor(run, job, rule, effect, trigger)) begin(run, job, effect, occasion);
      continue;
    }
    for (const { id, dangling, again } of held)
      if (dangling.length > 0) leaveBlocked(run, id, effect, dangling, cause);
      else if (!job || isMeant(run, id, job, effect, occasion))
        pursue(run, id, effect, { cause, again, occasion, job });
  }
}

/** BR2, BR16: tries an effect on an invoice, and leaves an item where it is refused. */
function pursue(
  run: Run,
  id: string,
  effect: Effect,
  { cause, again, occasion, job }: { cause: Cause; again: boolean; occasion: Occasion | null; job?: Job | undefined }
): readonly Refusal[] {
  const invoice = run.get('invoice', id);
  if (!invoice) return [{ why: 'not-found', kind: 'invoice', id }];
  const trigger = occasion?.meanings[0]?.trigger ?? '';
  if (effect.if && evaluate(effect.if, run.picture(invoice, { trigger }).facts) !== 'holds') return [];
  switch (effect.do) {
    case 'move': {
      const refusals = moveAlong(run, invoice, effect, { loopsAt: again ? cause.rule : null, occasion, job });
      const loops = refusals.some(({ why }) => why === 'loop');
      if (loops || (refusals.length > 0 && effect.otherwise === 'blocked'))
        leaveBlocked(run, id, effect, refusals, cause);
      return refusals;
    }
    case 'recompute':
      if (job) recompute(run, invoice, job, occasion);
      return [];
    case 'sign':
      // BR4: only approving a job is a signature; nothing else that a person does may become one.
      if (occasion && !occasion.meanings.some(({ trigger }) => trigger === 'job-approved'))
        return left(run, id, effect, [{ why: 'actor', needs: 'person' }], cause);
      return left(run, id, effect, signAll(run, invoice, job ?? null), cause);
    case 'set-field':
      return left(run, id, effect, setField(run, invoice, effect), cause);
    case 'add-note':
      return left(run, id, effect, addNote(run, invoice, effect.text), cause);
    case 'draft-credit-note':
      return left(run, id, effect, draftCreditNote(run, invoice), cause);
    case 'archive':
      if (!invoice.archived) run.record({ kind: 'invoice', id }, 'invoice-archived', {});
      return [];
    case 'remind':
      leaveTask(run, invoice, effect.text, cause);
      return [];
    case 'create-invoice':
    case 'bring-in':
      return [];
    default:
      return never(effect);
  }
}

/** What could not be done is left for a person, with the reasons. */
function left(run: Run, id: string, effect: Effect, refusals: readonly Refusal[], cause: Cause): readonly Refusal[] {
  if (refusals.length > 0) leaveBlocked(run, id, effect, refusals, cause);
  return refusals;
}

/** W20, BR6: invoices that are not there yet, or that others join. */
function begin(run: Run, job: Job, effect: Effect, { meanings }: Occasion): void {
  const parts = [...new Set(meanings.flatMap((meaning) => meaning.parts))];
  if (effect.do === 'bring-in') bringIn(run, job, parts);
  else if (effect.do === 'create-invoice')
    for (const participant of effect.for === 'job' ? [null] : attendeesIn(job, parts))
      createFromJob(run, job, effect.type, participant);
}

/** Those that something happened to; where it happened to the job as a whole, all who take part. */
function attendeesIn({ fields }: Job, parts: readonly string[]): readonly string[] {
  if (parts.length > 0) return parts;
  return Object.values(fields.participants).flatMap(({ id, cancelled }) => (cancelled ? [] : [id]));
}

function moveOnJob(run: Run, rule: Rule, { id }: Job, { recorded, meanings }: Occasion): void {
  if (hasActed(run, rule, recorded, { kind: 'job', id })) return;
  const trigger = meanings[0]?.trigger ?? '';
  for (const effect of rule.then) {
    const job = run.get('job', id);
    if (!job || effect.do !== 'move' || typeof effect.to !== 'object') continue;
    const facts: Facts = { ...standingOfJob(run, job).facts, trigger };
    const holds = [rule.if, ...(effect.if ? [effect.if] : [])].every((one) => evaluate(one, facts) === 'holds');
    const to = 'slot' in effect.to ? run.jobMachine.slots[effect.to.slot] : effect.to.status;
    // A job that may not move stays: its own page says why.
    if (holds && to !== null) moveJob(run, job, { to, reason: '' });
  }
}

/** Whether what a rule and its effect ask is so of the job itself. */
function holdsFor(run: Run, job: Job, rule: Rule, effect: Effect, trigger: string): boolean {
  const facts: Facts = { ...standingOfJob(run, job).facts, trigger };
  return [rule.if, ...(effect.if ? [effect.if] : [])].every((one) => evaluate(one, facts) === 'holds');
}

/** The invoices that one issued for a job, the oldest first: what is received has no source (WR8). */
export function invoicesOf(run: Run, job: Job): Invoice[] {
  return run
    .invoicesOfJob(job.id)
    .flatMap((id) => run.get('invoice', id) ?? [])
    .filter(({ deleted, content }) => deleted === null && content.direction === 'issued' && content.kind === 'invoice')
    .sort((left, right) => left.createdAt - right.createdAt || (left.id < right.id ? -1 : 1));
}

/** Whether an effect is about an invoice of a job: what happens to one participant, or to some items, is about theirs alone. */
function isMeant(run: Run, id: string, job: Job, effect: Effect, { meanings }: Occasion): boolean {
  const invoice = run.get('invoice', id);
  if (!invoice) return false;
  return meanings.some(({ trigger, parts }) => {
    if (parts.length === 0) return true;
    if (trigger.startsWith('items-'))
      return effect.do !== 'recompute' || parts.some((part) => holdsItem(invoice, job.id, part));
    return invoice.source?.job === job.id && parts.some((part) => part === invoice.source?.participant);
  });
}

/**
 * Whether this rule has already acted on a subject as a consequence, at whatever distance, of the same act. It need
 * not stand in the chain that set the rule off now: what a rule did may have made another one answer the act itself.
 */
function hasActed(run: Run, rule: Rule, recorded: Recorded, subject: Subject): boolean {
  const root = rootOf(run, recorded.event);
  return run.events.some(
    ({ event }) =>
      event.cause?.rule === rule.id &&
      event.type !== 'move-blocked' &&
      subjectKey(event.subject) === subjectKey(subject) &&
      rootOf(run, event) === root
  );
}

/** Key of what a person did, of which this is a consequence. */
function rootOf(run: Run, { key, cause }: Event): string {
  if (!cause) return key;
  const earlier = run.events.find(({ event }) => event.key === cause.event);
  return earlier ? rootOf(run, earlier.event) : cause.event;
}
