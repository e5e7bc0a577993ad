import { fieldsOf, type Condition } from '#domain/condition/condition.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { factTypes, jobFacts } from '#domain/workflow/fact.ts';
import { seenAs } from '#domain/workflow/status-type.ts';
import type { Fault, Named, Place } from './finding.ts';
import { literalsOf } from './satisfy.ts';
import { origins } from './start.ts';

type Dangling = Extract<Fault, { why: 'dangling' }>;
type UnknownFact = Extract<Fault, { why: 'unknown-fact' }>;

/** What the document names and does not have. People are not in it: they are looked at where somebody tells who there is. */
export function danglingIn(document: Workflow, people: readonly string[] | null): Dangling[] {
  const { statuses, start, moves, stages } = document.machines.invoice;
  const known: Record<Named, ReadonlySet<string> | null> = {
    status: idsOf(statuses),
    role: idsOf(document.roles),
    type: idsOf(document.types),
    account: idsOf(document.accounts),
    stage: new Set(stages.map(({ n }) => String(n))),
    person: people && new Set(people)
  };
  const found: Dangling[] = [];
  const look = (what: Named, ids: readonly string[], at: Place): void => {
    for (const id of ids) if (known[what]?.has(id) === false) found.push({ why: 'dangling', what, id, at });
  };

  const { byType = {}, ...plain } = start;
  for (const [type, own] of [[null, plain], ...Object.entries(byType)] as const) {
    if (type !== null) look('type', [type], { in: 'start', origin: null, type });
    for (const origin of origins) {
      const status = own[origin];
      if (status !== undefined) look('status', [status], { in: 'start', origin, type });
    }
  }
  moves.forEach(({ from, to }, move) => {
    if (from !== 'any' && 'statuses' in from) look('status', from.statuses, { in: 'move', move });
    if (to !== 'previous' && 'status' in to) look('status', [to.status], { in: 'move', move });
  });
  for (const { n, approvers } of stages) {
    look('role', approvers.roles, { in: 'stage', stage: n });
    look('person', approvers.people, { in: 'stage', stage: n });
  }
  for (const { id, approvalStage } of statuses)
    if (approvalStage !== null) look('stage', [String(approvalStage)], { in: 'status', status: id });
  for (const { id, of, then } of document.rules)
    for (const effect of then) {
      if (effect.do === 'create-invoice') look('type', [effect.type], { in: 'rule', rule: id });
      if (effect.do !== 'move' || of === 'job') continue;
      const { to } = effect;
      if (typeof to === 'object' && 'status' in to) look('status', [to.status], { in: 'rule', rule: id });
    }
  for (const { id, issuedBy } of document.types) look('account', issuedBy, { in: 'type', type: id });
  for (const { id, enables } of document.accounts) look('type', enables, { in: 'account', account: id });
  for (const { condition, at } of conditionsOf(document)) {
    look('status', namedBy(condition, 'status'), at);
    look('type', namedBy(condition, 'type'), at);
  }
  return each(found);
}

/** The same of what is said of jobs, and what nobody knows of one: their statuses and moves, and the rules that move them. */
export function referencesOfJobs(document: Workflow): (Dangling | UnknownFact)[] {
  const seen = seenAs(document, 'job');
  const found = [
    ...danglingIn(seen, null).filter(({ what, at }) => what === 'status' || at.in === 'move' || at.in === 'status'),
    ...unknownFactsIn(seen, jobFacts)
  ];
  return found.map((one) => ({ ...one, of: 'job' }));
}

/** BR17: a condition over what nobody knows is refused wherever it is asked. */
export function unknownFactsIn(document: Workflow, known: readonly string[] = Object.keys(factTypes)): UnknownFact[] {
  const required = document.machines.invoice.moves.map(({ requires }, move) => ({
    fields: requires,
    at: { in: 'move', move } as const
  }));
  const tested = conditionsOf(document).map(({ condition, at }) => ({ fields: fieldsOf(condition), at }));
  const found = [...required, ...tested].flatMap(({ fields, at }) =>
    fields.filter((field) => !known.includes(field)).map((fact): UnknownFact => ({ why: 'unknown-fact', fact, at }))
  );
  return each(found);
}

/** Two conditions of one move, and two steps of one rule, may be wrong in the same way: it is said once. */
function each<One extends Fault>(found: readonly One[]): One[] {
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

/** Whether anything in the document but the status itself names it by its id. */
export function isNamed(document: Workflow, status: string): boolean {
  const { statuses, ...machine } = document.machines.invoice;
  const without: Workflow = {
    ...document,
    machines: { ...document.machines, invoice: { ...machine, statuses: statuses.filter(({ id }) => id !== status) } }
  };
  return danglingIn(without, null).some(({ what, id }) => what === 'status' && id === status);
}

function conditionsOf({ machines: { invoice }, rules }: Workflow): { condition: Condition; at: Place }[] {
  const ofMoves = invoice.moves.flatMap(({ when, guards, warnings }, move) =>
    [when, ...guards.map((guard) => guard.if), ...warnings.map((warning) => warning.if)].map((condition) => ({
      condition,
      at: { in: 'move', move } as const
    }))
  );
  const ofRules = rules
    .filter(({ of }) => of !== 'job')
    .map(({ id, if: condition }) => ({ condition, at: { in: 'rule', rule: id } as const }));
  return [...ofMoves, ...ofRules];
}

function namedBy(condition: Condition, field: string): string[] {
  return literalsOf(condition).flatMap(({ test }) => {
    if (test.field !== field || !['is', 'is-not', 'in', 'not-in'].includes(test.op)) return [];
    const values = Array.isArray(test.value) ? (test.value as readonly unknown[]) : [test.value];
    return values.filter((value) => typeof value === 'string');
  });
}

function idsOf(items: readonly { readonly id: string }[]): Set<string> {
  return new Set(items.map(({ id }) => id));
}
