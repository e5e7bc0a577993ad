import { canonical } from '#domain/shared/canonical.ts';
import type { Stage } from './document.ts';

/**
 * Which stage of one workflow is which of another, by number: signatures stay with the stage that they were given for,
 * wherever it is signed now (BR3). A stage that is missing here was deleted or replaced.
 *
 * Stages have no names of their own. One that says the same is the same; else one that asks the same people, whatever its
 * quorum and amounts have become; else one in the same place that asks more people than before, all of the old ones among
 * them. Whoever signed one of these is asked by it still.
 */
export function keptStages(then: readonly Stage[], now: readonly Stage[]): ReadonlyMap<number, number> {
  const kept = new Map<number, number>();
  const free = inOrder(now);
  for (const isSame of [saysTheSame, asksTheSame, isWidened])
    for (const stage of inOrder(then)) {
      const at = kept.has(stage.n) ? -1 : free.findIndex((one) => isSame(stage, one));
      const [found] = at === -1 ? [] : free.splice(at, 1);
      if (found) kept.set(stage.n, found.n);
    }
  return kept;
}

function saysTheSame(then: Stage, now: Stage): boolean {
  return canonical({ ...then, n: 0 }) === canonical({ ...now, n: 0 });
}

function asksTheSame(then: Stage, now: Stage): boolean {
  return isAskedBy(then, now) && isAskedBy(now, then);
}

function isWidened(then: Stage, now: Stage): boolean {
  return then.n === now.n && isAskedBy(then, now);
}

/** Whether a stage asks everybody whom another one asked. With nobody named it asks whoever may approve. */
function isAskedBy({ approvers: then }: Stage, { approvers: now }: Stage): boolean {
  if (now.roles.length + now.people.length === 0) return true;
  if (then.roles.length + then.people.length === 0) return false;
  return then.roles.every((role) => now.roles.includes(role)) && then.people.every((one) => now.people.includes(one));
}

function inOrder(stages: readonly Stage[]): Stage[] {
  return [...stages].sort((left, right) => left.n - right.n);
}
