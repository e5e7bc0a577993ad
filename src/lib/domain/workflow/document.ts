import * as z from 'zod/mini';
import { conditionSchema } from '#domain/condition/condition.ts';
import { permissionSchema, roleSchema } from '#domain/people/permission.ts';
import { isJsonObject, isJsonWithin, type JsonObject } from '#domain/shared/json.ts';

/**
 * A workflow is a document: statuses, moves, guards, approval stages, rules and roles as one JSON value. No code
 * knows the name of a status.
 */

const text = z.string().check(z.maxLength(4_000));
const id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));

/** Screens and rules find each by its id: it leads to one. */
function distinct<Item extends { readonly id: string }>(item: z.ZodMiniType<Item>) {
  const isDistinct = (all: readonly Item[]): boolean => new Set(all.map((one) => one.id)).size === all.length;
  return z.array(item).check(z.refine(isDistinct));
}

/** In the order in which work goes through them (B3–B5). */
export const groups = ['ACTIVE', 'APPROVAL', 'COMPLETED', 'CANCELLED'] as const;
export type Group = (typeof groups)[number];
const groupSchema = z.enum(groups);

/** Which fields a status leaves open (BR9). */
export const editingProfiles = ['open', 'limited', 'review', 'closed', 'sealed'] as const;
export type EditingProfile = (typeof editingProfiles)[number];

/** Positions that automation aims at (BR1). */
export const slots = ['first-active', 'last-approval', 'first-completed'] as const;
export type Slot = (typeof slots)[number];

