import { digestOf } from '#domain/history/digest.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Job } from '#domain/job/job.ts';
import type { Machine, Status, Workflow } from '#domain/workflow/document.ts';
import { isConfirmed } from '#domain/workflow/job-trigger.ts';
import { prove } from '#domain/workflow/proof/prove.ts';
import { isFault } from '#domain/workflow/proof/finding.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { inOrder, type Refusal } from '#domain/workflow/refusal.ts';
import { machineOf, statusTypes, type StatusType } from '#domain/workflow/status-type.ts';
import { askReplacement } from '#domain/workflow/transition.ts';
import { versionsInForce, type Replacements } from '#domain/workflow/version.ts';
import type { CommandOf } from './command.ts';
import { replaceJobStatus, standingOfJob } from './decide-job.ts';
import { enterStatus, passage } from './move.ts';
import { permit } from './permit.ts';
import type { Run } from './run.ts';

/**
 * A workflow that was proved takes the place of the one in force, and what stands in a status that goes with the old one
 * goes to the status that replaces it, in the same commit: nothing ever points at a status that is missing.
 */
export function publishWorkflow(run: Run, command: CommandOf<'publishWorkflow'>): readonly Refusal[] {
  const { document, basedOn } = command;
  const before = run.workflow;
  const chosen = chosenIn(command);
  // Taking the place of one of them would put another one in force, of which no invoice was asked.
  const isApart = versionsInForce(run.all('workflow')).length > 1;
  const isOvertaken = basedOn !== undefined && before !== null && before.id !== basedOn;
  const leaving = before ? leavingIn(run, [before.document], document) : [];
  const refusals: Refusal[] = [
    ...permit(run, 'admin'),
    ...(isApart ? [{ why: 'workflows-apart' } as const] : []),
    ...(isOvertaken ? [{ why: 'workflow-overtaken' } as const] : []),
    ...faultsIn(run, document),
    ...notPlaced(leaving, document, chosen)
  ];
  if (refusals.length > 0 || !before) return refusals;
  publish(run, document, { basedOn: before.id, replacing: [namedIn(before.document, document, chosen)] });
  return inOrder([
    ...leaving.flatMap(({ of, status, ones }) =>
      ones.flatMap((one) => replaceStatus(run, one, { of, from: status, to: chosen[of][status.id] ?? '' }))
    ),
    ...statusTypes.flatMap((of) =>
      changedStatuses(before.document, document, of).flatMap(([from, to]) =>
        standingIn(run, of, from).flatMap((one) => askToStand(run, one, { of, from, to }))
      )
    )
  ]);
}

/**
 * Of versions that were published apart, one takes the place of all others. What stands where it knows of no status, or of
 * another one, is asked about as with publishing: it came there under the version of its device.
 */
export function settleWorkflow(run: Run, command: CommandOf<'settleWorkflow'>): readonly Refusal[] {
  const { take } = command;
  const refusals = permit(run, 'admin');
  if (refusals.length > 0) return refusals;
  const versions = versionsInForce(run.all('workflow'));
  const taken = versions.find(({ id }) => id === take);
  if (!taken || versions.length < 2) return [{ why: 'not-found', kind: 'workflow', id: take }];
  const settles = versions.flatMap(({ id }) => (id === take ? [] : [id]));
  const basedOn = run.workflow?.id === take ? taken.basedOn : (run.workflow?.id ?? '');
  const chosen = chosenIn(command);
  const documents = versions.map(({ document }) => document);
  const leaving = leavingIn(run, documents, taken.document);
  const unplaced = notPlaced(leaving, taken.document, chosen);
  if (unplaced.length > 0) return unplaced;
  const arrived = statusTypes.flatMap((of) => {
    const { statuses } = machineOf(taken.document, of);
    const left = leaving.flatMap((one) => (one.of === of ? one.status : []));
    const staying = statuses.filter(({ id }) => documents.some((one) => isAnother(one, taken.document, { of, id })));
    return [...left, ...staying].flatMap((status) =>
      standingIn(run, of, status).map((one) => ({ one, of, from: statusEntered(run, one, of, status), to: status }))
    );
  });
  publish(run, taken.document, {
    basedOn,
    settles,
    replacing: documents.map((document) => namedIn(document, taken.document, chosen))
  });
  return inOrder(
    arrived.flatMap(({ one, of, from, to }) =>
      isIn(machineOf(taken.document, of), to.id)
        ? askToStand(run, one, { of, from, to })
        : replaceStatus(run, one, { of, from, to: chosen[of][to.id] ?? '' })
    )
  );
}

