import { suggestedColors } from '#domain/workflow/color.ts';
import {
  groups,
  slots,
  type EditingProfile,
  type Group,
  type Machine,
  type MoveWay,
  type Slot,
  type Status,
  type Workflow
} from '#domain/workflow/document.ts';
import { compileMachine, inConfiguredOrder, sourcesOf } from '#domain/workflow/machine.ts';
import type { Origin } from '#domain/workflow/proof/start.ts';
import type { StatusType } from '#domain/workflow/status-type.ts';
import { unusedId } from './id.ts';
import { withMachine } from './machine.ts';
import { selectorWithout, targetKey } from './moves.ts';

/** What the editor does to the statuses of a workflow, each step a function from one document to the next. */

/** What a status of a group is like, unless it is said otherwise (BR9, B63). */
export const groupDefaults: Readonly<
  Record<Group, { readonly editing: EditingProfile; readonly color: string; readonly recomputed: boolean }>
> = {
  ACTIVE: { editing: 'open', color: suggestedColors.blue, recomputed: true },
  APPROVAL: { editing: 'limited', color: suggestedColors.green, recomputed: false },
  COMPLETED: { editing: 'closed', color: suggestedColors.purple, recomputed: false },
  CANCELLED: { editing: 'sealed', color: suggestedColors.grey, recomputed: false }
};

/**
 * A workflow with one status more, the last of its group. `from` and `to` are the statuses that lead there and on, each
 * by a plain move forward that wants the edit permission (for `from` a cancelled status none is made: nothing leads on
 * from there).
 */
export function withStatus(
  workflow: Workflow,
  {
    label,
    group,
    from,
    to,
    known = [],
    of = 'invoice'
  }: {
    label: string;
    group: Group;
    from: readonly string[];
    to: readonly string[];
    /** Ids that statuses of other versions bear: what stood there has a successor, and no new status is taken for one of them. */
    known?: readonly string[];
    /** A job is approved by coming into APPROVAL, which takes the permission to approve (BR4). */
    of?: StatusType;
  }
): { readonly workflow: Workflow; readonly id: string } {
  const { statuses } = workflow.machines.invoice;
  const id = unusedId(label, [...statuses.map((one) => one.id), ...known], 'status');
  const inGroup = statuses.filter((status) => status.group === group);
  const status: Status = {
    id,
    label,
    description: '',
    group,
    order: Math.max(0, ...(inGroup.length > 0 ? inGroup : statuses).map(({ order }) => order)) + 1,
    outcome: group === 'CANCELLED' ? 'negative' : group === 'ACTIVE' ? 'neutral' : 'positive',
    settled: false,
    request: false,
    approvalStage: null,
    ...groupDefaults[group]
  };
  const way = (ends: Pick<MoveWay, 'from' | 'to'>, target: string, into: Group | undefined): MoveWay => ({
    ...ends,
    kind: 'forward',
    label: target,
    actor: 'any',
    permission: of === 'job' && into === 'APPROVAL' ? 'approve' : 'edit',
    when: { all: [] },
    guards: [],
    requires: [],
    reason: false,
    effects: [],
    warnings: []
  });
  const statusById = new Map(statuses.map((one) => [one.id, one]));
  const moves = [
    ...(from.length > 0 ? [way({ from: { statuses: [...from] }, to: { status: id } }, label, group)] : []),
    ...to.map((target) => {
      const next = statusById.get(target);
      return way({ from: { statuses: [id] }, to: { status: target } }, next?.label ?? target, next?.group);
    })
  ];
  return {
    id,
    workflow: withMachine(workflow, (machine) => ({
      ...machine,
      statuses: [...machine.statuses, status],
      moves: [...machine.moves, ...moves]
    }))
  };
}

/** What may be changed of a status without moving it. Its id never changes: invoices and rules know it by that (B45). */
export type StatusChanges = Partial<Omit<Status, 'id' | 'group' | 'order'>>;

