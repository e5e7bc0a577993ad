import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryLedger } from '#domain/ledger/memory.ts';
import { permissions } from '#domain/people/permission.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { presets } from '#domain/workflow/presets.ts';
import { setUp } from '#tests/builders/commands.ts';
import { grantedRole, holdersOf, permissionsLost, renamedRole, stagesNaming, withoutRole, withRole } from './roles.ts';
import { changedStage, withStage } from './stages.ts';

const { agency } = presets;

function grantsOf(workflow: Workflow, id: string): unknown {
  return workflow.roles.find((role) => role.id === id)?.grants;
}

describe('a role', () => {
  it('begins with looking, has an id of its own, and keeps it when it is renamed [BR22]', () => {
    const { workflow, id } = withRole(agency, 'Director');
    expect(id).toBe('director-2');
    expect(grantsOf(workflow, id)).toEqual([{ permission: 'look', scope: 'all' }]);
    expect(renamedRole(workflow, id, 'Chef').roles.at(-1)).toMatchObject({ id: 'director-2', label: 'Chef' });
    expect(withRole(agency, '役員').id).toBe('role');
    // Somebody has a role of that name which went: they do not have the new one.
    expect(withRole(agency, 'Chief', ['chief']).id).toBe('chief-2');
  });

  it('holds each permission once, in one order, over all or its own [BR22]', () => {
    const steps = fc.array(
      fc.record({
        permission: fc.constantFrom(...permissions),
        scope: fc.constantFrom('all' as const, 'own' as const, null)
      })
    );
    fc.assert(
      fc.property(steps, (all) => {
        const after = all.reduce((workflow, step) => grantedRole(workflow, 'approver', step), agency);
        const last = new Map(
          presets.agency.roles.find(({ id }) => id === 'approver')?.grants.map((one) => [one.permission, one.scope])
        );
        for (const { permission, scope } of all)
          if (scope === null) last.delete(permission);
          else last.set(permission, scope);
        expect(grantsOf(after, 'approver')).toEqual(
          permissions.flatMap((permission) => {
            const scope = last.get(permission);
            return scope === undefined ? [] : [{ permission, scope }];
          })
        );
        expect(after.roles.filter(({ id }) => id !== 'approver')).toEqual(
          agency.roles.filter(({ id }) => id !== 'approver')
        );
      })
    );
  });

  it('that goes is named by no stage any more, and what it alone might sign is said before [B38]', () => {
    const named = changedStage(withStage(agency), 1, { approvers: { roles: ['director'], people: [] } });
    const shared = changedStage(named, 0, { approvers: { roles: ['director', 'approver'], people: [] } });
    expect(stagesNaming(shared, 'director')).toEqual([
      { n: 1, isAlone: false },
      { n: 2, isAlone: true }
    ]);
    expect(JSON.stringify(withoutRole(shared, 'director'))).not.toContain('"director"');
    expect(withoutRole(shared, 'director').machines.invoice.stages[0]?.approvers.roles).toEqual(['approver']);
  });

  it('takes from whoever holds it what no other role gives them [BR22]', () => {
    const ledger = new MemoryLedger('one');
    const moment = { by: 'owner', wall: Date.UTC(2026, 2, 1), today: '2026-03-01' };
    ledger.execute(setUp('agency'), moment);
    const hire = (id: string, roles: string[], active = true) =>
      ledger.execute({ do: 'addPerson', id, fields: { name: id, roles, active } }, moment);
    hire('ann', ['account-manager', 'bookkeeper', 'approver']);
    hire('gone', ['approver'], false);
    const [ann] = holdersOf('approver', ledger.all('person'));
    expect(holdersOf('approver', ledger.all('person')).map(({ id }) => id)).toEqual(['ann']);
    expect(ann && permissionsLost(agency, 'approver', ann)).toEqual(['approve']);
    expect(ann && permissionsLost(agency, 'bookkeeper', ann)).toEqual([]);
    const narrowed = grantedRole(agency, 'account-manager', { permission: 'pay', scope: 'own' });
    expect(ann && permissionsLost(narrowed, 'bookkeeper', ann)).toEqual(['pay']);
  });
});
