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
import { isAsked } from '#domain/workflow/approval.ts';
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
export function ruleLoops(graph: Graph): RuleFault[] {
  const { document } = graph;
  const ofJobs = graphOf({ ...document, machines: { invoice: jobMachineOf(document) } });
  const toJobs = beginningsWithJobs(ofJobs);
  return [...loopsIn(graph, { isOfJobs: false, toJobs }), ...loopsIn(ofJobs, { isOfJobs: true, toJobs })];
}

interface Kind {
  readonly isOfJobs: boolean;
  /** What may happen first to jobs. */
  readonly toJobs: readonly Happened[];
}

/** More steps than the rules of any workflow that a person made have; past it they are not said to end. */
const stepsMax = 200_000;

/** What happened, and is still to be answered. */
interface Happened {
  /** All that it means to rules: each of them answers it once. */
  readonly triggers: readonly Trigger[];
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
  /** What has to be so of the invoice for all of that; in the order of the texts, each once. */
  readonly asked: readonly Asked[];
}

interface Asked {
  readonly text: string;
  readonly condition: Condition;
}

type Loop = Extract<Fault, { why: 'rule-loop' }>;
type RuleFault = Loop | Extract<Fault, { why: 'rules-unproved' }>;

function loopsIn(graph: Graph, { isOfJobs, toJobs }: Kind): RuleFault[] {
  const rules = graph.document.rules.filter(
    ({ enabled, of, then }) => enabled && (of === 'job') === isOfJobs && then.some((effect) => moveIn(effect) !== null)
  );
  const found = new Map<string, Loop>();
  const seen = new Set<string>();
  const canHold = remembering();
  let stepsLeft = stepsMax;
  // Where no move sets a rule off, each rule answers but what a person did.
  if (!rules.some(isSetOffByRules)) return [];
  for (const status of graph.statuses)
    for (const happened of [...toJobs, ...(isOfJobs ? [] : beginningsWithInvoices(graph, status))])
      follow({
        first: happened.triggers[0] ?? 'status-entered',
        status,
        rule: null,
        queue: [happened],
        next: 0,
        effect: null,
        isAgain: false,
        acted: [],
        asked: []
      });
  // What was not followed to its end is not said to have one.
  if (stepsLeft < 0 && found.size === 0)
    return [{ why: 'rules-unproved', ...(isOfJobs ? { of: 'job' } : {}), rules: rules.map(({ id }) => id) }];
  return [...found.values()];

  function follow(first: State): void {
    const waiting = [first];
    for (let state = waiting.pop(); state; state = waiting.pop()) {
      const key = keyOf(state);
      if (seen.has(key)) continue;
      seen.add(key);
      if ((stepsLeft -= 1) < 0) return;
      waiting.push(...stepsFrom(state));
    }
  }

  /** The state, if what it asks can be so together with all that was asked before. */
  function possible(state: State, condition: Condition): State[] {
    if (isAlways(condition)) return [state];
    if (isNever(condition)) return [];
    const text = JSON.stringify(condition);
    if (state.asked.some((one) => one.text === text)) return [state];
    const asked = [...state.asked, { text, condition }].sort((left, right) => (left.text < right.text ? -1 : 1));
    return canHold(asked) ? [{ ...state, asked }] : [];
  }

  function stepsFrom(state: State): State[] {
    const [happened, ...later] = state.queue;
    if (!happened) return [];
    const rule = rules[state.next];
    if (!rule) return [{ ...state, queue: later, next: 0 }];
    const passed: State = { ...state, next: state.next + 1, effect: null };
    const trigger = answeredBy(rule, happened);
    if (trigger === null) return [passed];
    const facts = factsOf(state, trigger);
    if (state.effect === null) {
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
    const signed: readonly Happened[] =
      effect.do === 'sign' ? [{ triggers: ['signature-given'], kind: null, into: null }] : [];
    const condition = effect.if ?? always;
    const ways = waysOf(graph, state.status, move).map((way) => ({ ...way, asks: { all: [condition, way.asks] } }));
    const moved = ways.flatMap(({ to, kinds, asks }) =>
      possible(
        {
          ...following,
          status: to,
          rule: rule.id,
          queue: [...state.queue, ...signed, ...eventsOf(state.status, to, kinds, isOfJobs)],
          acted: [...state.acted, rule.id]
        },
        pinned(asks, facts)
      )
    );
    // Where something stands in the way the rule does nothing; signatures always may.
    const isSigned = graph.document.machines.invoice.stages.length > 0;
    const refused = isSigned
      ? [{ ...following, queue: [...following.queue, ...signed] }]
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

/** What may happen first to an invoice that stands in a status then. */
function beginningsWithInvoices(graph: Graph, status: Status): Happened[] {
  const alone = invoiceTriggers
    .filter((trigger) => !entering.includes(trigger))
    .map((trigger): Happened => ({ triggers: [trigger], kind: null, into: null }));
  const entered = graph.statuses.flatMap((from, number) =>
    (graph.edges[number] ?? [])
      .filter(({ to }) => to === 'previous' || graph.statuses[to]?.id === status.id)
      // Whoever goes back may say why.
      .flatMap(({ way: { kind } }) => [true, false].map((hasReason) => eventOf(from, status, { kind, hasReason })))
  );
  const all = [
    ...alone,
    ...entered,
    { triggers: ['status-entered' as const], kind: 'override' as const, into: status }
  ];
  return [...new Map(all.map((one) => [nameOf(one), one])).values()];
}

const entering: readonly Trigger[] = ['status-entered', 'approval-requested', 'approval-rejected'];

/** What may happen first to a job: a move, or an edit of one or of all that can be edited, or its end. */
function beginningsWithJobs(graph: Graph): Happened[] {
  const moved = graph.statuses.flatMap((from, number) =>
    (graph.edges[number] ?? []).flatMap(({ to, way: { kind } }) =>
      (to === 'previous' ? graph.statuses : graph.statuses.slice(to, to + 1)).map((end) =>
        triggersOfMove(from, end, kind)
      )
    )
  );
  const edited = sourceTriggers.filter((trigger) => !madeByRules.includes(trigger) && trigger !== 'job-over');
  const all = [...moved, ...sourceTriggers.map((trigger) => [trigger]), edited].filter(({ length }) => length > 0);
  const happened = all.map((triggers): Happened => ({ triggers, kind: null, into: null }));
  return [...new Map(happened.map((one) => [nameOf(one), one])).values()];
}

/** What a move of a rule is to those who answer: its reason is the name of the rule, and says no to nobody. */
function eventsOf(from: Status, to: Status, kinds: readonly MoveKind[], isOfJobs: boolean): Happened[] {
  return kinds.map((kind) =>
    isOfJobs
      ? { triggers: triggersOfMove(from, to, kind), kind, into: to }
      : eventOf(from, to, { kind, hasReason: false })
  );
}

function eventOf(from: Status, to: Status, { kind, hasReason }: { kind: MoveKind; hasReason: boolean }): Happened {
  const isRejected = kind === 'back' && isAsked(from) && (to.outcome === 'negative' || hasReason);
  return {
    triggers: [
      'status-entered',
      ...(to.request && kind !== 'restore' ? (['approval-requested'] as const) : []),
      ...(isRejected ? (['approval-rejected'] as const) : [])
    ],
    kind,
    into: to
  };
}

/** What of it sets a rule off; null: nothing. */
function answeredBy(rule: Rule, { triggers, kind, into }: Happened): Trigger | null {
  const met = triggers.filter((trigger) =>
    rule.on.some(
      ({ event, kinds, statuses = [] }) =>
        event === trigger &&
        (!kinds || kind === null || kinds.includes(kind)) &&
        (statuses.length === 0 || into === null || statuses.includes(into.id))
    )
  );
  return met[0] ?? null;
}

function nameOf({ triggers, kind, into }: Happened): string {
  return `${triggers.join('+')} ${kind ?? ''} ${into?.id ?? ''}`;
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
function factsOf({ status, rule }: State, trigger: Trigger): Facts {
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
  if ('all' in condition) {
    const parts = condition.all.map((part) => pinned(part, facts, wants)).filter((part) => !isAlways(part));
    const [only, ...others] = parts;
    if (parts.some(isNever)) return never;
    return only && others.length === 0 ? only : { all: parts };
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => pinned(part, facts, wants)).filter((part) => !isNever(part));
    const [only, ...others] = parts;
    if (parts.some(isAlways)) return always;
    return only && others.length === 0 ? only : { any: parts };
  }
  if ('not' in condition) {
    const inner = pinned(condition.not, facts, !wants);
    return isAlways(inner) ? never : isNever(inner) ? always : { not: inner };
  }
  if (Object.hasOwn(facts, condition.field)) return evaluate(condition, facts) === 'holds' ? always : never;
  if (changing.includes(condition.field)) return wants ? always : never;
  return condition;
}

const never: Condition = { any: [] };

function isAlways(condition: Condition): boolean {
  return 'all' in condition && condition.all.length === 0;
}

function isNever(condition: Condition): boolean {
  return 'any' in condition && condition.any.length === 0;
}

/** Whether all of it can be so of one invoice: asked again and again, reckoned once. */
function remembering(): (asked: readonly Asked[]) => boolean {
  const known = new Map<string, boolean>();
  return (asked) => {
    const key = asked.map(({ text }) => text).join();
    const answer = known.get(key) ?? satisfy({ all: asked.map(({ condition }) => condition) }, {}).is === 'met';
    known.set(key, answer);
    return answer;
  };
}

/** States of one key go on alike: what began them, and in which order rules have acted, changes nothing. */
function keyOf({ status, rule, queue, next, effect, isAgain, acted, asked }: State): string {
  const rules = [...new Set(acted)].sort();
  const said = asked.map(({ text }) => text);
  return [status.id, rule, queue.map(nameOf), next, effect, isAgain, rules, said].map((part) => String(part)).join('|');
}

/** What the moves and signatures of rules are to those who answer. */
const madeByRules: readonly Trigger[] = [
  'status-entered',
  'approval-requested',
  'approval-rejected',
  'signature-given',
  'job-confirmed',
  'job-approved',
  'job-completed',
  'job-cancelled',
  'job-reactivated'
];

function isSetOffByRules({ on }: Rule): boolean {
  return on.some(({ event }) => madeByRules.includes(event));
}
