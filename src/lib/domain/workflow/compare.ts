import { difference, type Change } from '#domain/history/change.ts';
import { canonical } from '#domain/shared/canonical.ts';
import type { Json, JsonObject } from '#domain/shared/json.ts';
import type { Machine, MoveWay, Workflow } from './document.ts';
import { sourceOf } from './job-machine.ts';
import { compileMachine } from './machine.ts';
import { machineOf, seenAs } from './status-type.ts';

/** Parts of a workflow that have names of their own, and come and go one by one. */
export const namedParts = ['status', 'stage', 'rule', 'role', 'type', 'account', 'scenario'] as const;
export type NamedPart = (typeof namedParts)[number];

/** How one workflow differs from another, as plain data: the words for it live with the screens. */
export type Difference =
  | { readonly is: 'added' | 'removed'; readonly part: NamedPart; readonly id: string }
  | { readonly is: 'changed'; readonly part: NamedPart; readonly id: string; readonly changes: readonly Change[] }
  | { readonly is: 'added' | 'removed'; readonly part: 'move'; readonly way: MoveWay }
  | { readonly is: 'changed'; readonly part: 'move'; readonly way: MoveWay; readonly changes: readonly Change[] }
  /** Of ways that lead to the same status the first that is open is taken; of rules, the first acts first. */
  | { readonly is: 'reordered'; readonly part: 'move'; readonly way: MoveWay }
  | { readonly is: 'reordered'; readonly part: 'rule' }
  /** A status or a move of jobs. */
  | { readonly is: 'changed'; readonly part: 'jobs'; readonly difference: Difference }
  /** Where jobs begin, and how they are called and charged. */
  | { readonly is: 'changed'; readonly part: 'jobs'; readonly changes: readonly Change[] }
  /** Its name and description, and where invoices begin. */
  | { readonly is: 'changed'; readonly part: 'workflow'; readonly changes: readonly Change[] };

/** Everything in which `after` differs from `before`; nothing for equal documents. */
export function compareWorkflows(before: Workflow, after: Workflow): Difference[] {
  const changes = difference(general(before), general(after));
  return [
    ...(changes.length > 0 ? [{ is: 'changed' as const, part: 'workflow' as const, changes }] : []),
    ...namedParts.flatMap((part) => compareParts(part, partsOf(before, part), partsOf(after, part))),
    ...(isReordered(idsOf(before.rules), idsOf(after.rules)) ? [{ is: 'reordered', part: 'rule' } as const] : []),
    ...compareMoves(before.machines.invoice, after.machines.invoice),
    ...compareJobs(before, after)
  ];
}

/** What a workflow does not say of jobs is the plain case. */
function compareJobs(before: Workflow, after: Workflow): Difference[] {
  const [was, is] = [seenAs(before, 'job'), seenAs(after, 'job')];
  const found = [
    ...compareParts('status', partsOf(was, 'status'), partsOf(is, 'status')),
    ...compareMoves(was.machines.invoice, is.machines.invoice)
  ];
  const changes = difference(aboutJobs(before), aboutJobs(after));
  return [
    ...found.map((one): Difference => ({ is: 'changed', part: 'jobs', difference: one })),
    ...(changes.length > 0 ? [{ is: 'changed', part: 'jobs', changes } as const] : [])
  ];
}

function aboutJobs(workflow: Workflow): JsonObject {
  const { start, stages } = machineOf(workflow, 'job');
  return { start, stages, source: sourceOf(workflow) } as unknown as JsonObject;
}

function general({ id, label, description, machines }: Workflow): JsonObject {
  return { id, label, description, start: machines.invoice.start as unknown as Json };
}

function partsOf(
  { machines: { invoice }, rules, roles, types, accounts, scenarios = [] }: Workflow,
  part: NamedPart
): Map<string, Json> {
  const all: Record<NamedPart, readonly { id: string }[]> = {
    status: invoice.statuses,
    stage: invoice.stages.map((stage) => ({ id: String(stage.n), ...stage })),
    rule: rules,
    role: roles,
    type: types,
    account: accounts,
    scenario: scenarios
  };
  return new Map(all[part].map((one) => [one.id, one as unknown as Json]));
}

function compareParts(part: NamedPart, before: Map<string, Json>, after: Map<string, Json>): Difference[] {
  const removed = [...before.keys()].filter((id) => !after.has(id));
  return [
    ...removed.map((id): Difference => ({ is: 'removed', part, id })),
    ...[...after].flatMap(([id, value]): Difference[] => {
      const known = before.get(id);
      if (known === undefined) return [{ is: 'added', part, id }];
      const changes = difference(known as JsonObject, value as JsonObject);
      return changes.length > 0 ? [{ is: 'changed', part, id, changes }] : [];
    })
  ];
}

/** Moves have no names: those that are alike are the same, and of the rest those with the same ends were changed. */
function compareMoves(before: Machine, after: Machine): Difference[] {
  const left = [...before.moves];
  const knownBy = new Map<MoveWay, MoveWay>();
  const take = (isIt: (way: MoveWay) => boolean): MoveWay | undefined => {
    const at = left.findIndex(isIt);
    return at === -1 ? undefined : left.splice(at, 1)[0];
  };
  const unlike = after.moves.filter((way) => {
    const known = take((one) => canonical(one) === canonical(way));
    if (known) knownBy.set(way, known);
    return !known;
  });
  const found = unlike.map((way): Difference => {
    const known = take((one) => canonical([one.from, one.to]) === canonical([way.from, way.to]));
    if (!known) return { is: 'added', part: 'move', way };
    knownBy.set(way, known);
    return { is: 'changed', part: 'move', way, changes: difference(jsonOf(known), jsonOf(way)) };
  });
  return [
    ...left.map((way): Difference => ({ is: 'removed', part: 'move', way })),
    ...found,
    ...reorderedMoves(before, after, knownBy)
  ];
}

/** The first of those ways, between the same two statuses, that are tried in another order; `knownBy`: what each was. */
function reorderedMoves(before: Machine, after: Machine, knownBy: ReadonlyMap<MoveWay, MoveWay>): Difference[] {
  const { waysByFrom } = compileMachine(after);
  const waysBefore = compileMachine(before).waysByFrom;
  const reordered = new Map<string, MoveWay>();
  for (const [from, ways] of waysByFrom)
    for (const to of new Set(ways.map((way) => canonical(way.to)))) {
      const now = ways.filter((way) => canonical(way.to) === to).flatMap((way) => knownBy.get(way) ?? []);
      const then = (waysBefore.get(from) ?? []).filter((way) => canonical(way.to) === to);
      const first = ways.find((way) => canonical(way.to) === to);
      if (first && isReordered(then, now)) reordered.set(canonical(now.map((way) => canonical(way)).sort()), first);
    }
  return [...reordered.values()].map((way) => ({ is: 'reordered', part: 'move', way }));
}

/** Whether what is in both stands in another order. */
function isReordered<One>(before: readonly One[], after: readonly One[]): boolean {
  const left = before.filter((one) => after.includes(one));
  const kept = after.filter((one) => before.includes(one));
  return left.some((one, place) => one !== kept[place]);
}

function idsOf(all: readonly { readonly id: string }[]): string[] {
  return all.map(({ id }) => id);
}

function jsonOf(way: MoveWay): JsonObject {
  return way as unknown as JsonObject;
}
