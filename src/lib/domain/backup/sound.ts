import * as z from 'zod/mini';
import { businessSchema } from '#domain/business/business.ts';
import { viewSchema } from '#domain/business/view.ts';
import { batchSchema } from '#domain/client/batch.ts';
import { clientSchema } from '#domain/client/client.ts';
import type { SubjectKind } from '#domain/history/event.ts';
import { isDay } from '#domain/calendar/day.ts';
import { instantSchema as at } from '#domain/history/clock.ts';
import { contentSchema } from '#domain/invoice/content.ts';
import { origins, reminderWays } from '#domain/invoice/invoice.ts';
import { jobSchema } from '#domain/job/job.ts';
import { counterMax, type Series } from '#domain/invoice/series.ts';
import type { AnyEntity } from '#domain/ledger/entities.ts';
import { personSchema } from '#domain/people/person.ts';
import { workflowSchema } from '#domain/workflow/document.ts';
import { pathOfStrange } from './format.ts';

/**
 * What every row must look like that the screens and rules rely on. The gate lets nothing else in; a file may have been
 * written by anybody, and events fold into whatever they say.
 */
const text = z.string();
const day = text.check(z.refine(isDay));

const act = z.looseObject({ at, by: text });
const deletion = z.nullable(act);
const record = { fields: z.unknown(), deleted: deletion, disputed: deletion };
const statusName = z.looseObject({ id: text, label: text });
const number = z.looseObject({ text, series: z.nullable(text), at });
const waiting = { id: text, at };
const fields = z.looseObject({ fields: z.array(text) });
const path = z.looseObject({ path: z.array(text) });
const currency = contentSchema.shape.currency;
/** What the words for a reason cannot do without. */
const neededByReason: Readonly<Record<string, z.ZodMiniType>> = {
  'stage-open': z.looseObject({ stages: z.array(z.int()) }),
  'balance-outstanding': z.looseObject({ outstandingMinor: z.int(), currency }),
  'money-received': z.looseObject({ receivedMinor: z.int(), currency }),
  condition: fields,
  'field-locked': fields,
  'not-delegable': z.looseObject({ because: z.enum(['oneself', 'inactive', 'day-past', 'already', 'not-yours']) }),
  invalid: path,
  'edited-elsewhere': path
};
const reason = z
  .looseObject({ why: text, remedy: z.optional(z.looseObject({ do: text })) })
  .check(z.refine((one) => !Object.hasOwn(neededByReason, one.why) || neededByReason[one.why]?.safeParse(one).success));
const inboxItem = z.discriminatedUnion('kind', [
  z.looseObject({
    ...waiting,
    kind: z.literal('blocked'),
    rule: text,
    label: text,
    target: text,
    refusals: z.array(reason)
  }),
  z.looseObject({
    ...waiting,
    kind: z.literal('suppressed'),
    rule: text,
    label: text,
    job: text,
    trigger: text,
    target: z.nullable(text),
    wouldBeMinor: z.int(),
    saysMinor: z.int()
  }),
  z.looseObject({ ...waiting, kind: z.literal('task'), rule: text, label: text, text }),
  z.looseObject({
    ...waiting,
    kind: z.literal('moved-apart'),
    base: z.nullable(statusName),
    other: z.looseObject({ event: text, status: statusName, at, by: text, reason: text, rule: z.nullable(text) })
  }),
  z.looseObject({
    ...waiting,
    kind: z.literal('paid-apart'),
    payments: z.array(text),
    base: statusName,
    basedOn: text
  }),
  z.looseObject({ ...waiting, kind: z.literal('changed-apart'), digest: text, totalMinor: z.int() }),
  z.looseObject({
    ...waiting,
    kind: z.literal('edited-apart'),
    path: z.array(text),
    payment: z.optional(text),
    isPart: z.optional(z.literal(true)),
    other: z.optional(z.json()),
    clientId: z.optional(z.nullable(text))
  }),
  z.looseObject({ ...waiting, kind: z.literal('signed-apart'), signature: text }),
  z.looseObject({ ...waiting, kind: z.literal('ended-apart'), end: at }),
  z.looseObject({ ...waiting, kind: z.literal('numbered-twice'), other: number })
]);

/** More than devices that were apart can leave open, and no more than a screen and a person can go through. */
const inboxMax = 300;
const clashesMax = 1_000;

const entered = z.looseObject({ event: text, at, by: text, kind: text, reason: text, rule: z.nullable(text) });
const trail = z.array(z.looseObject({ events: z.array(text), status: statusName, at, kind: text }));
const inbox = z.record(text, inboxItem).check(z.refine((items) => Object.keys(items).length <= inboxMax));