/** What takes the place of statuses of each type. */
type Chosen = Readonly<Record<StatusType, Replacements>>;

function chosenIn({
  replacements = {},
  jobReplacements = {}
}: Partial<Pick<CommandOf<'publishWorkflow'>, 'replacements' | 'jobReplacements'>>): Chosen {
  return { invoice: replacements, job: jobReplacements };
}

export function publish(
  run: Run,
  document: Workflow,
  {
    basedOn,
    settles = [],
    replacing = []
  }: {
    basedOn: string;
    settles?: readonly string[];
    replacing?: readonly Chosen[];
  }
): void {
  const [replacements, jobReplacements] = statusTypes.map(
    (of) => Object.assign({}, ...replacing.map((one) => one[of])) as Replacements
  ) as [Replacements, Replacements];
  run.record({ kind: 'workflow', id: digestOf(document) }, 'workflow-published', {
    document,
    basedOn,
    ...(settles.length > 0 ? { settles } : {}),
    ...(Object.keys(replacements).length > 0 ? { replacements } : {}),
    ...(Object.keys(jobReplacements).length > 0 ? { jobReplacements } : {})
  });
}

/** A workflow with a fault is never in force, whoever sends it: the editor shows what is wrong, this keeps it out. */
export function faultsIn(run: Run, document: Workflow): Refusal[] {
  const people = run.all('person').map(({ id }) => id);
  const faults = prove(document, { people }).filter(isFault);
  return faults.length === 0 ? [] : [{ why: 'workflow-faulty', faults }];
}

/** What stands in a status that goes. */
interface Leaving {
  readonly of: StatusType;
  readonly status: Status;
  readonly ones: readonly Standing[];
}

type Standing = Invoice | Job;

/** What stands in statuses that go, in the order of the old workflow, or of several, one after the other. */
function leavingIn(run: Run, before: readonly Workflow[], after: Workflow): Leaving[] {
  return statusTypes.flatMap((of) => {
    const known = new Set(machineOf(after, of).statuses.map(({ id }) => id));
    return before
      .flatMap((document) => compileMachine(machineOf(document, of)).statuses)
      .flatMap((status): Leaving[] => {
        if (known.has(status.id)) return [];
        known.add(status.id);
        const ones = standingIn(run, of, status);
        return ones.length > 0 ? [{ of, status, ones }] : [];
      });
  });
}

/** Why what stands in statuses that go has nowhere to stand; successors of what nothing stands in do not matter. */
function notPlaced(leaving: readonly Leaving[], after: Workflow, chosen: Chosen): Refusal[] {
  return statusTypes.flatMap((of) => {
    const ofType = leaving.filter((one) => one.of === of);
    const successors = ofType.flatMap(({ status: { id } }) => chosen[of][id] ?? []);
    const unknown = [...new Set(successors)].filter((id) => !isIn(machineOf(after, of), id));
    return [
      ...unknown.map((status): Refusal => ({ why: 'unknown-status', status })),
      ...ofType.flatMap(({ status: { id, label }, ones: { length: count } }): Refusal[] =>
        Object.hasOwn(chosen[of], id)
          ? []
          : [{ why: 'status-in-use', ...(of === 'job' ? { of } : {}), status: id, label, count }]
      )
    ];
  });
}

