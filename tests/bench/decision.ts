import jsonLogic, { type RulesLogic } from 'json-logic-js';
import { and, createActor, setup } from 'xstate';
import { canonical } from '#domain/shared/canonical.ts';
import type { Condition, Facts, Scalar } from '#domain/condition/condition.ts';
import { holds } from '#domain/people/permission.ts';
import { changedWorkflow } from '#domain/scenario/workflow-shorthand.ts';
import { applicableStages, openStages, type Counted } from '#domain/workflow/approval.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { askMove, type Asker } from '#domain/workflow/transition.ts';
import { twoStages } from '#tests/builders/two-stages.ts';
import { measure, type Measured } from './measure.ts';

/**
 * One decision, three times (P10): may this person make this move, and if not, what are all the reasons? A role, two
 * stages and fifty rules are asked. XState answers an event with a yes or a no, and stops at the first no: for all reasons
 * it is asked an event for each of them, and beside that the one that says no more than a yes or a no.
 */

const ruleCount = 50;
const cases = Array.from({ length: 64 }, (_, place) => caseOf(place));

interface Case {
  readonly facts: Facts;
  readonly roles: readonly string[];
  readonly signatures: readonly Counted[];
}

/** Numbers of the rules that do not hold, and what else is missing. */
type Reasons = readonly (number | 'permission' | 'stage-open' | 'reason-missing')[];

const rules: readonly Condition[] = Array.from({ length: ruleCount }, (_, place) => ruleOf(place));
const workflow = changedWorkflow(twoStages, {
  removeMoves: ['approved.submitted'],
  moves: [
    {
      from: 'approved',
      to: 'submitted',
      permission: 'edit',
      reason: true,
      guards: rules.map((rule) => ({ why: 'condition', if: rule }))
    }
  ]
});

export function measureDecision(): Measured<'docket' | 'json-logic-js' | 'xstate' | 'xstate-yes-or-no'> {
  const xstate = stateMachine();
  const contenders = { docket, 'json-logic-js': jsonLogicReasons(), xstate: xstate.reasons };
  for (const one of cases) {
    const answers = Object.values(contenders).map((decide) => canonical(decide(one)));
    if (new Set(answers).size > 1 || xstate.isAllowed(one) !== (answers[0] === '[]'))
      throw new Error(`they do not decide the same: ${JSON.stringify(one)}`);
  }
  if (!cases.some((one) => docket(one).length === 0)) throw new Error('nothing is allowed');
  return measure(
    {
      docket: () => cases.map((one) => contenders.docket(one)),
      'json-logic-js': () => cases.map((one) => contenders['json-logic-js'](one)),
      xstate: () => cases.map((one) => contenders.xstate(one)),
      'xstate-yes-or-no': () => cases.map((one) => xstate.isAllowed(one))
    },
    { rounds: 40, times: 20 }
  );
}

/** As the gate decides it. */
function docket({ facts, roles, signatures }: Case): Reasons {
  const machine = workflow.machines.invoice;
  const amount = { amountMinor: Number(facts.total), currency: String(facts.currency) };
  const open = openStages(applicableStages(machine.stages, amount), signatures).map(({ n }) => n);
  const asker: Asker = { is: 'person', may: (permission) => holds(workflow.roles, roles, permission, { own: false }) };
  const standing = { status: 'approved', previous: {}, facts, openStages: open, wasCompleted: false };
  const { refusals } = askMove(compileMachine(machine), standing, asker, {
    to: 'submitted',
    reason: String(facts.note)
  });
  return refusals.map((refusal) => {
    switch (refusal.why) {
      case 'condition':
        return Number(refusal.fields[0]?.slice(1));
      case 'permission':
      case 'stage-open':
      case 'reason-missing':
        return refusal.why;
      default:
        throw new Error(`not in this comparison: ${refusal.why}`);
    }
  });
}

function jsonLogicReasons(): (one: Case) => Reasons {
  const logicByReason: [reason: Reasons[number], logic: RulesLogic][] = [
    ['permission', { some: [{ var: 'grants' }, { '===': [{ var: '' }, 'edit'] }] }],
    ['stage-open', { and: [stageLogic(1, 0), stageLogic(2, 1_000_000)] }],
    ...rules.map((rule, place): [number, RulesLogic] => [place, logicOf(rule)]),
    ['reason-missing', { '!==': [{ var: 'note' }, ''] }]
  ];
  return ({ facts, roles, signatures }) => {
    const grants = workflow.roles.filter(({ id }) => roles.includes(id)).flatMap((role) => role.grants);
    const data = {
      ...facts,
      grants: grants.map(({ permission }) => permission),
      signed: signatures.map(({ stage }) => stage)
    };
    return logicByReason.filter(([, logic]) => jsonLogic.apply(logic, data) !== true).map(([reason]) => reason);
  };
}

function stageLogic(n: number, fromMinor: number): RulesLogic {
  return { or: [{ '<': [{ var: 'total' }, fromMinor] }, { in: [n, { var: 'signed' }] }] };
}

