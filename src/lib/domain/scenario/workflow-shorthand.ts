import * as z from 'zod/mini';
import { always, conditionSchema } from '#domain/condition/condition.ts';
import { permissions, type Permission, type Role } from '#domain/people/permission.ts';
import {
  editingProfiles,
  effectSchema,
  ruleSchema,
  groups,
  moveKinds,
  moveSchema,
  slots,
  stageSchema,
  statusSchema,
  triggers,
  typeSchema,
  workflowSchema,
  type EditingProfile,
  type Effect,
  type MoveEffect,
  type Group,
  type Guard,
  type InvoiceType,
  type Machine,
  type MoveWay,
  type Rule,
  type Selector,
  type Stage,
  type Status,
  type Workflow
} from '#domain/workflow/document.ts';
import { withoutStatus } from '#domain/workflow/editing/statuses.ts';
import { editedAs } from '#domain/workflow/status-type.ts';

/**
 * A workflow in a few words. The document itself wants every field; whoever writes a scenario wants to name the two
 * that matter. What is not said is the plain case.
 */

const id = statusSchema.shape.id;
const text = z.string();

const statusShorthand = z.strictObject({
  id,
  label: z.optional(text),
  description: z.optional(text),
  group: z.optional(z.enum(groups)),
  order: z.optional(z.number()),
  outcome: z.optional(statusSchema.shape.outcome),
  color: z.optional(statusSchema.shape.color),
  editing: z.optional(z.enum(editingProfiles)),
  recomputed: z.optional(z.boolean()),
  settled: z.optional(z.boolean()),
  request: z.optional(z.boolean()),
  approvalStage: z.optional(statusSchema.shape.approvalStage)
});

/** Guards that every workflow knows, by the refusal that they give. */
const knownGuards = {
  'client-missing': { field: 'client', op: 'present' },
  'no-line': { field: 'lines', op: 'at-least', value: 1 },
  'balance-outstanding': { field: 'outstanding', op: 'is', value: 0 },
  'money-received': { field: 'net-received', op: 'at-most', value: 0 }
} as const;

const guardShorthand = z.union([
  z.enum(['client-missing', 'no-line', 'balance-outstanding', 'money-received']),
  z.strictObject({ why: moveSchema.shape.guards.def.element.shape.why, if: conditionSchema })
]);

const fromShorthand = z.union([
  text,
  z.array(id),
  z.strictObject({ group: z.enum(groups) }),
  z.strictObject({ groups: z.array(z.enum(groups)) })
]);
const toShorthand = z.union([text, z.strictObject({ slot: z.enum(slots) })]);

const moveShorthand = z.strictObject({
  from: fromShorthand,
  to: toShorthand,
  kind: z.optional(z.enum(moveKinds)),
  label: z.optional(text),
  actor: z.optional(moveSchema.shape.actor),
  permission: z.optional(z.enum(permissions)),
  when: z.optional(conditionSchema),
  guards: z.optional(z.array(guardShorthand)),
  requires: z.optional(z.array(text)),
  reason: z.optional(z.boolean()),
  effects: z.optional(moveSchema.shape.effects),
  warnings: z.optional(moveSchema.shape.warnings)
});

const stageShorthand = z.strictObject({
  n: stageSchema.shape.n,
  roles: z.optional(z.array(text)),
  people: z.optional(z.array(text)),
  quorum: z.optional(stageSchema.shape.quorum),
  from: z.optional(stageSchema.shape.fromMinor),
  distinct: z.optional(z.boolean())
});

const triggerShorthand = z.union([z.enum(triggers), ruleSchema.shape.on.def.element]);

