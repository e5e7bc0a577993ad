import type { EditingProfile, Status } from '#domain/workflow/document.ts';
import type { Balance } from '#domain/invoice/balance.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { movesFrom, type MoveVerdict } from '#domain/workflow/transition.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { approvalStep, approve, type ApprovalStep } from './decide-approval.ts';
import { deletionRefusals, isWithdrawable } from './decide-invoice.ts';
import { permit } from './permit.ts';
import { Run, type Context } from './run.ts';
import type { World } from './world.ts';

/** Everything that may or may not be done with an invoice now, and why: the very code that enforces it (B81–B84). */
export interface Answers {
  readonly status: Status | null;
  readonly balance: Balance;
  readonly overdue: boolean;
  /** Each move that the workflow knows from here, for the acting person. */
  readonly moves: readonly MoveVerdict[];
  /** What *Approve* would do; its refusals say `no-such-move` where approving is not offered here. */
  readonly approval: ApprovalStep;
  readonly profile: EditingProfile | null;
  readonly edit: readonly Refusal[];
  /** Whether editing may take back the request that runs here (BR10). */
  readonly withdrawable: boolean;
  readonly pay: readonly Refusal[];
  readonly deletion: readonly Refusal[];
  readonly override: readonly Refusal[];
  /** Stages that this amount has to pass, with who signed. */
  readonly stages: readonly { readonly n: number; readonly quorum: number; readonly signedBy: readonly string[] }[];
}

/** A reason is asked for where the move is made, and so missing nowhere before. */
const reasonToCome = 'to be given';

/** Answers for one invoice as it stands. Asking changes nothing. */
export function ask(world: World, invoice: Invoice, context: Context): Answers {
  const run = new Run(world, context);
  const picture = run.picture(invoice);
  const status = run.machine.statusById.get(invoice.status) ?? null;
  const readOnly: Refusal[] =
    invoice.unreadable.length > 0 ? [{ why: 'read-only', eventTypes: invoice.unreadable }] : [];
  const edit = [...readOnly, ...permit(run, 'edit', invoice)];
  return {
    status,
    balance: picture.balance,
    overdue: picture.overdue,
    moves: movesFrom(run.machine, run.standing(invoice), run.asker(invoice), { reason: reasonToCome }).map(
      ({ move, refusals }) => ({ move, refusals: [...readOnly, ...refusals] })
    ),
    // Tried on a run that is thrown away, so that a move that the signature completes is asked too.
    approval: {
      ...approvalStep(run, invoice),
      refusals: approve(new Run(world, context), { do: 'approve', invoice: invoice.id, comment: reasonToCome })
    },
    profile: status?.editing ?? null,
    edit,
    withdrawable: isWithdrawable(run, invoice),
    pay: [...readOnly, ...permit(run, 'pay', invoice)],
    deletion: [...edit, ...deletionRefusals(run, invoice)],
    override: [...readOnly, ...permit(run, 'admin', invoice)],
    stages: picture.applicableStages.map(({ n, quorum }) => ({
      n,
      quorum,
      signedBy: picture.signatures.filter(({ stage }) => stage === n).map(({ by }) => by)
    }))
  };
}
