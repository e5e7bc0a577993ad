import type { Machine, Stage, Status, Workflow } from '#domain/workflow/document.ts';
import { holds } from '#domain/people/permission.ts';
import { isActive, type Person } from '#domain/people/person.ts';
import { isApprover } from '#domain/workflow/approval.ts';
import { withMachine } from './machine.ts';

/** What the editor does to the approval stages of a workflow (B36–B39, BR3). A stage is named by its place, from 0. */

/** In the order in which they are signed. */
export function stagesInOrder({ machines }: Workflow): Stage[] {
  return [...machines.invoice.stages].sort((left, right) => left.n - right.n);
}

/** A workflow with one stage more, the last: one signature of anybody who may approve, whatever the amount. */
export function withStage(workflow: Workflow): Workflow {
  const stages = stagesInOrder(workflow);
  const stage: Stage = {
    n: (stages.at(-1)?.n ?? 0) + 1,
    approvers: { roles: [], people: [] },
    quorum: 1,
    fromMinor: {},
    distinct: false
  };
  return withMachine(workflow, (machine) => ({ ...machine, stages: [...stages, stage] }));
}

/** What may be changed of a stage without moving it. */
export type StageChanges = Partial<Omit<Stage, 'n'>>;

export function changedStage(workflow: Workflow, place: number, changes: StageChanges): Workflow {
  return withMachine(workflow, (machine) => ({
    ...machine,
    stages: stagesInOrder(workflow).map((stage, at) => (at === place ? { ...stage, ...changes } : stage))
  }));
}

/** A workflow whose stage begins at another amount in a currency; `null`: the currency has no band, and is always asked. */
export function changedBand(
  workflow: Workflow,
  place: number,
  { currency, fromMinor }: { currency: string; fromMinor: number | null }
): Workflow {
  const { [currency]: _before, ...others } = stagesInOrder(workflow)[place]?.fromMinor ?? {};
  return changedStage(workflow, place, {
    fromMinor: fromMinor === null ? others : { ...others, [currency]: fromMinor }
  });
}

/** A workflow in which a stage is signed at another place. Stages are numbered anew, and statuses go with their stage. */
export function placedStage(workflow: Workflow, place: number, to: number): Workflow {
  const stages = stagesInOrder(workflow);
  const moved = stages[place];
  if (!moved || to === place || to < 0 || to >= stages.length) return workflow;
  const rest = stages.filter((stage) => stage !== moved);
  return renumbered(workflow, [...rest.slice(0, to), moved, ...rest.slice(to)]);
}

/** A workflow without a stage. Those after it close the gap, and statuses that only it led to ask for none any more. */
export function withoutStage(workflow: Workflow, place: number): Workflow {
  return renumbered(
    workflow,
    stagesInOrder(workflow).filter((_stage, at) => at !== place)
  );
}

/** The statuses that an invoice gets to once a stage is signed. */
export function statusesOfStage({ machines }: Workflow, n: number): Status[] {
  return machines.invoice.statuses.filter(({ approvalStage }) => approvalStage === n);
}

/** What keeps a stage from being signed by the people there are. It is advice: somebody may be hired or promoted yet. */
export type StageAdvice =
  | { readonly why: 'role-unheld'; readonly role: string }
  | { readonly why: 'role-cannot-approve'; readonly role: string }
  | { readonly why: 'person-inactive'; readonly person: string }
  | { readonly why: 'person-cannot-approve'; readonly person: string }
  | { readonly why: 'too-few'; readonly signers: number; readonly quorum: number }
  /** BR11: whoever changed an invoice last may not sign it, and then too few are left. */
  | { readonly why: 'author-needed'; readonly signers: number }
  /** Whoever signed the other one may not sign here, and then too few are left. */
  | { readonly why: 'too-few-apart'; readonly other: number; readonly signers: number }
  /** Both at once: neither whoever changed an invoice last nor whoever signed the other one may sign, and too few are left. */
  | { readonly why: 'author-needed-apart'; readonly other: number; readonly signers: number }
  /** Nothing stands for this stage, and what stands for an earlier one sounds as if all had been signed. */
  | { readonly why: 'stands-before'; readonly status: string; readonly other: number };

