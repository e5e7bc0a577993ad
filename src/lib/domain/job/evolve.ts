import { applyChanges } from '#domain/history/change.ts';
import { evolveCommon, newEntity } from '#domain/history/entity.ts';
import type { Recorded } from '#domain/history/event.ts';
import { passed, statusTakenBack, type Passing } from '#domain/workflow/passage.ts';
import { withStep, type Entry } from '#domain/workflow/trail.ts';
import { emptyJob, type Job, type JobEvent, type JobPassage } from './job.ts';
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
      const step = { events: [key], status, by: event.cause ? 'platform' : 'person', entry: null } as const;
      const trail = withStep(job.trail, step);
      return { ...job, createdAt: at, createdBy: by, fields, status: status.id, entered, trail };
    }
    case 'job-edited':
      return { ...job, fields: applyChanges(job.fields, event.data.changes) };
    case 'job-deleted':
      return { ...job, deleted: { at, by } };
    case 'status-changed':
      return into(event.data, entry(event.data.kind, event.data.reason));
    case 'status-overridden':
      return into(event.data, entry('override', event.data.reason));
    case 'status-replaced':
      return into(event.data, entry('replaced', event.data.reason));
    case 'job-over':
      return { ...job, overSince: event.data.end };
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

const passing: Passing<Job, JobPassage> = {
  entry: ({ entry }) => entry,
  enter: (after) => after,
  arrived: (_before, after) => after,
  parting: (before) => before,
  yielding: (before) => before
};
