import { difference } from '#domain/history/change.ts';
import { commitId, type Commit } from '#domain/history/commit.ts';
import { isKnownKind, inFoldOrder, subjectKey, type Recorded, type Subject } from '#domain/history/event.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Job } from '#domain/job/job.ts';
import type { JsonObject } from '#domain/shared/json.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { machineOf } from '#domain/workflow/status-type.ts';
import { askReplacement } from '#domain/workflow/transition.ts';
import type { CommandOf } from './command.ts';
import { invoicesOf } from './decide-client.ts';
import { standingOfJob } from './decide-job.ts';
import { fold, undoable, type AnyEntity } from './entities.ts';
import { permitActive } from './permit.ts';
import type { Run } from './run.ts';
import { settlesNumbers } from './settled-numbers.ts';

/**
 * BR18: takes back a commit with all its consequences, by appending what compensates it. It reacts to nothing and
 * needs no edge in the graph, since it leads back to where everything was.
 */
export function undo(run: Run, { commit: id }: CommandOf<'undo'>): readonly Refusal[] {
  const inactive = permitActive(run);
  if (inactive.length > 0) return inactive;
  const commit = run.base.commit(id);
  const refusal = commit ? notUndoable(run, commit) : ({ why: 'not-undoable', because: 'unknown' } as const);
  if (refusal || !commit) return refusal ? [refusal] : [];
  for (const subject of subjectsOf(commit)) {
    const before = historyBefore(run, subject, commit);
    const now = run.get(subject.kind, subject.id);
    if (!now) continue;
    const earlier = fold(subject.kind, before);
    if (earlier && !mayStandAgain(run, commit, { now, earlier }))
      return [{ why: 'not-undoable', because: 'workflow-changed' }];
    if (earlier) {
      const changes = difference(undoable(now) as JsonObject, undoable(earlier) as JsonObject);
      const deletes = earlier.deleted !== null && now.deleted === null;
      if (changes.length > 0)
        run.record(subject, 'undone', {
          commit: id,
          changes,
          ...(deletes ? { rev: now.rev } : {}),
          isReckoned: isReckonedIn(commit, subject)
        });
    } else {
      const changes = difference({ deleted: null }, { deleted: { at: run.context.now, by: run.context.by } });
      run.record(subject, 'undone', { commit: id, changes, rev: now.rev });
    }
  }
  return [];
}

function notUndoable(run: Run, commit: Commit): Refusal | null {
  if (commit.by !== run.context.by) return { why: 'not-undoable', because: 'not-yours' };
  // A version of the workflow is replaced by publishing another one, and the first command made the dataset.
  if (commit.events.some(({ subject }) => subject.kind === 'workflow'))
    return { why: 'not-undoable', because: 'unknown' };
  // A number that was given, or given up, stays so.
  if (commit.events.some(({ type }) => settlesNumbers(type))) return { why: 'not-undoable', because: 'number' };
  for (const subject of subjectsOf(commit)) {
    const later = standing(
      run.base.history(subject).filter((recorded) => inFoldOrder(recorded, commit) > 0),
      run.context.by
    );
    if (later.some(({ event }) => event.type === 'document-shared'))
      return { why: 'not-undoable', because: 'shared-since' };
    if (later.length > 0) return { why: 'not-undoable', because: 'changed-since' };
    // A client that invoices were written for since is not taken back from under them (BR19).
    const isCreated = commit.events.some(({ type, subject: { id } }) => type === 'client-created' && id === subject.id);
    const others = isCreated ? invoicesOf(run, subject.id).filter((invoice) => !isIn(commit, invoice)) : [];
    if (others.length > 0) return { why: 'not-undoable', because: 'changed-since' };
  }
  return null;
}

/**
 * Whether an invoice or a job may be back in the status that it is taken back to: the workflow may have changed since, while
 * nothing stood there that publishing would have asked about. Undo is no way past the gate either.
 */
function mayStandAgain(run: Run, commit: Commit, { now, earlier }: { now: AnyEntity; earlier: AnyEntity }): boolean {
  if (!isTraveller(now) || !isTraveller(earlier) || now.status === earlier.status) return true;
  const of = isInvoice(earlier) ? 'invoice' : 'job';
  const then = run.get('workflow', commit.workflow)?.document;
  const from = then && compileMachine(machineOf(then, of)).statusById.get(earlier.status);
  const to = (of === 'job' ? run.jobMachine : run.machine).statusById.get(earlier.status);
  if (!from || !to) return false;
  const standing = isInvoice(earlier) ? run.standing(earlier) : standingOfJob(run, earlier);
  return askReplacement(standing, from, to, of).length === 0;
}

function isTraveller(entity: AnyEntity): entity is Invoice | Job {
  return 'trail' in entity;
}

function isInvoice(entity: AnyEntity): entity is Invoice {
  return 'signatures' in entity;
}

function isIn(commit: Commit, invoice: string): boolean {
  return commit.events.some(({ subject: { kind, id } }) => kind === 'invoice' && id === invoice);
}

/** What one did and took back again is as if it had not been: so one can undo one step after the other. */
function standing(events: readonly Recorded[], by: string): Recorded[] {
  return events.reduce<Recorded[]>((done, recorded) => {
    const { type, data } = recorded.event;
    const isOwn = (earlier: Recorded): boolean => earlier.by === by && commitId(earlier) === data.commit;
    const takesBack = type === 'undone' && recorded.by === by && done.some(isOwn);
    return takesBack ? done.filter((earlier) => !isOwn(earlier)) : [...done, recorded];
  }, []);
}

/** Numbers stay given, so the series is no part of what undo touches. */
function subjectsOf(commit: Commit): Subject[] {
  const subjects = new Map(commit.events.map(({ subject }) => [subjectKey(subject), subject]));
  return [...subjects.values()].filter(({ kind }) => isKnownKind(kind) && kind !== 'series');
}

const edits: readonly string[] = ['invoice-edited', 'payment-changed'];

/** Whether a commit edited nothing of a subject but what the platform had reckoned. */
function isReckonedIn({ events }: Commit, subject: Subject): boolean {
  return events
    .filter((event) => subjectKey(event.subject) === subjectKey(subject))
    .every(({ type, data }) =>
      type === 'undone' ? data.isReckoned !== false : !edits.includes(type) || data.settles === undefined
    );
}

function historyBefore(run: Run, subject: Subject, commit: Commit): Recorded[] {
  return run.base.history(subject).filter((recorded) => inFoldOrder(recorded, commit) < 0);
}
