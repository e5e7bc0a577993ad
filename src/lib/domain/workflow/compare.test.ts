import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedWorkflow } from '#domain/scenario/workflow-shorthand.ts';
import { anyWorkflow } from '#tests/builders/workflows.ts';
import { compareWorkflows } from './compare.ts';
import { presets } from './presets.ts';

const { agency } = presets;

describe('the difference between two workflows', () => {
  it('is nothing where they are equal, and no more than an order where their moves are turned', () => {
    fc.assert(
      fc.property(anyWorkflow(), (document) => {
        const { invoice } = document.machines;
        const turned = { ...document, machines: { invoice: { ...invoice, moves: [...invoice.moves].reverse() } } };
        expect(compareWorkflows(document, structuredClone(document))).toEqual([]);
        expect(compareWorkflows(document, turned).filter(({ is }) => is !== 'reordered')).toEqual([]);
      })
    );
  });

  it('is the same back as forth, with added and removed the other way round', () => {
    const back = { added: 'removed', removed: 'added', changed: 'changed', reordered: 'reordered' } as const;
    fc.assert(
      fc.property(anyWorkflow(), anyWorkflow(), (one, other) => {
        const forth = compareWorkflows(one, other).map(({ is, part }) => `${back[is]} ${part}`);
        expect(
          compareWorkflows(other, one)
            .map(({ is, part }) => `${is} ${part}`)
            .sort()
        ).toEqual(forth.sort());
      })
    );
  });

  it('is the order of ways between two statuses, and of rules, since the first that is open is taken', () => {
    const [first, ...others] = agency.machines.invoice.moves;
    const second = { ...first!, label: 'Another way' };
    const withMoves = (moves: typeof others) => ({
      ...agency,
      machines: { invoice: { ...agency.machines.invoice, moves } }
    });
    expect(compareWorkflows(withMoves([first!, second, ...others]), withMoves([second, first!, ...others]))).toEqual([
      { is: 'reordered', part: 'move', way: second }
    ]);
    expect(compareWorkflows(withMoves([first!, ...others]), withMoves([...others, first!]))).toEqual([]);
    const rules = [agency.rules[0]!, { ...agency.rules[0]!, id: 'other' }];
    expect(compareWorkflows({ ...agency, rules }, { ...agency, rules: [...rules].reverse() })).toEqual([
      { is: 'reordered', part: 'rule' }
    ]);
  });

  it('names what was renamed by its id, with both names [B46]', () => {
    const renamed = changedWorkflow(agency, { statuses: [{ id: 'approved', label: 'Signed' }] });
    expect(compareWorkflows(agency, renamed)).toEqual([
      {
        is: 'changed',
        part: 'status',
        id: 'approved',
        changes: [{ path: ['label'], old: 'Approved', new: 'Signed' }]
      }
    ]);
  });

  it('tells of a move what was changed about it, and which came and went', () => {
    const [first, ...others] = agency.machines.invoice.moves;
    const withMoves = (moves: typeof others) => ({
      ...agency,
      machines: { invoice: { ...agency.machines.invoice, moves } }
    });
    expect(compareWorkflows(agency, withMoves(others))).toEqual([{ is: 'removed', part: 'move', way: first }]);
    const asked = { ...first!, reason: true };
    expect(compareWorkflows(agency, withMoves([asked, ...others]))).toEqual([
      { is: 'changed', part: 'move', way: asked, changes: [{ path: ['reason'], old: false, new: true }] }
    ]);
  });

  it('tells of new stages, rules and roles, and of where invoices begin', () => {
    const changed = changedWorkflow(agency, {
      stages: [{ n: 1 }, { n: 2 }],
      removeRules: ['settled'],
      start: { hand: 'awaiting-approval' }
    });
    expect(compareWorkflows(agency, changed)).toEqual([
      {
        is: 'changed',
        part: 'workflow',
        changes: [{ path: ['start', 'hand'], old: 'proforma', new: 'awaiting-approval' }]
      },
      { is: 'added', part: 'stage', id: '2' },
      { is: 'removed', part: 'rule', id: 'settled' }
    ]);
  });
});
