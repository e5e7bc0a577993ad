import { changedWorkflow } from '#domain/scenario/workflow-shorthand.ts';
import { presets } from '#domain/workflow/presets.ts';

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
