import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Job } from '#domain/job/job.ts';
import { canonical } from '#domain/shared/canonical.ts';
import { isActive } from '#domain/people/person.ts';
import { ok, type Result } from '#domain/shared/result.ts';
import type { EditingProfile } from '#domain/workflow/document.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { StatusName } from '#domain/workflow/trail.ts';
import { movesFrom } from '#domain/workflow/transition.ts';
import { abilitiesIn, type Ability } from './abilities.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import { handsFor } from './decide-approval.ts';
import { sealedBy, standingOfJob } from './decide-job.ts';
import { permit } from './permit.ts';
import { Run, type Context } from './run.ts';
import type { World } from './world.ts';

/** Where an invoice or a job stands, and what people may do there. */
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
  /** Of the invoice or job. */
  readonly id: string;
  readonly before: Stance;
  readonly after: Stance;
}

/** What would change, for invoices and for the jobs that they come from. */
export interface Foreseen {
  readonly invoices: readonly Impact[];
  readonly jobs: readonly Impact[];
}

/**
 * What a command would change for each of some invoices and jobs, and nothing for the others: what is foreseen and what
 * happens are the same code, over the same world. Nothing is written.
 */
export function impactOf(
  world: World,
  { invoices, jobs = [] }: { invoices: readonly Invoice[]; jobs?: readonly Job[] },
  { command, context }: { command: Command; context: Context }
): Result<Foreseen, readonly Refusal[]> {
  const decided = decide(world, command, context);
  if (!decided.ok) return decided;
  const after = decided.value.after();
  const [runBefore, runAfter] = [new Run(world, context), new Run(after, context)];
  return ok({
    invoices: impactsOn(invoices, [stancesIn(runBefore), stancesIn(runAfter)], (id) => after.get('invoice', id)),
    jobs: impactsOn(jobs, [jobStancesIn(runBefore), jobStancesIn(runAfter)], (id) => after.get('job', id))
  });
}

function impactsOn<One extends { readonly id: string }>(
  all: readonly One[],
  [stanceBefore, stanceAfter]: readonly [(one: One) => Stance, (one: One) => Stance],
  afterwards: (id: string) => One | undefined
): Impact[] {
  return all.flatMap((one): Impact[] => {
    const impact = {
      id: one.id,
      before: stanceBefore(one),
      after: stanceAfter(afterwards(one.id) ?? one)
    };
    return canonical(impact.before) === canonical(impact.after) ? [] : [impact];
  });
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

/** How each job of a world stands: it is sealed or open, and has neither signatures nor money. */
function jobStancesIn(run: Run): (job: Job) => Stance {
  const runs = run
    .all('person')
    .filter(isActive)
    .map(({ id }) => ({ id, as: new Run(run.base, { ...run.context, by: id }) }));
  return (job) => {
    const status = run.jobMachine.statusById.get(job.status);
    const standing = standingOfJob(run, job);
    const sealed = sealedBy(run, job);
    const ability = (as: Run): Ability => ({
      moves: movesFrom(run.jobMachine, standing, as.asker(job), { reason: 'to be given' }).flatMap(
        ({ move, refusals }) => (refusals.length === 0 ? move.to.id : [])
      ),
      approve: false,
      edit: sealed.length === 0 && permit(as, 'edit', job).length === 0,
      pay: false
    });
    return {
      status: { id: job.status, label: status?.label ?? job.status },
      editing: status ? (status.editing === 'sealed' ? 'sealed' : 'open') : null,
      archived: false,
      number: null,
      people: Object.fromEntries(runs.map(({ id, as }) => [id, ability(as)])),
      waitsFor: [],
      openStages: []
    };
  };
}
