import { holds, type Role } from './permission.ts';
import { isActive, type Person } from './person.ts';

/** Those who look after profiles and workflow: active, with the admin permission over everything. */
export function activeAdmins(people: readonly Person[], roles: readonly Role[]): Person[] {
  return people.filter((person) => isActive(person) && holds(roles, person.fields.roles, 'admin', { own: false }));
}
