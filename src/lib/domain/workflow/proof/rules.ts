import { evaluate, type Facts } from '#domain/condition/condition.ts';
import {
  groups,
  isMoveEffect,
  type Effect,
  type MoveEffect,
  type Rule,
  type Status
} from '#domain/workflow/document.ts';
import { askMove } from '#domain/workflow/transition.ts';
import type { Fault, Hint } from './finding.ts';
import { canBeOpen, factsIn, type Edge, type Graph } from './graph.ts';
import type { Reach } from './reach.ts';
import { satisfy } from './satisfy.ts';

/**
 * BR2: rules that are on and never do anything. Over-approximated: what a rule asks and what its move asks are looked at
 * apart, and stages count as signed. An import enters the first COMPLETED status (BR21), and an override may enter any.
 */
export function idleRules(graph: Graph, reach: Reach): Extract<Fault, { why: 'rule-idle' }>[] {
  return graph.document.rules
    .filter(({ enabled, of }) => enabled && of !== 'job')
    .flatMap((rule) => {
      const because = idleBecause(graph, reach, rule);
      return because ? [{ why: 'rule-idle' as const, rule: rule.id, because }] : [];
    });
}

type Because = Extract<Fault, { why: 'rule-idle' }>['because'];

function idleBecause(graph: Graph, reach: Reach, rule: Rule): Because | null {
  // BR4: nothing but the approval of a job is anybody's signature.
  const signs = rule.then.some((effect) => effect.do === 'sign');
  if (signs && !rule.on.some(({ event }) => event === 'job-approved')) return 'signature';
  const occasions = rule.on.flatMap((on) =>
    graph.statuses.flatMap((status, number) => (occursIn(graph, reach, on, number) ? [{ on, status, number }] : []))
  );
  if (occasions.length === 0) return 'trigger';
  const answered = occasions.filter(({ on, status }) => {
    const facts = { status: status.id, group: status.group, trigger: on.event };
    return satisfy(rule.if, facts).is !== 'never';
  });
  if (answered.length === 0) return 'condition';
  const numbers = [...new Set(answered.map(({ number }) => number))];
  return numbers.some((from) => rule.then.some((effect) => canAct(graph, reach, effect, from))) ? null : 'effect';
}

/** Whether what a rule answers can happen to an invoice that stands in a status then. */
function occursIn(graph: Graph, { reached, enteredBy }: Reach, on: Rule['on'][number], number: number): boolean {
  if (on.event !== 'status-entered') return reached.has(number) || isImportedInto(graph, number);
  return !on.kinds || on.kinds.some((kind) => kind === 'override' || enteredBy[number]?.has(kind));
}

function isImportedInto({ compiled, statuses }: Graph, number: number): boolean {
  return statuses[number]?.id === compiled.slots['first-completed'];
}

/** What moves nothing finds something to do wherever there is a job. */
function canAct(graph: Graph, reach: Reach, effect: Effect, from: number): boolean {
  return effect.do !== 'move' || canMove(graph, reach, effect, from);
}

/** Whether an effect can take an invoice from a status anywhere: by one move, or by forward moves in a row. */
function canMove(graph: Graph, reach: Reach, { to, by }: MoveEffect, from: number): boolean {
  const status = graph.statuses[from];
  if (!status) return false;
  return targetsOf(graph, reach, to, from).some((target) => {
    const aim = graph.statuses[target];
    if (!aim || target === from) return false;
    const direct = platformEdges(graph, from).filter((edge) => leadsTo(graph, reach, edge, target));
    const isPassed = hasPassed(status, aim);
    if (direct.some(({ way }) => !isPassed || (way.kind !== 'forward' && way.actor === 'platform'))) return true;
    return by === 'walk' && !isPassed && walksTo(graph, reach, from, target);
  });
}

function targetsOf(graph: Graph, { before }: Reach, to: MoveEffect['to'], from: number): number[] {
  if (to === 'previous') return [...(before[from] ?? [])];
  if (to === 'settled') return graph.statuses.flatMap(({ settled }, number) => (settled ? [number] : []));
  const id = 'slot' in to ? graph.compiled.slots[to.slot] : to.status;
  const number = graph.numberById.get(id ?? '');
  return number === undefined ? [] : [number];
}

/** BR16: what is cancelled, or further on, is passed; a way back that names the platform is open all the same. */
function hasPassed(status: Status, target: Status): boolean {
  if (status.group === 'CANCELLED') return true;
  if (status.group !== target.group) return groups.indexOf(status.group) > groups.indexOf(target.group);
  return status.group === 'COMPLETED' && status.order > target.order;
}

function walksTo(graph: Graph, reach: Reach, from: number, target: number): boolean {
  const seen = new Set([from]);
  for (const here of seen)
    for (const edge of platformEdges(graph, here).filter(({ way }) => way.kind === 'forward'))
      for (const next of edge.to === 'previous' ? (reach.before[here] ?? []) : [edge.to])
        if (leadsTo(graph, reach, edge, next)) seen.add(next);
  return seen.has(target);
}

function platformEdges(graph: Graph, from: number): Edge[] {
  return (graph.edges[from] ?? []).filter(({ actors }) => actors.includes('platform'));
}

function leadsTo(graph: Graph, { before }: Reach, edge: Edge, target: number): boolean {
  const to = graph.statuses[target];
  const isThere = edge.to === 'previous' ? before[edge.from]?.has(target) === true : edge.to === target;
  return isThere && to !== undefined && canBeOpen(graph, edge, to);
}

/**
 * Rules that fire on given facts of invoices and whose moves are refused on every one of them. Stages count as signed,
 * and where a rule may walk, any way counts as open: so what is told is blocked by the facts themselves.
 */
export function blockedRules(
  graph: Graph,
  reach: Reach,
  samples: readonly Facts[]
): Extract<Hint, { why: 'always-blocked' }>[] {
  return graph.document.rules.flatMap((rule) => {
    if (!rule.enabled || rule.of === 'job') return [];
    const tries = samples.flatMap((facts) => {
      const isFired = rule.on.some(({ event }) => evaluate(rule.if, { ...facts, trigger: event }) === 'holds');
      const number = graph.numberById.get(String(facts.status));
      return isFired && number !== undefined
        ? rule.then.filter(isMoveEffect).map((effect) => isBlocked(graph, reach, effect, number, facts))
        : [];
    });
    const told = tries.filter((isRefused) => isRefused !== null);
    const isAlways = told.length > 0 && told.every((isRefused) => isRefused);
    return isAlways ? [{ why: 'always-blocked' as const, rule: rule.id, tried: told.length }] : [];
  });
}

/** Null: there is nothing to do, or nobody can tell from facts. */
function isBlocked(graph: Graph, reach: Reach, effect: MoveEffect, from: number, facts: Facts): boolean | null {
  const status = graph.statuses[from];
  const [target] = effect.to === 'previous' || effect.to === 'settled' ? [] : targetsOf(graph, reach, effect.to, from);
  const aim = target === undefined ? undefined : graph.statuses[target];
  if (!status || target === undefined || !aim || target === from || hasPassed(status, aim)) return null;
  const standing = {
    status: status.id,
    previous: {},
    facts: { ...facts, ...factsIn(status) },
    openStages: [],
    wasCompleted: true
  };
  const { refusals } = askMove(graph.compiled, standing, { is: 'platform' }, { to: aim.id, reason: '' });
  return refusals.length > 0 && !(effect.by === 'walk' && walksTo(graph, reach, from, target));
}
