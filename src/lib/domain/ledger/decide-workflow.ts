import { digestOf } from '#domain/history/digest.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Machine, Status, Workflow } from '#domain/workflow/document.ts';
import { prove } from '#domain/workflow/proof/prove.ts';
import { isFault } from '#domain/workflow/proof/finding.ts';
import { compileMachine, type CompiledMachine } from '#domain/workflow/machine.ts';
import { inOrder, type Refusal } from '#domain/workflow/refusal.ts';
import { askReplacement } from '#domain/workflow/transition.ts';
import { versionsInForce } from '#domain/workflow/version.ts';
import type { CommandOf } from './command.ts';
import { enterStatus, passage } from './move.ts';
import { permit } from './permit.ts';
import type { Run } from './run.ts';

/**
 * A workflow that was proved takes the place of the one in force, and what stands in a status that goes with the old one
 * goes to the status that replaces it, in the same commit: nothing ever points at a status that is missing.
 */
export function publishWorkflow(run: Run, command: CommandOf<'publishWorkflow'>): readonly Refusal[] {
  const { document, basedOn, replacements = {} } = command;
  const before = run.workflow;
  // Taking the place of one of them would put another one in force, of which no invoice was asked.
  const isApart = versionsInForce(run.all('workflow')).length > 1;
  const isOvertaken = basedOn !== undefined && before !== null && before.id !== basedOn;
  const leaving = before
    ? leavingInvoices(run, [before.document.machines.invoice], document.machines.invoice)
    : new Map<Status, Invoice[]>();
  const refusals: Refusal[] = [
    ...permit(run, 'admin'),
    ...(isApart ? [{ why: 'workflows-apart' } as const] : []),
    ...(isOvertaken ? [{ why: 'workflow-overtaken' } as const] : []),
    ...faultsIn(run, document),
    ...notPlaced(leaving, document.machines.invoice, replacements)
  ];
  if (refusals.length > 0 || !before) return refusals;
  publish(run, document, { basedOn: before.id, replacements: namedIn(before.document, document, replacements) });
  return inOrder([
    ...[...leaving].flatMap(([from, invoices]) =>
      invoices.flatMap((invoice) => replaceStatus(run, invoice, from, replacements[from.id] ?? ''))
    ),
    ...changedStatuses(before.document.machines.invoice, run.machine).flatMap(([from, to]) =>
      standingIn(run, from).flatMap((invoice) => askToStand(run, invoice, from, to))
    )
  ]);
}

/**
 * Of versions that were published apart, one takes the place of all others. What stands where it knows of no status, or of
 * another one, is asked about as with publishing: it came there under the version of its device.
 */
export function settleWorkflow(run: Run, { take, replacements = {} }: CommandOf<'settleWorkflow'>): readonly Refusal[] {
  const refusals = permit(run, 'admin');
  if (refusals.length > 0) return refusals;
  const versions = versionsInForce(run.all('workflow'));
  const taken = versions.find(({ id }) => id === take);
  if (!taken || versions.length < 2) return [{ why: 'not-found', kind: 'workflow', id: take }];
  const settles = versions.flatMap(({ id }) => (id === take ? [] : [id]));
  const basedOn = run.workflow?.id === take ? taken.basedOn : (run.workflow?.id ?? '');
  const machine = taken.document.machines.invoice;
  const machines = versions.map(({ document }) => document.machines.invoice);
  const leaving = leavingInvoices(run, machines, machine);
  const unplaced = notPlaced(leaving, machine, replacements);
  if (unplaced.length > 0) return unplaced;
  const named = versions.map(({ document }) => namedIn(document, taken.document, replacements));
  const staying = machine.statuses.filter(({ id }) => machines.some((one) => isAnother(one, machine, id)));
  const arrived = [...leaving.keys(), ...staying].flatMap((status) =>
    standingIn(run, status).map((invoice) => ({ invoice, from: statusEntered(run, invoice, status), to: status }))
  );
  publish(run, taken.document, { basedOn, settles, replacements: Object.assign({}, ...named) as Replacements });
  return inOrder(
    arrived.flatMap(({ invoice, from, to }) =>
      isIn(machine, to.id)
        ? askToStand(run, invoice, from, to)
        : replaceStatus(run, invoice, from, replacements[to.id] ?? '')
    )
  );
}

type Replacements = Readonly<Record<string, string>>;

export function publish(
  run: Run,
  document: Workflow,
  {
    basedOn,
    settles = [],
    replacements = {}
  }: {
    basedOn: string;
    settles?: readonly string[];
    replacements?: Replacements;
  }
): void {
  run.record({ kind: 'workflow', id: digestOf(document) }, 'workflow-published', {
    document,
    basedOn,
    ...(settles.length > 0 ? { settles } : {}),
    ...(Object.keys(replacements).length > 0 ? { replacements } : {})
  });
}

