import * as z from 'zod/mini';
import { businessSchema } from '#domain/business/business.ts';
import { viewSchema } from '#domain/business/view.ts';
import { batchSchema } from '#domain/client/batch.ts';
import { clientSchema } from '#domain/client/client.ts';
import { changeSchema } from '#domain/history/change.ts';
import { keySchema } from '#domain/history/event.ts';
import { contentSchema } from '#domain/invoice/content.ts';
import { reminderWays } from '#domain/invoice/invoice.ts';
import { repetitionPlanSchema } from '#domain/invoice/repetition.ts';
import { jobSchema } from '#domain/job/job.ts';
import { personSchema } from '#domain/people/person.ts';
import { workflowSchema } from '#domain/workflow/document.ts';

/** What a person, a rule or a file can ask for. Ids are made by whoever asks, so that asking twice is harmless. */

/** What may be the name of a row, so that a backup of it can be read again. */
const id = keySchema.check(z.maxLength(100));
const text = z.string().check(z.maxLength(20_000));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
/** What stands under `__proto__` no schema would look at: zod's records pass over it. */
const changes = z.array(changeSchema.check(z.refine(({ path }) => !path.includes('__proto__'))));
/** Overwrite what was edited elsewhere since the form was opened. */
const force = z.optional(z.boolean());

export const paymentSchema = z.strictObject({
  id,
  amountMinor: z.int().check(z.positive()),
  day,
  method: text,
  note: text
});

const importedSchema = z.strictObject({
  id,
  content: contentSchema,
  /** The number that the document bears. */
  number: text,
  /** Id of the status that it stands in where another program says so; else where imports begin (BR21). */
  status: z.optional(z.string()),
  imported: z.strictObject({
    digest: z.string(),
    fileName: text,
    identity: text,
    declared: z.record(z.string(), z.json()),
    extra: z.record(z.string(), z.json()),
    warnings: z.array(z.record(z.string(), z.json()))
  })
});

const singleSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('setUp'),
    person: z.strictObject({ id, fields: personSchema }),
    workflow: workflowSchema,
    business: businessSchema
  }),
  z.strictObject({
    do: z.literal('publishWorkflow'),
    document: workflowSchema,
    /** Id of the version that it was begun with: another one that was published meanwhile is not taken back unseen. */
    basedOn: z.optional(id),
    /** For each status that goes and is in use: the one that takes its place, by id. */
    replacements: z.optional(z.record(id, id)),
    /** The same for statuses of jobs. */
    jobReplacements: z.optional(z.record(id, id))
  }),
  z.strictObject({ do: z.literal('editBusiness'), changes, force }),
  /** A question about invoices that is asked again; under a known id it takes its place. */
  z.strictObject({ do: z.literal('saveView'), id, view: viewSchema }),
  z.strictObject({ do: z.literal('removeView'), id }),
  z.strictObject({ do: z.literal('addPerson'), id, fields: personSchema }),
  z.strictObject({ do: z.literal('editPerson'), person: id, changes, force }),
  /** Somebody else signs in the place of whoever asks for this, until the end of a day. */
  z.strictObject({ do: z.literal('delegateApproval'), id, to: id, until: day }),
  /** `person`: whose place it is. */
  z.strictObject({ do: z.literal('endDelegation'), person: id, delegation: id }),
  z.strictObject({ do: z.literal('createClient'), id, fields: clientSchema }),
  z.strictObject({ do: z.literal('editClient'), client: id, changes, force }),
  z.strictObject({ do: z.literal('deleteClient'), client: id }),
  z.strictObject({ do: z.literal('mergeClients'), from: id, into: id }),
  /** Invoices of a client that are looked at together. */
  z.strictObject({ do: z.literal('makeBatch'), client: id, batch: id, fields: batchSchema }),
  /** `client`: the one that it was made for, also where that was merged into another one since. */
  z.strictObject({ do: z.literal('changeBatch'), client: id, batch: id, changes, force }),
  z.strictObject({ do: z.literal('removeBatch'), client: id, batch: id }),
  z.strictObject({ do: z.literal('createJob'), id, fields: jobSchema }),
  z.strictObject({ do: z.literal('editJob'), job: id, changes, force }),
  z.strictObject({ do: z.literal('deleteJob'), job: id }),
  z.strictObject({
    do: z.literal('changeJobStatus'),
    job: id,
    /** Id of a status of jobs. */
    to: z.string(),
    reason: z.optional(text),
    override: z.optional(z.boolean())
  }),
  z.strictObject({
    do: z.literal('createInvoice'),
    id,
    content: contentSchema,
    origin: z.enum(['hand', 'duplicate', 'job']),
    copiedFrom: z.nullable(id),
    /** The invoice that this credit note corrects. */
    creditOf: z.nullable(id)
  }),
  z.strictObject({
    do: z.literal('editInvoice'),
    invoice: id,
    changes,
    /** Withdraw a running request first (BR10). */
    withdraw: z.optional(z.boolean()),
    force
  }),
  z.strictObject({ do: z.literal('deleteInvoice'), invoice: id }),
  z.strictObject({ do: z.literal('importInvoices'), documents: z.array(importedSchema) }),
  z.strictObject({
    do: z.literal('changeStatus'),
    invoice: id,
    /** Id of a status. */
    to: z.string(),
    reason: z.optional(text),
    /** Pass every guard (BR15). */
    override: z.optional(z.boolean()),
    /** For a move that takes the permission to approve: the person whose place one stands in. */
    inPlaceOf: z.optional(id),
    /** Record a payment of the balance first (WR10). */
    payment: z.optional(z.omit(paymentSchema, { amountMinor: true }))
  }),
  z.strictObject({
    do: z.literal('approve'),
    invoice: id,
    /** What whoever signs was shown: the stage, null where none applies, and the digest of money and identity. */
    stage: z.optional(z.nullable(z.int())),
    digest: z.optional(text),
    comment: z.optional(text),
    /** The person in whose place one signs. */
    inPlaceOf: z.optional(id)
  }),
  z.strictObject({ do: z.literal('recordPayment'), invoice: id, payment: paymentSchema }),
  z.strictObject({ do: z.literal('refundPayment'), invoice: id, payment: paymentSchema }),
  z.strictObject({ do: z.literal('changePayment'), invoice: id, payment: id, changes, force }),
  z.strictObject({ do: z.literal('removePayment'), invoice: id, payment: id }),
  /** It is written again every so often; null: not any more. */
  z.strictObject({ do: z.literal('repeatInvoice'), invoice: id, plan: z.nullable(repetitionPlanSchema) }),
  /** Somebody was reminded of what is overdue: to be said once it was sent. */
  z.strictObject({
    do: z.literal('remindOfPayment'),
    invoice: id,
    reminder: z.strictObject({
      id,
      level: z.int().check(z.positive(), z.lte(1_000)),
      label: text,
      way: z.enum(reminderWays),
      subject: text,
      text
    })
  }),
  z.strictObject({ do: z.literal('archiveInvoice'), invoice: id }),
  z.strictObject({ do: z.literal('unarchiveInvoice'), invoice: id }),
  z.strictObject({ do: z.literal('recordShared'), invoice: id, channel: z.enum(['print', 'share', 'export']) }),
  z.strictObject({
    do: z.literal('closeItem'),
    invoice: id,
    item: id
  }),
  /** The platform tries once more what it could not do. */
  z.strictObject({ do: z.literal('retryItem'), invoice: id, item: id }),
  z.strictObject({ do: z.literal('settleConflict'), invoice: id, item: id, keep: z.enum(['current', 'other']) }),
  z.strictObject({ do: z.literal('settleJob'), job: id, item: id, keep: z.enum(['current', 'other']) }),
  z.strictObject({ do: z.literal('keep'), kind: z.enum(['invoice', 'client', 'job']), id }),
  z.strictObject({
    do: z.literal('settleNumbers'),
    series: text,
    number: text,
    /** The invoice that gets the next number; null: both keep this one. */
    renumber: z.nullable(id)
  }),
  /** `take`: id of the version that stands from then on; what takes the place of statuses: as with publishing. */
  z.strictObject({
    do: z.literal('settleWorkflow'),
    take: id,
    replacements: z.optional(z.record(id, id)),
    jobReplacements: z.optional(z.record(id, id))
  }),
  z.strictObject({ do: z.literal('undo'), commit: z.string() })
]);

/** Several commands as one: all of them are written, or none. */
const togetherSchema = z.strictObject({ do: z.literal('batch'), commands: z.array(singleSchema) });

export const commandSchema = z.union([singleSchema, togetherSchema]);
export type SingleCommand = z.infer<typeof singleSchema>;
export type Command = z.infer<typeof commandSchema>;
export type CommandOf<Do extends SingleCommand['do']> = Extract<SingleCommand, { do: Do }>;
