import * as z from 'zod/mini';
import type { Event, Recorded } from '#domain/history/event.ts';
import { evolveRecord, newRecord, type RecordEntity } from '#domain/history/record.ts';
import { isInForce, type Delegation } from './delegation.ts';

/** What a profile says of a person. Roles guide the process; they do not protect the device (BR22). */
export const personSchema = z.strictObject({
  name: z.string().check(z.maxLength(200)),
  /** Ids of roles of the workflow. */
  roles: z.array(z.string()),
  active: z.boolean()
});
export type PersonFields = z.infer<typeof personSchema>;

export interface Person extends RecordEntity<PersonFields> {
  /** Who signs in this person's place, by id: those of devices that were apart stand beside each other. */
  readonly delegations: Readonly<Record<string, Delegation>>;
}

export type PersonEvent =
  | Event<'approval-delegated', { delegation: string; to: string; until: string }>
  | Event<'delegation-ended', { delegation: string }>;

/** Somebody who may act: neither deactivated nor deleted. */
export function isActive(person: Person | undefined): person is Person {
  return person?.deleted === null && person.fields.active;
}

/** Whether no two people work with this data: then nobody else could sign (BR11). */
export function isAlone(people: readonly Person[]): boolean {
  return people.filter(isActive).length <= 1;
}

export const emptyPerson: PersonFields = { name: '', roles: [], active: true };

export function newPerson(id: string): Person {
  return { ...newRecord(id, emptyPerson), delegations: {} };
}

/** Total, as every fold: what ends a delegation that is not known here changes nothing. */
export function evolvePerson(person: Person, recorded: Recorded): Person {
  const { by } = recorded;
  const event = recorded.event as PersonEvent;
  const { at } = event;
  switch (event.type) {
    case 'approval-delegated': {
      const { delegation, to, until } = event.data;
      return withDelegation(person, delegation, { to, until, at, ended: null });
    }
    case 'delegation-ended': {
      const { delegation } = event.data;
      const known = Object.hasOwn(person.delegations, delegation) ? person.delegations[delegation] : undefined;
      if (!known || known.ended) return person;
      return withDelegation(person, delegation, { ...known, ended: { at, by } });
    }
    default:
      return { ...person, ...evolveRecord('person', person, recorded) };
  }
}

/** Whether one person lets another one sign in their place on a day. */
export function isDelegatedTo({ delegations }: Person, to: string, today: string): boolean {
  return Object.values(delegations).some((delegation) => delegation.to === to && isInForce(delegation, today));
}

function withDelegation(person: Person, id: string, delegation: Delegation): Person {
  return { ...person, delegations: { ...person.delegations, [id]: delegation } };
}
