import * as z from 'zod/mini';
import { partySchema } from '#domain/party/party.ts';

/**
 * What an invoice says: everything that a person can type or a file can bring. Each line and adjustment has an id
 * of its own, so that edits of different lines on two devices both survive a merge.
 */

const text = z.string().check(z.maxLength(20_000));
/** An exact decimal as text; 18 digits before the point and 12 after are more than any invoice needs. */
const decimal = z.string().check(z.regex(/^-?\d{1,18}(\.\d{1,12})?$/));
const minor = z.int();
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const position = z.number();

const adjustmentFields = {
  kind: z.enum(['discount', 'surcharge']),
  reason: text,
  amountMinor: z.nullable(minor),
  percent: z.nullable(decimal),
  baseMinor: z.nullable(minor)
};

export const lineAdjustmentSchema = z.strictObject(adjustmentFields);
export type LineAdjustment = z.infer<typeof lineAdjustmentSchema>;

export const adjustmentSchema = z.strictObject({
  ...adjustmentFields,
  id: z.string(),
  position,
  taxCategory: text,
  taxRate: decimal
});
export type DocumentAdjustment = z.infer<typeof adjustmentSchema>;

export const lineSchema = z.strictObject({
  id: z.string(),
  position,
  /** What was sold, in a few words. */
  text,
  description: text,
  code: text,
  quantity: decimal,
  /** UN/ECE Recommendation 20 code (C62 = one, HUR = hour, DAY …). */
  unit: text,
  price: decimal,
  baseQuantity: decimal,
  adjustments: z.array(lineAdjustmentSchema),
  /** UNCL 5305 code: S, Z, E, AE, K, G, O, L, M. */
  taxCategory: text,
  taxRate: decimal,
  declaredNetMinor: z.nullable(minor),
  /** Where the line came from; null for one written by hand (WR9). */
  source: z.nullable(z.strictObject({ kind: z.string(), id: z.string(), item: z.string() }))
});
export type Line = z.infer<typeof lineSchema>;

export const attachmentSchema = z.strictObject({
  id: z.string(),
  position,
  name: text,
  mime: text,
  sizeBytes: z.int(),
  /** sha-256 of the bytes, which lie in the table of blobs. */
  digest: z.string()
});
export type Attachment = z.infer<typeof attachmentSchema>;

export const referencesSchema = z.strictObject({
  /** The buyer's own reference (EN 16931 BT-10). */
  buyer: text,
  purchaseOrder: text,
  salesOrder: text,
  contract: text,
  project: text,
  /** Numbers of the invoices that this one corrects or follows (EN 16931 BG-3). */
  preceding: text
});
export type References = z.infer<typeof referencesSchema>;

export const emptyReferences: References = {
  buyer: '',
  purchaseOrder: '',
  salesOrder: '',
  contract: '',
  project: '',
  preceding: ''
};

export const contentSchema = z.strictObject({
  kind: z.enum(['invoice', 'credit-note']),
  direction: z.enum(['issued', 'received']),
  /** Id of a type of the workflow ("licensed-workshop"). */
  type: z.string(),
  /** ISO 4217. */
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  /** The number that somebody else gave a received document; ours is an effect of the workflow (BR14). */
  supplierNumber: text,
  clientId: z.nullable(z.string()),
  seller: partySchema,
  client: partySchema,
  lines: z.record(z.string(), lineSchema),
  adjustments: z.record(z.string(), adjustmentSchema),
  attachments: z.record(z.string(), attachmentSchema),
  issueDay: z.nullable(day),
  dueDay: z.nullable(day),
  /** First and last day of what is invoiced. */
  periodStart: z.nullable(day),
  periodEnd: z.nullable(day),
  terms: text,
  references: referencesSchema,
  notes: text,
  /** A declared prepaid amount of an imported document; it counts as a payment on the issue day (BR13). */
  prepaidMinor: minor,
  roundingMinor: minor
});
export type Content = z.infer<typeof contentSchema>;

/** The side of an invoice that is ours, and the one that is the client's or supplier's. */
export function ownSide(direction: Content['direction']): 'seller' | 'client' {
  return direction === 'issued' ? 'seller' : 'client';
}

export function otherSide(direction: Content['direction']): 'seller' | 'client' {
  return direction === 'issued' ? 'client' : 'seller';
}