export function changedStatus(workflow: Workflow, id: string, changes: StatusChanges): Workflow {
  return withMachine(workflow, (machine) => ({
    ...machine,
    statuses: machine.statuses.map((status) => (status.id === id ? { ...status, ...changes } : status))
  }));
}

/**
 * A workflow in which a status stands before another one of a group (`null`: last). In another group it is edited as
 * usual there, and keeps no stage and no settling that mean nothing there.
 */
export function placedStatus(
  workflow: Workflow,
  id: string,
  { group, before }: { group: Group; before: string | null }
): Workflow {
  return withMachine(workflow, (machine) => {
    const moved = machine.statuses.find((status) => status.id === id);
    if (!moved) return machine;
    const rest = machine.statuses
      .filter((status) => status.group === group && status.id !== id)
      .sort(inConfiguredOrder);
    const at = rest.findIndex((status) => status.id === before);
    const place = at === -1 ? rest.length : at;
    const sequence = [...rest.slice(0, place), inGroup(moved, group), ...rest.slice(place)];
    const first = Math.min(...sequence.map(({ order }) => order));
    const placed = new Map(sequence.map((status, index) => [status.id, { ...status, order: first + index }]));
    return { ...machine, statuses: machine.statuses.map((status) => placed.get(status.id) ?? status) };
  });
}

function inGroup(status: Status, group: Group): Status {
  if (status.group === group) return status;
  const isUsual = status.editing === groupDefaults[status.group].editing;
  return {
    ...status,
    group,
    editing: isUsual ? groupDefaults[group].editing : status.editing,
    approvalStage: group === 'APPROVAL' ? status.approvalStage : null,
    settled: group === 'COMPLETED' && status.settled
  };
}

/** The status beside which one step up or down leads, across groups too; `null`: there is none. */
export function stepOf(
  workflow: Workflow,
  id: string,
  by: 1 | -1
): { readonly group: Group; readonly before: string | null } | null {
  const { statuses } = compileMachine(workflow.machines.invoice);
  const status = statuses.find((one) => one.id === id);
  if (!status) return null;
  const inGroup = statuses.filter(({ group }) => group === status.group);
  const at = inGroup.indexOf(status);
  const neighbour = inGroup[at + by];
  if (neighbour) return { group: status.group, before: by === -1 ? neighbour.id : (inGroup[at + 2]?.id ?? null) };
  const group = groups[groups.indexOf(status.group) + by];
  if (!group) return null;
  return { group, before: by === -1 ? null : (statuses.find((one) => one.group === group)?.id ?? null) };
}

/**
 * A workflow in which what comes from an origin begins in another status: everything, or one type of invoices, for which
 * an empty id means *as everything else* (B20).
 */
export function changedStart(
  workflow: Workflow,
  { origin, id, type }: { origin: Origin; id: string; type?: string }
): Workflow {
  return withMachine(workflow, (machine) => {
    if (type === undefined) return { ...machine, start: { ...machine.start, [origin]: id } };
    const { [origin]: _before, ...others } = machine.start.byType?.[type] ?? {};
    const { byType = {}, ...start } = machine.start;
    const ofType = id === '' ? others : { ...others, [origin]: id };
    const kept = Object.entries({ ...byType, [type]: ofType }).filter(([, places]) => Object.keys(places).length > 0);
    return { ...machine, start: { ...start, ...(kept.length > 0 ? { byType: Object.fromEntries(kept) } : {}) } };
  });
}

/**
 * A workflow without a status. Its moves lead to its successor and on from there, unless the workflow says already how that
 * is done; where there is none, they go with it. What begins in it begins in its successor, else in the first ACTIVE
 * status. What rules and conditions say of it stays as it is, for
 * the proof to point at: only a person knows what they are to say instead.
 */
