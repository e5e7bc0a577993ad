import { always, type Condition } from '#domain/condition/condition.ts';
import type { Effect, Rule } from '#domain/workflow/document.ts';

/** What jobs do to their invoices in the presets that know jobs (BR4, BR6). */

export const sourceIs = (fact: string, value: boolean): Condition => ({ field: `source.${fact}`, op: 'is', value });

export function rule(
  rest: Pick<Rule, 'id' | 'label' | 'description'> & {
    on: readonly (Rule['on'][number]['event'] | Rule['on'][number])[];
    if?: Condition;
    then: readonly Effect[];
  } & Partial<Pick<Rule, 'of' | 'enabled'>>
): Rule {
  return {
    enabled: true,
    ...rest,
    on: rest.on.map((on) => (typeof on === 'string' ? { event: on } : on)),
    if: rest.if ?? always,
    then: [...rest.then]
  };
}

export const itemsAdded = rule({
  id: 'items-added',
  label: 'Items added',
  description: 'Items that are added to a job come into its invoice, or begin one.',
  on: ['items-added'],
  then: [{ do: 'bring-in' }]
});

export const itemsChanged = rule({
  id: 'items-changed',
  label: 'Items changed',
  description: 'Items that are changed or set aside change the invoice that holds them, as long as it may change.',
  on: ['items-changed', 'items-archived'],
  then: [{ do: 'recompute' }]
});

export const jobApproved = rule({
  id: 'job-approved',
  label: 'Job approved',
  description: 'Whoever approves a job signs its invoices with that, as far as they may sign them.',
  on: ['job-approved'],
  if: sourceIs('approved', true),
  then: [{ do: 'sign' }]
});

export const jobCompleted = rule({
  id: 'job-completed',
  label: 'Job completed',
  description:
    'Once all jobs of an invoice are completed, it goes on to the client, as far as nothing stands in the way.',
  on: ['job-completed', 'job-cancelled'],
  if: sourceIs('completed', true),
  then: [{ do: 'move', to: { slot: 'first-completed' }, by: 'walk', otherwise: 'blocked' }]
});

export const jobCancelled = rule({
  id: 'job-cancelled',
  label: 'Job cancelled',
  description:
    'Somebody is asked to look at the invoices of a job that is cancelled: what was done may still be charged.',
  on: ['job-cancelled'],
  then: [{ do: 'remind', text: 'The job was cancelled. Decide what becomes of this invoice.' }]
});
