import { always } from '#domain/condition/condition.ts';
import type { InvoiceType, Rule, Workflow } from '#domain/workflow/document.ts';
import { unusedId } from './id.ts';

/** What the editor does to the rules of a workflow and to its types of invoices (B40, W8, W15). Rules run in their order (BR23). */

/** The history knows a rule by its id, which never changes. */
export type RuleChanges = Partial<Omit<Rule, 'id'>>;

export function changedRule(workflow: Workflow, id: string, changes: RuleChanges): Workflow {
  return {
    ...workflow,
    rules: workflow.rules.map((rule) => (rule.id === id ? { ...rule, ...changes } : rule))
  };
}

/** A workflow in which a rule is another one of the same id, at the same place. */
export function withRuleReplaced(workflow: Workflow, rule: Rule): Workflow {
  return { ...workflow, rules: workflow.rules.map((one) => (one.id === rule.id ? rule : one)) };
}

/** A rule to be made one's own: it waits for nothing and does nothing yet. */
export function emptyRule(label: string, taken: readonly string[]): Rule {
  return { id: unusedId(label, taken, 'rule'), label, description: '', enabled: true, on: [], if: always, then: [] };
}

/** A rule that makes a move as soon as an invoice comes into a status. */
export function ruleOfMove(
  { from, to }: { readonly from: string; readonly to: string },
  label: string,
  taken: readonly string[]
): Rule {
  return {
    ...emptyRule(label, taken),
    on: [{ event: 'status-entered', statuses: [from] }],
    then: [{ do: 'move', to: { status: to }, by: 'direct', otherwise: 'blocked' }]
  };
}

/** A workflow with one rule more, which runs last. */
export function withRule(workflow: Workflow, rule: Rule): Workflow {
  return { ...workflow, rules: [...workflow.rules, rule] };
}

export function withoutRule(workflow: Workflow, id: string): Workflow {
  return { ...workflow, rules: workflow.rules.filter((rule) => rule.id !== id) };
}

/** A workflow in which a rule runs at another place among the rules, from 0. */
export function placedRule(workflow: Workflow, id: string, to: number): Workflow {
  const from = workflow.rules.findIndex((rule) => rule.id === id);
  const rule = workflow.rules[from];
  if (!rule || to === from || to < 0 || to >= workflow.rules.length) return workflow;
  return { ...workflow, rules: workflow.rules.toSpliced(from, 1).toSpliced(to, 0, rule) };
}

/** The same once more, right after it, and off: two that do the same at once are hardly what is wanted. */
export function withCopiedRule(
  workflow: Workflow,
  id: string,
  { label, taken }: { label: string; taken: readonly string[] }
): { readonly id: string | null; readonly workflow: Workflow } {
  const at = workflow.rules.findIndex((rule) => rule.id === id);
  const rule = workflow.rules[at];
  if (!rule) return { id: null, workflow };
  const copy: Rule = { ...rule, id: unusedId(label, taken, 'rule'), label, enabled: false };
  return { id: copy.id, workflow: { ...workflow, rules: workflow.rules.toSpliced(at + 1, 0, copy) } };
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
