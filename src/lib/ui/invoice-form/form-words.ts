import type { Workflow } from '#domain/workflow/document.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { InvoiceForm } from '#state/invoice-form.svelte.ts';
import { refusalsInWords, type Names } from '#ui/words/refusal.ts';
import { words } from '#ui/words/words.ts';

/** Why a field cannot be changed, for its lock; undefined where it can. */
export function lockOf(form: InvoiceForm, ...path: string[]): string | undefined {
  return reasonsIn(form, form.lock(...path));
}

export function reasonsIn(form: InvoiceForm, refusals: readonly Refusal[]): string | undefined {
  return refusalsInWords(refusals, namesIn(form.start.workflow));
}

/** What is wrong with a field, and how to mend it. */
export function errorAt(form: InvoiceForm, at: string): string | undefined {
  const why = form.problemAt(at);
  return why === null ? undefined : words.invoiceForm.problems[why];
}

/** What ids of a workflow are called. */
export function namesIn({
  machines,
  types,
  accounts,
  rules
}: Workflow): Pick<Names, 'status' | 'type' | 'account' | 'rule'> {
  const labelOf = (all: readonly { id: string; label: string }[]) => (id: string) =>
    all.find((one) => one.id === id)?.label ?? id;
  return {
    status: labelOf(machines.invoice.statuses),
    type: labelOf(types),
    account: labelOf(accounts),
    rule: labelOf(rules)
  };
}