function logicOf(condition: Condition): RulesLogic {
  if ('all' in condition) return { and: condition.all.map(logicOf) };
  if ('any' in condition) return { or: condition.any.map(logicOf) };
  if ('not' in condition) return { '!': [logicOf(condition.not)] };
  const { field, op, value } = condition;
  const fact = { var: field };
  if (op === 'present') return { '!!': [fact] };
  if (op === 'is') return { '===': [fact, value as Scalar] };
  if (op === 'at-least') return { '>=': [fact, value as number] };
  if (op === 'in') return { in: [fact, value as string[]] };
  throw new Error(`not in this comparison: ${op}`);
}

/** Guards as whoever writes XState would write them: functions, joined by `and`. */
function stateMachine(): { isAllowed: (one: Case) => boolean; reasons: (one: Case) => Reasons } {
  const checks: [reason: Reasons[number], check: (one: Case) => boolean][] = [
    [
      'permission',
      ({ roles }) =>
        workflow.roles.some(
          ({ id, grants }) => roles.includes(id) && grants.some(({ permission }) => permission === 'edit')
        )
    ],
    [
      'stage-open',
      ({ facts, signatures }) =>
        [1, 2].every((n) => (n === 2 && Number(facts.total) < 1_000_000) || signatures.some(({ stage }) => stage === n))
    ],
    ...rules.map((rule, place): [number, (one: Case) => boolean] => {
      const asked = writtenOut(rule);
      return [place, ({ facts }) => asked(facts)];
    }),
    ['reason-missing', ({ facts }) => facts.note !== '']
  ];
  const named = (reason: Reasons[number]): string => `no-${reason}`;
  const guards = Object.fromEntries(
    checks.map(([reason, check]) => [named(reason), ({ event }: { event: { one: Case } }) => check(event.one)])
  );
  const reasons = checks.map(([reason]) => reason);
  const types = {} as { events: { type: string; one: Case } };
  const machine = setup({ types, guards }).createMachine({
    initial: 'approved',
    states: {
      approved: {
        on: {
          submit: { target: 'submitted', guard: and(reasons.map(named)) },
          ...Object.fromEntries(reasons.map((reason) => [named(reason), { target: 'submitted', guard: named(reason) }]))
        }
      },
      submitted: {}
    }
  });
  const snapshot = createActor(machine).start().getSnapshot();
  const names = reasons.map((reason) => [reason, named(reason)] as const);
  return {
    isAllowed: (one) => snapshot.can({ type: 'submit', one }),
    reasons: (one) => names.flatMap(([reason, type]) => (snapshot.can({ type, one }) ? [] : [reason]))
  };
}

/** A rule as a programmer would write it, with no language for it. */
function writtenOut(condition: Condition): (facts: Facts) => boolean {
  if ('all' in condition) {
    const parts = condition.all.map(writtenOut);
    return (facts) => parts.every((part) => part(facts));
  }
  if ('any' in condition) {
    const parts = condition.any.map(writtenOut);
    return (facts) => parts.some((part) => part(facts));
  }
  if ('not' in condition) {
    const inner = writtenOut(condition.not);
    return (facts) => !inner(facts);
  }
  const { field, op, value } = condition;
  if (op === 'present') return (facts) => Boolean(facts[field]);
  if (op === 'is') return (facts) => facts[field] === value;
  if (op === 'at-least') return (facts) => Number(facts[field]) >= Number(value);
  return (facts) => (value as string[]).includes(String(facts[field]));
}

/** Each rule asks a fact of its own, so that a reason says which it is, and one or two that all rules share. */
function ruleOf(place: number): Condition {
  const field = `f${place}`;
  switch (place % 5) {
    case 0:
      return { field, op: 'present' };
    case 1:
      return { field, op: 'at-least', value: 10 };
    case 2:
      return { field, op: 'in', value: ['red', 'amber', 'green'] };
    case 3:
      return {
        all: [
          { field, op: 'is', value: true },
          { field: 'lines', op: 'at-least', value: 1 }
        ]
      };
    default:
      return { any: [{ field, op: 'is', value: 'yes' }, { not: { field: 'client', op: 'present' } }] };
  }
}

/** Half of them are allowed; of the other half, each lacks something else. */
function caseOf(place: number): Case {
  const lacking = place % 2 === 0 ? [] : [place % ruleCount, (place * 7) % ruleCount];
  const facts = Array.from(
    { length: ruleCount },
    (_, rule) => [`f${rule}`, factOf(rule, lacking.includes(rule))] as const
  );
  const total = place % 4 < 2 ? 50_000 : 2_500_000;
  const isUnsigned = place % 8 === 3;
  return {
    facts: {
      ...Object.fromEntries(facts),
      client: 'Acme',
      lines: 3,
      outstanding: total,
      conflicts: 0,
      currency: 'EUR',
      total,
      note: place % 16 === 5 ? '' : 'because'
    },
    roles: place % 8 === 7 ? ['bookkeeper'] : ['bookkeeper', 'account-manager'],
    signatures: [
      { stage: 1, by: 'ann', inPlaceOf: null },
      ...(isUnsigned ? [] : [{ stage: 2, by: 'dirk', inPlaceOf: null }])
    ]
  };
}

function factOf(rule: number, isLacking: boolean): Scalar {
  const holding = ['text', 12, 'amber', true, 'yes'] as const;
  const failing = ['', 9, 'blue', false, 'no'] as const;
  return (isLacking ? failing : holding)[rule % 5] ?? '';
}
