import type { Invoice } from '#domain/invoice/invoice.ts';
import { canonical } from '#domain/history/digest.ts';
import { ok, type Result } from '#domain/shared/result.ts';
import type { EditingProfile } from '#domain/workflow/document.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { StatusName } from '#domain/workflow/trail.ts';
import { abilitiesIn, type Ability } from './abilities.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import { handsFor } from './decide-approval.ts';
import { Run, type Context } from './run.ts';
import type { World } from './world.ts';

/** Where an invoice stands, and what people may do there. */
export interface Stance {
  readonly status: StatusName;
  /** `null`: the workflow does not know the status. */
  readonly editing: EditingProfile | null;
  readonly archived: boolean;
  readonly number: string | null;
  /** What each active person may do, by id: whoever publishes may do more than those who work with it. */
  readonly people: Readonly<Record<string, Ability>>;
  /** Ids of those who could sign the lowest open stage now. */
  readonly waitsFor: readonly string[];
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
  const [stanceBefore, stanceAfter] = [stancesIn(new Run(world, context)), stancesIn(new Run(after, context))];
  return ok(
    invoices.flatMap((invoice): Impact[] => {
      const impact = {
        invoice: invoice.id,
        before: stanceBefore(invoice),
        after: stanceAfter(after.get('invoice', invoice.id) ?? invoice)
      };
      return canonical(impact.before) === canonical(impact.after) ? [] : [impact];
    })
  );
}

/** How each invoice of a world stands. */
export function stancesIn(run: Run): (invoice: Invoice) => Stance {
  const abilities = abilitiesIn(run);
  return (invoice) => {
    const status = run.machine.statusById.get(invoice.status);
    return {
      status: { id: invoice.status, label: status?.label ?? invoice.status },
      editing: status?.editing ?? null,
      archived: invoice.archived !== null,
      number: invoice.number?.text ?? null,
      people: abilities(invoice),
      waitsFor: handsFor(run, invoice).map(({ by }) => by),
      openStages: run.picture(invoice).openStages.map(({ n }) => n)
    };
  };
}
