import { suggestedColors } from '#domain/workflow/color.ts';
import type { Machine, Workflow } from '#domain/workflow/document.ts';
import { plainJobMachine, plainSource } from '#domain/workflow/job-machine.ts';
import { itemsAdded, itemsChanged, jobApproved, jobCancelled, jobCompleted } from './job-rules.ts';
import {
  hasClient,
  hasLine,
  nothingOutstanding,
  nothingReceived,
  owner,
  removesMoney,
  role,
  settledRule,
  status,
  voidAndRestore,
  way
} from './parts.ts';

const agencyMachine: Machine = {
  statuses: [
    status({
      id: 'proforma',
      label: 'Proforma',
      description: 'Being put together. Everything can be changed, and charges of jobs still come in.',
      group: 'ACTIVE',
      order: 1,
      color: suggestedColors.blue,
      recomputed: true
    }),
    status({
      id: 'awaiting-approval',
      label: 'Awaiting Approval',
      description: 'Somebody has been asked to approve it. To change amounts, withdraw the request.',
      group: 'ACTIVE',
      order: 2,
      color: suggestedColors.blue,
      request: true
    }),
    status({
      id: 'approved',
      label: 'Approved',
      description: 'Signed. It can be sent to the client.',
      group: 'APPROVAL',
      order: 3,
      outcome: 'positive',
      color: suggestedColors.green,
      editing: 'limited',
      approvalStage: 1
    }),
    status({
      id: 'rejected',
      label: 'Rejected',
      description: 'Not approved. Correct it and submit it again.',
      group: 'APPROVAL',
      order: 4,
      outcome: 'negative',
      color: suggestedColors.red,
      editing: 'open'
    }),
    status({
      id: 'submitted',
      label: 'Submitted',
      description: 'With the client. It has its number; what it says stays.',
      group: 'COMPLETED',
      order: 5,
      outcome: 'positive',
      color: suggestedColors.purple,
      editing: 'closed'
    }),
    status({
      id: 'paid',
      label: 'Paid',
      description: 'Nothing is outstanding.',
      group: 'COMPLETED',
      order: 6,
      outcome: 'positive',
      color: suggestedColors.purple,
      editing: 'closed',
      settled: true
    }),
    status({
      id: 'voided',
      label: 'Voided',
      description: 'No longer valid. It keeps its number and rests in the archive.',
      group: 'CANCELLED',
      order: 7,
      outcome: 'negative',
      color: suggestedColors.grey,
      editing: 'sealed'
    })
  ],
  start: { hand: 'proforma', job: 'proforma', imported: 'proforma' },
  moves: [
    way('proforma', 'awaiting-approval', { label: 'Request approval', guards: [hasClient, hasLine] }),
    way('awaiting-approval', 'approved', { label: 'Approve', permission: 'approve' }),
    way('awaiting-approval', 'rejected', {
      label: 'Reject',
      kind: 'back',
      permission: 'approve',
      reason: true,
      effects: ['withdraw-signatures']
    }),
    way('awaiting-approval', 'proforma', {
      label: 'Withdraw the request',
      kind: 'back',
      effects: ['withdraw-signatures']
    }),
    way('rejected', 'proforma', { label: 'Correct', kind: 'back' }),
    // Back, so that no rule ever walks a rejected invoice into approval again.
    way('rejected', 'awaiting-approval', { label: 'Resubmit', kind: 'back', guards: [hasClient, hasLine] }),
    way('approved', 'submitted', { label: 'Submit to client', effects: ['number'] }),
    way('approved', 'proforma', { label: 'Reopen', kind: 'back', reason: true, effects: ['withdraw-signatures'] }),
    way('submitted', 'paid', { label: 'Mark as paid', permission: 'pay', guards: [nothingOutstanding] }),
    way('submitted', 'previous', { label: 'Recall', kind: 'back', permission: 'admin', reason: true }),
    way('paid', 'previous', { label: 'Back to unpaid', kind: 'back', permission: 'pay', when: removesMoney }),
    way('paid', 'previous', {
      label: 'Back to unpaid',
      kind: 'back',
      permission: 'admin',
      when: { not: removesMoney },
      guards: [nothingReceived],
      reason: true
    }),
    ...voidAndRestore('voided')
  ],
  stages: [{ n: 1, approvers: { roles: [], people: [] }, quorum: 1, fromMinor: {}, distinct: false }]
};

/** Base: somebody approves before the client sees it (B16–B19). */
export const agency: Workflow = {
  v: 1,
  id: 'agency',
  label: 'Agency',
  description: 'Somebody approves before the client sees it. For teams, and for anyone who wants a second look.',
  accounts: [],
  types: [{ id: 'invoice', label: 'Invoice', description: '', enabled: true, issuedBy: [] }],
  roles: [
    owner,
    role('account-manager', 'Account manager', 'edit', 'pay'),
    role('approver', 'Approver', 'approve'),
    role('director', 'Director', 'approve'),
    role('bookkeeper', 'Bookkeeper', 'pay')
  ],
  machines: { invoice: agencyMachine, job: plainJobMachine },
  source: plainSource,
  rules: [
    itemsAdded,
    itemsChanged,
    jobApproved,
    jobCompleted,
    settledRule('A submitted invoice whose balance is covered becomes paid.'),
    jobCancelled
  ]
};
