import { factsOfJob, type SourceFacts } from '#domain/job/facts.ts';
import { newJob } from '#domain/job/evolve.ts';
import type { Job } from '#domain/job/job.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { movesFrom, type MoveVerdict } from '#domain/workflow/transition.ts';
import { jobDeletionRefusals, sealedBy, standingOfJob } from './decide-job.ts';
import { permit } from './permit.ts';
import { Run, type Context } from './run.ts';
import type { World } from './world.ts';

/** Everything that may or may not be done with a job now, and why: the very code that enforces it. */
export interface JobAnswers {
  readonly facts: SourceFacts;
  /** Each move that its statuses know from here, for the acting person; rules make others. */
  readonly moves: readonly MoveVerdict[];
  readonly edit: readonly Refusal[];
  /** To settle what devices did apart, also to what is cancelled. */
  readonly settling: readonly Refusal[];
  readonly deletion: readonly Refusal[];
  readonly override: readonly Refusal[];
}

/** A reason is asked for where the move is made, and so missing nowhere before. */
const reasonToCome = 'to be given';

/** Answers for one job as it stands, or for one that is still to be written. Asking changes nothing. */
export function askJob(world: World, job: Job | null, context: Context): JobAnswers {
  const run = new Run(world, context);
  const readOnly: Refusal[] =
    job && job.unreadable.length > 0 ? [{ why: 'read-only', eventTypes: job.unreadable }] : [];
  const edit = [...readOnly, ...permit(run, 'edit', job ?? 'own')];
  const known = job ?? newJob('');
  return {
    facts: factsOfJob(known, run.jobMachine, context.now),
    moves: job
      ? movesFrom(run.jobMachine, standingOfJob(run, job), run.asker(job), { reason: reasonToCome }).map((verdict) => ({
          ...verdict,
          refusals: [...readOnly, ...verdict.refusals]
        }))
      : [],
    settling: edit,
    edit: job ? [...edit, ...sealedBy(run, job)] : edit,
    deletion: job ? [...edit, ...jobDeletionRefusals(run, job)] : edit,
    override: [...readOnly, ...permit(run, 'admin', job ?? 'own')]
  };
}