/** Looks at a stage with the people of the dataset; nothing where it can be signed. */
export function stageAdvice(workflow: Workflow, place: number, people: readonly Person[]): StageAdvice[] {
  const stages = stagesInOrder(workflow);
  const stage = stages[place];
  if (!stage) return [];
  const { roles } = workflow;
  const active = people.filter(isActive);
  const may = (person: Person, permission: 'approve' | 'edit'): boolean =>
    holds(roles, person.fields.roles, permission, { own: true });
  const signersOf = (one: Stage): Person[] =>
    active.filter((person) => may(person, 'approve') && isApprover(one, { id: person.id, roles: person.fields.roles }));
  const signers = signersOf(stage);
  // Whoever is alone signs their own (BR11).
  const authors = active.length > 1 ? active.filter((person) => may(person, 'edit')) : [];
  return [
    ...stage.approvers.roles.flatMap((role): StageAdvice[] => {
      const holders = active.filter(({ fields }) => fields.roles.includes(role));
      if (holders.length === 0) return [{ why: 'role-unheld', role }];
      return holders.some((person) => may(person, 'approve')) ? [] : [{ why: 'role-cannot-approve', role }];
    }),
    ...stage.approvers.people.flatMap((id): StageAdvice[] => {
      const person = active.find((one) => one.id === id);
      if (!person) return [{ why: 'person-inactive', person: id }];
      return may(person, 'approve') ? [] : [{ why: 'person-cannot-approve', person: id }];
    }),
    ...countAdvice(stage, { signers, authors }),
    ...(stage.distinct ? apartAdvice(stage, stages.slice(0, place), { signersOf, authors }) : []),
    ...placeAdvice(workflow, stage, stages.slice(0, place))
  ];
}

function countAdvice({ quorum }: Stage, { signers, authors }: { signers: Person[]; authors: Person[] }): StageAdvice[] {
  if (signers.length < quorum) return [{ why: 'too-few', signers: signers.length, quorum }];
  const isAuthorNeeded = authors.length > 0 && authors.every((author) => without(author, signers).length < quorum);
  return isAuthorNeeded ? [{ why: 'author-needed', signers: signers.length }] : [];
}

/** Two stages find different signers where each finds enough, and both together do (Hall's theorem for two sets). */
function apartAdvice(
  stage: Stage,
  earlier: readonly Stage[],
  { signersOf, authors }: { signersOf: (stage: Stage) => Person[]; authors: Person[] }
): StageAdvice[] {
  const own = signersOf(stage);
  if (own.length < stage.quorum) return [];
  return earlier.flatMap((other): StageAdvice[] => {
    const theirs = signersOf(other);
    if (theirs.length < other.quorum) return [];
    const together = [...new Set([...own, ...theirs])];
    const quorum = stage.quorum + other.quorum;
    const about = { other: other.n, signers: together.length };
    if (together.length < quorum) return [{ why: 'too-few-apart', ...about }];
    // What one of both lacks by itself is said of that one.
    const isAuthorNeeded =
      authors.some((author) => without(author, own).length >= stage.quorum) &&
      authors.every((author) => without(author, together).length < quorum);
    return isAuthorNeeded ? [{ why: 'author-needed-apart', ...about }] : [];
  });
}

function without(author: Person, signers: readonly Person[]): Person[] {
  return signers.filter(({ id }) => id !== author.id);
}

/** A status named for the last signature but reached by an earlier one says too much while the later one is missing. */
function placeAdvice(workflow: Workflow, stage: Stage, earlier: readonly Stage[]): StageAdvice[] {
  if (statusesOfStage(workflow, stage.n).length > 0) return [];
  const other = earlier.findLast(({ n }) => statusesOfStage(workflow, n).length > 0);
  const status = other && statusesOfStage(workflow, other.n)[0];
  return status ? [{ why: 'stands-before', status: status.id, other: other.n }] : [];
}

/**
 * Numbers the stages 1, 2, 3 … in the order given, and lets each status follow the stages that it named. Where two bore
 * one number it follows the later of them, since it waits for both; what named a stage that is not there names none.
 */
function renumbered(workflow: Workflow, sequence: readonly Stage[]): Workflow {
  const numbers = new Map<number, number>();
  sequence.forEach(({ n }, at) => numbers.set(n, at + 1));
  return withMachine(workflow, (machine): Machine => ({
    ...machine,
    stages: sequence.map((stage, at) => ({ ...stage, n: at + 1 })),
    statuses: machine.statuses.map((status) =>
      status.approvalStage === null ? status : { ...status, approvalStage: numbers.get(status.approvalStage) ?? null }
    )
  }));
}
