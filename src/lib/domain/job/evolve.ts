import { applyChanges } from '#domain/history/change.ts';
import { evolveCommon, newEntity } from '#domain/history/entity.ts';
import type { Recorded } from '#domain/history/event.ts';
import { passed, statusTakenBack, type Passing } from '#domain/workflow/passage.ts';
import { itemId, withStep, type Entry } from '#domain/workflow/trail.ts';
import { emptyJob, type Job, type JobEvent, type JobItem, type JobPassage } from './job.ts';
import { endOf } from './time.ts';

export function newJob(id: string): Job {
  return {
    ...newEntity(id),
    createdAt: 0,
    createdBy: '',
    fields: emptyJob,
    status: '',
    entered: { event: '', at: 0, by: '', kind: 'start', reason: '', rule: null },
    trail: [],
    previous: {},
    approved: null,
    overSince: null,
    dueAt: null,
    inbox: {}
  };
}

/** The job after an event. Total: it never throws, whatever order a merge brings, and knows nothing of the workflow. */
export function evolveJob(job: Job, recorded: Recorded): Job {
  const after = evolved(job, recorded);
  return { ...after, dueAt: dueAt(after) };
}

/** Its end, until that is noticed; what is cancelled has none. */
function dueAt({ fields, overSince, trail, deleted }: Job): number | null {
  if (deleted !== null || trail.at(-1)?.entry === 'cancelled') return null;
  const end = endOf(fields);
  return end === overSince ? null : end;
}

function evolved(job: Job, recorded: Recorded): Job {
  const { by } = recorded;
  const event = recorded.event as JobEvent;
  const { at, key } = event;
  switch (event.type) {
    case 'job-created': {
      const { fields, status } = event.data;
      const entered = entry('start', '');
      const by = event.cause ? 'platform' : 'person';
      const step = { events: [key], status, by, entry: null, at, kind: 'start' } as const;
      const trail = withStep(job.trail, step);
      return { ...job, createdAt: at, createdBy: recorded.by, fields, status: status.id, entered, trail };
    }
    case 'job-edited': {
      const { changes, over = null } = event.data;
      const after = { ...job, fields: applyChanges(job.fields, changes) };
      if (endOf(after.fields) === endOf(job.fields)) return after;
      // Whoever gives it other dates and knows that it was over has said enough; who does not know has to be asked.
      return over === job.overSince ? withoutEnds(after) : endedApart(after, job.overSince, at);
    }
    case 'job-deleted':
      return { ...job, deleted: { at, by } };
    case 'status-changed':
      return into(event.data, entry(event.data.kind, event.data.reason));
    case 'status-overridden':
      return into(event.data, entry('override', event.data.reason));
    case 'status-replaced':
      return into(event.data, entry('replaced', event.data.reason));
    case 'job-over': {
      const { end } = event.data;
      const after = { ...job, overSince: end };
      return endOf(job.fields) === end ? withoutEnds(after) : endedApart(after, end, at);
    }
    case 'conflict-settled':
      return passed(without(job, event.data.item), event.data, entry('settled', event.data.reason), passing);
    case 'end-settled':
      return without(job, event.data.item);
    case 'undone':
      return statusTakenBack(job, event.data.changes);
    default:
      return evolveCommon(job, recorded);
  }

  function entry(kind: Entry['kind'], reason: string): Entry {
    return { event: key, at, by, kind, reason, rule: event.cause?.rule ?? null };
  }

  function into(passage: JobPassage, entered: Entry): Job {
    const after = passed(job, passage, entered, passing);
    return passage.approves && after.entered.event === key ? { ...after, approved: { by, at, event: key } } : after;
  }
}

/** It came to an end that it does not have any more. */
function endedApart(job: Job, end: number | null, at: number): Job {
  if (end === null) return job;
  const id = itemId('ended', String(end));
  return { ...withoutEnds(job), inbox: { ...withoutEnds(job).inbox, [id]: { id, kind: 'ended-apart', at, end } } };
}

function withoutEnds(job: Job): Job {
  return withItems(job, ({ kind }) => kind !== 'ended-apart');
}

function without(job: Job, item: string): Job {
  return withItems(job, ({ id }) => id !== item);
}

function withItems(job: Job, isKept: (item: JobItem) => boolean): Job {
  return { ...job, inbox: Object.fromEntries(Object.entries(job.inbox).filter(([, item]) => isKept(item))) };
}

const passing: Passing<Job, JobPassage> = {
  entry: ({ entry }) => entry,
  enter: (after) => after,
  arrived: (_before, after) => after,
  parting: (before) => before,
  yielding: (before) => before
};