const rowSchemas: Readonly<Record<SubjectKind, z.ZodMiniType>> = {
  business: z.looseObject({ ...record, fields: businessSchema, views: z.record(text, viewSchema) }),
  person: z.looseObject({
    ...record,
    fields: personSchema,
    delegations: z.record(text, z.looseObject({ to: text, until: day, at, ended: deletion }))
  }),
  client: z.looseObject({
    ...record,
    fields: clientSchema,
    mergedInto: z.nullable(text),
    batches: z.record(text, z.looseObject({ ...batchSchema.shape, at, by: text }))
  }),
  workflow: z.looseObject({
    document: z.nullable(workflowSchema),
    publishedAt: at,
    publishedBy: text,
    basedOn: text,
    replaces: z.array(text),
    // Nothing deletes a version: another one takes its place.
    deleted: z.null(),
    disputed: z.null()
  }),
  series: z
    .looseObject({
      last: z.record(text, z.int().check(z.nonnegative())),
      letters: z.record(text, text),
      clashes: z.array(text).check(z.maxLength(clashesMax), z.refine(isWithoutTwins)),
      settled: z.record(text, z.array(text))
    })
    .check(z.refine((series) => isCountable(series as unknown as Series), { path: ['last'] })),
  job: z.looseObject({
    ...record,
    fields: jobSchema,
    createdAt: at,
    createdBy: text,
    status: text,
    entered,
    previous: z.record(text, text),
    approved: z.nullable(z.looseObject({ by: text, at, event: text })),
    overSince: z.nullable(at),
    dueAt: z.nullable(at),
    trail,
    inbox
  }),
  invoice: z.looseObject({
    deleted: deletion,
    disputed: deletion,
    createdAt: at,
    createdBy: text,
    origin: z.enum(origins),
    content: contentSchema,
    status: text,
    entered,
    previous: z.record(text, text),
    number: z.nullable(number),
    frozen: z.nullable(z.looseObject({ totalMinor: z.int(), digest: text })),
    alsoIssuedAs: z.array(text),
    payments: z.record(
      text,
      z.looseObject({
        id: text,
        kind: z.enum(['payment', 'refund']),
        amountMinor: z.int(),
        day,
        method: text,
        note: text
      })
    ),
    reminders: z.record(
      text,
      z.looseObject({
        id: text,
        at,
        by: text,
        day,
        level: z.int(),
        label: text,
        way: z.enum(reminderWays),
        subject: text,
        text
      })
    ),
    signatures: z.record(
      text,
      z.looseObject({
        stage: z.int(),
        by: text,
        inPlaceOf: z.optional(text),
        at,
        digest: text,
        totalMinor: z.int(),
        comment: text,
        withdrawn: z.nullable(act)
      })
    ),
    contentBy: z.nullable(text),
    archived: z.nullable(act),
    shared: z.nullable(z.looseObject({ at, by: text, channel: z.enum(['print', 'share', 'export']) })),
    creditOf: z.nullable(text),
    creditNotes: z.array(text),
    imported: z.nullable(
      z.looseObject({
        digest: text,
        fileName: text,
        identity: text,
        declared: z.record(text, z.union([z.null(), z.int(), z.array(z.unknown())])),
        extra: z.record(text, z.json()),
        warnings: z.array(z.looseObject({ why: text, at: z.looseObject({ line: z.nullable(z.int()) }) }))
      })
    ),
    noticed: z.record(text, text),
    source: z.nullable(z.looseObject({ job: text, participant: z.nullable(text) })),
    sources: z.array(text),
    repetition: z.nullable(
      z.looseObject({
        every: z.int().check(z.positive()),
        unit: z.enum(['day', 'week', 'month', 'year']),
        from: day,
        until: z.nullable(day),
        next: z.nullable(day),
        ended: z.nullable(text)
      })
    ),
    repeated: z.record(day, text),
    repeatOf: z.nullable(z.looseObject({ invoice: text, day })),
    trail,
    inbox
  })
};

/** Where a row is not what it has to be, as a path; null: it is. */
export function unsoundIn(kind: SubjectKind, entity: AnyEntity): string | null {
  // First, since the schemas would not see it.
  const strange = pathOfStrange(entity);
  if (strange !== null) return strange.join('/');
  const parsed = rowSchemas[kind].safeParse(entity);
  return parsed.success ? null : (parsed.error.issues[0]?.path ?? []).map(String).join('/') || kind;
}

function isWithoutTwins(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

function isCountable({ last, rev }: Series): boolean {
  return Object.values(last).every((counter) => counter <= counterMax + rev);
}