/** The status of something as the version knew it under which it came there; `otherwise`: where nobody knows that. */
function statusEntered(run: Run, { id, status, entered }: Standing, of: StatusType, otherwise: Status): Status {
  const entry = run.base.history({ kind: of, id }).find(({ event }) => event.key === entered.event);
  const document = run.get('workflow', entry?.workflow ?? '')?.document;
  return (document && machineOf(document, of).statuses.find((one) => one.id === status)) ?? otherwise;
}

/** A deleted one may be brought back, and is to stand somewhere then. */
function standingIn(run: Run, of: StatusType, { id }: Status): Standing[] {
  const ids = of === 'job' ? run.jobsIn(id) : run.invoicesIn(id);
  return ids.flatMap((one) => run.get(of, one) ?? []);
}

/** Statuses that stay, and mean something else from now on for what stands in them: before and after. */
function changedStatuses(before: Workflow, after: Workflow, of: StatusType): [Status, Status][] {
  const { statusById } = compileMachine(machineOf(after, of));
  return machineOf(before, of).statuses.flatMap((status): [Status, Status][] => {
    const next = statusById.get(status.id);
    return !next || meansTheSame(status, next, of) ? [] : [[status, next]];
  });
}

function isAnother(one: Workflow, other: Workflow, { of, id }: { of: StatusType; id: string }): boolean {
  const [before, after] = [one, other].map((document) =>
    machineOf(document, of).statuses.find((status) => status.id === id)
  );
  return before !== undefined && after !== undefined && !meansTheSame(before, after, of);
}

function meansTheSame(one: Status, other: Status, of: StatusType): boolean {
  if (one.group !== other.group) return false;
  if (of === 'job') return isConfirmed(one) === isConfirmed(other);
  return one.approvalStage === other.approvalStage && one.settled === other.settled;
}

/** Those that say something: from statuses that the old workflow had and the new one has not, to one that it has. */
function namedIn(before: Workflow, after: Workflow, chosen: Chosen): Chosen {
  const named = (of: StatusType): Replacements => {
    const [old, next] = [machineOf(before, of), machineOf(after, of)];
    return Object.fromEntries(
      Object.entries(chosen[of]).filter(([gone, to]) => isIn(old, gone) && !isIn(next, gone) && isIn(next, to))
    );
  };
  return { invoice: named('invoice'), job: named('job') };
}

function replaceStatus(
  run: Run,
  one: Standing,
  { of, from, to }: { of: StatusType; from: Status; to: string }
): readonly Refusal[] {
  const target = (of === 'job' ? run.jobMachine : run.machine).statusById.get(to);
  if (!target) return [{ why: 'unknown-status', status: to }];
  const refusals = askToStand(run, one, { of, from, to: target });
  if (refusals.length > 0) return refusals;
  if (isInvoice(one)) replaceInvoiceStatus(run, one, from, target);
  else replaceJobStatus(run, one, from, target);
  return [];
}

function replaceInvoiceStatus(run: Run, invoice: Invoice, from: Status, to: Status): void {
  const { event } = run.record({ kind: 'invoice', id: invoice.id }, 'status-replaced', {
    ...passage(invoice, from, to),
    reason: '',
    remembered: false
  });
  enterStatus(run, invoice.id, { from, to, effects: [], move: event.key });
}

/** Why something may not stand in what takes the place of its status, or in what its status becomes. */
function askToStand(
  run: Run,
  one: Standing,
  { of, from, to }: { of: StatusType; from: Status; to: Status }
): Refusal[] {
  const standing = isInvoice(one) ? run.standing(one) : standingOfJob(run, one);
  const refusals = askReplacement(standing, from, to, of);
  if (refusals.length === 0) return [];
  const which = of === 'job' ? { job: one.id } : { invoice: one.id };
  return [{ why: 'not-replaceable', ...which, from: from.label, to: to.label, refusals }];
}

function isInvoice(one: Standing): one is Invoice {
  return 'signatures' in one;
}

function isIn({ statuses }: Machine, id: string): boolean {
  return statuses.some((status) => status.id === id);
}
