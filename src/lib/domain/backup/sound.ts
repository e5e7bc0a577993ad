import * as z from 'zod/mini';
import { businessSchema } from '#domain/business/business.ts';
import { clientSchema } from '#domain/client/client.ts';
import type { SubjectKind } from '#domain/history/event.ts';
import { contentSchema } from '#domain/invoice/content.ts';
import type { AnyEntity } from '#domain/ledger/entities.ts';
import { personSchema } from '#domain/people/person.ts';
import { workflowSchema } from '#domain/workflow/document.ts';

/**
 * What every row must look like that the screens and rules rely on. The gate lets nothing else in; a file may have been
 * written by anybody, and events fold into whatever they say.
 */
const text = z.string();

const deletion = z.nullable(z.looseObject({ at: z.number(), by: text }));
const record = { fields: z.unknown(), deleted: deletion, disputed: deletion };
const statusName = z.looseObject({ id: text, label: text });
const number = z.looseObject({ text, series: z.nullable(text), at: z.number() });
const waiting = { id: text, at: z.number() };
const inboxItem = z.discriminatedUnion('kind', [
  z.looseObject({ ...waiting, kind: z.literal('blocked'), rule: text, label: text, target: text }),
  z.looseObject({
    ...waiting,
    kind: z.literal('moved-apart'),
    base: z.nullable(statusName),
    other: z.looseObject({ event: text, status: statusName, at: z.number(), by: text, reason: text })
  }),
  z.looseObject({
    ...waiting,
    kind: z.literal('paid-apart'),
    payments: z.array(text),
    base: statusName,
    basedOn: text
  }),
  z.looseObject({ ...waiting, kind: z.literal('changed-apart'), digest: text, totalMinor: z.int() }),
  z.looseObject({ ...waiting, kind: z.literal('signed-apart'), signature: text }),
  z.looseObject({ ...waiting, kind: z.literal('numbered-twice'), other: number })
]);

const rowSchemas: Readonly<Record<SubjectKind, z.ZodMiniType>> = {
  business: z.looseObject({ ...record, fields: businessSchema }),
  person: z.looseObject({ ...record, fields: personSchema }),
  client: z.looseObject({ ...record, fields: clientSchema, mergedInto: z.nullable(text) }),
  workflow: z.looseObject({ document: z.nullable(workflowSchema), publishedAt: z.number(), replaces: z.array(text) }),
  series: z.looseObject({
    last: z.record(text, z.int()),
    letters: z.record(text, text),
    clashes: z.array(text),
    settled: z.record(text, z.array(text))
  }),
  invoice: z.looseObject({
    deleted: deletion,
    disputed: deletion,
    createdAt: z.number(),
    createdBy: text,
    origin: z.enum(['hand', 'duplicate', 'job', 'import']),
    content: contentSchema,
    status: text,
    entered: z.looseObject({ event: text, at: z.number(), by: text, kind: text, reason: text, rule: z.nullable(text) }),
    previous: z.record(text, text),
    number: z.nullable(number),
    alsoIssuedAs: z.array(text),
    payments: z.record(
      text,
      z.looseObject({
        id: text,
        kind: z.enum(['payment', 'refund']),
        amountMinor: z.int(),
        day: text,
        method: text,
        note: text
      })
    ),
    signatures: z.record(
      text,
      z.looseObject({ stage: z.int(), by: text, at: z.number(), digest: text, totalMinor: z.int(), comment: text })
    ),
    contentBy: z.nullable(text),
    creditOf: z.nullable(text),
    creditNotes: z.array(text),
    trail: z.array(z.looseObject({ events: z.array(text), status: statusName })),
    inbox: z.record(text, inboxItem)
  })
};

/** Where a row is not what it has to be, as a path; null: it is. */
export function unsoundIn(kind: SubjectKind, entity: AnyEntity): string | null {
  const parsed = rowSchemas[kind].safeParse(entity);
  return parsed.success ? null : (parsed.error.issues[0]?.path ?? []).map(String).join('/') || kind;
}
