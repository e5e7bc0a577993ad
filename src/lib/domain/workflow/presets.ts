import { always, type Condition } from '#domain/condition/condition.ts';
import type { Role } from '#domain/people/permission.ts';
import type { Group, Machine, MoveWay, Rule, Selector, Status, Workflow } from './document.ts';
import { standardGuards } from './guard.ts';

/**
 * The three workflows that Docket ships. They are documents like any other: nothing else in the program knows their
 * names, and a person may change every word of them.
 */
export type PresetId = 'small-business' | 'agency' | 'training';

const colors = {
  blue: '#2f6fdb',
  amber: '#b7791f',
  green: '#2e8b57',
  purple: '#7c4ddb',
  red: '#cf3f45',
  grey: '#78818f'
} as const;

const {
  'client-missing': hasClient,
  'no-line': hasLine,
  'balance-outstanding': nothingOutstanding,
  'money-received': nothingReceived
} = standardGuards;
const numbered: Condition = { field: 'number', op: 'present' };
const removesMoney: Condition = { field: 'removes-money', op: 'is', value: true };
const notCancelled: { groups: Group[] } = { groups: ['ACTIVE', 'APPROVAL', 'COMPLETED'] };

/** WR2: what a person closed stays closed when the workshop comes back. */
const closedByRule: Condition = { field: 'entered-rule', op: 'present' };

/** One way from some statuses to another; what is not said is the plain case. */
function way(
  from: string | readonly string[] | { readonly groups: readonly Group[] },
  to: string,
  rest: Partial<Omit<MoveWay, 'from' | 'to'>> & Pick<MoveWay, 'label'>
): MoveWay {
  return {
    from: selector(from),
    to: to === 'previous' ? 'previous' : { status: to },
    kind: 'forward',
    actor: rest.kind === undefined || rest.kind === 'forward' ? 'any' : 'person',
    permission: 'edit',
    when: always,
    guards: [],
    requires: [],
    reason: false,
    effects: [],
    warnings: [],
    ...rest
  };
}

function selector(from: Parameters<typeof way>[0]): Selector {
  if (typeof from === 'string') return { statuses: [from] };
  return 'groups' in from ? { groups: [...from.groups] } : { statuses: [...from] };
}

/** BR7: from everywhere that is not cancelled; admin once it has a number; the way back takes an admin. */
function voidAndRestore(cancelled: string): MoveWay[] {
  const cancel = (rest: Pick<MoveWay, 'when' | 'permission'>): MoveWay =>
    way(notCancelled, cancelled, {
      label: 'Void',
      kind: 'cancel',
      reason: true,
      guards: [nothingReceived],
      effects: ['archive'],
      ...rest
    });
  return [
    cancel({ when: { not: numbered }, permission: 'edit' }),
    cancel({ when: numbered, permission: 'admin' }),
    way(cancelled, 'previous', { label: 'Restore', kind: 'restore', permission: 'admin', reason: true })
  ];
}

/** BR12: one direct move to the settled status, as soon as nothing is outstanding and something was received or credited. */
function settledRule(description: string, more: readonly Condition[] = []): Rule {
  return {
    id: 'settled',
    label: 'Paid in full',
    description,
    enabled: true,
    on: [{ event: 'payment-recorded' }, { event: 'payment-refunded' }, { event: 'status-entered', kinds: ['forward'] }],
    if: {
      all: [
        { field: 'outstanding', op: 'is', value: 0 },
        {
          any: [
            { field: 'received', op: 'is-not', value: 0 },
            { field: 'credited', op: 'is-not', value: 0 }
          ]
        },
        ...more
      ]
    },
    then: [{ do: 'move', to: 'settled', by: 'direct', otherwise: 'silent' }]
  };
}

function status(
  rest: Pick<Status, 'id' | 'label' | 'description' | 'group' | 'order' | 'color'> & Partial<Status>
): Status {
  return {
    outcome: 'neutral',
    editing: 'open',
    recomputed: false,
    settled: false,
    request: false,
    approvalStage: null,
    ...rest
  };
}

function role(id: string, label: string, ...granted: Exclude<Role['grants'][number]['permission'], 'look'>[]): Role {
  return { id, label, grants: (['look', ...granted] as const).map((permission) => ({ permission, scope: 'all' })) };
}

const owner = role('owner', 'Owner', 'edit', 'approve', 'pay', 'admin');

