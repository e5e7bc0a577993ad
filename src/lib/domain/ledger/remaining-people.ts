import { activeAdmins } from '#domain/people/admins.ts';
import { isActive, type Person } from '#domain/people/person.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { currentVersion, type WorkflowVersion } from '#domain/workflow/version.ts';
import type { Run } from './run.ts';
import type { World } from './world.ts';

/**
 * Whom a command would leave: whoever acts has to stay active, and somebody active has to stay who may admin, else
 * nobody could ever give a role again. It looks at what the command comes to and not at what it is called, so that
 * editing, undoing, a new workflow and several commands at once are held to it alike.
 */
export function leavesNobody(run: Run): readonly Refusal[] {
  if (!run.events.some(({ event: { subject } }) => subject.kind === 'person' || subject.kind === 'workflow')) return [];
  const { by } = run.context;
  const after = run.after();
  return [
    ...(isActive(run.base.get('person', by)) && !isActive(after.get('person', by))
      ? [{ why: 'acting-person', remedy: { do: 'act-as-another' } } as const]
      : []),
    ...(adminsIn(run.base) > 0 && adminsIn(after) === 0
      ? [{ why: 'last-admin', remedy: { do: 'give-admin' } } as const]
      : [])
  ];
}

/**
 * How many look after this dataset. A merge may leave nobody, where two devices each took the admin permission from whom
 * the other one left it.
 */
export function adminsIn(world: World): number {
  return adminsAmong(world.all('person'), world.all('workflow')).length;
}

/** Those of some people who look after the dataset, by the workflow in force. */
export function adminsAmong(people: readonly Person[], versions: readonly WorkflowVersion[]): Person[] {
  return activeAdmins(people, currentVersion(versions)?.document.roles ?? []);
}
