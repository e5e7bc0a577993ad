import { always } from '#domain/condition/condition.ts';
import { slots, type MoveWay, type Selector, type Status, type Workflow } from '#domain/workflow/document.ts';
import { standardGuards } from '#domain/workflow/guard.ts';
import {
  compileMachine,
  inConfiguredOrder,
  sourcesOf,
  targetOf,
  type CompiledMachine
} from '#domain/workflow/machine.ts';
import { withMachine } from './machine.ts';

/**
 * What the editor does to the moves of a workflow. A move has no name of its own: it is known by its place in the
 * document. One way may lead from several statuses, so an edit of it says which of them it means.
 */

export type Target = MoveWay['to'];

/** Where a move leads from and to: a cell of the matrix. */
export interface Ends {
  readonly from: string;
  readonly to: Target;
}

/** The moves as a table: from each status to each target, the ways by their places. */
export interface MoveMatrix {
  /** Statuses in their order, the status before, then the slots that some way aims at and what the workflow does not have. */
  readonly targets: readonly Target[];
  readonly waysBetween: (from: string, to: Target) => readonly number[];
  /** Places of ways that are in no cell: from nowhere, or from a status to itself. */
  readonly elsewhere: readonly number[];
}

/** Distinguishes targets: no id has a blank in it. */
export function targetKey(to: Target): string {
  if (to === 'previous') return to;
  return 'slot' in to ? `slot ${to.slot}` : `status ${to.status}`;
}

export function matrixOf(compiled: CompiledMachine): MoveMatrix {
  const { machine, statuses, statusById } = compiled;
  const cells = new Map<string, number[]>();
  const keyOf = (from: string, to: Target): string => `${from} ${targetKey(to)}`;
  const elsewhere: number[] = [];
  machine.moves.forEach((way, place) => {
    const from = sourcesOf(compiled, way);
    for (const id of from) {
      const key = keyOf(id, way.to);
      cells.set(key, [...(cells.get(key) ?? []), place]);
    }
    if (from.length === 0) elsewhere.push(place);
  });
  const aimedAt = new Map(machine.moves.map(({ to }) => [targetKey(to), to]));
  const unknown = [...aimedAt.values()].filter(
    (to) => typeof to === 'object' && 'status' in to && !statusById.has(to.status)
  );
  return {
    targets: [
      ...statuses.map(({ id }): Target => ({ status: id })),
      'previous',
      ...slots.map((slot): Target => ({ slot })).filter((to) => aimedAt.has(targetKey(to))),
      ...unknown
    ],
    waysBetween: (from, to) => cells.get(keyOf(from, to)) ?? [],
    elsewhere
  };
}

/**
 * A move as it is mostly wanted between two ends: cancelling takes a reason and no money left (BR7) and archives (BR8), what
 * is completed first gets its number (BR14), and a way back out of approval withdraws the signatures (BR10).
 */
export function plainMove(compiled: CompiledMachine, { from, to }: Ends, label: string): MoveWay {
  const source = compiled.statusById.get(from);
  const target = compiled.statusById.get(targetOf(compiled, to, from, {}) ?? '');
  const kind = kindBetween(source, to, target);
  const isReopening = kind === 'back' && source?.group === 'COMPLETED';
  const isFirstCompletion =
    kind === 'forward' && target?.group === 'COMPLETED' && source !== undefined && source.group !== 'COMPLETED';
  const leavesApproval = kind === 'back' && (source?.group === 'APPROVAL' || source?.request === true);
  return {
    from: { statuses: [from] },
    to,
    kind,
    label,
    actor: kind === 'forward' ? 'any' : 'person',
    permission: permissionFor(kind, isReopening, target),
    when: always,
    guards: kind === 'cancel' ? [standardGuards['money-received']] : [],
    requires: [],
    reason: kind === 'cancel' || kind === 'restore' || isReopening,
    effects: [
      ...(isFirstCompletion ? (['number'] as const) : []),
      ...(kind === 'cancel' ? (['archive'] as const) : []),
      ...(leavesApproval ? (['withdraw-signatures'] as const) : [])
    ],
    warnings: []
  };
}

