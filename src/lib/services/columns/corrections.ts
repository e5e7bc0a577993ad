import { balanceOf, type Balance } from '#domain/invoice/balance.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';

/** Its balance depends on another invoice: it is a credit note, or is corrected by one. */
export function isRelated({ creditOf, creditNotes }: Invoice): boolean {
  return creditOf !== null || creditNotes.length > 0;
}

/** Credit notes, and what they correct: a change of one of them is a change of the money of others. */
export class Corrections {
  readonly #invoiceById = new Map<string, Invoice>();

  /** Knows an invoice as it is now. */
  note(invoice: Invoice): void {
    if (isRelated(invoice)) this.#invoiceById.set(invoice.id, invoice);
    else this.#invoiceById.delete(invoice.id);
  }

  all(): Iterable<Invoice> {
    return this.#invoiceById.values();
  }

  /** Whose money a change of an invoice may change: its own, and that of its family as it is and as it was. */
  concernedBy(invoice: Invoice): Invoice[] {
    return [invoice, ...this.familyOf(invoice), ...this.familyOf(this.#invoiceById.get(invoice.id) ?? invoice)];
  }

  /** What an invoice's money depends on and is depended on by: what it corrects, and that one's credit notes. */
  familyOf(invoice: Invoice): Invoice[] {
    const root = invoice.creditOf === null ? invoice : (this.#invoiceById.get(invoice.creditOf) ?? invoice);
    return [root, ...this.#known(root.creditNotes), ...this.#known(invoice.creditNotes)];
  }

  balanceOf(invoice: Invoice, isCancelled: (status: string) => boolean): Balance {
    const corrected = invoice.creditOf === null ? undefined : this.#invoiceById.get(invoice.creditOf);
    return balanceOf(invoice, {
      creditNotes: this.#known(invoice.creditNotes),
      creditOf: corrected ? { invoice: corrected, creditNotes: this.#known(corrected.creditNotes) } : null,
      // Whether a status is settled is looked up when asked, so that a new workflow needs no new columns.
      isSettled: () => false,
      isCancelled
    });
  }

  #known(ids: readonly string[]): Invoice[] {
    return ids.flatMap((id) => this.#invoiceById.get(id) ?? []);
  }
}
