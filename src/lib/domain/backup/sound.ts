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
const record = { fields: z.unknown(), deleted: z.nullable(z.looseObject({ at: z.number(), by: text })) };

const rowSchemas: Readonly<Record<SubjectKind, z.ZodMiniType>> = {
  business: z.looseObject({ ...record, fields: businessSchema }),
  person: z.looseObject({ ...record, fields: personSchema }),
  client: z.looseObject({ ...record, fields: clientSchema, mergedInto: z.nullable(text) }),
  workflow: z.looseObject({ document: z.nullable(workflowSchema), publishedAt: z.number() }),
  series: z.looseObject({ last: z.record(text, z.int()), letters: z.record(text, text) }),
  invoice: z.looseObject({
    deleted: record.deleted,
    createdAt: z.number(),
    createdBy: text,
    origin: z.enum(['hand', 'duplicate', 'job', 'import']),
    content: contentSchema,
    status: text,
    entered: z.looseObject({ event: text, at: z.number(), by: text, kind: text, reason: text, rule: z.nullable(text) }),
    previous: z.record(text, text),
    number: z.nullable(z.looseObject({ text, series: z.nullable(text), at: z.number() })),
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
      z.looseObject({ stage: z.int(), by: text, at: z.number(), digest: text, comment: text })
    ),
    contentBy: z.nullable(text),
    creditOf: z.nullable(text),
    creditNotes: z.array(text),
    inbox: z.record(text, z.looseObject({ id: text, kind: text, at: z.number() }))
  })
};

/** Where a row is not what it has to be, as a path; null: it is. */
export function unsoundIn(kind: SubjectKind, entity: AnyEntity): string | null {
  const parsed = rowSchemas[kind].safeParse(entity);
  return parsed.success ? null : (parsed.error.issues[0]?.path ?? []).map(String).join('/') || kind;
}