export const statusSchema = z.strictObject({
  id,
  label: text,
  description: text,
  group: groupSchema,
  order: z.number(),
  outcome: z.enum(['neutral', 'positive', 'negative']),
  color: z.string().check(z.regex(/^#[0-9a-f]{6}$/)),
  editing: z.enum(editingProfiles),
  /** Whether a change of the source recomputes an invoice that stands here. */
  recomputed: z.boolean(),
  /** Nothing is outstanding here (BR12). */
  settled: z.boolean(),
  /** Signatures are being asked for: money and identity are edited by withdrawing (BR10). */
  request: z.boolean(),
  approvalStage: z.nullable(z.int().check(z.positive()))
});
export type Status = z.infer<typeof statusSchema>;

const selectorSchema = z.union([
  z.literal('any'),
  z.strictObject({ statuses: z.array(id) }),
  z.strictObject({ groups: z.array(groupSchema) })
]);
export type Selector = z.infer<typeof selectorSchema>;

const targetSchema = z.union([
  z.strictObject({ status: id }),
  z.strictObject({ slot: z.enum(slots) }),
  /** Where the invoice stood when it last entered this status otherwise than by a restore. */
  z.literal('previous')
]);

/** A condition with the refusal that it gives when it does not hold (BR17). */
const guardSchema = z.strictObject({
  why: z.enum(['client-missing', 'no-line', 'balance-outstanding', 'money-received', 'source-state', 'condition']),
  if: conditionSchema
});
export type Guard = z.infer<typeof guardSchema>;

export const moveKinds = ['forward', 'back', 'cancel', 'restore'] as const;
export type MoveKind = (typeof moveKinds)[number];

/**
 * One way from some statuses to another. Several ways with the same ends may stand side by side: a person's with
 * one permission, the platform's with another. `when` says where a way exists at all; `guards` what it asks.
 */
export const moveSchema = z.strictObject({
  from: selectorSchema,
  to: targetSchema,
  kind: z.enum(moveKinds),
  /** What the button says: "Submit to client". */
  label: text,
  actor: z.enum(['any', 'person', 'platform']),
  /** What a person needs; the platform needs none on a move that names it (BR2). */
  permission: permissionSchema,
  when: conditionSchema,
  guards: z.array(guardSchema),
  /** Facts that must be present, by name. */
  requires: z.array(z.string()),
  reason: z.boolean(),
  effects: z.array(z.enum(['number', 'archive', 'withdraw-signatures'])),
  /** Shown, not enforced. */
  warnings: z.array(z.strictObject({ why: z.enum(['source-open']), if: conditionSchema }))
});
export type MoveWay = z.infer<typeof moveSchema>;

/** Who has to agree, and from which amount on (BR3). No roles and no people: whoever holds *approve*. */
export const stageSchema = z.strictObject({
  n: z.int().check(z.positive()),
  approvers: z.strictObject({ roles: z.array(z.string()), people: z.array(z.string()) }),
  quorum: z.int().check(z.positive()),
  /** |total with tax| in minor units by currency, inclusive. Empty: always. */
  fromMinor: z.record(z.string().check(z.regex(/^[A-Z]{3}$/)), z.int()),
  distinct: z.boolean()
});
export type Stage = z.infer<typeof stageSchema>;

const startFields = { hand: id, job: id, imported: id };

export const machineSchema = z.strictObject({
  statuses: distinct(statusSchema),
  /** The status in which something begins, by where it comes from (B20, BR21); some types may begin elsewhere. */
  start: z.strictObject({ ...startFields, byType: z.optional(z.record(id, z.partial(z.strictObject(startFields)))) }),
  moves: z.array(moveSchema),
  stages: z.array(stageSchema)
});
export type Machine = z.infer<typeof machineSchema>;

export const triggers = [
  'payment-recorded',
  'payment-changed',
  'payment-refunded',
  'payment-removed',
  'signature-given',
  'status-entered'
] as const;
export type Trigger = (typeof triggers)[number];

const effectSchema = z.strictObject({
  do: z.literal('move'),
  /** `settled`: the settled status that a direct move leads to. */
  to: z.union([targetSchema, z.literal('settled')]),
  /** `walk`: where there is no direct move, the shortest path of forward moves (BR2). */
  by: z.enum(['direct', 'walk']),
  /** What is left where nothing moves: an item in the inbox, or nothing. */
  otherwise: z.enum(['blocked', 'silent'])
});
export type Effect = z.infer<typeof effectSchema>;

export const ruleSchema = z.strictObject({
  id,
  label: text,
  description: text,
  enabled: z.boolean(),
  /** `kinds` narrows *status entered* to some kinds of moves. */
  on: z.array(
    z.strictObject({ event: z.enum(triggers), kinds: z.optional(z.array(z.enum([...moveKinds, 'override']))) })
  ),
  if: conditionSchema,
  then: z.array(effectSchema)
});
export type Rule = z.infer<typeof ruleSchema>;

export const typeSchema = z.strictObject({
  id,
  label: text,
  description: text,
  enabled: z.boolean(),
  /** Ids of the account types that issue it; empty: every account does (WR8). */
  issuedBy: z.array(id)
});
export type InvoiceType = z.infer<typeof typeSchema>;

export const accountSchema = z.strictObject({
  id,
  label: text,
  /** Types that choosing this account switches on (W8). */
  enables: z.array(id)
});

/** Played on every edit: no more than that is done in a moment. */
export const carriedLimits = { scenarios: 50, depth: 16, parts: 2_000, text: 2_000 } as const;

/**
 * A given/when/then example of what the workflow is to do. It is kept as it was written, whatever it says: what it means,
 * and what is wrong with it, `domain/scenario` knows. So a workflow stays readable where its examples are not.
 */
export type CarriedScenario = JsonObject & { readonly id: string };
const carriedSchema = z.custom<CarriedScenario>(
  (value) =>
    isJsonWithin(value, carriedLimits) &&
    isJsonObject(value) &&
    typeof value.id === 'string' &&
    value.id.length > 0 &&
    value.id.length <= 200
);

export const workflowSchema = z.strictObject({
  v: z.literal(1),
  id,
  label: text,
  description: text,
  accounts: distinct(accountSchema),
  types: distinct(typeSchema),
  roles: distinct(roleSchema),
  machines: z.strictObject({ invoice: machineSchema }),
  rules: distinct(ruleSchema),
  scenarios: z.optional(distinct(carriedSchema).check(z.maxLength(carriedLimits.scenarios)))
});
export type Workflow = z.infer<typeof workflowSchema>;
