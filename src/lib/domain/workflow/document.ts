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

/** What happens to a job or workshop (W2, B41–B43). */
export const sourceTriggers = [
  'job-created',
  'items-added',
  'items-changed',
  'items-archived',
  'hours-changed',
  'participants-changed',
  'price-changed',
  'attendee-added',
  'attendee-cancelled',
  'job-confirmed',
  'job-rescheduled',
  'job-approved',
  'job-over',
  'job-completed',
  'job-cancelled',
  'job-reactivated'
] as const;
export type SourceTrigger = (typeof sourceTriggers)[number];

/** What happens to an invoice. */
export const invoiceTriggers = [
  'payment-recorded',
  'payment-changed',
  'payment-refunded',
  'payment-removed',
  'signature-given',
  'status-entered',
  'approval-requested',
  'approval-rejected',
  /** Its due day is over (BR13). */
  'overdue',
  /** So many days have passed in a status. */
  'in-status',
  /** A day that comes again and again. */
  'schedule'
] as const;

export const triggers = [...invoiceTriggers, ...sourceTriggers] as const;
export type Trigger = (typeof triggers)[number];

/** Only where the invoice is like this, when the effect's turn comes. */
const effectFields = { if: z.optional(conditionSchema) };

export const scheduleUnits = ['day', 'week', 'month', 'year'] as const;

/** Every so often from a day on, at a time of the zone of the business. */
export const scheduleSchema = z.strictObject({
  every: z.int().check(z.positive(), z.lte(1_000)),
  unit: z.enum(scheduleUnits),
  from: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  time: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
});
export type Schedule = z.infer<typeof scheduleSchema>;

/** What a rule may write by itself: never money, never who is who. */
export const settableFields = ['notes', 'terms', 'due-day'] as const;

const moveEffectSchema = z.strictObject({
  do: z.literal('move'),
  /** `settled`: the settled status that a direct move leads to. */
  to: z.union([targetSchema, z.literal('settled')]),
  /** `walk`: where there is no direct move, the shortest path of forward moves (BR2). */
  by: z.enum(['direct', 'walk']),
  /** What is left where nothing moves: an item in the inbox, or nothing. */
  otherwise: z.enum(['blocked', 'silent']),
  ...effectFields
});
export type MoveEffect = z.infer<typeof moveEffectSchema>;

export const effectSchema = z.discriminatedUnion('do', [
  moveEffectSchema,
  /** A new invoice, for the whole of a job or for each participant that it is about (W20); none where its type is not issued. */
  z.strictObject({ do: z.literal('create-invoice'), type: id, for: z.enum(['job', 'participant']), ...effectFields }),
  /** Added items join the job's oldest invoice in the first ACTIVE status, or start a new one there (BR6). */
  z.strictObject({ do: z.literal('bring-in'), ...effectFields }),
  /** What the source comes to now, or a suppressed update (WR3). */
  z.strictObject({ do: z.literal('recompute'), ...effectFields }),
  /** Every open stage that whoever approved the job may sign, up to the last APPROVAL (BR4). */
  z.strictObject({ do: z.literal('sign'), ...effectFields }),
  /** A text; for `due-day` how many days from then on. */
  z.strictObject({ do: z.literal('set-field'), field: z.enum(settableFields), value: text, ...effectFields }),
  /** A line more in the notes. */
  z.strictObject({ do: z.literal('add-note'), text, ...effectFields }),
  z.strictObject({ do: z.literal('archive'), ...effectFields }),
  /** A credit note over all of it, for a person to look at and to complete. */
  z.strictObject({ do: z.literal('draft-credit-note'), ...effectFields }),
  /** Something for a person to look at. */
  z.strictObject({ do: z.literal('remind'), text, ...effectFields })
]);
export type Effect = z.infer<typeof effectSchema>;

export function isMoveEffect(effect: Effect): effect is MoveEffect {
  return effect.do === 'move';
}

/** What sets a rule off. */
export type RuleTrigger = Rule['on'][number];

export const ruleSchema = z.strictObject({
  id,
  label: text,
  description: text,
  enabled: z.boolean(),
  /** What it acts on: invoices, or the job itself that something happened to. */
  of: z.optional(z.enum(['invoice', 'job'])),
  on: z.array(
    z.strictObject({
      event: z.enum(triggers),
      /** Narrows *status entered* to some kinds of moves. */
      kinds: z.optional(z.array(z.enum([...moveKinds, 'override']))),
      /** Narrows it, and *in status* and *schedule*, to what stands in these; none: wherever it stands. */
      statuses: z.optional(z.array(id)),
      /** For *in status*. */
      days: z.optional(z.int().check(z.positive(), z.lte(10_000))),
      schedule: z.optional(scheduleSchema)
    })
  ),
  if: conditionSchema,
  then: z.array(effectSchema)
});
export type Rule = z.infer<typeof ruleSchema>;

/** What invoices come from here, and how it is called. */
export const sourceSchema = z.strictObject({
  /** "Job", "Workshop". */
  one: text,
  many: text,
  /** What its price is made of: its items, or a rule over hours and participants. */
  priced: z.enum(['items', 'rule']),
  /** How the parts of a price are called on an invoice. */
  lines: z.strictObject({ fixed: text, hours: text, participants: text, minimum: text })
});
export type Source = z.infer<typeof sourceSchema>;

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
  /** Without statuses of its own a job goes by the plain ones (`workflow/job-machine.ts`). */
  machines: z.strictObject({ invoice: machineSchema, job: z.optional(machineSchema) }),
  source: z.optional(sourceSchema),
  rules: distinct(ruleSchema),
  scenarios: z.optional(distinct(carriedSchema).check(z.maxLength(carriedLimits.scenarios)))
});
export type Workflow = z.infer<typeof workflowSchema>;
