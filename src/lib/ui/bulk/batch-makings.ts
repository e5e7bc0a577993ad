import { batchInvoicesMax } from '#domain/client/batch.ts';
import type { ColumnRow } from '#services/columns/columns.ts';
import { words } from '#ui/words/words.ts';

/** The client that a batch would be of. */
export interface BatchMakings {
  readonly client: { readonly id: string; readonly name: string };
}

/** Whether some invoices can be one batch, or why not; merges of clients are followed by the rows. */
export function batchOfRows(rows: readonly ColumnRow[]): BatchMakings | { readonly refusal: string } {
  const { refusals } = words.batches;
  const [first] = rows;
  const clients = new Set(rows.map(({ clientId, party }) => clientId ?? `name ${party}`));
  if (clients.size > 1) return { refusal: refusals.clients(clients.size) };
  if (!first || first.clientId === null) return { refusal: refusals.noClient };
  if (rows.some(({ direction }) => direction !== first.direction)) return { refusal: refusals.directions };
  if (rows.length > batchInvoicesMax) return { refusal: refusals.tooMany(batchInvoicesMax) };
  return { client: { id: first.clientId, name: first.party } };
}
