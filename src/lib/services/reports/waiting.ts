import type { Permission } from '#domain/people/permission.ts';
import { bottlenecks, type Bottleneck } from '#domain/report/bottlenecks.ts';
import { isAskedFor } from '#domain/workflow/approval.ts';
import type { Status, Workflow } from '#domain/workflow/document.ts';
import { compileMachine, type CompiledMachine } from '#domain/workflow/machine.ts';
import { columnVisits } from '#services/columns/visits.ts';
import type { ReportScope } from './scope.ts';

/** Who or what has to do something before an invoice leaves a status. */
export type WaitsFor =
  /** Ids of the roles and of the people of the stage. */
  | { readonly for: 'approval'; readonly roles: readonly string[]; readonly people: readonly string[] }
  | { readonly for: 'payment' }
  /** Ids of the roles that hold what the next move asks for. */
  | { readonly for: 'people'; readonly roles: readonly string[] }
  /** Only the platform moves it on: a job or a rule. */
  | { readonly for: 'platform' }
  /** The workflow does not know the status, or no move leads on from it. */
  | { readonly for: 'nobody' };

export interface Waiting extends Bottleneck {
  readonly waitsFor: WaitsFor;
}

/** Where invoices spend their time, most of it first, and for whom. What is done waits for nobody and is left out. */
export function waitingByStatus({ columns, query, workflow, nowMs }: ReportScope): Waiting[] {
  const machine = compileMachine(workflow.machines.invoice);
  const visits = columnVisits(columns, columns.rowsFor(query));
  const isOpen = visits.labels.map((id) => !isOver(machine.statusById.get(id)));
  const isIn = (visit: number): boolean => isOpen[visits.statuses[visit] ?? 0] ?? false;
  return bottlenecks(visits, { nowMs, isIn }).map((bottleneck) => ({
    ...bottleneck,
    waitsFor: waitsForIn(workflow, machine, bottleneck.status)
  }));
}

function isOver(status: Status | undefined): boolean {
  return status !== undefined && (status.settled || status.group === 'CANCELLED');
}

function waitsForIn(workflow: Workflow, machine: CompiledMachine, id: string): WaitsFor {
  const status = machine.statusById.get(id);
  if (!status) return { for: 'nobody' };
  const ways = (machine.waysByFrom.get(id) ?? []).filter(({ kind }) => kind === 'forward');
  if (isAskedFor(status)) return approval(workflow, status);
  if (status.group === 'COMPLETED') return { for: 'payment' };
  // What was turned down is corrected by those who write.
  if (status.group === 'ACTIVE' || status.outcome === 'negative')
    return { for: 'people', roles: rolesHolding(workflow, ['edit']) };
  if (ways.length === 0) return { for: 'nobody' };
  const byPeople = ways.filter(({ actor }) => actor !== 'platform');
  if (byPeople.length === 0) return { for: 'platform' };
  return {
    for: 'people',
    roles: rolesHolding(
      workflow,
      byPeople.map(({ permission }) => permission)
    )
  };
}

/** The stage that is asked for next: of statuses that stand for a stage, the one after it is still to be signed. */
function approval(workflow: Workflow, { approvalStage }: Status): WaitsFor {
  const stages = [...workflow.machines.invoice.stages].sort((left, right) => left.n - right.n);
  const asked = approvalStage === null ? stages[0] : stages.find(({ n }) => n > approvalStage);
  const roles = asked?.approvers.roles ?? [];
  const people = asked?.approvers.people ?? [];
  if (roles.length + people.length > 0) return { for: 'approval', roles, people };
  return { for: 'approval', roles: rolesHolding(workflow, ['approve']), people: [] };
}

function rolesHolding({ roles }: Workflow, asked: readonly Permission[]): string[] {
  return roles.filter(({ grants }) => grants.some(({ permission }) => asked.includes(permission))).map(({ id }) => id);
}