const ruleShorthand = z.strictObject({
  id,
  label: z.optional(text),
  enabled: z.optional(z.boolean()),
  of: ruleSchema.shape.of,
  on: z.optional(z.array(triggerShorthand)),
  if: z.optional(conditionSchema),
  to: z.optional(z.union([text, z.strictObject({ slot: z.enum(slots) })])),
  by: z.optional(z.enum(['direct', 'walk'])),
  otherwise: z.optional(z.enum(['blocked', 'silent'])),
  /** What it does besides moving, or instead, as the document says it. */
  then: z.optional(z.array(effectSchema))
});

/** "pay" reaches everything, "pay:own" one's own. */
const grantText = z.string().check(z.regex(new RegExp(`^(${permissions.join('|')})(:own|:all)?$`)));
export const grantsShorthand = z.array(grantText);

const roleShorthand = z.strictObject({ id: text, label: z.optional(text), may: grantsShorthand });

const typeShorthand = z.strictObject({
  id,
  label: z.optional(text),
  enabled: z.optional(z.boolean()),
  issuedBy: z.optional(typeSchema.shape.issuedBy)
});

const startFields = { hand: z.optional(id), job: z.optional(id), imported: z.optional(id) };
const startShorthand = z.strictObject({
  ...startFields,
  byType: z.optional(z.record(id, z.strictObject(startFields)))
});

const machineParts = {
  statuses: z.optional(z.array(statusShorthand)),
  moves: z.optional(z.array(moveShorthand)),
  stages: z.optional(z.array(stageShorthand)),
  start: z.optional(startShorthand)
};

const parts = {
  ...machineParts,
  rules: z.optional(z.array(ruleShorthand)),
  roles: z.optional(z.array(roleShorthand)),
  types: z.optional(z.array(typeShorthand))
};

const machineChanges = {
  removeStatuses: z.optional(z.array(id)),
  /** With the moves from and to them, as the editor does it. */
  dropStatuses: z.optional(z.array(id)),
  /** By id, `<from>.<to>`. */
  removeMoves: z.optional(z.array(text))
};

/** A whole workflow: in a few words, or as the document that the app exports. */
export const workflowShorthand = z.strictObject({ id: z.optional(id), label: z.optional(text), ...parts });
export const wholeWorkflow = workflowSchema;

/** What differs from a workflow that is there. */
export const workflowChanges = z.strictObject({
  ...parts,
  ...machineChanges,
  removeRules: z.optional(z.array(id)),
  /** The same of the statuses and moves of jobs. */
  jobs: z.optional(z.strictObject({ ...machineParts, ...machineChanges }))
});
export type WorkflowShorthand = z.infer<typeof workflowShorthand>;
export type WorkflowChanges = z.infer<typeof workflowChanges>;

/** The document that a few words stand for. Throws a sentence where they cannot be understood. */
export function workflowOf(short: WorkflowShorthand): Workflow {
  const empty: Workflow = {
    v: 1,
    id: short.id ?? 'scenario',
    label: short.label ?? 'Scenario',
    description: '',
    accounts: [],
    types: short.types ? [] : [{ id: 'invoice', label: 'Invoice', description: '', enabled: true, issuedBy: [] }],
    roles: short.roles?.some((role) => role.id === 'owner') ? [] : [owner],
    machines: { invoice: { statuses: [], start: { hand: '', job: '', imported: '' }, moves: [], stages: [] } },
    rules: []
  };
  const workflow = changedWorkflow(empty, short);
  const machine = workflow.machines.invoice;
  const first = machine.statuses.find(({ group }) => group === 'ACTIVE')?.id ?? machine.statuses[0]?.id ?? '';
  const { hand, job, imported, ...byType } = machine.start;
  const start = { hand: hand || first, job: job || hand || first, imported: imported || hand || first, ...byType };
  return { ...workflow, machines: { ...workflow.machines, invoice: { ...machine, start } } };
}

/** A workflow with some parts changed: statuses, rules, roles and types by id, stages as a whole, moves added. */
export function changedWorkflow(before: Workflow, { jobs, ...changes }: WorkflowChanges): Workflow {
  const changed = withChanges(before, changes);
  return jobs ? editedAs(changed, 'job', (seen) => withChanges(seen, jobs)) : changed;
}

