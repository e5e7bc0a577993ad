import * as z from 'zod/mini';
import { emptyParty, partySchema } from '#domain/party/party.ts';
import type { RecordEntity } from '#domain/history/record.ts';

export const clientSchema = z.strictObject({
  party: partySchema,
  /** ISO 4217, or empty: as one's own business. */
  currency: z.string(),
  /** Days until payment; null: as one's own business. */
  termsDays: z.nullable(z.int()),
  /** BCP 47 tag of the language for documents; empty: as the app. */
  language: z.string(),
  notes: z.string().check(z.maxLength(20_000))
});
export type ClientFields = z.infer<typeof clientSchema>;
export type Client = RecordEntity<ClientFields>;

export const emptyClient: ClientFields = { party: emptyParty, currency: '', termsDays: null, language: '', notes: '' };
