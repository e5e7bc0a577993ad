import type { Machine, Workflow } from '#domain/workflow/document.ts';

export function withMachine(workflow: Workflow, change: (machine: Machine) => Machine): Workflow {
  return { ...workflow, machines: { ...workflow.machines, invoice: change(workflow.machines.invoice) } };
}
