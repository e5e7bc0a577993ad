import type { Role } from '#domain/people/permission.ts';
import { words } from '#ui/words/words.ts';

/** "Owner, Approver"; a role that the workflow has no more is named by its id. */
export function rolesInWords(roles: readonly Role[], held: readonly string[]): string {
  if (held.length === 0) return words.people.noRole;
  const known = roles.filter(({ id }) => held.includes(id)).map(({ label }) => label);
  return [...known, ...goneRoles(roles, held)].join(', ');
}

/** Ids of roles that somebody was given and that the workflow has no more. */
export function goneRoles(roles: readonly Role[], held: readonly string[]): string[] {
  return held.filter((id) => !roles.some((role) => role.id === id));
}

/** "Approve: sign and reject what waits for approval (only what is their own)" and so on, a line for each permission. */
export function grantsInWords({ grants }: Role): string {
  if (grants.length === 0) return words.people.noRoles;
  return grants
    .map(({ permission, scope }) => {
      const { label, description } = words.workflow.permissions[permission];
      const sentence = description.replace(/\.$/, '');
      return `${label}: ${sentence}${scope === 'own' ? ` (${words.people.onlyOwn})` : ''}.`;
    })
    .join('\n');
}
