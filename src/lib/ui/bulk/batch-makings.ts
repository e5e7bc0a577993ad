import { batchInvoicesMax } from '#domain/client/batch.ts';
import type { ColumnRow } from '#services/columns/row.ts';
import { words } from '#ui/words/words.ts';

/** The client that a batch would be of. */
export interface BatchMakings {
  readonly client: { readonly id: string; readonly name: string };
}

/** Whether some invoices can be one batch, or why not; merges of clients are followed by the rows. */
export function batchOfRows(rows: readonly ColumnRow[]): BatchMakings | { readonly refusal: string } {
  const { refusals } = words.batches;
  const clients = new Set(rows.map(({ clientId, party }) => clientId ?? `name ${party}`));
  if (clients.size > 1) return { refusal: refusals.clients(clients.size) };
  const client = rows.flatMap(({ clientId, party }) => (clientId === null ? [] : [{ id: clientId, name: party }]))[0];
  if (!client) return { refusal: refusals.noClient };
  if (new Set(rows.map(({ direction }) => direction)).size > 1) return { refusal: refusals.directions };
  if (rows.length > batchInvoicesMax) return { refusal: refusals.tooMany(batchInvoicesMax) };
  return { client };
}
