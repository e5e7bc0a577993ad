import type { MoveKind, SourceTrigger, Status } from './document.ts';

/** Whether what stands in a status of a job takes place: it was agreed to, by a status that says yes. */
export function isConfirmed(status: Status | undefined): boolean {
  return status?.group !== 'CANCELLED' && status?.outcome === 'positive';
}

/** What it means to rules that a job comes from one status into another (W2, B42, B43); `kind` null: past the workflow. */
export function triggersOfMove(
  from: Status | undefined,
  to: Status | undefined,
  kind: MoveKind | null
): SourceTrigger[] {
  const names: SourceTrigger[] = [];
  if (kind === 'restore') names.push('job-reactivated');
  else if (isConfirmed(to) && !isConfirmed(from)) names.push('job-confirmed');
  if (kind === 'forward' && to?.group === 'APPROVAL') names.push('job-approved');
  if (to?.group === 'COMPLETED') names.push('job-completed');
  if (to?.group === 'CANCELLED') names.push('job-cancelled');
  return names;
}