export function withoutStatus(workflow: Workflow, id: string, successor?: string): Workflow {
  return withMachine(workflow, (machine) => {
    const statuses = machine.statuses.filter((status) => status.id !== id);
    const begins = successor ?? compileMachine({ ...machine, statuses }).slots['first-active'] ?? id;
    return {
      ...machine,
      statuses,
      start: startWithout(machine.start, id, begins),
      moves: successor === undefined ? waysWithout(machine, id) : waysTakenOver(machine, { id, successor })
    };
  });
}

/** A slot that another status holds after a change, or none (BR1). */
export interface SlotChange {
  readonly slot: Slot;
  readonly from: string | null;
  readonly to: string | null;
  /** Enabled rules and moves aim at it: it may not be empty. */
  readonly isNeeded: boolean;
}

/** The slots that a change of the workflow moves: whoever makes it is asked first, and what is needed is not emptied. */
export function slotChanges(before: Workflow, after: Workflow): SlotChange[] {
  const [old, next] = [before, after].map(({ machines }) => compileMachine(machines.invoice).slots);
  return slots.flatMap((slot): SlotChange[] => {
    const [from, to] = [old?.[slot] ?? null, next?.[slot] ?? null];
    return from === to ? [] : [{ slot, from, to, isNeeded: isAimedAt(after, slot) }];
  });
}

function isAimedAt({ rules, machines }: Workflow, slot: Slot): boolean {
  const aims = (to: MoveWay['to'] | 'settled'): boolean => typeof to === 'object' && 'slot' in to && to.slot === slot;
  return (
    rules.some(
      ({ enabled, of, then }) =>
        enabled && of !== 'job' && then.some((effect) => effect.do === 'move' && aims(effect.to))
    ) || machines.invoice.moves.some(({ to }) => aims(to))
  );
}

function waysWithout({ moves }: Machine, id: string): MoveWay[] {
  return moves.flatMap((way) => {
    const from = leadsTo(way, id) ? null : selectorWithout(way.from, id);
    return from ? [{ ...way, from }] : [];
  });
}

/**
 * Several ways with the same ends are alternatives: one more would open what the successor asks for, so that where it
 * has its own way, that stays the only one.
 */
function waysTakenOver(machine: Machine, { id, successor }: { id: string; successor: string }): MoveWay[] {
  const compiled = compileMachine(machine);
  const known = new Set(
    waysWithout(machine, id).flatMap((way) => sourcesOf(compiled, way).map((from) => `${from} ${targetKey(way.to)}`))
  );
  return machine.moves.flatMap((way) => {
    const to: MoveWay['to'] = leadsTo(way, id) ? { status: successor } : way.to;
    const isNew = (from: string): boolean => from !== id && !known.has(`${from} ${targetKey(to)}`);
    if (leadsTo(way, id)) {
      const from = sourcesOf(compiled, { ...way, to }).filter(isNew);
      return from.length > 0 ? [{ ...way, from: { statuses: from }, to }] : [];
    }
    if (typeof way.from !== 'object' || !('statuses' in way.from)) return [way];
    const isTaken = !leadsTo(way, successor) && isNew(successor);
    const from = way.from.statuses.flatMap((one) => (one !== id ? one : isTaken ? successor : []));
    return from.length > 0 ? [{ ...way, from: { statuses: from } }] : [];
  });
}

function leadsTo({ to }: MoveWay, id: string): boolean {
  return typeof to === 'object' && 'status' in to && to.status === id;
}

function startWithout({ byType, ...start }: Machine['start'], id: string, begins: string): Machine['start'] {
  const without = <Places extends Record<string, string | undefined>>(places: Places): Places =>
    Object.fromEntries(
      Object.entries(places).map(([origin, status]) => [origin, status === id ? begins : status])
    ) as Places;
  return {
    ...without(start),
    ...(byType
      ? { byType: Object.fromEntries(Object.entries(byType).map(([type, places]) => [type, without(places)])) }
      : {})
  };
}
