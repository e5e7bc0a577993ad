import { groups, type Group, type Machine, type MoveWay, type Selector, type Slot, type Status } from './document.ts';

/** A machine made ready for questions, once for each version of the workflow. */
export interface CompiledMachine {
  readonly machine: Machine;
  /** In the order of the configuration. */
  readonly statuses: readonly Status[];
  readonly statusById: ReadonlyMap<string, Status>;
  readonly waysByFrom: ReadonlyMap<string, readonly MoveWay[]>;
  /** What each slot resolves to; null where it is empty (BR1). */
  readonly slots: Readonly<Record<Slot, string | null>>;
}

/** Compiled machines are remembered by their document, which nobody changes in place. */
const compiledByMachine = new WeakMap<Machine, CompiledMachine>();

export function compileMachine(machine: Machine): CompiledMachine {
  const known = compiledByMachine.get(machine);
  if (known) return known;
  const statuses = [...machine.statuses].sort(inConfiguredOrder);
  const compiled: CompiledMachine = {
    machine,
    statuses,
    statusById: new Map(statuses.map((status) => [status.id, status])),
    waysByFrom: new Map(
      statuses.map((status) => [status.id, machine.moves.filter((way) => selects(way.from, status))])
    ),
    slots: {
      'first-active': firstOf(statuses, 'ACTIVE'),
      'last-approval': lastApproval(statuses),
      'first-completed': firstOf(statuses, 'COMPLETED')
    }
  };
  compiledByMachine.set(machine, compiled);
  return compiled;
}

/** Whether what stands in a group is still to be completed. */
export function isUnfinished(group: Group): boolean {
  return group === 'ACTIVE' || group === 'APPROVAL';
}

/** By group, then by the order that a person gave (B49). */
export function inConfiguredOrder(left: Status, right: Status): number {
  return groups.indexOf(left.group) - groups.indexOf(right.group) || left.order - right.order;
}

/** Where a way leads from a status: to a known status, or to nothing that the workflow knows. */
export function targetOf(
  compiled: CompiledMachine,
  to: MoveWay['to'],
  from: string,
  previous: Readonly<Record<string, string>>
): string | null {
  if (to === 'previous') return Object.hasOwn(previous, from) ? (previous[from] ?? null) : null;
  if ('slot' in to) return compiled.slots[to.slot];
  return to.status;
}

/** Ids of the statuses that a way leads on from, as they are configured: where it leads to is none of them. */
export function sourcesOf(compiled: CompiledMachine, { from, to }: Pick<MoveWay, 'from' | 'to'>): string[] {
  const target = targetOf(compiled, to, '', {});
  return compiled.statuses.flatMap((status) => (status.id !== target && selects(from, status) ? status.id : []));
}

/** Whether what stands in a status is meant. */
export function selects(selector: Selector, status: Status): boolean {
  if (selector === 'any') return true;
  if ('groups' in selector) return selector.groups.includes(status.group);
  return selector.statuses.includes(status.id);
}

function firstOf(statuses: readonly Status[], group: Group): string | null {
  return statuses.find((status) => status.group === group)?.id ?? null;
}

/**
 * BR1: the APPROVAL status with the highest stage, then the highest order, whose outcome is positive. By order alone
 * it would be *Rejected*, and approving a job would reject its invoices.
 */
function lastApproval(statuses: readonly Status[]): string | null {
  const positive = statuses.filter((status) => status.group === 'APPROVAL' && status.outcome === 'positive');
  const last = positive.sort(
    (left, right) => (left.approvalStage ?? 0) - (right.approvalStage ?? 0) || left.order - right.order
  );
  return last.at(-1)?.id ?? null;
}
