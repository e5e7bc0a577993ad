import { awaitedIn } from '#domain/workflow/approval.ts';
import { groups, type Group, type Workflow } from '#domain/workflow/document.ts';
import { compileMachine, inConfiguredOrder } from '#domain/workflow/machine.ts';

/** What the workflow in force says of a status, as far as it says something of the rows that stand in it. */
export interface StatusTraits {
  readonly group: Group | null;
  readonly settled: boolean;
  readonly stage: number | null;
  /** Which amounts wait in it for a signature or a look; null: none. */
  readonly awaits: ReturnType<typeof awaitedIn>;
  /** Place in the order of the workflow. */
  readonly rank: number;
}

export function statusTraits(workflow: Workflow | null, id: string): StatusTraits {
  if (!workflow) return unknownStatus;
  const machine = compileMachine(workflow.machines.invoice);
  const status = machine.statusById.get(id);
  if (!status) return unknownStatus;
  const rank = machine.statuses.findIndex((one) => inConfiguredOrder(one, status) >= 0);
  return {
    group: status.group,
    settled: status.settled,
    stage: status.approvalStage,
    awaits: awaitedIn(machine, id),
    rank
  };
}

const unknownStatus: StatusTraits = {
  group: null,
  settled: false,
  stage: null,
  awaits: null,
  rank: groups.length * 1_000
};
