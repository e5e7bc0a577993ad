import { describe, expect, it } from 'vitest';
import { withoutStatus, withStatus } from './statuses.ts';
import { presets } from '#domain/workflow/presets.ts';

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
});
