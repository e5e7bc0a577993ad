import { always, evaluate, type Condition, type Facts } from '#domain/condition/condition.ts';
import {
  groups,
  invoiceTriggers,
  sourceTriggers,
  type Effect,
  type MoveEffect,
  type MoveKind,
  type Rule,
  type Status,
  type Trigger
} from '#domain/workflow/document.ts';
import { jobMachineOf } from '#domain/workflow/job-machine.ts';
import { triggersOfMove } from '#domain/workflow/job-trigger.ts';
import type { Fault } from './finding.ts';
import { graphOf, nothingOutstanding, type Edge, type Graph } from './graph.ts';
import { satisfy } from './satisfy.ts';

/**
 * Rules that set each other off for ever. What a rule does is followed as the engine would: rules answer in their order,
 * each move is an event that is answered in its turn. A rule that moves a second time as a consequence of the same act
 * is a circle; where nothing moves twice, everything comes to an end. What conditions ask of one chain has to hold of one
 * invoice, so that no two rules are said to turn which never meet.
 */
export function ruleLoops(graph: Graph): Extract<Fault, { why: 'rule-loop' }>[] {
  const { document } = graph;
  const ofJobs = graphOf({ ...document, machines: { invoice: jobMachineOf(document) } });
  return [
    ...loopsIn(graph, { isOfJobs: false, triggers: [...invoiceTriggers, ...sourceTriggers] }),
    ...loopsIn(ofJobs, { isOfJobs: true, triggers: sourceTriggers })
  ];
}

interface Kind {
  readonly isOfJobs: boolean;
  readonly triggers: readonly Trigger[];
}

/** More steps than the rules of any workflow that a person made have; past it nothing is claimed. */
const stepsMax = 20_000;

/** What happened, and is still to be answered. */
interface Happened {
  readonly trigger: Trigger;
  /** By which kind of move, and into which status; null: it is about no status, or nobody knows. */
  readonly kind: MoveKind | 'override' | null;
  readonly into: Status | null;
}

interface State {
  readonly first: Trigger;
  readonly status: Status;
  /** The rule that led into the status; null: another one, or none. */
  readonly rule: string | null;
  readonly queue: readonly Happened[];
  /** Place of the rule that answers next, and of its effect once its condition holds. */
  readonly next: number;
  readonly effect: number | null;
  /** Whether that rule had acted before it was set off now: several effects of one firing are no circle. */
  readonly isAgain: boolean;
  /** Ids of the rules that have moved, in order. */
  readonly acted: readonly string[];
  /** What has to be so of the invoice for all of that. */
  readonly asked: readonly Condition[];
}

type Loop = Extract<Fault, { why: 'rule-loop' }>;

