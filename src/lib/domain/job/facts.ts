import type { Facts } from '#domain/condition/condition.ts';
import { isConfirmed } from '#domain/workflow/job-trigger.ts';
import type { CompiledMachine } from '#domain/workflow/machine.ts';
import { compareDecimals } from '#domain/money/decimal.ts';
import { isFree, participantCount, participationCharge } from './charge.ts';
import type { Job } from './job.ts';
import { isOver } from './time.ts';

/** The facts of a source that conditions test, by the names in `workflow/fact.ts`. */
export interface SourceFacts extends Facts {
  readonly 'source.confirmed': boolean;
  readonly 'source.approved': boolean;
  readonly 'source.over': boolean;
  readonly 'source.free': boolean;
  readonly 'source.completed': boolean;
  readonly 'source.cancelled': boolean;
  readonly 'source.reactivated': boolean;
  readonly 'source.participants': number;
}

export function factsOfJob(job: Job, machine: CompiledMachine, now: number): SourceFacts {
  const status = machine.statusById.get(job.status);
  const isDone = status?.group === 'COMPLETED';
  return {
    'source.confirmed': isConfirmed(status),
    'source.approved': isDone || status?.group === 'APPROVAL',
    'source.over': isOver(job, now),
    'source.free': isFree(job.fields),
    'source.completed': isDone,
    'source.cancelled': status?.group === 'CANCELLED',
    'source.reactivated': status?.group !== 'CANCELLED' && job.trail.some(({ entry }) => entry === 'cancelled'),
    'source.participants': participantCount(job.fields)
  };
}

/**
 * Of an invoice that spans jobs (BR6): it is cancelled once all of them are; else it is what all that are not cancelled
 * have in common, so that it goes on when the last of them has. Null: it comes from none.
 */
export function factsOfJobs(jobs: readonly Job[], machine: CompiledMachine, now: number): SourceFacts | null {
  const facts = jobs.map((job) => factsOfJob(job, machine, now));
  const standing = facts.filter((one) => !one['source.cancelled']);
  const [first, ...others] = standing.length > 0 ? standing : facts;
  if (!first) return null;
  return others.reduce(
    (all, one) => ({
      'source.confirmed': all['source.confirmed'] && one['source.confirmed'],
      'source.approved': all['source.approved'] && one['source.approved'],
      'source.over': all['source.over'] && one['source.over'],
      'source.free': all['source.free'] && one['source.free'],
      'source.completed': all['source.completed'] && one['source.completed'],
      'source.cancelled': all['source.cancelled'] && one['source.cancelled'],
      'source.reactivated': all['source.reactivated'] || one['source.reactivated'],
      'source.participants': all['source.participants'] + one['source.participants']
    }),
    first
  );
}

/** What is otherwise of a participant than of the whole workshop: what they pay, and whether they come. */
export function factsOfParticipant(jobs: readonly Job[], participant: string): Facts {
  const found = jobs.flatMap(({ fields }) => {
    const who = Object.hasOwn(fields.participants, participant) ? fields.participants[participant] : undefined;
    return who ? [{ fields, who }] : [];
  });
  const [one] = found;
  if (!one) return {};
  const charge = participationCharge(one.fields, one.who);
  return {
    'source.free': charge !== null && compareDecimals(charge.price, '0') === 0,
    ...(one.who.cancelled ? { 'source.cancelled': true } : {})
  };
}
