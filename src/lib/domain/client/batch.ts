import * as z from 'zod/mini';
import { keySchema } from '#domain/history/event.ts';

/** More do not stand on a statement that somebody reads. */
export const batchInvoicesMax = 500;

/** Invoices of one client that are looked at together, and stand on one statement. */
export const batchSchema = z.strictObject({
  /** Empty where the day that it was made on is name enough. */
  name: z.string().check(z.maxLength(100)),
  /** Stands on the statement. */
  note: z.string().check(z.maxLength(2_000)),
  invoiceIds: z.array(keySchema.check(z.maxLength(100))).check(z.minLength(1), z.maxLength(batchInvoicesMax))
});
export type BatchFields = z.infer<typeof batchSchema>;

export interface Batch extends BatchFields {
  readonly at: number;
  /** Id of the person who made it. */
  readonly by: string;
}

/** More than anybody finds something in; a client is read as a whole. */
export const batchesMax = 200;
