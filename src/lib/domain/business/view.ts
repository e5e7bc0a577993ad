import * as z from 'zod/mini';

/** A question about invoices that is asked again and again. */
export const viewSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  /** The query of a list's address: which invoices, and in which order. What it says that means nothing is left out. */
  query: z.string().check(z.maxLength(4_000))
});
export type View = z.infer<typeof viewSchema>;

/** More than anybody tells apart. */
export const viewsMax = 50;
