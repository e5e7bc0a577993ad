import { describe, expect, test } from 'vitest';
import type { Rule, Workflow } from '#domain/workflow/document.ts';
import { changedRule, emptyRule, withRule } from '#domain/workflow/editing/rules.ts';
import { presets } from '#domain/workflow/presets.ts';
import { prove } from '#domain/workflow/proof/prove.ts';
import { findingsOfRule } from './rule-findings.ts';

const small = presets['small-business'];

function added(workflow: Workflow, id: string, rest: Partial<Rule>): Workflow {
  return withRule(workflow, { ...emptyRule('Mine', []), id, label: `Rule ${id}`, ...rest });
}

const aboutOf = (workflow: Workflow, id: string) => findingsOfRule(workflow, prove(workflow), id);

describe('what the proof says of a rule', () => {
  test('stands beside what would be changed', () => {
    const moves = (status: string): Rule['then'] => [{ do: 'move', to: { status }, by: 'direct', otherwise: 'silent' }];
    const gone = added(small, 'gone', { on: [{ event: 'overdue' }], then: moves('nowhere') });
    expect(aboutOf(gone, 'gone').map(({ about }) => about)).toContain('then');
    const never = added(small, 'never', {
      on: [{ event: 'overdue' }],
      if: { field: 'status', op: 'is', value: 'nowhere' },
      then: moves('paid')
    });
    expect(aboutOf(never, 'never').map(({ about }) => about)).toContain('if');
    const unknown = changedRule(small, 'settled', { if: { field: 'weather', op: 'is', value: 'fine' } });
    expect(aboutOf(unknown, 'settled')).toContainEqual({
      about: 'if',
      sentence: 'The rule “Paid in full” tests “weather”, which nothing says.'
    });
    expect(aboutOf(unknown, 'items-added')).toEqual([]);
  });

  test('is said at every rule of a circle, and names all of them [BR23]', () => {
    const disputes = added(small, 'disputes', {
      on: [{ event: 'status-entered', statuses: ['sent'] }],
      then: [{ do: 'move', to: { status: 'disputed' }, by: 'direct', otherwise: 'silent' }]
    });
    const workflow = added(
      {
        ...disputes,
        machines: {
          ...disputes.machines,
          invoice: {
            ...disputes.machines.invoice,
            moves: disputes.machines.invoice.moves.map((way) =>
              way.kind === 'back' ? { ...way, actor: 'platform', reason: false } : way
            )
          }
        }
      },
      'sends',
      {
        on: [{ event: 'status-entered', statuses: ['disputed'] }],
        then: [{ do: 'move', to: { status: 'sent' }, by: 'direct', otherwise: 'silent' }]
      }
    );
    for (const id of ['disputes', 'sends']) {
      const [loop] = aboutOf(workflow, id);
      expect(loop?.about).toBe('on');
      expect(loop?.sentence).toMatch(/Rule disputes.*Rule sends|Rule sends.*Rule disputes/);
    }
  });
});