function loopsIn(graph: Graph, { isOfJobs, triggers }: Kind): Loop[] {
  const rules = graph.document.rules.filter(
    ({ enabled, of, then }) => enabled && (of === 'job') === isOfJobs && then.some((effect) => moveIn(effect) !== null)
  );
  const found = new Map<string, Loop>();
  let stepsLeft = stepsMax;
  if (rules.length === 0) return [];
  for (const first of triggers)
    for (const status of graph.statuses)
      for (const happened of beginningsOf(graph, first, status))
        follow({
          first,
          status,
          rule: null,
          queue: [happened],
          next: 0,
          effect: null,
          isAgain: false,
          acted: [],
          asked: []
        });
  return [...found.values()];

  function follow(first: State): void {
    const waiting = [first];
    for (let state = waiting.pop(); state; state = waiting.pop()) {
      if ((stepsLeft -= 1) < 0) return;
      waiting.push(...stepsFrom(state));
    }
  }

  function stepsFrom(state: State): State[] {
    const [happened, ...later] = state.queue;
    if (!happened) return [];
    const rule = rules[state.next];
    if (!rule) return [{ ...state, queue: later, next: 0 }];
    const passed: State = { ...state, next: state.next + 1, effect: null };
    const facts = factsOf(state, happened);
    if (state.effect === null) {
      if (!isAnswered(rule, happened)) return [passed];
      return [
        ...possible({ ...state, effect: 0, isAgain: state.acted.includes(rule.id) }, pinned(rule.if, facts)),
        ...possible(passed, pinned({ not: rule.if }, facts))
      ];
    }
    const effect = rule.then[state.effect];
    if (!effect) return [passed];
    const following: State = { ...state, effect: state.effect + 1 };
    const move = moveIn(effect);
    if (!move) return [{ ...following, acted: [...state.acted, rule.id] }];
    const condition = effect.if ?? always;
    const ways = waysOf(graph, state.status, move).map((way) => ({ ...way, asks: { all: [condition, way.asks] } }));
    const moved = ways.flatMap(({ to, kinds, asks }) =>
      possible(
        {
          ...following,
          status: to,
          rule: rule.id,
          queue: [...state.queue, ...eventsOf(state.status, to, kinds, isOfJobs)],
          acted: [...state.acted, rule.id]
        },
        pinned(asks, facts)
      )
    );
    // Where something stands in the way the rule does nothing; signatures always may.
    const isSigned = graph.document.machines.invoice.stages.length > 0;
    const refused = isSigned
      ? [following]
      : possible(following, pinned({ not: { any: ways.map(({ asks }) => asks) } }, facts));
    if (moved.length === 0 || !state.isAgain) return [...moved, ...refused];
    const circle = [...new Set(state.acted.slice(state.acted.indexOf(rule.id)))];
    const key = [...circle].sort().join();
    if (!found.has(key))
      found.set(key, {
        why: 'rule-loop',
        ...(isOfJobs ? { of: 'job' as const } : {}),
        rules: circle,
        trigger: state.first,
        status: state.status.id
      });
    return [];
  }
}

/** What may happen first while something stands in a status. */
function beginningsOf(graph: Graph, trigger: Trigger, status: Status): Happened[] {
  if (trigger === 'approval-requested' || trigger === 'approval-rejected') return [];
  if (trigger !== 'status-entered') return [{ trigger, kind: null, into: null }];
  const number = graph.numberById.get(status.id);
  const kinds = graph.edges.flat().flatMap(({ to, way }) => (to === number || to === 'previous' ? [way.kind] : []));
  return [...new Set([...kinds, 'override' as const])].flatMap((kind): Happened[] => [
    { trigger, kind, into: status },
    ...(status.request && kind !== 'override' ? [{ trigger: 'approval-requested' as const, kind, into: status }] : []),
    ...(kind === 'back' ? [{ trigger: 'approval-rejected' as const, kind, into: status }] : [])
  ]);
}

/** What a move is to those who answer. */
function eventsOf(from: Status, to: Status, kinds: readonly MoveKind[], isOfJobs: boolean): Happened[] {
  return kinds.flatMap((kind): Happened[] => {
    const about = { kind, into: to };
    if (isOfJobs) return triggersOfMove(from, to, kind).map((trigger) => ({ trigger, ...about }));
    const isAskedFor = to.request && kind !== 'restore';
    const isRejected = kind === 'back' && from.request && to.outcome === 'negative';
    return [
      { trigger: 'status-entered', ...about },
      ...(isAskedFor ? [{ trigger: 'approval-requested' as const, ...about }] : []),
      ...(isRejected ? [{ trigger: 'approval-rejected' as const, ...about }] : [])
    ];
  });
}

function isAnswered(rule: Rule, { trigger, kind, into }: Happened): boolean {
  return rule.on.some(
    ({ event, kinds, statuses = [] }) =>
      event === trigger &&
      (!kinds || kind === null || kinds.includes(kind)) &&
      (statuses.length === 0 || into === null || statuses.includes(into.id))
  );
}

/** What signing comes to as far as rules are concerned: the way up to the last APPROVAL (BR4). */
function moveIn(effect: Effect): MoveEffect | null {
  if (effect.do === 'move') return effect;
  return effect.do === 'sign' ? { do: 'move', to: { slot: 'last-approval' }, by: 'walk', otherwise: 'silent' } : null;
}

interface Way {
  readonly to: Status;
  readonly kinds: readonly MoveKind[];
  readonly asks: Condition;
}

