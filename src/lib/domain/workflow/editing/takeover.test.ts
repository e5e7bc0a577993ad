import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedWorkflow } from '#domain/scenario/workflow-shorthand.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { presets } from '#domain/workflow/presets.ts';
import { isFault } from '#domain/workflow/proof/finding.ts';
import { prove } from '#domain/workflow/proof/prove.ts';
import { isReplaceable } from '#domain/workflow/transition.ts';
import { anyWorkflow } from '#tests/builders/workflows.ts';
import { leftBehind, likeliestSuccessor, withKept } from './takeover.ts';

const { agency, training } = presets;
const smallBusiness = presets['small-business'];

function successors(from: Workflow, to: Workflow): Record<string, string | null> {
  const gone = leftBehind(from, to, []).statuses;
  return Object.fromEntries(gone.map((status) => [status.id, likeliestSuccessor(status, to.machines.invoice)]));
}

describe('the status that takes the place of one that goes', () => {
  it('is the one that is most like it', () => {
    expect(successors(smallBusiness, agency)).toEqual({
      draft: 'proforma',
      sent: 'submitted',
      disputed: 'submitted',
      void: 'voided'
    });
    expect(successors(agency, training)).toEqual({
      proforma: 'draft',
      'awaiting-approval': 'draft',
      approved: 'review',
      rejected: 'review',
      submitted: 'final',
      voided: 'cancelled'
    });
  });

  it('bears the same name, where one does', () => {
    const renamed = changedWorkflow(agency, { statuses: [{ id: 'paid', label: 'Sent' }] });
    expect(successors(smallBusiness, renamed).sent).toBe('paid');
  });

  it('is always one that may take its place, and only missing where none may', () => {
    fc.assert(
      fc.property(anyWorkflow(), anyWorkflow(), (from, to) => {
        const { statuses } = to.machines.invoice;
        for (const gone of from.machines.invoice.statuses) {
          const found = statuses.find(({ id }) => id === likeliestSuccessor(gone, to.machines.invoice));
          if (found) expect(isReplaceable(gone, found)).toBe(true);
          else expect(statuses.filter((status) => isReplaceable(gone, status))).toEqual([]);
        }
      })
    );
  });
});

describe('a workflow that is taken over', () => {
  it('says which roles and types it does not have, and which people it names that are not here', () => {
    const { roles, types } = leftBehind(smallBusiness, training, []);
    expect([roles, types].map((all) => all.map(({ id }) => id))).toEqual([['owner'], ['invoice']]);
    const named = changedWorkflow(agency, { stages: [{ n: 1, people: ['ada', 'bob'] }] });
    expect(leftBehind(agency, named, ['ada']).strangers).toEqual([{ stage: 1, person: 'bob' }]);
  });

  it('keeps the roles that people have and the types that invoices have, and stays without a fault', () => {
    for (const from of Object.values(presets))
      for (const to of Object.values(presets)) {
        const { roles, types } = leftBehind(from, to, []);
        const kept = withKept(to, { roles, types });
        expect(prove(kept, { people: [] }).filter(isFault)).toEqual([]);
        expect(leftBehind(from, kept, [])).toMatchObject({ roles: [], types: [] });
      }
    expect(withKept(agency, { roles: [], types: [] })).toBe(agency);
  });
});