function withChanges(before: Workflow, changes: Omit<WorkflowChanges, 'jobs'>): Workflow {
  const workflow = (changes.dropStatuses ?? []).reduce((rest, status) => withoutStatus(rest, status), before);
  const machine = workflow.machines.invoice;
  const { removeStatuses = [], removeMoves = [], removeRules = [] } = changes;
  const statuses = machine.statuses.filter((status) => !removeStatuses.includes(status.id));
  const changed: Machine = {
    statuses: merged(statuses, changes.statuses ?? [], statusOf),
    start: { ...machine.start, ...withoutAbsent(changes.start ?? {}) },
    moves: [
      ...removeMoves.reduce((moves, move) => withoutMove(moves, move), machine.moves),
      ...(changes.moves ?? []).map(moveOf)
    ],
    stages: changes.stages?.map(stageOf) ?? machine.stages
  };
  const rules = workflow.rules.filter((rule) => !removeRules.includes(rule.id));
  return {
    ...workflow,
    machines: { ...workflow.machines, invoice: changed },
    rules: merged(rules, changes.rules ?? [], ruleOf),
    roles: merged(workflow.roles, changes.roles ?? [], roleOf),
    types: merged(workflow.types, changes.types ?? [], typeOf)
  };
}

/** A role that is made for one person, from "pay" and "edit:own". */
export function grantsOf(may: readonly string[]): Role['grants'] {
  return may.map((grant) => {
    const [permission = '', scope] = grant.split(':');
    return { permission: permission as Permission, scope: scope === 'own' ? 'own' : 'all' };
  });
}

const owner: Role = { id: 'owner', label: 'Owner', grants: grantsOf(permissions) };

/** Those that are there are changed where they stand, new ones are added behind. */
function merged<T extends { id: string }, S extends { id: string }>(
  known: readonly T[],
  changes: readonly S[],
  make: (change: S, before: T | undefined, index: number) => T
): T[] {
  const result = [...known];
  for (const change of changes) {
    const index = result.findIndex((one) => one.id === change.id);
    if (index >= 0) result[index] = make(change, result[index], index);
    else result.push(make(change, undefined, result.length));
  }
  return result;
}

const editingByGroup: Record<Group, EditingProfile> = {
  ACTIVE: 'open',
  APPROVAL: 'limited',
  COMPLETED: 'closed',
  CANCELLED: 'sealed'
};
const colorByGroup: Record<Group, string> = {
  ACTIVE: '#2f6fdb',
  APPROVAL: '#2e8b57',
  COMPLETED: '#7c4ddb',
  CANCELLED: '#78818f'
};

function statusOf(short: z.infer<typeof statusShorthand>, before: Status | undefined, index: number): Status {
  const group = short.group ?? before?.group;
  if (group === undefined) throw new Error(`statuses: the new status "${short.id}" needs a group`);
  const plain: Status = before ?? {
    id: short.id,
    label: short.id,
    description: '',
    group,
    order: index + 1,
    outcome: 'neutral',
    color: colorByGroup[group],
    editing: editingByGroup[group],
    recomputed: false,
    settled: false,
    request: false,
    approvalStage: null
  };
  return { ...plain, ...withoutAbsent(short), group };
}

function moveOf(short: z.infer<typeof moveShorthand>): MoveWay {
  const kind = short.kind ?? 'forward';
  return {
    from: selectorOf(short.from),
    to: short.to === 'previous' ? 'previous' : typeof short.to === 'string' ? { status: short.to } : short.to,
    kind,
    label: short.label ?? 'Move',
    actor: short.actor ?? (kind === 'forward' ? 'any' : 'person'),
    permission: short.permission ?? 'edit',
    when: short.when ?? always,
    guards: (short.guards ?? []).map((guard) => (typeof guard === 'string' ? knownGuard(guard) : guard)),
    requires: short.requires ?? [],
    reason: short.reason ?? false,
    effects: short.effects ?? [],
    warnings: short.warnings ?? []
  };
}

