import type { Condition } from '#domain/condition/condition.ts';
import { suggestedColors } from '#domain/workflow/color.ts';
import type { Effect, Machine, MoveWay, Rule, Source, Workflow } from '#domain/workflow/document.ts';
import { rule, sourceIs } from './job-rules.ts';
import { nothingOutstanding, nothingReceived, owner, removesMoney, role, settledRule, status, way } from './parts.ts';

/** WR2: what a person closed, an attendee who does not come, or a rule of one's own, stays closed when the workshop comes back. */
const closedByWorkshop: Condition = { field: 'entered-rule', op: 'is', value: 'cancelled' };

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

const trainingMachine: Machine = {
  statuses: [
    status({
      id: 'draft',
      label: 'Draft',
      description: 'The workshop still lies ahead. Its changes still change the invoice.',
      group: 'ACTIVE',
      order: 1,
      color: suggestedColors.blue,
      recomputed: true
    }),
    status({
      id: 'review',
      label: 'Waiting for review',
      description: 'The workshop is over. A coordinator looks at the invoice and completes it.',
      group: 'APPROVAL',
      order: 2,
      color: suggestedColors.amber,
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
      color: suggestedColors.green,
      editing: 'closed'
    }),
    status({
      id: 'paid',
      label: 'Paid',
      description: 'Nothing is outstanding.',
      group: 'COMPLETED',
      order: 4,
      outcome: 'positive',
      color: suggestedColors.purple,
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
      color: suggestedColors.grey,
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
        guards: [{ why: 'source-state', if: { all: [sourceIs('reactivated', true), closedByWorkshop] } }]
      })
    ])
  ],
  stages: []
};

const workshop: Source = {
  one: 'Workshop',
  many: 'Workshops',
  priced: 'rule',
  lines: { fixed: 'Workshop', hours: 'Hours', participants: 'Participants', minimum: 'Up to the minimum' }
};

const workshopMachine: Machine = {
  statuses: [
    status({
      id: 'planned',
      label: 'Planned',
      description: 'Not yet sure to take place.',
      group: 'ACTIVE',
      order: 1,
      color: suggestedColors.blue
    }),
    status({
      id: 'confirmed',
      label: 'Confirmed',
      description: 'It takes place. Once it is over, its invoice waits for review.',
      group: 'ACTIVE',
      order: 2,
      outcome: 'positive',
      color: suggestedColors.green
    }),
    status({
      id: 'completed',
      label: 'Completed',
      description: 'It took place.',
      group: 'COMPLETED',
      order: 3,
      outcome: 'positive',
      color: suggestedColors.purple
    }),
    status({
      id: 'cancelled',
      label: 'Cancelled',
      description: 'It does not take place. Its invoices are cancelled, too, as long as they may be.',
      group: 'CANCELLED',
      order: 4,
      outcome: 'negative',
      color: suggestedColors.grey,
      editing: 'sealed'
    })
  ],
  start: { hand: 'planned', job: 'planned', imported: 'planned' },
  moves: [
    way('planned', 'confirmed', { label: 'Confirm' }),
    way('confirmed', 'completed', {
      label: 'Complete',
      actor: 'platform',
      guards: [{ why: 'source-state', if: sourceIs('over', true) }]
    }),
    way('completed', 'confirmed', {
      label: 'Back to confirmed',
      kind: 'back',
      actor: 'platform',
      guards: [{ why: 'source-state', if: sourceIs('over', false) }]
    }),
    way({ groups: ['ACTIVE', 'COMPLETED'] }, 'cancelled', { label: 'Cancel', kind: 'cancel' }),
    way('cancelled', 'previous', { label: 'Reactivate', kind: 'restore' })
  ],
  stages: []
};

const direct = (to: string, otherwise: 'blocked' | 'silent', condition?: Condition): Effect => ({
  do: 'move',
  to: { status: to },
  by: 'direct',
  otherwise,
  ...(condition ? { if: condition } : {})
});

/** W25: confirmed, over, and not for nothing. */
const isDue: Condition = { all: [sourceIs('confirmed', true), sourceIs('over', true), sourceIs('free', false)] };