const smallBusinessMachine: Machine = {
  statuses: [
    status({
      id: 'draft',
      label: 'Draft',
      description: 'Being written. Everything can be changed.',
      group: 'ACTIVE',
      order: 1,
      color: colors.blue,
      recomputed: true
    }),
    status({
      id: 'sent',
      label: 'Sent',
      description: 'With the client. It has its number; what it says stays.',
      group: 'COMPLETED',
      order: 2,
      outcome: 'positive',
      color: colors.purple,
      editing: 'closed'
    }),
    status({
      id: 'disputed',
      label: 'Disputed',
      description: 'The client does not agree. Talk first, then send again, or correct it with a credit note.',
      group: 'COMPLETED',
      order: 3,
      outcome: 'negative',
      color: colors.red,
      editing: 'closed'
    }),
    status({
      id: 'paid',
      label: 'Paid',
      description: 'Nothing is outstanding.',
      group: 'COMPLETED',
      order: 4,
      outcome: 'positive',
      color: colors.green,
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
      color: colors.grey,
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

const smallBusiness: Workflow = {
  v: 1,
  id: 'small-business',
  label: 'Small business',
  description: 'Write it, send it, get paid. Nothing to set up.',
  accounts: [],
  types: [{ id: 'invoice', label: 'Invoice', description: '', enabled: true, issuedBy: [] }],
  roles: [owner],
  machines: { invoice: smallBusinessMachine },
  rules: [settledRule('A sent invoice whose balance is covered becomes paid.')]
};

const agencyMachine: Machine = {
  statuses: [
    status({
      id: 'proforma',
      label: 'Proforma',
      description: 'Being put together. Everything can be changed, and charges of jobs still come in.',
      group: 'ACTIVE',
      order: 1,
      color: colors.blue,
      recomputed: true
    }),
    status({
      id: 'awaiting-approval',
      label: 'Awaiting Approval',
      description: 'Somebody has been asked to approve it. To change amounts, withdraw the request.',
      group: 'ACTIVE',
      order: 2,
      color: colors.blue,
      request: true
    }),
    status({
      id: 'approved',
      label: 'Approved',
      description: 'Signed. It can be sent to the client.',
      group: 'APPROVAL',
      order: 3,
      outcome: 'positive',
      color: colors.green,
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
      color: colors.red,
      editing: 'open'
    }),
    status({
      id: 'submitted',
      label: 'Submitted',
      description: 'With the client. It has its number; what it says stays.',
      group: 'COMPLETED',
      order: 5,
      outcome: 'positive',
      color: colors.purple,
      editing: 'closed'
    }),
    status({
      id: 'paid',
      label: 'Paid',
      description: 'Nothing is outstanding.',
      group: 'COMPLETED',
      order: 6,
      outcome: 'positive',
      color: colors.purple,
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
      color: colors.grey,
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

const agency: Workflow = {
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
  machines: { invoice: agencyMachine },
  rules: [settledRule('A submitted invoice whose balance is covered becomes paid.')]
};

/** Draft and Review are cancelled by whoever edits; only Final takes an admin and a reason. */
const cancelTraining: readonly MoveWay[] = [
  way(['draft', 'review'], 'cancelled', {
    label: 'Cancel',
    kind: 'cancel',
    actor: 'person',
    guards: [nothingReceived],
    effects: ['archive']
  }),
  way(['draft', 'review'], 'cancelled', {
    label: 'Cancel',
    kind: 'cancel',
    actor: 'platform',
    guards: [nothingReceived],
    effects: ['archive']
  }),
  way('final', 'cancelled', {
    label: 'Cancel',
    kind: 'cancel',
    permission: 'admin',
    guards: [nothingReceived],
    reason: true,
    effects: ['archive']
  })
];

const sourceIs = (fact: string, value: boolean): Condition => ({ field: `source.${fact}`, op: 'is', value });

const trainingMachine: Machine = {
  statuses: [
    status({
      id: 'draft',
      label: 'Draft',
      description: 'The workshop still lies ahead. Its changes still change the invoice.',
      group: 'ACTIVE',
      order: 1,
      color: colors.blue,
      recomputed: true
    }),
    status({
      id: 'review',
      label: 'Waiting for review',
      description: 'The workshop is over. A coordinator looks at the invoice and completes it.',
      group: 'APPROVAL',
      order: 2,
      color: colors.amber,
      editing: 'review',
      recomputed: true
    }),
    status({
      id: 'final',
      label: 'Final',
      description: 'Usually sent. It has its number and cannot be changed any more.',
      group: 'COMPLETED',
      order: 3,
      outcome: 'positive',
      color: colors.green,
      editing: 'closed'
    }),
    status({
      id: 'paid',
      label: 'Paid',
      description: 'Nothing is outstanding.',
      group: 'COMPLETED',
      order: 4,
      outcome: 'positive',
      color: colors.purple,
      editing: 'closed',
      settled: true
    }),
    status({
      id: 'cancelled',
      label: 'Cancelled',
      description: 'The workshop, or the attendee, was cancelled. The invoice rests in the archive.',
      group: 'CANCELLED',
      order: 5,
      outcome: 'negative',
      color: colors.grey,
      editing: 'sealed'
    })
  ],
  start: { hand: 'draft', job: 'draft', imported: 'draft' },
  moves: [
    way('draft', 'review', {
      label: 'Ask for review',
      actor: 'platform',
      guards: [
        {
          why: 'source-state',
          if: { all: [sourceIs('confirmed', true), sourceIs('over', true), sourceIs('free', false)] }
        }
      ]
    }),
    way('draft', 'review', { label: 'Ask for review', actor: 'person' }),
    way('review', 'draft', {
      label: 'Back to draft',
      kind: 'back',
      actor: 'platform',
      guards: [{ why: 'source-state', if: sourceIs('over', false) }]
    }),
    way('review', 'draft', { label: 'Back to draft', kind: 'back' }),
    way('draft', 'paid', {
      label: 'Free workshop',
      actor: 'platform',
      permission: 'pay',
      guards: [
        nothingOutstanding,
        { why: 'source-state', if: { all: [sourceIs('free', true), sourceIs('completed', true)] } }
      ],
      effects: ['number']
    }),
    way(['draft', 'review'], 'final', {
      label: 'Finalise',
      actor: 'person',
      effects: ['number'],
      warnings: [
        {
          why: 'source-open',
          if: { all: [{ field: 'status', op: 'is', value: 'draft' }, sourceIs('over', false)] }
        }
      ]
    }),
    way(['review', 'final'], 'paid', {
      label: 'Mark as paid',
      actor: 'any',
      permission: 'pay',
      guards: [nothingOutstanding],
      effects: ['number']
    }),
    way('paid', 'previous', { label: 'Back to unpaid', kind: 'back', permission: 'admin', when: removesMoney }),
    way('paid', 'previous', {
      label: 'Back to unpaid',
      kind: 'back',
      permission: 'admin',
      when: { not: removesMoney },
      guards: [nothingReceived],
      reason: true
    }),
    ...cancelTraining,
    ...(['draft', 'review'] as const).flatMap((to) => [
      way('cancelled', to, {
        label: to === 'draft' ? 'Restore to draft' : 'Restore to review',
        kind: 'restore',
        permission: 'admin',
        reason: true
      }),
      way('cancelled', to, {
        label: 'Workshop reactivated',
        kind: 'restore',
        actor: 'platform',
        guards: [{ why: 'source-state', if: { all: [sourceIs('reactivated', true), closedByRule] } }]
      })
    ])
  ],
  stages: []
};

const training: Workflow = {
  v: 1,
  id: 'training',
  label: 'Training',
  description: 'Invoices that follow workshops, from draft to review to final.',
  accounts: [
    { id: 'certification-body', label: 'Certification body', enables: [] },
    { id: 'training-company', label: 'Training company', enables: ['workshop-participation'] },
    { id: 'trainer', label: 'Trainer', enables: ['workshop-participation'] }
  ],
  types: [
    {
      id: 'licensed-workshop',
      label: 'Licensed workshop',
      description: 'From a certification body to whoever ran the workshop.',
      enabled: true,
      issuedBy: ['certification-body']
    },
    {
      id: 'trainer-licence',
      label: 'Trainer licence',
      description: 'From a certification body to a trainer, for the licence.',
      enabled: false,
      issuedBy: ['certification-body']
    },
    {
      id: 'workshop-participation',
      label: 'Workshop participation',
      description: 'From a training company or trainer to an attendee.',
      enabled: false,
      issuedBy: ['training-company', 'trainer']
    }
  ],
  roles: [
    { id: 'admin', label: 'Admin', grants: owner.grants },
    role('coordinator', 'Coordinator', 'edit', 'pay'),
    { id: 'trainer', label: 'Trainer', grants: [{ permission: 'look', scope: 'own' }] }
  ],
  machines: { invoice: trainingMachine },
  rules: [
    settledRule(
      'A payment settles an invoice in review or final; entering review never does: a coordinator looks first.',
      [
        {
          any: [
            { field: 'status', op: 'is', value: 'final' },
            {
              all: [
                { field: 'status', op: 'is', value: 'review' },
                { field: 'trigger', op: 'in', value: ['payment-recorded', 'payment-refunded'] }
              ]
            }
          ]
        }
      ]
    )
  ]
};

/** By id, in the order in which a newcomer meets them. */
export const presets: Readonly<Record<PresetId, Workflow>> = {
  'small-business': smallBusiness,
  agency,
  training
};

/** The workflow that a choice on the first visit stands for: an account type switches types on (W8). */
export function presetFor(id: PresetId, account: string): Workflow {
  const preset = presets[id];
  const enables = preset.accounts.find((one) => one.id === account)?.enables ?? [];
  return {
    ...preset,
    types: preset.types.map((type) => (enables.includes(type.id) ? { ...type, enabled: true } : type))
  };
}

/** The role that whoever sets Docket up is given: the first one, which may do everything. */
export function foundingRole({ roles }: Workflow): string {
  return roles[0]?.id ?? '';
}
