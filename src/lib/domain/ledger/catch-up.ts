import { dayAt } from '#domain/calendar/day.ts';
import { clockActor } from '#domain/invoice/evolve.ts';
import { noteEnd } from './decide-job.ts';
import { react } from './react.ts';
import { Run, type Context } from './run.ts';
import type { World } from './world.ts';

/**
 * WR6: what the time alone has brought about and nobody has noticed yet: the earliest of it, with all that rules make of
 * it, as it would have been at its time. Null: nothing is due. Whoever asks keeps it and asks again, so that opening once
 * after a month comes to the same as opening every hour.
 */
export function catchUp(world: World, context: Context & { readonly zone: string }): Run | null {
  if (!world.all('workflow').some(({ document }) => document !== null)) return null;
  const [due] = world
    .jobsDue(context.now)
    .flatMap((id) => {
      const job = world.get('job', id);
      return job && job.dueAt !== null && job.unreadable.length === 0 ? [{ job, at: job.dueAt }] : [];
    })
    .sort((left, right) => left.at - right.at || (left.job.id < right.job.id ? -1 : 1));
  if (!due) return null;
  const run = new Run(world, { ...context, now: due.at, today: dayAt(due.at, context.zone), by: clockActor });
  noteEnd(run, due.job, due.at);
  react(run);
  return run;
}
