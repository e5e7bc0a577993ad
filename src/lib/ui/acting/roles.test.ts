import { expect, it } from 'vitest';
import { presets } from '#domain/workflow/presets.ts';
import { goneRoles, grantsInWords, rolesInWords } from './roles.ts';

const { roles } = presets.training;

it('a role says each permission on a line of its own, and how far it reaches [BR22]', () => {
  const trainer = roles.find(({ id }) => id === 'trainer');
  expect(trainer && grantsInWords(trainer)).toBe('Look: See invoices and jobs (only what is their own).');
  const coordinator = roles.find(({ id }) => id === 'coordinator');
  expect((coordinator && grantsInWords(coordinator))?.split('\n')).toEqual([
    'Look: See invoices and jobs.',
    'Edit: Write invoices and move them along.',
    'Pay: Record, change and refund money.'
  ]);
  expect(grantsInWords({ id: 'x', label: 'X', grants: [] })).toBe('Without a role nothing may be changed.');
});

it('roles are named as the workflow names them, and one that it has no more by its id', () => {
  expect(rolesInWords(roles, ['gone', 'trainer'])).toBe('Trainer, gone');
  expect(goneRoles(roles, ['gone', 'trainer'])).toEqual(['gone']);
  expect(rolesInWords(roles, [])).toBe('No role');
});