/** A workflow with a fault is never in force, whoever sends it: the editor shows what is wrong, this keeps it out. */
export function faultsIn(run: Run, document: Workflow): Refusal[] {
  const people = run.all('person').map(({ id }) => id);
  const faults = prove(document, { people }).filter(isFault);
  return faults.length === 0 ? [] : [{ why: 'workflow-faulty', faults }];
}

/** What stands in statuses that go, in the order of the old workflow, or of several, one after the other. */
function leavingInvoices(run: Run, before: readonly Machine[], after: Machine): Map<Status, Invoice[]> {
  const leaving = new Map<Status, Invoice[]>();
  const known = new Set(after.statuses.map(({ id }) => id));
  for (const status of before.flatMap((machine) => compileMachine(machine).statuses)) {
    if (known.has(status.id)) continue;
    known.add(status.id);
    const invoices = standingIn(run, status);
    if (invoices.length > 0) leaving.set(status, invoices);
  }
  return leaving;
}

/** Why what stands in statuses that go has nowhere to stand; successors of what nothing stands in do not matter. */
function notPlaced(
  leaving: ReadonlyMap<Status, readonly Invoice[]>,
  after: Machine,
  replacements: Replacements
): Refusal[] {
  const successors = [...leaving.keys()].flatMap(({ id }) => replacements[id] ?? []);
  const unknown = [...new Set(successors)].filter((id) => !isIn(after, id));
  return [
    ...unknown.map((status): Refusal => ({ why: 'unknown-status', status })),
    ...[...leaving].flatMap(([{ id, label }, { length: count }]): Refusal[] =>
      Object.hasOwn(replacements, id) ? [] : [{ why: 'status-in-use', status: id, label, count }]
    )
  ];
}

/** The status of an invoice as the version knew it under which it came there; `otherwise`: where nobody knows that. */
function statusEntered(run: Run, { id, status, entered }: Invoice, otherwise: Status): Status {
  const entry = run.base.history({ kind: 'invoice', id }).find(({ event }) => event.key === entered.event);
  const version = run.get('workflow', entry?.workflow ?? '');
  return version?.document?.machines.invoice.statuses.find((one) => one.id === status) ?? otherwise;
}

/** A deleted one may be brought back, and is to stand somewhere then. */
function standingIn(run: Run, { id }: Status): Invoice[] {
  return run.invoicesIn(id).flatMap((invoice) => run.get('invoice', invoice) ?? []);
}

/** Statuses that stay, and mean something else from now on for what stands in them: before and after. */
function changedStatuses({ statuses }: Machine, { statusById }: CompiledMachine): [Status, Status][] {
  return statuses.flatMap((before): [Status, Status][] => {
    const after = statusById.get(before.id);
    return !after || meansTheSame(before, after) ? [] : [[before, after]];
  });
}

function isAnother(one: Machine, other: Machine, id: string): boolean {
  const [before, after] = [one, other].map(({ statuses }) => statuses.find((status) => status.id === id));
  return before !== undefined && after !== undefined && !meansTheSame(before, after);
}

function meansTheSame(one: Status, other: Status): boolean {
  return one.group === other.group && one.approvalStage === other.approvalStage && one.settled === other.settled;
}

/** Those that say something: from statuses that the old workflow had and the new one has not, to one that it has. */
function namedIn(before: Workflow, after: Workflow, replacements: Replacements): Replacements {
  return Object.fromEntries(
    Object.entries(replacements).filter(
      ([gone, to]) =>
        isIn(before.machines.invoice, gone) && !isIn(after.machines.invoice, gone) && isIn(after.machines.invoice, to)
    )
  );
}

function replaceStatus(run: Run, invoice: Invoice, from: Status, to: string): readonly Refusal[] {
  const target = run.machine.statusById.get(to);
  if (!target) return [{ why: 'unknown-status', status: to }];
  const refusals = askToStand(run, invoice, from, target);
  if (refusals.length > 0) return refusals;
  const { event } = run.record({ kind: 'invoice', id: invoice.id }, 'status-replaced', {
    ...passage(invoice, from, target),
    reason: '',
    remembered: false
  });
  enterStatus(run, invoice.id, { from, to: target, effects: [], move: event.key });
  return [];
}

/** Why an invoice may not stand in what takes the place of its status, or in what its status becomes. */
function askToStand(run: Run, invoice: Invoice, from: Status, to: Status): Refusal[] {
  const refusals = askReplacement(run.standing(invoice), from, to);
  if (refusals.length === 0) return [];
  return [{ why: 'not-replaceable', invoice: invoice.id, from: from.label, to: to.label, refusals }];
}

function isIn({ statuses }: Machine, id: string): boolean {
  return statuses.some((status) => status.id === id);
}
