import { isDay } from '#domain/calendar/day.ts';
import { isDelegatedTo, type Person } from '#domain/people/person.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { CommandOf } from './command.ts';
import { permit, permitActive } from './permit.ts';
import type { Run } from './run.ts';

/** Lets somebody else sign in the place of the acting person, until the end of a day (B38). */
export function delegateApproval(run: Run, command: CommandOf<'delegateApproval'>): readonly Refusal[] {
  const { id, to, until } = command;
  const { by, today } = run.context;
  const self = run.get('person', by);
  const other = run.get('person', to);
  const refusals: Refusal[] = [...readOnly(self), ...permit(run, 'approve', 'own')];
  if (!other || other.deleted) refusals.push({ why: 'not-found', kind: 'person', id: to });
  else if (to === by) refusals.push({ why: 'not-delegable', because: 'oneself', person: to });
  else if (!other.fields.active) refusals.push({ why: 'not-delegable', because: 'inactive', person: to });
  if (!isDay(until)) refusals.push({ why: 'invalid', path: ['until'], problem: 'day' });
  else if (until < today) refusals.push({ why: 'not-delegable', because: 'day-past', person: to });
  if (self && Object.hasOwn(self.delegations, id)) refusals.push({ why: 'invalid', path: ['id'], problem: 'taken' });
  if (self && isDelegatedTo(self, to, today)) refusals.push({ why: 'not-delegable', because: 'already', person: to });
  if (refusals.length > 0) return refusals;
  run.record({ kind: 'person', id: by }, 'approval-delegated', { delegation: id, to, until });
  return [];
}

/** Either of the two may end it: whoever comes back early, and whoever can stand in no longer. */
export function endDelegation(run: Run, { person: id, delegation }: CommandOf<'endDelegation'>): readonly Refusal[] {
  const person = run.get('person', id);
  const known = person && Object.hasOwn(person.delegations, delegation) ? person.delegations[delegation] : undefined;
  if (!known) return [{ why: 'not-found', kind: 'delegation', id: delegation }];
  const refusals = [...readOnly(person), ...permitActive(run)];
  if (![id, known.to].includes(run.context.by))
    refusals.push({ why: 'not-delegable', because: 'not-yours', person: id });
  if (refusals.length > 0 || known.ended) return refusals;
  run.record({ kind: 'person', id }, 'delegation-ended', { delegation });
  return [];
}

/** Those who let somebody sign in their place today. Standing in for somebody is not passed on. */
export function standsInFor(run: Run, person: string): Person[] {
  return run
    .all('person')
    .filter(({ id }) => id !== person)
    .filter((one) => one.deleted === null && isDelegatedTo(one, person, run.context.today));
}

/** Why the acting person does not stand in for somebody; empty: they do, or they act for themselves. */
export function notDelegated(run: Run, inPlaceOf: string | null): readonly Refusal[] {
  if (inPlaceOf === null) return [];
  const inactive = permitActive(run);
  const isOpen = standsInFor(run, run.context.by).some(({ id }) => id === inPlaceOf);
  return isOpen ? inactive : [...inactive, { why: 'not-delegated', person: inPlaceOf }];
}

function readOnly(person: Person | undefined): Refusal[] {
  const unreadable = person?.unreadable ?? [];
  return unreadable.length > 0 ? [{ why: 'read-only', eventTypes: unreadable }] : [];
}
