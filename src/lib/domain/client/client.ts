import * as z from 'zod/mini';
import { emptyParty, partySchema } from '#domain/party/party.ts';
import { applyChanges, type Change } from '#domain/history/change.ts';
import type { Event, Recorded } from '#domain/history/event.ts';
import { evolveRecord, newRecord, type RecordEntity } from '#domain/history/record.ts';
import type { Batch, BatchFields } from './batch.ts';

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

export interface Client extends RecordEntity<ClientFields> {
  /** By id. They stay with the client that they were made for, also where that is merged into another one. */
  readonly batches: Readonly<Record<string, Batch>>;
}

export type ClientEvent =
  | Event<'batch-made', { batch: string; fields: BatchFields }>
  | Event<'batch-changed', { batch: string; changes: Change[] }>
  | Event<'batch-removed', { batch: string }>;

export const emptyClient: ClientFields = { party: emptyParty, currency: '', termsDays: null, language: '', notes: '' };

export function newClient(id: string): Client {
  return { ...newRecord(id, emptyClient), batches: {} };
}

/** Total, as every fold: what changes a batch that is not known here changes nothing. */
export function evolveClient(client: Client, recorded: Recorded): Client {
  const event = recorded.event as ClientEvent;
  switch (event.type) {
    case 'batch-made': {
      const { batch, fields } = event.data;
      return { ...client, batches: { ...client.batches, [batch]: { ...fields, at: event.at, by: recorded.by } } };
    }
    case 'batch-changed': {
      const { batch, changes } = event.data;
      const known = batchOf(client, batch);
      return known ? { ...client, batches: { ...client.batches, [batch]: applyChanges(known, changes) } } : client;
    }
    case 'batch-removed': {
      const { batch } = event.data;
      return { ...client, batches: Object.fromEntries(Object.entries(client.batches).filter(([id]) => id !== batch)) };
    }
    default:
      return { ...client, ...evolveRecord('client', client, recorded) };
  }
}

export function batchOf({ batches }: Client, id: string): Batch | undefined {
  return Object.hasOwn(batches, id) ? batches[id] : undefined;
}
