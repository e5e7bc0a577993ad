import { batchesMax, batchSchema, type Batch, type BatchFields } from '#domain/client/batch.ts';
import { batchOf, type Client } from '#domain/client/client.ts';
import { survivorOf } from '#domain/client/merged.ts';
import { applyChanges } from '#domain/history/change.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { CommandOf } from './command.ts';
import { editedElsewhere, invalidIn } from './edit-record.ts';
import { permit } from './permit.ts';
import type { Run } from './run.ts';

/** Invoices of one client, in one direction, to be looked at together. It changes nothing about any of them. */
export function makeBatch(run: Run, { client: id, batch, fields }: CommandOf<'makeBatch'>): readonly Refusal[] {
  const client = run.get('client', id);
  if (!client || client.deleted) return [{ why: 'not-found', kind: 'client', id }];
  const refusals = [...unlessWritable(run, client), ...unlessTogether(run, id, fields.invoiceIds)];
  if (batchOf(client, batch)) refusals.push({ why: 'invalid', path: ['batch'], problem: 'taken' });
  if (Object.keys(client.batches).length >= batchesMax)
    refusals.push({ why: 'invalid', path: ['batches'], problem: 'too-many-batches' });
  if (refusals.length > 0) return refusals;
  run.record({ kind: 'client', id }, 'batch-made', { batch, fields });
  return [];
}

export function changeBatch(run: Run, command: CommandOf<'changeBatch'>): readonly Refusal[] {
  const { client, batch, refusals } = findBatch(run, command);
  if (!batch) return refusals;
  const { at: _at, by: _by, ...before } = batch;
  const fields: BatchFields = applyChanges(before, command.changes);
  const problems = [
    ...unlessWritable(run, client),
    ...(command.force ? [] : editedElsewhere(before, command.changes)),
    ...invalidIn(batchSchema, fields)
  ];
  // What was put together stays so, whatever became of single ones since: only another choice is looked at.
  if (problems.length === 0 && command.changes.some(({ path: [field] }) => field === 'invoiceIds'))
    problems.push(...unlessTogether(run, client.id, fields.invoiceIds));
  if (problems.length > 0 || command.changes.length === 0) return problems;
  record(run, client, 'batch-changed', { batch: command.batch, changes: command.changes });
  return [];
}

export function removeBatch(run: Run, command: CommandOf<'removeBatch'>): readonly Refusal[] {
  const { client, batch, refusals } = findBatch(run, command);
  if (!batch) return refusals;
  const problems = unlessWritable(run, client);
  if (problems.length > 0) return problems;
  record(run, client, 'batch-removed', { batch: command.batch });
  return [];
}

/** A batch, with the client that it was made for: one that is deleted keeps none, one that was merged keeps its own. */
function findBatch(
  run: Run,
  { client: id, batch: batchId }: { client: string; batch: string }
):
  | { client: Client; batch: Batch; refusals: readonly [] }
  | { client: null; batch: null; refusals: readonly Refusal[] } {
  const client = run.get('client', id);
  if (!client || (client.deleted !== null && client.mergedInto === null))
    return { client: null, batch: null, refusals: [{ why: 'not-found', kind: 'client', id }] };
  const batch = batchOf(client, batchId);
  if (!batch) return { client: null, batch: null, refusals: [{ why: 'not-found', kind: 'batch', id: batchId }] };
  return { client, batch, refusals: [] };
}

function unlessWritable(run: Run, { unreadable }: Client): Refusal[] {
  return [
    ...(unreadable.length > 0 ? [{ why: 'read-only', eventTypes: unreadable } as const] : []),
    ...permit(run, 'edit')
  ];
}

/** Why invoices cannot stand on one statement; merges are followed. */
function unlessTogether(run: Run, client: string, invoiceIds: readonly string[]): Refusal[] {
  const survivor = survivorOf(client, (one) => run.get('client', one)?.mergedInto);
  const found = invoiceIds.map((id) => ({ id, invoice: run.get('invoice', id) }));
  const missing = found.filter(({ invoice }) => invoice?.deleted !== null);
  if (missing.length > 0) return missing.map(({ id }) => ({ why: 'not-found', kind: 'invoice', id }));
  const contents = found.flatMap(({ invoice }) => invoice?.content ?? []);
  const invalid = (problem: string): Refusal => ({ why: 'invalid', path: ['invoiceIds'], problem });
  const isForeign = contents.some(({ clientId }) => clientId === null || run.clientNow(clientId)?.id !== survivor);
  return [
    ...(new Set(invoiceIds).size < invoiceIds.length ? [invalid('twice')] : []),
    ...(isForeign ? [invalid('other-client')] : []),
    ...(new Set(contents.map(({ direction }) => direction)).size > 1 ? [invalid('both-directions')] : [])
  ];
}

/** Whoever changes a batch of a client that was merged knows that it was: nothing brings that client back. */
function record(run: Run, { id, deleted, rev }: Client, type: string, data: object): void {
  run.record({ kind: 'client', id }, type, { ...data, ...(deleted === null ? {} : { rev }) });
}
