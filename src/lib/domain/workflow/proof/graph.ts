import type { Condition, Facts } from '#domain/condition/condition.ts';
import { permissions, type Permission } from '#domain/people/permission.ts';
import type { MoveWay, Status, Workflow } from '#domain/workflow/document.ts';
import { compileMachine, isUnfinished, targetOf, type CompiledMachine } from '#domain/workflow/machine.ts';
import { isDecided, satisfy, type Answer } from './satisfy.ts';

export type Actor = 'person' | 'platform';

/** The moves of a workflow with statuses as numbers, and with what the document alone says about each of them. */
export interface Graph {
  readonly document: Workflow;
  readonly compiled: CompiledMachine;
  readonly statuses: readonly Status[];
  readonly numberById: ReadonlyMap<string, number>;
  /** By number of the status. */
  readonly edges: readonly (readonly Edge[])[];
  /** What some role grants. One person may hold several roles, so all of it may come together. */
  readonly granted: ReadonlySet<Permission>;
}

/** One way from one status. */
export interface Edge {
  readonly way: MoveWay;
  /** Of the way in `moves`. */
  readonly index: number;
  readonly from: number;
  readonly to: number | 'previous';
  /** Who may make it at all, a person first; empty: nobody. */
  readonly actors: readonly Actor[];
  readonly withdraws: boolean;
  /** What has to hold, but for stages and for what the target asks. */
  readonly condition: Condition;
  /** Whether it can hold, into a status that is settled and into one that is not. */
  readonly answers: { settled?: Answer; unsettled?: Answer };
}

export function graphOf(document: Workflow): Graph {
  const machine = document.machines.invoice;
  const compiled = compileMachine(machine);
  const { statuses } = compiled;
  const numberById = new Map(statuses.map(({ id }, number) => [id, number]));
  const indexByWay = new Map(machine.moves.map((way, index) => [way, index]));
  const granted = new Set(
    permissions.filter((permission) =>
      document.roles.some(({ grants }) => grants.some((grant) => grant.permission === permission))
    )
  );
  const edges = statuses.map(({ id }, from) =>
    (compiled.waysByFrom.get(id) ?? []).flatMap((way): Edge[] => {
      const actors = actorsOf(way, granted);
      const to = way.to === 'previous' ? way.to : numberById.get(targetOf(compiled, way.to, id, {}) ?? '');
      if (to === undefined) return [];
      const index = indexByWay.get(way) ?? 0;
      const withdraws = way.effects.includes('withdraw-signatures');
      return [{ way, index, from, to, actors, withdraws, condition: conditionOf(way), answers: {} }];
    })
  );
  return { document, compiled, statuses, numberById, edges, granted };
}

/** BR2: the platform holds edit and pay, and makes a move that is not forward only where that names it. */
function actorsOf({ actor, kind, permission }: MoveWay, granted: ReadonlySet<Permission>): Actor[] {
  const isPersons = actor !== 'platform' && granted.has(permission);
  const isHeld = permission === 'edit' || permission === 'pay';
  const isPlatforms = actor === 'platform' || (actor === 'any' && kind === 'forward' && isHeld);
  return [...(isPersons ? (['person'] as const) : []), ...(isPlatforms ? (['platform'] as const) : [])];
}

function conditionOf({ when, guards, requires }: MoveWay): Condition {
  const present = requires.map((field): Condition => ({ field, op: 'present' }));
  return { all: [when, ...guards.map((guard) => guard.if), ...present] };
}

/** BR12: asked on every way into a settled status, whatever the document says. */
export const nothingOutstanding: Condition = { field: 'outstanding', op: 'is', value: 0 };

/** What is known of an invoice wherever it stands, while somebody asks for a move. */
export function factsIn({ id, group }: Status): Facts {
  return { status: id, group, trigger: '', conflicts: 0 };
}

/**
 * Whether a way can ever be open into a status, stages apart. Over-approximated: each step may find other facts than
 * the one before it.
 */
export function canBeOpen(graph: Graph, edge: Edge, to: Status): boolean {
  const from = graph.statuses[edge.from];
  if (!from) return false;
  const key = to.settled ? 'settled' : 'unsettled';
  const condition = to.settled ? { all: [edge.condition, nothingOutstanding] } : edge.condition;
  edge.answers[key] ??= satisfy(condition, factsIn(from));
  return edge.answers[key].is !== 'never';
}

/** Whether one way is open wherever another one is, stages and what the target asks apart. */
export function isOpenWith(one: Edge, other: Edge, from: Status): boolean {
  if (!isDecided(one.condition)) return false;
  return satisfy({ all: [other.condition, { not: one.condition }] }, factsIn(from)).is === 'never';
}

/**
 * BR3: up to which stage a move asks for signatures: 0 for none. What stands in CANCELLED or COMPLETED is not asked
 * again, and a restore to where it stood before asks for nothing (BR7); decision 7 says that no document can change it.
 */
export function stageAsked({ kind, to: target }: MoveWay, from: Status, to: Status): number {
  if (kind === 'restore' && target === 'previous') return 0;
  return to.group === 'COMPLETED' && isUnfinished(from.group) ? Infinity : (to.approvalStage ?? 0);
}

/** Whether a stage that is asked for is open. */
export function isHeldBack(open: readonly number[], asked: number): boolean {
  return open.some((n) => n <= asked);
}

/** Whether a move makes the status that it leaves the one before its target, as the ledger does it. */
export function remembers({ kind }: MoveWay, to: Status): boolean {
  if (kind === 'restore') return false;
  return to.settled || to.group === 'CANCELLED' || kind !== 'back';
}

/**
 * Statuses that lead back to the one before, with whether that has to be remembered after they are left: only what can
 * be entered again otherwise than by a move that sets it anew.
 */
export function askingForBefore({ edges, statuses }: Graph): ReadonlyMap<number, boolean> {
  const asking = statuses.flatMap((to, status) => {
    if (!(edges[status] ?? []).some((edge) => edge.to === 'previous')) return [];
    const isKept = edges.some((ways, from) =>
      ways.some((edge) => from !== status && mayLeadTo(edge, status) && !remembers(edge.way, to))
    );
    return [[status, isKept] as const];
  });
  return new Map(asking);

  function mayLeadTo(edge: Edge, status: number): boolean {
    if (edge.to !== 'previous') return edge.to === status;
    const left = statuses[edge.from];
    return (edges[status] ?? []).some(
      ({ way, to }) => left !== undefined && (to === edge.from || to === 'previous') && remembers(way, left)
    );
  }
}

/** About how many statuses there are with what may have stood before them. */
export function sizeWith({ edges, statuses }: Graph, asking: ReadonlyMap<number, boolean>): number {
  const sizes = [...asking].map(([status, isKept]) => {
    const before = new Set(edges.flat().flatMap(({ from, to }) => (to === status ? [from] : [])));
    return { isKept, size: before.size + 1 };
  });
  const passing = sizes.reduce((sum, { isKept, size }) => (isKept ? sum : sum + size), statuses.length);
  return sizes.reduce((product, { isKept, size }) => (isKept ? product * size : product), passing);
}

/** BR9, BR10: whether money or identity can be changed here without moving. */
export function isOpenToEdits(graph: Graph, { editing, request }: Status): boolean {
  return graph.granted.has('edit') && !request && (editing === 'open' || editing === 'review');
}
