import { difference, type Change } from '#domain/history/change.ts';
import { canonical } from '#domain/history/digest.ts';
import type { Json, JsonObject } from '#domain/shared/json.ts';
import type { MoveWay, Workflow } from './document.ts';

/** Parts of a workflow that have names of their own, and come and go one by one. */
export const namedParts = ['status', 'stage', 'rule', 'role', 'type', 'account', 'scenario'] as const;
export type NamedPart = (typeof namedParts)[number];

/** How one workflow differs from another, as plain data: the words for it live with the screens. */
export type Difference =
  | { readonly is: 'added' | 'removed'; readonly part: NamedPart; readonly id: string }
  | { readonly is: 'changed'; readonly part: NamedPart; readonly id: string; readonly changes: readonly Change[] }
  | { readonly is: 'added' | 'removed'; readonly part: 'move'; readonly way: MoveWay }
  | { readonly is: 'changed'; readonly part: 'move'; readonly way: MoveWay; readonly changes: readonly Change[] }
  /** Its name and description, and where invoices begin. */
  | { readonly is: 'changed'; readonly part: 'workflow'; readonly changes: readonly Change[] };

/** Everything in which `after` differs from `before`; nothing for equal documents. */
export function compareWorkflows(before: Workflow, after: Workflow): Difference[] {
  const changes = difference(general(before), general(after));
  return [
    ...(changes.length > 0 ? [{ is: 'changed' as const, part: 'workflow' as const, changes }] : []),
    ...namedParts.flatMap((part) => compareParts(part, partsOf(before, part), partsOf(after, part))),
    ...compareMoves(before.machines.invoice.moves, after.machines.invoice.moves)
  ];
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
function compareMoves(before: readonly MoveWay[], after: readonly MoveWay[]): Difference[] {
  const left = [...before];
  const take = (isIt: (way: MoveWay) => boolean): MoveWay | undefined => {
    const at = left.findIndex(isIt);
    return at === -1 ? undefined : left.splice(at, 1)[0];
  };
  const unlike = after.filter((way) => !take((known) => canonical(known) === canonical(way)));
  const found = unlike.map((way): Difference => {
    const known = take((one) => canonical([one.from, one.to]) === canonical([way.from, way.to]));
    if (!known) return { is: 'added', part: 'move', way };
    return { is: 'changed', part: 'move', way, changes: difference(jsonOf(known), jsonOf(way)) };
  });
  return [...left.map((way): Difference => ({ is: 'removed', part: 'move', way })), ...found];
}

function jsonOf(way: MoveWay): JsonObject {
  return way as unknown as JsonObject;
}
