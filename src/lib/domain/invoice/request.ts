import type { Recorded } from '#domain/history/event.ts';
import type { Status } from '#domain/workflow/document.ts';
import type { WorkflowVersion } from '#domain/workflow/version.ts';
import type { InvoiceEvent } from './invoice.ts';

/**
 * Who asked for approval last: whoever took the invoice into a status that is a request. Null: nobody, as where it is
 * signed without one. Whoever published a workflow asked for nothing by it, even if it took the status along.
 */
export function requestIn(
  history: readonly Recorded[],
  isRequest: (status: string) => boolean
): { readonly by: string; readonly at: number } | null {
  const asked = history.findLast(({ event }) => {
    const status = statusEntered(event as InvoiceEvent);
    return status !== null && isRequest(status);
  });
  return asked ? { by: asked.by, at: asked.event.at } : null;
}

/**
 * The status that a move led away from, as the workflow of that day had it: what it meant then does not change with what
 * becomes of the status. Null: the event is no move, or nobody knows the status.
 */
export function statusLeft({ event, workflow }: Recorded, versions: readonly WorkflowVersion[]): Status | null {
  if (event.type !== 'status-changed') return null;
  const from = event.data.from as { readonly id?: unknown } | undefined;
  const document = versions.find(({ id }) => id === workflow)?.document;
  return document?.machines.invoice.statuses.find(({ id }) => id === from?.id) ?? null;
}

function statusEntered(event: InvoiceEvent): string | null {
  switch (event.type) {
    case 'invoice-created':
    case 'invoice-imported':
      return event.data.status.id;
    case 'status-changed':
    case 'status-overridden':
    case 'conflict-settled':
      return event.data.to.id;
    default:
      return null;
  }
}
