import type { Invoice } from '#domain/invoice/invoice.ts';
import { words } from '#ui/words/words.ts';

/** What an invoice is called: its number, the supplier's, or that it has none yet. */
export function invoiceName({ number, content }: Pick<Invoice, 'number' | 'content'>): string {
  return number?.text ?? (content.supplierNumber || words.invoice.unnumbered[content.kind]);
}

/** The other side: the client of what we issue, the supplier of what we receive. */
export function otherParty({ content }: Pick<Invoice, 'content'>): Invoice['content']['client'] {
  return content.direction === 'issued' ? content.client : content.seller;
}
