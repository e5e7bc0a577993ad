import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Job } from '#domain/job/job.ts';
import type { Permission } from '#domain/people/permission.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { Owned, Run } from './run.ts';

/** A refusal if the acting person lacks a permission; the platform was let in by its rule already. */
export function permit(run: Run, permission: Permission, over?: Owned): readonly Refusal[] {
  if (run.cause || run.may(permission, over)) return [];
  return [{ why: 'permission', needs: permission, remedy: { do: 'ask', permission } }];
}

/** A refusal if whoever acts is no longer active: looking is the least that somebody may do. */
export function permitActive(run: Run): readonly Refusal[] {
  if (run.cause || run.isActorActive) return [];
  return [{ why: 'permission', needs: 'look', remedy: { do: 'ask', permission: 'look' } }];
}

/** A job that a command may work on, or why not. */
export function findJob(
  run: Run,
  id: string
):
  | { readonly job: Job; readonly refusals: readonly [] }
  | { readonly job: null; readonly refusals: readonly Refusal[] } {
  const job = run.get('job', id);
  if (!job || job.deleted) return { job: null, refusals: [{ why: 'not-found', kind: 'job', id }] };
  if (job.unreadable.length > 0) return { job: null, refusals: [{ why: 'read-only', eventTypes: job.unreadable }] };
  return { job, refusals: [] };
}

/** An invoice that a command may work on, or why not. */
export function findInvoice(
  run: Run,
  id: string
):
  | { readonly invoice: Invoice; readonly refusals: readonly [] }
  | { readonly invoice: null; readonly refusals: readonly Refusal[] } {
  const invoice = run.get('invoice', id);
  if (!invoice || invoice.deleted) return { invoice: null, refusals: [{ why: 'not-found', kind: 'invoice', id }] };
  if (invoice.unreadable.length > 0)
    return { invoice: null, refusals: [{ why: 'read-only', eventTypes: invoice.unreadable }] };
  return { invoice, refusals: [] };
}
