import type { EditingProfile, Status } from '#domain/workflow/document.ts';
import type { Balance } from '#domain/invoice/balance.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Permission } from '#domain/people/permission.ts';
import { movesFrom, type MoveVerdict } from '#domain/workflow/transition.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { signedCount, type Counted } from '#domain/workflow/approval.ts';
import { approvalStep, approve, handsFor, type ApprovalStep, type Hand } from './decide-approval.ts';
import { standsInFor } from './decide-delegation.ts';
import { deletionRefusals, isWithdrawable } from './decide-invoice.ts';
import { notRemindable } from './decide-reminder.ts';
import { permit } from './permit.ts';
import { notRepeatable } from './repeat.ts';
import { Run, type Context } from './run.ts';
import type { World } from './world.ts';

/** Everything that may or may not be done with an invoice now, and why: the very code that enforces it (B81–B84). */
export interface Answers {
  readonly status: Status | null;
  readonly balance: Balance;
  readonly overdue: boolean;
  /** Each move that the workflow knows from here, for the acting person. */
  readonly moves: readonly OfferedMove[];
  readonly approval: ApprovalAnswer;
  readonly profile: EditingProfile | null;
  readonly edit: readonly Refusal[];
  /** Whether editing may take back the request that runs here (BR10). */
  readonly withdrawable: boolean;
  readonly pay: readonly Refusal[];
  /** Why nobody is reminded of paying it. */
  readonly remind: readonly Refusal[];
  /** Why it is not written again every so often. */
  readonly repeat: readonly Refusal[];
  readonly deletion: readonly Refusal[];
  readonly override: readonly Refusal[];
  /** Stages that this amount has to pass, with who signed. */
  readonly stages: readonly StageAnswer[];
  /** Keys of the signatures that count. */
  readonly counting: readonly string[];
  /** Who could sign the lowest open stage now, whoever asks. */
  readonly waitsFor: readonly Hand[];
}

export interface StageAnswer {
  readonly n: number;
  readonly quorum: number;
  /** Those that count. */
  readonly signatures: readonly Counted[];
  readonly signedCount: number;
}

export interface OfferedMove extends MoveVerdict {
  /** The person in whose place the acting one could make it, where they could not themselves. */
  readonly inPlaceOf: string | null;
}

/** What *Approve* would do; its refusals say `no-such-move` where approving is not offered here. */
export interface ApprovalAnswer extends ApprovalStep {
  /** The person in whose place the acting one would sign; null: in their own. */
  readonly inPlaceOf: string | null;
  /** Where the signature would take the invoice; null: it moves nothing yet, or is refused. */
  readonly to: Status | null;
}

/** A reason is asked for where the move is made, and so missing nowhere before. */
const reasonToCome = 'to be given';

/** Answers for one invoice as it stands. Asking changes nothing. */
export function ask(world: World, invoice: Invoice, context: Context): Answers {
  const run = new Run(world, context);
  const picture = run.picture(invoice);
  const status = run.machine.statusById.get(invoice.status) ?? null;
  const edit = askPermission(run, invoice, 'edit');
  return {
    status,
    balance: picture.balance,
    overdue: picture.overdue,
    moves: askMoves(run, invoice),
    approval: askApproval(world, invoice, context),
    profile: status?.editing ?? null,
    edit,
    withdrawable: isWithdrawable(run, invoice),
    pay: askPermission(run, invoice, 'pay'),
    remind: [...askPermission(run, invoice, 'pay'), ...notRemindable(run, invoice)],
    repeat: [...edit, ...notRepeatable(run, invoice)],
    deletion: [...edit, ...deletionRefusals(run, invoice)],
    override: askPermission(run, invoice, 'admin'),
    stages: picture.applicableStages.map((stage) => ({
      n: stage.n,
      quorum: stage.quorum,
      signatures: picture.signatures.filter((given) => given.stage === stage.n),
      signedCount: signedCount(stage, picture.signatures)
    })),
    counting: picture.signatures.map(({ key }) => key),
    waitsFor: handsFor(run, invoice)
  };
}

/** Each move that the workflow knows from here, for the acting person of a run. */
export function askMoves(run: Run, invoice: Invoice): OfferedMove[] {
  const readOnly = readOnlyIn(invoice);
  return offeredMoves(run, invoice).map((verdict) => ({ ...verdict, refusals: [...readOnly, ...verdict.refusals] }));
}

/** Why the acting person of a run may not do with an invoice what a permission is for; empty: they may. */
export function askPermission(run: Run, invoice: Invoice, permission: Permission): Refusal[] {
  return [...readOnlyIn(invoice), ...permit(run, permission, invoice)];
}

/** What *Approve* would do: for oneself where that is possible, else in the place of somebody who lets one. */
export function askApproval(world: World, invoice: Invoice, context: Context): ApprovalAnswer {
  const own = tried(world, invoice, context, null);
  if (own.refusals.length === 0 || own.refusals.some(({ why }) => why === 'no-such-move')) return own;
  const places = standsInFor(new Run(world, context), context.by).map(({ id }) => id);
  const inPlace = places.map((place) => tried(world, invoice, context, place));
  return inPlace.find(({ refusals }) => refusals.length === 0) ?? own;
}

/**
 * Whether an invoice waits for the acting person's signature: they could give it now, or pass a request that no stage
 * applies to. Null: it does not.
 */
export function askDuty(world: World, invoice: Invoice, context: Context): ApprovalAnswer | null {
  if (invoice.deleted || invoice.archived) return null;
  const answer = askApproval(world, invoice, context);
  if (answer.refusals.length > 0) return null;
  if (answer.stage !== null) return answer;
  return new Run(world, context).machine.statusById.get(invoice.status)?.request ? answer : null;
}

/** Tried on a run that is thrown away, so that a move that the signature completes is asked too. */
function tried(world: World, invoice: Invoice, context: Context, inPlaceOf: string | null): ApprovalAnswer {
  const run = new Run(world, context);
  const step = approvalStep(run, invoice, inPlaceOf);
  const refusals = approve(run, {
    do: 'approve',
    invoice: invoice.id,
    comment: reasonToCome,
    ...(inPlaceOf === null ? {} : { inPlaceOf })
  });
  const after = run.get('invoice', invoice.id)?.status ?? invoice.status;
  const to = refusals.length === 0 && after !== invoice.status ? (run.machine.statusById.get(after) ?? null) : null;
  return { ...step, refusals, inPlaceOf, to };
}

function readOnlyIn({ unreadable }: Invoice): Refusal[] {
  return unreadable.length > 0 ? [{ why: 'read-only', eventTypes: unreadable }] : [];
}

function offeredMoves(run: Run, invoice: Invoice): OfferedMove[] {
  const verdictsFor = (inPlaceOf: string | null): MoveVerdict[] =>
    movesFrom(run.machine, run.standing(invoice), run.asker(invoice, inPlaceOf), { reason: reasonToCome });
  const places = run.may('approve', invoice) ? [] : standsInFor(run, run.context.by);
  const [place] = places.filter(({ id }) => run.holds(id, 'approve', invoice));
  const own = verdictsFor(null);
  if (!place) return own.map((verdict) => ({ ...verdict, inPlaceOf: null }));
  const inPlace = verdictsFor(place.id);
  return own.map((verdict) => {
    const other = inPlace.find(({ move }) => move.id === verdict.move.id);
    const helps = other?.move.way.permission === 'approve' && other.refusals.length < verdict.refusals.length;
    return helps ? { ...other, inPlaceOf: place.id } : { ...verdict, inPlaceOf: null };
  });
}
