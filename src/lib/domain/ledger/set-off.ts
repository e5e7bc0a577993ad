import type { Cause, Recorded } from '#domain/history/event.ts';
import { reconcileCause } from '#domain/invoice/evolve.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import type { Trigger, Workflow } from '#domain/workflow/document.ts';
import { jobMachineOf } from '#domain/workflow/job-machine.ts';
import { isAnswered, meaningsOf } from './react.ts';

/** What sets a rule off; `retry`: a person asked the platform to try once more; `merge`: devices met. */
export type SetOff = Trigger | 'retry' | 'merge';

/**
 * What set a rule off, told afterwards: of all that an event meant, what this rule waits for under the workflow of that
 * time (B85–B88). Null where the event is not known here.
 */
export function setOff(cause: Cause, byKey: ReadonlyMap<string, Recorded>, workflow: Workflow | null): SetOff | null {
  if (cause.event.endsWith(':retry')) return 'retry';
  if (cause.event.startsWith(reconcileCause)) return 'merge';
  const recorded = byKey.get(cause.event);
  if (!recorded || !workflow) return null;
  const meanings = meaningsOf(
    { machine: compileMachine(workflow.machines.invoice), jobMachine: compileMachine(jobMachineOf(workflow)) },
    recorded
  );
  const rule = workflow.rules.find(({ id }) => id === cause.rule);
  const meant = meanings.find((meaning) => rule !== undefined && isAnswered(rule, meaning));
  return (meant ?? meanings[0])?.trigger ?? null;
}
