import { suggestedColors } from '#domain/workflow/color.ts';
import type { Machine, Workflow } from '#domain/workflow/document.ts';
import { plainJobMachine, plainSource } from '#domain/workflow/job-machine.ts';
import { itemsAdded, itemsChanged, jobCancelled, jobCompleted } from './job-rules.ts';
import {
  hasClient,
  hasLine,
  nothingOutstanding,
  nothingReceived,
  owner,
  removesMoney,
  settledRule,
  status,
  voidAndRestore,
  way
} from './parts.ts';

const smallBusinessMachine: Machine = {
  statuses: [
    status({
      id: 'draft',
      label: 'Draft',
      description: 'Being written. Everything can be changed.',
      group: 'ACTIVE',
      order: 1,
      color: suggestedColors.blue,
      recomputed: true
    }),
    status({
      id: 'sent',
      label: 'Sent',
      description: 'With the client. It has its number; what it says stays.',
      group: 'COMPLETED',
      order: 2,
      outcome: 'positive',
      color: suggestedColors.purple,
      editing: 'closed'
    }),
    status({
      id: 'disputed',
      label: 'Disputed',
      description: 'The client does not agree. Talk first, then send again, or correct it with a credit note.',
      group: 'COMPLETED',
      order: 3,
      outcome: 'negative',
      color: suggestedColors.red,
      editing: 'closed'
    }),
    status({
      id: 'paid',
      label: 'Paid',
      description: 'Nothing is outstanding.',
      group: 'COMPLETED',
      order: 4,
      outcome: 'positive',
      color: suggestedColors.green,
      editing: 'closed',
      settled: true
    }),
    status({
      id: 'void',
      label: 'Void',
      description: 'No longer valid. It keeps its number and rests in the archive.',
      group: 'CANCELLED',
      order: 5,
      outcome: 'negative',
      color: suggestedColors.grey,
      editing: 'sealed'
    })
  ],
  start: { hand: 'draft', job: 'draft', imported: 'draft' },
  moves: [
    way('draft', 'sent', { label: 'Mark as sent', guards: [hasClient, hasLine], effects: ['number'] }),
    way('sent', 'disputed', { label: 'Mark as disputed', kind: 'back', reason: true }),
    way('disputed', 'sent', { label: 'Settle the dispute', kind: 'back' }),
    way(['sent', 'disputed'], 'paid', { label: 'Mark as paid', permission: 'pay', guards: [nothingOutstanding] }),
    way('paid', 'previous', {
      label: 'Back to unpaid',
      kind: 'back',
      permission: 'pay',
      guards: [{ why: 'money-received', if: removesMoney }]
    }),
    way('sent', 'draft', {
      label: 'Back to draft',
      kind: 'back',
      permission: 'admin',
      reason: true,
      guards: [nothingReceived]
    }),
    ...voidAndRestore('void')
  ],
  stages: []
};

/** The one a newcomer meets first: one person, nothing to read. */
export const smallBusiness: Workflow = {
  v: 1,
  id: 'small-business',
  label: 'Small business',
  description: 'Write it, send it, get paid. Nothing to set up.',
  accounts: [],
  types: [{ id: 'invoice', label: 'Invoice', description: '', enabled: true, issuedBy: [] }],
  roles: [owner],
  machines: { invoice: smallBusinessMachine, job: plainJobMachine },
  source: plainSource,
  rules: [
    itemsAdded,
    itemsChanged,
    { ...jobCompleted, enabled: false },
    settledRule('A sent invoice whose balance is covered becomes paid.'),
    jobCancelled
  ]
};
