import type { InvoiceType, Rule, Workflow } from '#domain/workflow/document.ts';

/** What the editor does to the rules of a workflow and to its types of invoices (B40, W8, W15). */

/** When a rule acts and what it does stays as it is. */
export type RuleChanges = Partial<Pick<Rule, 'enabled' | 'label' | 'description'>>;

export function changedRule(workflow: Workflow, id: string, changes: RuleChanges): Workflow {
  return {
    ...workflow,
    rules: workflow.rules.map((rule) => (rule.id === id ? { ...rule, ...changes } : rule))
  };
}

/** Invoices know their type by its id, which never changes. */
export type TypeChanges = Partial<Omit<InvoiceType, 'id'>>;

export function changedType(workflow: Workflow, id: string, changes: TypeChanges): Workflow {
  return {
    ...workflow,
    types: workflow.types.map((type) => (type.id === id ? { ...type, ...changes } : type))
  };
}

/** A workflow in which an account type issues a type of invoices, or does not. Where none is named, every one does (WR8). */
export function issuedBy(
  workflow: Workflow,
  id: string,
  { account, isIssuing }: { account: string; isIssuing: boolean }
): Workflow {
  const type = workflow.types.find((one) => one.id === id);
  if (!type) return workflow;
  const wanted = new Set(isIssuing ? [...type.issuedBy, account] : type.issuedBy.filter((one) => one !== account));
  const known = workflow.accounts.map((one) => one.id);
  // In the order of the accounts, so that what is switched off and on again is no change.
  const inOrder = [...known.filter((one) => wanted.has(one)), ...[...wanted].filter((one) => !known.includes(one))];
  return changedType(workflow, id, { issuedBy: inOrder });
}
