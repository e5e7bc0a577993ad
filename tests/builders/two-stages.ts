import { MemoryLedger } from '#domain/ledger/memory.ts';
import type { SingleCommand } from '#domain/ledger/command.ts';
import { changedWorkflow } from '#domain/scenario/workflow-shorthand.ts';
import { presets } from '#domain/workflow/presets.ts';
import { setUp } from './commands.ts';

/** What help and scenarios show: from 10,000.00 on, a director signs after somebody else. */
export const twoStages = changedWorkflow(presets.agency, {
  statuses: [
    {
      id: 'director-approved',
      label: 'Director approved',
      group: 'APPROVAL',
      order: 3.5,
      outcome: 'positive',
      approvalStage: 2
    }
  ],
  stages: [{ n: 1 }, { n: 2, roles: ['director'], from: { EUR: 1_000_000 }, distinct: true }],
  moves: [
    { from: 'approved', to: 'director-approved', permission: 'approve', label: 'Approve' },
    { from: 'director-approved', to: 'submitted', label: 'Submit to client', effects: ['number'] },
    {
      from: 'approved',
      to: 'rejected',
      label: 'Reject',
      kind: 'back',
      permission: 'approve',
      reason: true,
      effects: ['withdraw-signatures']
    },
    {
      from: 'director-approved',
      to: 'proforma',
      label: 'Reopen',
      kind: 'back',
      reason: true,
      effects: ['withdraw-signatures']
    }
  ]
});

/** Who works in that agency, by id, with their roles. */
export const agents = {
  ann: { name: 'Ann', roles: ['account-manager'] },
  ben: { name: 'Ben', roles: ['approver'] },
  dora: { name: 'Dora', roles: ['director'] },
  kim: { name: 'Kim', roles: ['bookkeeper'] }
} as const;

/** An agency of four people and its owner, where two sign; nothing is invoiced yet. */
export function agency(wallMs: number): MemoryLedger {
  const ledger = new MemoryLedger('office', 'agency');
  const must = (command: SingleCommand, by = 'owner'): void => {
    const done = ledger.execute(command, { by, wall: wallMs, today: new Date(wallMs).toISOString().slice(0, 10) });
    if (!done.ok) throw new Error(JSON.stringify(done.error));
  };
  must({ ...setUp('agency'), workflow: twoStages });
  for (const [id, { name, roles }] of Object.entries(agents))
    must({ do: 'addPerson', id, fields: { name, roles: [...roles], active: true } });
  return ledger;
}
