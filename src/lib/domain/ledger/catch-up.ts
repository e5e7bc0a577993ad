import { dayAt } from '#domain/calendar/day.ts';
import { clockActor } from '#domain/invoice/evolve.ts';
import { currentVersion } from '#domain/workflow/version.ts';
import { duesIn } from './dues.ts';
import { react } from './react.ts';
import { Run, type Context } from './run.ts';
import type { World } from './world.ts';

/** How far the time was looked at, and what of it was looked at since. */
export interface Watch {
  /** The latest instant that anything was judged at. */
  readonly since: number;
  readonly zone: string;
  /** Keys of what was looked at in this turn. */
  readonly seen: ReadonlySet<string>;
}

/**
 * WR6: what the time alone has brought about and nobody has noticed yet: the earliest of it, with all that rules make of
 * it, as it would have been at its time. Null: nothing is due. Whoever asks keeps it and asks again, so that opening once
 * after a month comes to the same as opening every hour.
 */
export function catchUp(
  world: World,
  context: Context,
  { since, zone, seen }: Watch
): { readonly run: Run; readonly key: string } | null {
  const workflow = currentVersion(world.all('workflow'));
  if (!workflow) return null;
  const dues = duesIn(world, workflow.document, { since: Math.min(since, context.now), until: context.now, zone });
  const due = dues.find(({ key }) => !seen.has(key));
  if (!due) return null;
  const run = new Run(world, { ...context, now: due.at, today: dayAt(due.at, zone), by: clockActor });
  due.note(run);
  react(run);
  return { run, key: due.key };
}
