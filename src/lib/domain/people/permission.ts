import * as z from 'zod/mini';

/** What a role may do. They are separate: admin does not include the rest (BR23). */
export const permissions = ['look', 'edit', 'approve', 'pay', 'admin'] as const;
export type Permission = (typeof permissions)[number];
export const permissionSchema = z.enum(permissions);

/** `own` reaches only what the person made or is the trainer of (BR22). */
const grantSchema = z.strictObject({ permission: permissionSchema, scope: z.enum(['all', 'own']) });

export const roleSchema = z.strictObject({ id: z.string(), label: z.string(), grants: z.array(grantSchema) });
export type Role = z.infer<typeof roleSchema>;

/**
 * Whether somebody with these roles holds a permission over something that is theirs (`own`) or not. Roles that the
 * workflow does not know grant nothing.
 */
export function holds(
  roles: readonly Role[],
  roleIds: readonly string[],
  permission: Permission,
  { own }: { own: boolean }
): boolean {
  return roles.some(
    (role) =>
      roleIds.includes(role.id) &&
      role.grants.some((grant) => grant.permission === permission && (grant.scope === 'all' || own))
  );
}