/**
 * The same for a job, which bears no money, no number and no signatures: approving it takes the permission to approve (BR4),
 * and it is cancelled and taken up again as it is in the plain machine of jobs.
 */
export function plainJobMove(compiled: CompiledMachine, ends: Ends, label: string): MoveWay {
  const move = plainMove(compiled, ends, label);
  const target = compiled.statusById.get(targetOf(compiled, ends.to, ends.from, {}) ?? '');
  const isApproving = move.kind === 'forward' && target?.group === 'APPROVAL';
  const isFree = move.kind === 'cancel' || move.kind === 'restore';
  return {
    ...move,
    permission: isApproving ? 'approve' : isFree ? 'edit' : move.permission,
    reason: move.reason && !isFree,
    guards: [],
    effects: []
  };
}

/** A workflow with one move more: the last. */
export function withMove(workflow: Workflow, way: MoveWay): Workflow {
  return withMoves(workflow, (moves) => [...moves, way]);
}

/** A workflow in which the move at a place says something else, wherever it leads from. */
export function changedMove(workflow: Workflow, place: number, changes: Partial<MoveWay>): Workflow {
  return withMoves(workflow, (moves) => moves.map((way, at) => (at === place ? { ...way, ...changes } : way)));
}

/** A workflow without the move at a place, wherever it leads from. */
export function withoutMove(workflow: Workflow, place: number): Workflow {
  return withMoves(workflow, (moves) => moves.filter((_, at) => at !== place));
}

/** A workflow in which the move at a place does not lead from one status any more; without it where that was the only one. */
export function withoutMoveFrom(workflow: Workflow, place: number, status: string): Workflow {
  return withMoves(workflow, (moves) =>
    moves.flatMap((way, at) => (at === place ? rest(way, status, workflow) : [way]))
  );
}

/**
 * A workflow in which one status has the move at a place for itself, as the next one in the document: what is changed of it
 * then holds from there alone.
 */
export function splitMove(workflow: Workflow, place: number, status: string): Workflow {
  return withMoves(workflow, (moves) =>
    moves.flatMap((way, at) =>
      at === place ? [...rest(way, status, workflow), { ...way, from: { statuses: [status] } }] : [way]
    )
  );
}

/** A workflow in which two moves have each other's place. Of several that are possible, the first one is made. */
export function exchangedMoves(workflow: Workflow, one: number, other: number): Workflow {
  return withMoves(workflow, (moves) =>
    moves.map((way, at) => (at === one ? moves[other] : at === other ? moves[one] : undefined) ?? way)
  );
}

function withMoves(workflow: Workflow, change: (moves: readonly MoveWay[]) => MoveWay[]): Workflow {
  return withMachine(workflow, (machine) => ({ ...machine, moves: change(machine.moves) }));
}

/** The way from everywhere but one status; nothing where it leads from nowhere else. */
function rest(way: MoveWay, status: string, { machines }: Workflow): MoveWay[] {
  const isListed = typeof way.from === 'object' && 'statuses' in way.from;
  const from = isListed ? way.from : { statuses: sourcesOf(compileMachine(machines.invoice), way) };
  const left = selectorWithout(from, status);
  return left ? [{ ...way, from: left }] : [];
}

/** A selector that does not name a status; `null`: it selects nothing any more. */
export function selectorWithout(selector: Selector, id: string): Selector | null {
  if (typeof selector !== 'object' || !('statuses' in selector)) return selector;
  const statuses = selector.statuses.filter((one) => one !== id);
  return statuses.length === 0 ? null : { statuses };
}

function kindBetween(source: Status | undefined, to: Target, target: Status | undefined): MoveWay['kind'] {
  if (source?.group === 'CANCELLED') return 'restore';
  if (to === 'previous') return 'back';
  if (target?.group === 'CANCELLED') return 'cancel';
  return source && target && inConfiguredOrder(target, source) < 0 ? 'back' : 'forward';
}

function permissionFor(kind: MoveWay['kind'], isReopening: boolean, target: Status | undefined): MoveWay['permission'] {
  if (kind === 'restore' || isReopening) return 'admin';
  if (kind !== 'forward') return 'edit';
  if (target?.settled === true) return 'pay';
  return target && target.approvalStage !== null ? 'approve' : 'edit';
}