/** BR2, BR16: where an effect may lead from a status: by one move, or else by the shortest row of forward ones. */
function waysOf(graph: Graph, from: Status, { to, by }: MoveEffect): Way[] {
  return targetsOf(graph, to).flatMap((target): Way[] => {
    if (target.id === from.id) return [];
    const direct = edgesFrom(graph, from).filter(({ end }) => end === null || end.id === target.id);
    const isPassed = hasPassed(from, target);
    const open = direct.filter(
      ({ edge: { way } }) => !isPassed || (way.kind !== 'forward' && way.actor === 'platform')
    );
    if (open.length > 0 || by === 'direct' || isPassed)
      return open.map(({ edge }) => ({ to: target, kinds: [edge.way.kind], asks: asksOf(edge, target) }));
    const walked = walk(graph, from, target);
    return walked
      ? [{ to: target, kinds: walked.map(() => 'forward'), asks: { all: walked.map(({ asks }) => asks) } }]
      : [];
  });
}

function walk(graph: Graph, from: Status, target: Status): { readonly asks: Condition }[] | null {
  const seen = new Set([from.id]);
  let trails: { readonly at: Status; readonly steps: { readonly asks: Condition }[] }[] = [{ at: from, steps: [] }];
  while (trails.length > 0) {
    const longer: typeof trails = [];
    for (const { at, steps } of trails)
      for (const { edge, end } of edgesFrom(graph, at)) {
        if (edge.way.kind !== 'forward' || !end || seen.has(end.id)) continue;
        const next = [...steps, { asks: asksOf(edge, end) }];
        if (end.id === target.id) return next;
        seen.add(end.id);
        longer.push({ at: end, steps: next });
      }
    trails = longer;
  }
  return null;
}

/** The moves that rules may make from a status; `end` null: to the status before, whichever that was. */
function edgesFrom(graph: Graph, from: Status): { readonly edge: Edge; readonly end: Status | null }[] {
  const number = graph.numberById.get(from.id) ?? -1;
  return (graph.edges[number] ?? [])
    .filter(({ actors }) => actors.includes('platform'))
    .map((edge) => ({ edge, end: edge.to === 'previous' ? null : (graph.statuses[edge.to] ?? null) }));
}

function targetsOf(graph: Graph, to: MoveEffect['to']): readonly Status[] {
  if (to === 'previous') return graph.statuses;
  if (to === 'settled') return graph.statuses.filter(({ settled }) => settled);
  const id = 'slot' in to ? graph.compiled.slots[to.slot] : to.status;
  return graph.statuses.filter((status) => status.id === id);
}

function asksOf({ condition }: Edge, target: Status): Condition {
  return target.settled ? { all: [condition, nothingOutstanding] } : condition;
}

/** BR16: what is cancelled, or further on, is passed. */
function hasPassed(status: Status, target: Status): boolean {
  if (status.group === 'CANCELLED') return true;
  if (status.group !== target.group) return groups.indexOf(status.group) > groups.indexOf(target.group);
  return status.group === 'COMPLETED' && status.order > target.order;
}

/** What is known while something stands in a status, and somebody answers what happened. */
function factsOf({ status, rule }: State, { trigger }: Happened): Facts {
  return {
    status: status.id,
    group: status.group,
    trigger,
    conflicts: 0,
    ...(rule === null ? {} : { 'entered-rule': rule })
  };
}

/** Facts that rules themselves change: what is asked of them at one step says nothing of the next. */
const changing = ['entered-rule', 'number', 'archived', 'due-day', 'overdue', 'removes-money'];

/** What is left to ask of an invoice once some facts are known; what changes on the way counts as it suits. */
function pinned(condition: Condition, facts: Facts, wants = true): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => pinned(part, facts, wants)) };
  if ('any' in condition) return { any: condition.any.map((part) => pinned(part, facts, wants)) };
  if ('not' in condition) return { not: pinned(condition.not, facts, !wants) };
  if (Object.hasOwn(facts, condition.field)) return evaluate(condition, facts) === 'holds' ? always : never;
  if (changing.includes(condition.field)) return wants ? always : never;
  return condition;
}

const never: Condition = { any: [] };

/** The state, if what it asks can be so together with all that was asked before. */
function possible(state: State, condition: Condition): State[] {
  const asked = [...state.asked, condition];
  return satisfy({ all: asked }, {}).is === 'met' ? [{ ...state, asked }] : [];
}
