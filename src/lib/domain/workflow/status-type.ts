import type { Machine, Rule, Workflow } from './document.ts';
import { jobMachineOf } from './job-machine.ts';

/** What stands in statuses: invoices, and the jobs that they come from, each by a machine of its own (B51). */
export const statusTypes = ['invoice', 'job'] as const;
export type StatusType = (typeof statusTypes)[number];

/** The statuses and moves of a type; the plain ones, where a workflow says nothing of jobs. */
export function machineOf({ machines }: Pick<Workflow, 'machines'>, of: StatusType): Machine {
  return of === 'job' ? jobMachineOf({ machines }) : machines.invoice;
}

/**
 * A workflow as it is for one type: its statuses and moves stand where those of invoices stand, and its rules are those
 * that act on it. What reads a workflow, proves it or edits it has to know of one place only.
 */
export function seenAs(workflow: Workflow, of: StatusType): Workflow {
  if (of === 'invoice') return workflow;
  const rules = workflow.rules.flatMap(({ of: actsOn, ...rule }): Rule[] => (actsOn === of ? [rule] : []));
  return { ...workflow, machines: { invoice: machineOf(workflow, of) }, rules };
}

/**
 * A workflow in which the statuses and moves of one type are as an edit leaves them that knows of one type only. Whatever
 * else such an edit changes is the workflow's only where it is about invoices.
 */
export function editedAs(workflow: Workflow, of: StatusType, edit: (seen: Workflow) => Workflow): Workflow {
  if (of === 'invoice') return edit(workflow);
  const edited = edit(seenAs(workflow, of)).machines.invoice;
  if (edited === machineOf(workflow, of)) return workflow;
  return { ...workflow, machines: { ...workflow.machines, [of]: edited } };
}