function knownGuard(why: keyof typeof knownGuards): Guard {
  return { why, if: knownGuards[why] };
}

function selectorOf(from: z.infer<typeof fromShorthand>): Selector {
  if (from === 'any') return 'any';
  if (typeof from === 'string') return { statuses: [from] };
  if ('group' in from) return { groups: [from.group] };
  return 'groups' in from ? from : { statuses: [...from] };
}

function withoutMove(moves: readonly MoveWay[], move: string): MoveWay[] {
  const [from = '', to = ''] = move.split('.');
  const isMeant = (way: MoveWay): boolean => {
    const target = way.to === 'previous' ? 'previous' : 'slot' in way.to ? way.to.slot : way.to.status;
    return target === to && way.from !== 'any' && 'statuses' in way.from && way.from.statuses.includes(from);
  };
  if (!moves.some(isMeant)) throw new Error(`changes.removeMoves: no move "${move}" is there`);
  return moves.flatMap((way): MoveWay[] => {
    if (!isMeant(way) || way.from === 'any' || !('statuses' in way.from)) return [way];
    const statuses = way.from.statuses.filter((status) => status !== from);
    return statuses.length > 0 ? [{ ...way, from: { statuses } }] : [];
  });
}

function stageOf(short: z.infer<typeof stageShorthand>): Stage {
  return {
    n: short.n,
    approvers: { roles: short.roles ?? [], people: short.people ?? [] },
    quorum: short.quorum ?? 1,
    fromMinor: short.from ?? {},
    distinct: short.distinct ?? false
  };
}

function ruleOf(short: z.infer<typeof ruleShorthand>, before: Rule | undefined): Rule {
  if (!before && short.to === undefined && short.then === undefined)
    throw new Error(`rules: the new rule "${short.id}" needs a "to" or a "then"`);
  const of = short.of ?? before?.of;
  return {
    id: short.id,
    label: short.label ?? before?.label ?? short.id,
    description: before?.description ?? '',
    enabled: short.enabled ?? before?.enabled ?? true,
    ...(of === undefined ? {} : { of }),
    on: short.on?.map((on) => (typeof on === 'string' ? { event: on } : on)) ?? before?.on ?? [],
    if: short.if ?? before?.if ?? always,
    then: short.then ?? effectsOf(short, before?.then ?? [plainMoveEffect])
  };
}

const plainMoveEffect: MoveEffect = { do: 'move', to: 'settled', by: 'direct', otherwise: 'blocked' };

/** The first move is the one that a few words are about. */
function effectsOf({ to, by, otherwise }: z.infer<typeof ruleShorthand>, before: readonly Effect[]): Effect[] {
  const target = typeof to === 'string' && to !== 'settled' && to !== 'previous' ? { status: to } : to;
  const first = before.findIndex((effect) => effect.do === 'move');
  return before.map((effect, place) =>
    effect.do === 'move' && place === first
      ? { ...effect, to: target ?? effect.to, by: by ?? effect.by, otherwise: otherwise ?? effect.otherwise }
      : effect
  );
}

function roleOf(short: z.infer<typeof roleShorthand>, before: Role | undefined): Role {
  return { id: short.id, label: short.label ?? before?.label ?? short.id, grants: grantsOf(short.may) };
}

function typeOf(short: z.infer<typeof typeShorthand>, before: InvoiceType | undefined): InvoiceType {
  const plain = before ?? { id: short.id, label: short.id, description: '', enabled: true, issuedBy: [] };
  return { ...plain, ...withoutAbsent(short) };
}

type Present<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** Only what was named, so that it may be spread over what is there. */
function withoutAbsent<T extends object>(value: T): Partial<Present<T>> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<Present<T>>;
}
