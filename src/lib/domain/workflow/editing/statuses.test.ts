import { describe, expect, it } from 'vitest';
import type { Workflow } from '#domain/workflow/document.ts';
import { compileMachine, sourcesOf } from '#domain/workflow/machine.ts';
import { presets } from '#domain/workflow/presets.ts';
import { targetKey } from './moves.ts';
import { withoutStatus, withStatus } from './statuses.ts';

const everyStatus = Object.values(presets).flatMap((preset) =>
  preset.machines.invoice.statuses.map(({ id }) => [preset.id, id, preset] as const)
);

describe('a new status', () => {
  it('bears no id that a status of another version bears, though it is called the same [B91]', () => {
    const added = { label: 'Rejected', group: 'ACTIVE', from: [], to: [] } as const;
    const without = withoutStatus(presets.agency, 'rejected');
    expect(withStatus(without, added).id).toBe('rejected');
    expect(withStatus(without, { ...added, known: ['rejected', 'rejected-2'] }).id).toBe('rejected-3');
  });
});

describe('a workflow without one of its statuses', () => {
  it.each(everyStatus)('names it in no move and no beginning: %s without %s', (_preset, id, preset) => {
    const { statuses, moves, start } = withoutStatus(preset, id).machines.invoice;
    expect(statuses.map((status) => status.id)).not.toContain(id);
    const ends = moves.map(({ from, to }) => ({ from, to }));
    const hasBeginning = statuses.some(({ group }) => group === 'ACTIVE');
    expect(JSON.stringify([ends, hasBeginning ? start : null])).not.toContain(`"${id}"`);
  });

  it('begins in the successor of where it began, else in the first active status [B20]', () => {
    const { agency } = presets;
    expect(withoutStatus(agency, 'proforma', 'awaiting-approval').machines.invoice.start.hand).toBe(
      'awaiting-approval'
    );
    expect(withoutStatus(agency, 'proforma').machines.invoice.start.hand).toBe('awaiting-approval');
  });

  it('keeps moves that lead from other statuses as well', () => {
    const ways = withoutStatus(presets['small-business'], 'disputed').machines.invoice.moves;
    expect(ways.find(({ to }) => typeof to === 'object' && 'status' in to && to.status === 'paid')?.from).toEqual({
      statuses: ['sent']
    });
  });

  it('hands its moves to its successor, which keeps the ways that it has itself [B44]', () => {
    const { agency } = presets;
    const merged = withoutStatus(agency, 'rejected', 'proforma');
    const asked = withStatus(agency, {
      label: 'Second look',
      group: 'ACTIVE',
      from: ['proforma', 'rejected'],
      to: ['awaiting-approval', 'paid']
    });
    const taken = withoutStatus(asked.workflow, asked.id, 'proforma');
    const endsOf = (workflow: Workflow): string[] => {
      const compiled = compileMachine(workflow.machines.invoice);
      return compiled.machine.moves.flatMap((way) =>
        sourcesOf(compiled, way).map((from) => `${from} > ${targetKey(way.to)}`)
      );
    };
    // Where it led to, its successor leads to; what led to it leads there, and nothing is said twice.
    expect(endsOf(taken)).toContain('proforma > status paid');
    expect(endsOf(taken).filter((ends) => ends === 'proforma > status awaiting-approval')).toHaveLength(1);
    expect(endsOf(taken).filter((ends) => ends === 'rejected > status proforma')).toHaveLength(1);
    expect(endsOf(merged)).toContain('awaiting-approval > status proforma');
    for (const workflow of [taken, merged])
      for (const ends of endsOf(workflow)) expect(ends).not.toMatch(/^(\S+) > status \1$/);
  });

  it.each(everyStatus)('is named by no move that a successor takes over: %s without %s', (_preset, id, preset) => {
    for (const successor of preset.machines.invoice.statuses.filter((status) => status.id !== id)) {
      const { moves } = withoutStatus(preset, id, successor.id).machines.invoice;
      expect(JSON.stringify(moves.map(({ from, to }) => ({ from, to })))).not.toContain(`"${id}"`);
      expect(moves.length).toBeLessThanOrEqual(preset.machines.invoice.moves.length);
    }
  });
});
