import { describe, expect, it } from 'vitest';
import type { Workflow } from './document.ts';
import { withoutStatus } from './editing.ts';
import { presets } from './presets.ts';
import { prove } from './proof/prove.ts';

const everyStatus = Object.values(presets).flatMap((preset) =>
  preset.machines.invoice.statuses.map(({ id }) => [preset.id, id, preset] as const)
);

/** What only a person can put right is left: rules that name it, and a beginning where nothing is active any more. */
function danglingIn(workflow: Workflow): unknown[] {
  const hasBeginning = workflow.machines.invoice.statuses.some(({ group }) => group === 'ACTIVE');
  return prove(workflow).filter(
    (finding) => finding.why === 'dangling' && finding.at.in !== 'rule' && (finding.at.in !== 'start' || hasBeginning)
  );
}

describe('a workflow without one of its statuses', () => {
  it.each(everyStatus)('names it in no move and no beginning: %s without %s', (_preset, id, preset) => {
    const without = withoutStatus(preset, id);
    expect(without.machines.invoice.statuses.map((status) => status.id)).not.toContain(id);
    expect(danglingIn(without)).toEqual([]);
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
