import type { InvoiceAnswer } from '#services/invoice-answer.ts';
import type { Names } from '#ui/words/refusal.ts';
import { locale } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';
import { invoiceName } from './name.ts';

/** What ids are called: by the workflow in force, and by the invoices that this one is linked to. */
export function namesFor({ workflow, gone, invoice, creditNotes, creditOf, peopleById }: InvoiceAnswer): Names {
  const labelOf = (all: readonly { id: string; label: string }[]) => (id: string) =>
    all.find((one) => one.id === id)?.label ?? id;
  const invoices = [invoice, ...creditNotes, ...(creditOf ? [creditOf] : [])];
  return {
    locale: locale(),
    status: labelOf([
      ...workflow.machines.invoice.statuses,
      ...(gone ? [{ id: invoice.status, label: gone.label }] : [])
    ]),
    rule: labelOf(workflow.rules),
    type: labelOf(workflow.types),
    account: labelOf(workflow.accounts),
    invoice: (id) => {
      const found = invoices.find((one) => one.id === id);
      return found ? invoiceName(found) : id;
    },
    job: (id) => id,
    person: (id) => peopleById.get(id) ?? words.history.somebody
  };
}
