import { isZone } from '#domain/calendar/instant.ts';
import { isDay } from '#domain/calendar/day.ts';
import { applyChanges, type Change } from '#domain/history/change.ts';
import { jobSchema, type Job, type JobFields, type JobPassage } from '#domain/job/job.ts';
import { isTooMuch } from '#domain/job/charge.ts';
import { endOf } from '#domain/job/time.ts';
import { factsOfJob } from '#domain/job/facts.ts';
import { isCurrency } from '#domain/money/currency.ts';
import { isBlank } from '#domain/shared/blank.ts';
import type { Status } from '#domain/workflow/document.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { askMove, type Move, type Standing } from '#domain/workflow/transition.ts';
import type { CommandOf } from './command.ts';
import { editedElsewhere, invalidIn } from './edit-record.ts';
import { isRemembered, named } from './move.ts';
import { findJob, permit } from './permit.ts';
import type { Run } from './run.ts';

export function createJob(run: Run, { id, fields }: CommandOf<'createJob'>): readonly Refusal[] {
  const refusals: Refusal[] = [...permit(run, 'edit', 'own'), ...problemsOf(fields)];
  if (run.get('job', id)) refusals.push({ why: 'invalid', path: ['id'], problem: 'taken' });
  if (refusals.length > 0) return refusals;
  const { hand } = run.jobMachine.machine.start;
  const start = run.jobMachine.statusById.get(hand);
  if (!start) return [{ why: 'dangling', what: hand }];
  run.record({ kind: 'job', id }, 'job-created', { fields, status: named(start) });
  return [];
}

/** What a job says may change as long as it is not cancelled; what that does to its invoices, rules say (WR3). */
export function editJob(run: Run, command: CommandOf<'editJob'>): readonly Refusal[] {
  const { job, refusals } = findJob(run, command.job);
  if (!job) return refusals;
  const { changes } = command;
  const problems: Refusal[] = [
    ...permit(run, 'edit', job),
    ...(command.force ? [] : editedElsewhere(job.fields, changes)),
    ...problemsOf(applyChanges(job.fields, changes)),
    ...wholeRows(changes)
  ];
  if (changes.length > 0) problems.push(...sealedBy(run, job, changes));
  if (problems.length > 0 || changes.length === 0) return problems;
  const isEndMoved = endOf(applyChanges(job.fields, changes)) !== endOf(job.fields);
  run.record({ kind: 'job', id: job.id }, 'job-edited', { changes, ...(isEndMoved ? { over: job.overSince } : {}) });
  return [];
}

/** A job that no invoice came from may be deleted; others are cancelled (BR19). */
export function deleteJob(run: Run, { job: id }: CommandOf<'deleteJob'>): readonly Refusal[] {
  const { job, refusals } = findJob(run, id);
  if (!job) return refusals;
  const problems: Refusal[] = [...permit(run, 'edit', job), ...jobDeletionRefusals(run, job)];
  if (problems.length > 0) return problems;
  run.record({ kind: 'job', id }, 'job-deleted', { rev: job.rev });
  return [];
}

/** Nothing that came from it is left without its source. */
export function jobDeletionRefusals(run: Run, { id }: Job): readonly Refusal[] {
  const invoices = run.invoicesOfJob(id).filter((invoice) => run.get('invoice', invoice)?.deleted === null);
  return invoices.length > 0 ? [{ why: 'not-deletable', because: 'invoices' }] : [];
}

/** What is cancelled says no more than it did. */
export function sealedBy(run: Run, { status: id }: Job, changes: readonly Change[] = []): readonly Refusal[] {
  const status = run.jobMachine.statusById.get(id);
  return status?.editing === 'sealed' ? [{ why: 'field-locked', fields: fieldsIn(changes), status: status.id }] : [];
}

export function changeJobStatus(run: Run, command: CommandOf<'changeJobStatus'>): readonly Refusal[] {
  const { job, refusals } = findJob(run, command.job);
  if (!job) return refusals;
  const reason = command.reason ?? '';
  if (command.override) return overrideJob(run, job, { to: command.to, reason });
  return moveJob(run, job, { to: command.to, reason });
}

/** Moves a job, or says why not: for a person, or for the platform where the run acts for a rule. */
export function moveJob(run: Run, job: Job, { to, reason }: { to: string; reason: string }): readonly Refusal[] {
  const { move, refusals } = askMove(run.jobMachine, standingOfJob(run, job), run.asker(job), { to, reason });
  if (refusals.length > 0 || !move) return refusals;
  const { from, way } = move;
  run.record({ kind: 'job', id: job.id }, 'status-changed', {
    ...jobPassage(job, move),
    approves: !run.cause && move.to.group === 'APPROVAL' && way.kind === 'forward',
    kind: way.kind,
    label: way.label,
    reason: (run.cause ? run.cause.label : reason).trim(),
    remembered: isRemembered(way.kind, move.to) && from.id !== move.to.id
  });
  return [];
}

