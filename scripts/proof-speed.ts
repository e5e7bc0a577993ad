/**
 * `node scripts/run.js scripts/proof-speed.ts`: how long the proof of a workflow takes, in breadth-first searches of the
 * same graph in the same run. A ratio says the same on every machine, and on a busy one.
 */
import { always } from '#domain/condition/condition.ts';
import type { Group, MoveWay, Status, Workflow } from '#domain/workflow/document.ts';
import { presets } from '#domain/workflow/presets.ts';
import { prove } from '#domain/workflow/proof/prove.ts';

const rounds = 40;
const plain = workflowOf({ statuses: 60, moves: 400, stages: 0 });
const staged = workflowOf({ statuses: 60, moves: 400, stages: 2 });

for (const [name, workflow] of [
  ['agency', presets.agency],
  ['60 statuses, 400 moves', plain],
  ['60 statuses, 400 moves, 2 stages', staged]
] as const) {
  const text = JSON.stringify(workflow);
  const searchMs = median(() => search(copyOf(text)), 20);
  const proofMs = median(() => prove(copyOf(text)), 1);
  const ratio = (proofMs / searchMs).toFixed(1);
  console.log(`${name}: search ${searchMs.toFixed(3)} ms, proof ${proofMs.toFixed(2)} ms, ratio ${ratio}`);
}

function copyOf(text: string): Workflow {
  return JSON.parse(text) as Workflow;
}

/**
 * Time of the processor, so that what else runs does not count. Each round works on copies of its own, as an editor
 * does, so that nothing is remembered.
 */
function median(act: () => unknown, times: number): number {
  const lengths = Array.from({ length: rounds }, () => {
    const begun = process.cpuUsage();
    for (let time = 0; time < times; time += 1) act();
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1_000 / times;
  });
  return lengths.sort((left, right) => left - right)[Math.floor(rounds / 2)] ?? 0;
}

/** Where one gets to from the start, over moves whose ends are written down: what the simplest proof would do. */
function search({ machines: { invoice } }: Workflow): number {
  const targets = new Map<string, string[]>();
  for (const { id, group } of invoice.statuses)
    for (const { from, to } of invoice.moves) {
      const selects = from === 'any' || ('groups' in from ? from.groups.includes(group) : from.statuses.includes(id));
      if (selects && to !== 'previous' && 'status' in to) targets.set(id, [...(targets.get(id) ?? []), to.status]);
    }
  const seen = new Set([invoice.start.hand]);
  for (const status of seen) for (const target of targets.get(status) ?? []) seen.add(target);
  return seen.size;
}

/** Every status is reached, and whatever is not cancelled leads on; the rest is as the numbers fall. */
function workflowOf(size: { statuses: number; moves: number; stages: number }): Workflow {
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
