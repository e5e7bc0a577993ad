import { suggestedColors } from './color.ts';
import type { Machine, Source, Workflow } from './document.ts';
import { status, way } from './preset/parts.ts';

/** The statuses that jobs go by: the plain ones, where a workflow says nothing of them. */
export function jobMachineOf({ machines }: Pick<Workflow, 'machines'>): Machine {
  return machines.job ?? plainJobMachine;
}

export function sourceOf({ source }: Workflow): Source {
  return source ?? plainSource;
}

export const plainSource: Source = {
  one: 'Job',
  many: 'Jobs',
  priced: 'items',
  lines: { fixed: 'Fixed price', hours: 'Hours', participants: 'Participants', minimum: 'Up to the minimum' }
};

const notCancelled = { groups: ['ACTIVE', 'APPROVAL', 'COMPLETED'] } as const;

export const plainJobMachine: Machine = {
  statuses: [
    status({
      id: 'planned',
      label: 'Planned',
      description: 'Being worked on, or about to be. Its items come into the invoice.',
      group: 'ACTIVE',
      order: 1,
      color: suggestedColors.blue
    }),
    status({
      id: 'approved',
      label: 'Approved',
      description: 'Somebody has agreed to it. With that they have signed its invoices, as far as they may.',
      group: 'APPROVAL',
      order: 2,
      outcome: 'positive',
      color: suggestedColors.green
    }),
    status({
      id: 'completed',
      label: 'Completed',
      description: 'Done. Its invoices go to the client.',
      group: 'COMPLETED',
      order: 3,
      outcome: 'positive',
      color: suggestedColors.purple
    }),
    status({
      id: 'cancelled',
      label: 'Cancelled',
      description: 'It does not take place.',
      group: 'CANCELLED',
      order: 4,
      outcome: 'negative',
      color: suggestedColors.grey,
      editing: 'sealed'
    })
  ],
  start: { hand: 'planned', job: 'planned', imported: 'planned' },
  moves: [
    way('planned', 'approved', { label: 'Approve', permission: 'approve' }),
    way(['planned', 'approved'], 'completed', { label: 'Complete' }),
    way('completed', 'planned', { label: 'Reopen', kind: 'back', permission: 'admin', reason: true }),
    way(notCancelled, 'cancelled', { label: 'Cancel', kind: 'cancel' }),
    way('cancelled', 'previous', { label: 'Reactivate', kind: 'restore' })
  ],
  stages: []
};