const workshopRules: readonly Rule[] = [
  rule({
    id: 'workshop-completed',
    label: 'Workshop took place',
    description: 'A confirmed workshop is completed once it is over.',
    of: 'job',
    on: ['job-over', 'job-confirmed', 'job-rescheduled', 'job-reactivated'],
    if: { all: [sourceIs('confirmed', true), sourceIs('over', true)] },
    then: [direct('completed', 'silent')]
  }),
  rule({
    id: 'workshop-reopened',
    label: 'Workshop moved to the future',
    description: 'A completed workshop that is moved to the future lies ahead again.',
    of: 'job',
    on: ['job-rescheduled', 'job-reactivated'],
    if: { all: [{ field: 'group', op: 'is', value: 'COMPLETED' }, sourceIs('over', false)] },
    then: [direct('confirmed', 'silent')]
  }),
  rule({
    id: 'workshop-created',
    label: 'Workshop created',
    description: 'A workshop gets its licence invoice, where the account issues such invoices.',
    on: ['job-created'],
    then: [{ do: 'create-invoice', type: 'licensed-workshop', for: 'job' }]
  }),
  rule({
    id: 'attendee-added',
    label: 'Attendee added',
    description: 'An attendee gets a participation invoice, where participation is charged and the account issues it.',
    // Whoever was there before there was a price gets one with it.
    on: ['attendee-added', 'price-changed'],
    then: [{ do: 'create-invoice', type: 'workshop-participation', for: 'participant' }]
  }),
  rule({
    id: 'source-changed',
    label: 'Workshop changed',
    description: 'Hours, participants and prices of the workshop change its invoices, as long as they may change.',
    on: ['hours-changed', 'participants-changed', 'price-changed'],
    then: [{ do: 'recompute' }]
  }),
  rule({
    id: 'over',
    label: 'Workshop over',
    description: 'Once a confirmed workshop is over, a coordinator is asked to look at its invoices.',
    on: ['job-over', 'job-confirmed', 'job-rescheduled'],
    if: isDue,
    then: [direct('review', 'blocked')]
  }),
  rule({
    id: 'free-completed',
    label: 'Free workshop completed',
    description: 'A free workshop that took place is settled: nobody has to look at its invoice.',
    on: ['job-completed', { event: 'status-entered', kinds: ['restore'] }],
    if: {
      all: [
        // Whoever sent it on by hand looks at it themselves (WR4).
        { field: 'status', op: 'is', value: 'draft' },
        sourceIs('free', true),
        sourceIs('completed', true),
        // A person who restores one of these looks at it themselves (WR4).
        {
          any: [
            { field: 'trigger', op: 'is', value: 'job-completed' },
            { field: 'entered-rule', op: 'is', value: 'reactivated' }
          ]
        }
      ]
    },
    then: [direct('paid', 'blocked')]
  }),
  rule({
    id: 'rescheduled',
    label: 'Workshop rescheduled',
    description: 'A workshop that is moved to the future takes its invoice back to draft, and is reckoned anew.',
    on: ['job-rescheduled'],
    then: [direct('draft', 'blocked', sourceIs('over', false)), { do: 'recompute' }]
  }),
  rule({
    id: 'cancelled',
    label: 'Workshop cancelled',
    description: 'A cancelled workshop cancels its invoices, as long as they may be.',
    on: ['job-cancelled'],
    then: [direct('cancelled', 'blocked')]
  }),
  rule({
    id: 'reactivated',
    label: 'Workshop reactivated',
    description: 'A workshop that takes place after all brings back the invoices that its cancellation had closed.',
    on: ['job-reactivated'],
    if: { field: 'group', op: 'is', value: 'CANCELLED' },
    then: [direct('review', 'silent', isDue), direct('draft', 'silent', { not: isDue }), { do: 'recompute' }]
  }),
  rule({
    id: 'attendee-cancelled',
    label: 'Attendee cancelled',
    description: 'An attendee who does not come is not charged, as long as the invoice may change.',
    on: ['attendee-cancelled'],
    then: [direct('cancelled', 'blocked')]
  })
];

/** Workshop Butler: invoices that follow a workshop (W1–W40). */
export const training: Workflow = {
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
  machines: { invoice: trainingMachine, job: workshopMachine },
  source: workshop,
  rules: [
    ...workshopRules,
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
