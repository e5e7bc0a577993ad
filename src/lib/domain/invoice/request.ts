import type { Recorded } from '#domain/history/event.ts';
import type { InvoiceEvent } from './invoice.ts';

/**
 * Who asked for approval last: whoever took the invoice into a status that is a request. Null: nobody, as where it is
 * signed without one.
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

function statusEntered(event: InvoiceEvent): string | null {
  switch (event.type) {
    case 'invoice-created':
    case 'invoice-imported':
      return event.data.status.id;
    case 'status-changed':
    case 'status-overridden':
    case 'status-replaced':
    case 'conflict-settled':
      return event.data.to.id;
    default:
      return null;
  }
}
