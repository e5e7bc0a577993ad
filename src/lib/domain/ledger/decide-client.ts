import { clientSchema } from '#domain/client/client.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { CommandOf } from './command.ts';
import type { Run } from './run.ts';
import { permit } from './permit.ts';
import { editRecord } from './edit-record.ts';

export function createClient(run: Run, { id, fields }: CommandOf<'createClient'>): readonly Refusal[] {
  const refusals = permit(run, 'edit');
  if (refusals.length > 0) return refusals;
  if (run.get('client', id)) return [{ why: 'invalid', path: ['id'], problem: 'taken' }];
  run.record({ kind: 'client', id }, 'client-created', { fields });
  return [];
}

export function editClient(run: Run, { client, changes, force }: CommandOf<'editClient'>): readonly Refusal[] {
  return editRecord(
    run,
    { kind: 'client', id: client },
    { changes, schema: clientSchema, permitted: permit(run, 'edit'), force: force ?? false }
  );
}

/** A client without invoices may be deleted (BR19). */
export function deleteClient(run: Run, { client: id }: CommandOf<'deleteClient'>): readonly Refusal[] {
  const client = run.get('client', id);
  if (!client || client.deleted) return [{ why: 'not-found', kind: 'client', id }];
  const refusals = permit(run, 'edit');
  if (refusals.length > 0) return refusals;
  if (invoicesOf(run, id).length > 0) return [{ why: 'not-deletable', because: 'invoices' }];
  run.record({ kind: 'client', id }, 'client-deleted', { rev: client.rev });
  return [];
}

/** Ids of the invoices of a client that are still there. */
export function invoicesOf(run: Run, client: string): readonly string[] {
  return run.invoicesOfClient(client).filter((invoice) => run.get('invoice', invoice)?.deleted === null);
}

/**
 * Two records of one client become one (BR19). Invoices keep their copy of the party and their link: who reads the
 * link follows it, so that merging is one small event and undo is another.
 */
export function mergeClients(run: Run, { from, into }: CommandOf<'mergeClients'>): readonly Refusal[] {
  const [merged, other] = [run.get('client', from), run.get('client', into)];
  if (!merged || merged.deleted) return [{ why: 'not-found', kind: 'client', id: from }];
  if (!other || other.deleted) return [{ why: 'not-found', kind: 'client', id: into }];
  if (from === into) return [{ why: 'invalid', path: ['into'], problem: 'same' }];
  const refusals = permit(run, 'edit');
  if (refusals.length > 0) return refusals;
  run.record({ kind: 'client', id: from }, 'client-merged', { into, rev: merged.rev });
  return [];
}
