import type { Role } from '#domain/people/permission.ts';
import type { InvoiceType, Machine, Status, Workflow } from '#domain/workflow/document.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { machineOf, type StatusType } from '#domain/workflow/status-type.ts';
import { isReplaceable } from '#domain/workflow/transition.ts';

/** Taking another document as a whole: an old version, a preset, a file. */

/** What the workflow in force has and another document has not, so that somebody or something would be left without. */
export interface LeftBehind {
  /** In the order of the workflow in force. */
  readonly statuses: readonly Status[];
  /** The same of jobs. */
  readonly jobStatuses: readonly Status[];
  readonly roles: readonly Role[];
  readonly types: readonly InvoiceType[];
  /** People whom its approval stages name and who are not here, by stage. */
  readonly strangers: readonly { readonly stage: number; readonly person: string }[];
}

export function leftBehind(inForce: Workflow, document: Workflow, people: readonly string[]): LeftBehind {
  const { stages } = document.machines.invoice;
  const left = (of: StatusType): Status[] =>
    missingIn(compileMachine(machineOf(inForce, of)).statuses, machineOf(document, of).statuses);
  return {
    statuses: left('invoice'),
    jobStatuses: left('job'),
    roles: missingIn(inForce.roles, document.roles),
    types: missingIn(inForce.types, document.types),
    strangers: stages.flatMap(({ n, approvers }) =>
      approvers.people.filter((person) => !people.includes(person)).map((person) => ({ stage: n, person }))
    )
  };
}

/**
 * The status of another workflow that is most like one that goes: of the same name, else of the same group and outcome,
 * else of the same group, else any that may take its place at all. Null where none may.
 */
export function likeliestSuccessor(gone: Status, machine: Machine, of: StatusType = 'invoice'): string | null {
  const candidates = compileMachine(machine).statuses.filter((status) => isReplaceable(gone, status, of));
  const plain = (label: string): string => label.trim().toLocaleLowerCase();
  const closeness: ((status: Status) => boolean)[] = [
    ({ label }) => plain(label) === plain(gone.label),
    // What waits for money does not become settled by a new name (BR12), nor signed (BR3).
    (status) => isInGroup(status, gone) && status.outcome === gone.outcome && isNoStricter(status, gone),
    (status) => isInGroup(status, gone) && isNoStricter(status, gone),
    (status) => isInGroup(status, gone),
    (status) => isNoStricter(status, gone),
    () => true
  ];
  for (const isLike of closeness) {
    const found = candidates.find(isLike);
    if (found) return found.id;
  }
  return null;
}

/** A document that also has these roles and types of the workflow in force, last. */
export function withKept(
  document: Workflow,
  { roles, types }: { readonly roles: readonly Role[]; readonly types: readonly InvoiceType[] }
): Workflow {
  if (roles.length + types.length === 0) return document;
  const isKnown = (account: string): boolean => document.accounts.some(({ id }) => id === account);
  return {
    ...document,
    roles: [...document.roles, ...roles],
    types: [...document.types, ...types.map((type) => ({ ...type, issuedBy: type.issuedBy.filter(isKnown) }))]
  };
}

function isInGroup(status: Status, { group }: Status): boolean {
  return status.group === group;
}

function isNoStricter(status: Status, gone: Status): boolean {
  return (!status.settled || gone.settled) && (status.approvalStage ?? 0) <= (gone.approvalStage ?? 0);
}

function missingIn<One extends { readonly id: string }>(all: readonly One[], known: readonly { id: string }[]): One[] {
  return all.filter(({ id }) => !known.some((one) => one.id === id));
}
