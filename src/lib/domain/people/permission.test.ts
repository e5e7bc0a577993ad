import { describe, expect, it } from 'vitest';
import { holds, permissions, type Role } from './permission.ts';

const roles: Role[] = [
  { id: 'admin', label: 'Admin', grants: [{ permission: 'admin', scope: 'all' }] },
  {
    id: 'trainer',
    label: 'Trainer',
    grants: [
      { permission: 'look', scope: 'own' },
      { permission: 'edit', scope: 'own' }
    ]
  },
  { id: 'clerk', label: 'Clerk', grants: [{ permission: 'edit', scope: 'all' }] }
];

describe('a permission', () => {
  it('does not include another one: admin is admin and nothing else [BR23]', () => {
    const held = permissions.filter((permission) => holds(roles, ['admin'], permission, { own: true }));
    expect(held).toEqual(['admin']);
  });

  it('over one’s own reaches nothing else [BR22]', () => {
    expect(holds(roles, ['trainer'], 'edit', { own: true })).toBe(true);
    expect(holds(roles, ['trainer'], 'edit', { own: false })).toBe(false);
    expect(holds(roles, ['clerk'], 'edit', { own: false })).toBe(true);
  });

  it('is held through any of several roles', () => {
    expect(holds(roles, ['trainer', 'clerk'], 'edit', { own: false })).toBe(true);
  });

  it('is not held through a role that the workflow does not know', () => {
    expect(holds(roles, ['ghost'], 'look', { own: true })).toBe(false);
    expect(holds(roles, [], 'look', { own: true })).toBe(false);
  });
});
