import { holds, permissions, type Permission, type Role } from '#domain/people/permission.ts';
import { isActive, type Person } from '#domain/people/person.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { unusedId } from './id.ts';
import { withMachine } from './machine.ts';

/** What the editor does to the roles of a workflow, sets of permissions with a scope (BR22). */

export type Scope = Role['grants'][number]['scope'];

/**
 * A workflow with one role more, which may look at everything and do nothing. `known`: ids of roles that there are or were
 * beside it; whoever has one of these does not have the new one.
 */
export function withRole(
  workflow: Workflow,
  label: string,
  known: readonly string[] = []
): { readonly workflow: Workflow; readonly id: string } {
  const id = unusedId(label, [...workflow.roles.map((role) => role.id), ...known], 'role');
  const role: Role = { id, label, grants: [{ permission: 'look', scope: 'all' }] };
  return { id, workflow: { ...workflow, roles: [...workflow.roles, role] } };
}

/** People and stages know a role by its id, which never changes. */
export function renamedRole(workflow: Workflow, id: string, label: string): Workflow {
  return changedRole(workflow, id, (role) => ({ ...role, label }));
}

/** A workflow in which a role holds a permission over everything, over its own alone, or (`null`) not at all. */
export function grantedRole(
  workflow: Workflow,
  id: string,
  { permission, scope }: { permission: Permission; scope: Scope | null }
): Workflow {
  return changedRole(workflow, id, (role) => {
    const others = role.grants.filter((grant) => grant.permission !== permission);
    const grants = scope === null ? others : [...others, { permission, scope }];
    const place = (grant: Role['grants'][number]): number => permissions.indexOf(grant.permission);
    return { ...role, grants: grants.sort((left, right) => place(left) - place(right)) };
  });
}

/** A workflow without a role. Stages that named it do not name it any more. */
export function withoutRole(workflow: Workflow, id: string): Workflow {
  const rest = { ...workflow, roles: workflow.roles.filter((role) => role.id !== id) };
  if (stagesNaming(workflow, id).length === 0) return rest;
  return withMachine(rest, (machine) => ({
    ...machine,
    stages: machine.stages.map((stage) => ({
      ...stage,
      approvers: { ...stage.approvers, roles: stage.approvers.roles.filter((role) => role !== id) }
    }))
  }));
}

/** Everybody active who has a role. */
export function holdersOf(id: string, people: readonly Person[]): Person[] {
  return people.filter((person) => isActive(person) && person.fields.roles.includes(id));
}

/** What goes with a role: a stage that it alone may sign may be signed by anybody who approves without it. */
export interface StageNaming {
  readonly n: number;
  readonly isAlone: boolean;
}

export function stagesNaming({ machines }: Workflow, id: string): StageNaming[] {
  return machines.invoice.stages
    .filter(({ approvers }) => approvers.roles.includes(id))
    .map(({ n, approvers: { roles, people } }) => ({
      n,
      isAlone: people.length === 0 && roles.every((role) => role === id)
    }))
    .sort((left, right) => left.n - right.n);
}

/** The permissions that somebody has through one role alone: they would be lost with it. */
export function permissionsLost({ roles }: Workflow, id: string, person: Person): Permission[] {
  const others = person.fields.roles.filter((role) => role !== id);
  return permissions.filter((permission) =>
    [true, false].some(
      (own) => holds(roles, person.fields.roles, permission, { own }) && !holds(roles, others, permission, { own })
    )
  );
}

function changedRole(workflow: Workflow, id: string, change: (role: Role) => Role): Workflow {
  return { ...workflow, roles: workflow.roles.map((role) => (role.id === id ? change(role) : role)) };
}