/** What devices did apart to a job is settled by a person, as with invoices: no guard is asked again. */
export function settleJob(run: Run, { job: id, item: itemId, keep }: CommandOf<'settleJob'>): readonly Refusal[] {
  const { job, refusals } = findJob(run, id);
  if (!job) return refusals;
  const item = Object.hasOwn(job.inbox, itemId) ? job.inbox[itemId] : undefined;
  if (!item) return [{ why: 'not-found', kind: 'item', id: itemId }];
  const problems = permit(run, 'edit', job);
  if (problems.length > 0) return problems;
  if (item.kind === 'ended-apart') {
    run.record({ kind: 'job', id }, 'end-settled', { item: item.id, takesPlace: keep === 'other' });
    return [];
  }
  const to = keep === 'current' ? job.status : item.other.status.id;
  const [from, target] = [job.status, to].map((status) => run.jobMachine.statusById.get(status));
  if (!target) return [{ why: 'dangling', what: to }];
  run.record({ kind: 'job', id }, 'conflict-settled', {
    item: item.id,
    ...jobPassage(job, { from, to: target }),
    ...(keep === 'other' && item.base ? { from: item.base } : {}),
    approves: false,
    reason: '',
    remembered: keep === 'other' && item.base !== null
  });
  return [];
}

/** How a job stands, for whoever asks where it may go. */
export function standingOfJob(run: Run, job: Job): Standing {
  const status = run.jobMachine.statusById.get(job.status);
  return {
    status: job.status,
    previous: run.previousOf(job, 'job'),
    facts: {
      status: job.status,
      group: status?.group ?? '',
      'entered-rule': job.entered.rule ?? '',
      ...factsOfJob(job, run.jobMachine, run.context.now)
    },
    openStages: [],
    wasCompleted: job.trail.some(({ entry }) => entry === 'completed')
  };
}

/** WR1: what has come to its end while this command was decided, or before it. */
export function noteEnds(run: Run): void {
  for (const job of run.changedOf('job')) {
    if (job.deleted !== null || job.dueAt === null || job.dueAt > run.context.now) continue;
    noteEnd(run, job, job.dueAt);
  }
}

/** The same on every device, so that two that notice it apart have noticed one thing. */
export function noteEnd(run: Run, { id }: Job, end: number): void {
  const cause = { rule: clockRule, label: 'Clock', event: `over:${id}:${end}` };
  run.asPlatform(cause, () => run.record({ kind: 'job', id }, 'job-over', { end }));
}

/** What stands as the rule where nothing but the time set something off. */
export const clockRule = 'clock';

function overrideJob(run: Run, job: Job, { to, reason }: { to: string; reason: string }): readonly Refusal[] {
  const target = run.jobMachine.statusById.get(to);
  if (!target) return [{ why: 'unknown-status', status: to }];
  if (target.id === job.status) return [{ why: 'already-there', status: to }];
  const refusals: Refusal[] = [...permit(run, 'admin', job)];
  if (isBlank(reason)) refusals.push({ why: 'reason-missing', remedy: { do: 'give-reason' } });
  if (refusals.length > 0) return refusals;
  const from = run.jobMachine.statusById.get(job.status);
  run.record({ kind: 'job', id: job.id }, 'status-overridden', {
    ...jobPassage(job, { from, to: target }),
    approves: false,
    reason,
    remembered: true
  });
  return [];
}

/** Another status has taken the place of the one that it stood in: nobody has moved it. */
export function replaceJobStatus(run: Run, job: Job, from: Status, to: Status): void {
  run.record({ kind: 'job', id: job.id }, 'status-replaced', {
    ...jobPassage(job, { from, to }),
    approves: false,
    reason: '',
    remembered: false
  });
}

function jobPassage(
  job: Job,
  { from, to }: Pick<Move, 'to'> & { from: Status | undefined }
): Omit<JobPassage, 'reason' | 'remembered' | 'approves'> {
  const entry = to.group === 'COMPLETED' ? 'completed' : to.group === 'CANCELLED' ? 'cancelled' : null;
  return {
    from: from ? named(from) : { id: job.status, label: job.status },
    to: named(to),
    basedOn: job.entered.event,
    entry
  };
}

function problemsOf(fields: JobFields): Refusal[] {
  const invalid = invalidIn(jobSchema, fields);
  if (invalid.length > 0) return invalid;
  const problems: Refusal[] = [];
  const say = (field: string, problem: string): void => {
    problems.push({ why: 'invalid', path: [field], problem });
  };
  if (isBlank(fields.title)) say('title', 'blank');
  if (!isCurrency(fields.currency)) say('currency', 'currency');
  if (!isZone(fields.zone)) say('zone', 'zone');
  for (const field of ['startDay', 'endDay'] as const) {
    const day = fields[field];
    if (day !== null && !isDay(day)) say(field, 'day');
  }
  for (const rows of rowFields)
    for (const [key, { id }] of Object.entries(fields[rows]))
      if (id !== key) problems.push({ why: 'invalid', path: [rows, key, 'id'], problem: 'differs' });
  if (problems.length > 0) return problems;
  if (isTooMuch(fields)) problems.push({ why: 'amount-too-large' });
  const { startDay, startTime, endDay } = fields;
  if (startDay !== null && endDay !== null && endDay < startDay) say('endDay', 'before-start');
  else if (startDay !== null && startTime !== '') {
    const end = endOf(fields);
    const start = endOf({ ...fields, endDay: startDay, endTime: startTime });
    if (end !== null && start !== null && end < start) say('endTime', 'before-start');
  }
  return problems;
}

const rowFields = ['items', 'participants'] as const;

/** Rows are changed one by one: of all of them at once nobody could say which came and which went (W2). */
function wholeRows(changes: readonly Change[]): Refusal[] {
  return changes
    .filter(({ path }) => path.length === 1 && rowFields.some((rows) => rows === path[0]))
    .map(({ path }) => ({ why: 'invalid', path, problem: 'rows' }));
}

function fieldsIn(changes: readonly Change[]): string[] {
  return [...new Set(changes.map(({ path }) => path[0] ?? ''))];
}
