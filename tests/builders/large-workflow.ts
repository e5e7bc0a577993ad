import { always } from '#domain/condition/condition.ts';
import type { Group, MoveWay, Status, Workflow } from '#domain/workflow/document.ts';
import { presets } from '#domain/workflow/presets.ts';

/** Every status is reached, and whatever is not cancelled leads on; the rest is as the numbers fall. */
export function largeWorkflow(size: { statuses: number; moves: number; stages: number }): Workflow {
  const next = numbers(7);
  const statuses = Array.from({ length: size.statuses }, (_, place) => statusOf(place, size));
  const open = statuses.filter(({ group }) => group !== 'CANCELLED');
  const chain = open.slice(1).map((to, place) => wayOf(open[place] ?? to, to, 0));
  const cancelled = statuses.filter(({ group }) => group === 'CANCELLED');
  const rest = Array.from({ length: size.moves - chain.length - cancelled.length }, () => {
    const from = open[next(open.length)] ?? to();
    return wayOf(from, statuses[next(statuses.length)] ?? to(), next(4));
  });
  const restores = cancelled.map((from): MoveWay => ({ ...wayOf(from, from, 0), to: 'previous', kind: 'restore' }));
  const stages = Array.from({ length: size.stages }, (_, place) => ({
    n: place + 1,
    approvers: { roles: [], people: [] },
    quorum: 1,
    fromMinor: place === 0 ? {} : { EUR: 1_000_000 },
    distinct: false
  }));
  const start = { hand: 's0', job: 's0', imported: 's0' };
  return {
    ...presets.agency,
    machines: { invoice: { statuses, moves: [...chain, ...rest, ...restores], stages, start } }
  };

  function to(): Status {
    return statusOf(0, size);
  }
}

function statusOf(place: number, { statuses, stages }: { statuses: number; stages: number }): Status {
  const group: Group =
    place < statuses * 0.4
      ? 'ACTIVE'
      : place < statuses * 0.6
        ? 'APPROVAL'
        : place < statuses * 0.95
          ? 'COMPLETED'
          : 'CANCELLED';
  const share = Math.floor((place * 255) / statuses);
  return {
    id: `s${place}`,
    label: `Status ${place}`,
    description: '',
    group,
    order: place,
    outcome: 'positive',
    color: `#${[share, 255 - share, (share * 7) % 256].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`,
    editing: group === 'ACTIVE' ? 'open' : 'closed',
    recomputed: false,
    settled: place % 15 === 14,
    request: false,
    approvalStage: group === 'APPROVAL' && stages > 0 ? 1 + (place % stages) : null
  };
}

function wayOf(from: Status, to: Status, chance: number): MoveWay {
  return {
    from: { statuses: [from.id] },
    to: { status: to.id },
    kind: from.order < to.order ? 'forward' : 'back',
    label: `To ${to.id}`,
    actor: from.order < to.order ? 'any' : 'person',
    permission: 'edit',
    when: always,
    guards: [
      ...(chance === 1 ? [{ why: 'client-missing' as const, if: { field: 'client', op: 'present' as const } }] : []),
      ...(chance === 2
        ? [{ why: 'money-received' as const, if: { field: 'net-received', op: 'at-most' as const, value: 0 } }]
        : [])
    ],
    requires: [],
    reason: false,
    effects: [],
    warnings: []
  };
}

/** Numbers as chance would have them, the same in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
