import { always, type Condition } from '#domain/condition/condition.ts';
import type { Role } from '#domain/people/permission.ts';
import type { Group, MoveWay, Rule, Selector, Status } from '#domain/workflow/document.ts';
import { standardGuards } from '#domain/workflow/guard.ts';

/** What the presets are put together from: what is not said is the plain case. */

export const {
  'client-missing': hasClient,
  'no-line': hasLine,
  'balance-outstanding': nothingOutstanding,
  'money-received': nothingReceived
} = standardGuards;
export const numbered: Condition = { field: 'number', op: 'present' };
export const removesMoney: Condition = { field: 'removes-money', op: 'is', value: true };
export const notCancelled: { groups: Group[] } = { groups: ['ACTIVE', 'APPROVAL', 'COMPLETED'] };

/** One way from some statuses to another; what is not said is the plain case. */
export function way(
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
export function voidAndRestore(cancelled: string): MoveWay[] {
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
export function settledRule(description: string, more: readonly Condition[] = []): Rule {
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

export function status(
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

export function role(
  id: string,
  label: string,
  ...granted: Exclude<Role['grants'][number]['permission'], 'look'>[]
): Role {
  return { id, label, grants: (['look', ...granted] as const).map((permission) => ({ permission, scope: 'all' })) };
}

export const owner = role('owner', 'Owner', 'edit', 'approve', 'pay', 'admin');
