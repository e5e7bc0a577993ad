import type { Invoice } from '#domain/invoice/invoice.ts';
import { canonical } from '#domain/history/digest.ts';
import { ok, type Result } from '#domain/shared/result.ts';
import type { EditingProfile } from '#domain/workflow/document.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { StatusName } from '#domain/workflow/trail.ts';
import { ask } from './ask.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import type { Context } from './run.ts';
import type { World } from './world.ts';

/** Where an invoice stands, and what the acting person may do there. */
export interface Stance {
  readonly status: StatusName;
  /** `null`: the workflow does not know the status. */
  readonly editing: EditingProfile | null;
  readonly archived: boolean;
  readonly number: string | null;
  /** Statuses that a move leads to now, by id. */
  readonly moves: readonly string[];
  readonly mayApprove: boolean;
  /** Approval stages that apply and are not signed. */
  readonly openStages: readonly number[];
}

export interface Impact {
  readonly invoice: string;
  readonly before: Stance;
  readonly after: Stance;
}

/**
 * What a command would change for each of some invoices, and nothing for the others: what is foreseen and what happens
 * are the same code, over the same world. Nothing is written.
 */
export function impactOf(
  world: World,
  invoices: readonly Invoice[],
  { command, context }: { command: Command; context: Context }
): Result<readonly Impact[], readonly Refusal[]> {
  const decided = decide(world, command, context);
  if (!decided.ok) return decided;
  const after = decided.value.after();
  return ok(
    invoices.flatMap((invoice): Impact[] => {
      const impact = {
        invoice: invoice.id,
        before: stanceOf(world, invoice, context),
        after: stanceOf(after, after.get('invoice', invoice.id) ?? invoice, context)
      };
      return canonical(impact.before) === canonical(impact.after) ? [] : [impact];
    })
  );
}

export function stanceOf(world: World, invoice: Invoice, context: Context): Stance {
  const { status, profile, moves, approval, stages } = ask(world, invoice, context);
  return {
    status: { id: invoice.status, label: status?.label ?? invoice.status },
    editing: profile,
    archived: invoice.archived !== null,
    number: invoice.number?.text ?? null,
    moves: moves.flatMap(({ move, refusals }) => (refusals.length === 0 ? move.to.id : [])),
    mayApprove: approval.refusals.length === 0,
    openStages: stages.flatMap((stage) => (stage.signedCount < stage.quorum ? stage.n : []))
  };
}
