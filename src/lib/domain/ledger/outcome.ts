import type { Event } from '#domain/history/event.ts';
import type { InvoiceEvent } from '#domain/invoice/invoice.ts';

/** What a rule did to one thing; where a status is meant, by the name that it had. */
export type Outcome =
  | { readonly is: 'moved'; readonly to: string }
  | { readonly is: 'blocked'; readonly target: string }
  | { readonly is: 'changed' | 'created' | 'suppressed' | 'asked' };

/** What an event of a rule comes to; null for what only goes along with something else. */
export function outcomeOf(event: Event): Outcome | null {
  const known = event as InvoiceEvent;
  switch (known.type) {
    case 'status-changed':
      return { is: 'moved', to: known.data.to.label };
    case 'invoice-created':
      return { is: 'created' };
    case 'move-blocked':
      return { is: 'blocked', target: known.data.item.target };
    case 'update-suppressed':
      return { is: 'suppressed' };
    case 'task-left':
      return { is: 'asked' };
    case 'invoice-edited':
      return { is: 'changed' };
    case 'invoice-archived':
      // A move puts it away by itself.
      return known.data.with === undefined ? { is: 'changed' } : null;
    default:
      return null;
  }
}
